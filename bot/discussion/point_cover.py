"""Choosing the few texts that between them say most of what all say."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.discussion.maker import Matrix

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
    rows: Matrix,
    aim: CoverAim,
    *,
    quality: Sequence[float] | None = None,
    shares: Matrix | None = None,
    voices: Sequence[Hashable] | None = None,
    taken: Sequence[int] = (),
) -> tuple[int, ...]:
    """The candidates that between them speak for most of all texts, in the order picked, behind those already `taken`.

    `rows` has shape (candidates, texts): how close each candidate is to each text, 0–1; picks are row numbers. Greedy:
    each time the candidate that adds most. `quality` weighs each candidate's gain (as good as it is to show), `shares`
    how much each text counts as one to speak for; both are 1 throughout if not given. With `voices`, whose each
    candidate is, no voice is picked twice.

    **Source** Facility location, chosen greedily: at least 1 − 1/e of the best there is (Nemhauser, Wolsey & Fisher
    1978); for summaries, Lin & Bilmes, A Class of Submodular Functions for Document Summarization (ACL 2011).
    """
    spoken = np.minimum(rows / np.float32(aim.enough), np.float32(1))
    weights = np.ones(rows.shape[1], dtype=np.float32) if shares is None else shares
    qualities = np.ones(len(rows)) if quality is None else np.asarray(quality)
    picks = list(taken)
    covered = spoken[picks].max(axis=0, initial=0)
    while len(picks) < aim.most:
        gains = np.array([np.maximum(row - covered, 0) @ weights for row in spoken])
        is_worth_it = gains >= max(aim.least_gain, _NO_GAIN)
        if voices is not None:
            heard = {voices[pick] for pick in picks}
            is_worth_it &= np.array([voice not in heard for voice in voices], dtype=bool)
        if not is_worth_it.any():
            break
        picks.append(int(np.where(is_worth_it, gains * qualities, -np.inf).argmax()))
        covered = np.maximum(covered, spoken[picks[-1]])
    return tuple(picks)
