"""What a summary's maker has to know of language: how close texts are, and which side they are on."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bot.discussion.position import ReadStance

Matrix = NDArray[np.float32]


class Closeness(Protocol):
    """How close the texts of one thread are to each other in what they say."""

    def rows(self, indices: Sequence[int]) -> Matrix:
        """How close each of the named texts is to every text: shape (len(indices), number of texts), in 0–1."""


class Maker(Protocol):
    """Reads what students wrote: by rules now, by a sentence encoder beside it later.

    `name` stands on every summary. `same_point` is the closeness from which on two texts make the same point; from
    `enough` on one speaks for the other altogether.
    """

    @property
    def name(self) -> str: ...

    @property
    def same_point(self) -> float: ...

    @property
    def enough(self) -> float: ...

    def compare(self, texts: Sequence[str]) -> Closeness:
        """The closeness of these texts."""

    def read_stances(self, texts: Sequence[str], claim: str) -> list[ReadStance]:
        """What each text says of the claim, in the order of the texts."""
