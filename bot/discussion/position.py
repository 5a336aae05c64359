"""Where a student stands on a prompt's claim: declared by the student, or read from what they wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class Position(StrEnum):
    """Where somebody stands on a claim."""

    AGREE = "agree"
    DISAGREE = "disagree"
    IT_DEPENDS = "it depends"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPosition:
    """A position a student took on a prompt, with the reason given (may be empty) and the ¶ pointed to, if one was.

    Each change of mind is a new one; the latest stands. `position_id` is 0 until the store has given it one. Where
    the student has shared it with the class, `shared_message_id` is the message it stands in.
    """

    prompt_id: int
    student_id: int
    position: Position
    reason: str
    paragraph: int | None
    declared_at: datetime
    position_id: int = 0
    shared_message_id: int | None = None

    def says_the_same_as(self, other: "DeclaredPosition") -> bool:
        """Whether position, reason and ¶ are those of the other."""
        mine = (self.position, self.reason, self.paragraph)
        return mine == (other.position, other.reason, other.paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStance:
    """What a text says of a claim; None is "unclear". `sureness` is 0–1, and 0 where the position is None."""

    position: Position | None
    sureness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where a student stands: as declared, or as read from `post_ids` (empty where declared)."""

    position: Position
    is_declared: bool
    post_ids: tuple[int, ...] = ()


Sides = Mapping[int, Side]
"""By student id; whoever is not in it is unclear."""

NO_SIDES: Sides = MappingProxyType({})
