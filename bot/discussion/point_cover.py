"""Choosing the few texts that between them say most of what all say."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.discussion.maker import Closeness

# Less than this is rounding: what is already picked, or says word for word the same, has nothing to add.
_NO_GAIN: Final = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverAim:
    """When there are enough picks: `most` at the latest, or when the next would speak for less than `least_gain` texts.

    A text is spoken for as far as its closest pick is close to it; from `enough` (0–1) on, wholly.
    """

    most: int
    enough: float
    least_gain: float = 0.0


def cover_points(
    closeness: Closeness,
    candidates: Sequence[int],
    aim: CoverAim,
    *,
    quality: Sequence[float] | None = None,
    shares: Sequence[float] | None = None,
) -> tuple[int, ...]:
    """Indices of the candidates that between them speak for most of all texts, in the order picked; no two alike.

    Greedy: each time the candidate that adds most. `quality` weighs each candidate's gain (as good as it is to show),
    `shares` how much each of all texts counts as one to speak for; both are 1 throughout if not given. Memory:
    candidates × texts × 4 bytes.

    **Source** Facility location, chosen greedily: at least 1 − 1/e of the best there is (Nemhauser, Wolsey & Fisher
    1978); for summaries, Lin & Bilmes, A Class of Submodular Functions for Document Summarization (ACL 2011).
    """
    if not candidates:
        return ()
    spoken = closeness.rows(candidates)
    spoken /= np.float32(aim.enough)
    np.minimum(spoken, 1, out=spoken)
    shares_of_all = np.asarray([1.0] * spoken.shape[1] if shares is None else shares, dtype=np.float32)
    qualities = np.asarray([1.0] * len(candidates) if quality is None else quality)
    covered = np.zeros(spoken.shape[1], dtype=np.float32)
    picks: list[int] = []
    while len(picks) < aim.most:
        gains = np.array([np.maximum(row - covered, 0) @ shares_of_all for row in spoken])
        is_worth_it = gains >= max(aim.least_gain, _NO_GAIN)
        if not is_worth_it.any():
            break
        picks.append(int(np.where(is_worth_it, gains * qualities, -np.inf).argmax()))
        np.maximum(covered, spoken[picks[-1]], out=covered)
    return tuple(candidates[pick] for pick in picks)
