"""Where a class stands: the positions that hold now, and how many of them the class itself may be told of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.discussion.position import DeclaredPosition, Position

#: Fewest students that a count may stand for: a common least cell in published school statistics.
FEWEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassCounts:
    """How many students hold a position, as far as the class may know; a position that is not in it is hidden.

    `n_students` is how many took a position at all; None where it is hidden too.
    """

    by_position: Mapping[Position, int]
    n_students: int | None


def standing_positions(positions: Iterable[DeclaredPosition]) -> dict[int, DeclaredPosition]:
    """The position that stands of each student, by student id: the latest of those declared."""
    oldest_first = sorted(positions, key=lambda taken: (taken.declared_at, taken.position_id))
    return {taken.student_id: taken for taken in oldest_first}


def changed_ids(positions: Sequence[DeclaredPosition]) -> set[int]:
    """The students who first declared another position than the one that stands now, by student id."""
    standing = standing_positions(positions)
    return {taken.student_id for taken in positions if taken.position is not standing[taken.student_id].position}


def counts_for_class(positions: Iterable[DeclaredPosition]) -> ClassCounts:
    """What may be told to everybody about positions that were declared in private.

    Two rules. A position held by fewer than FEWEST students is hidden, and so is one that nobody holds: "nobody
    disagrees" and "one student disagrees" would otherwise look different. And where anything is hidden, so is the
    total. With it, one hidden count is a subtraction away; two hidden counts are known to be at most 4 each, so
    that a rest of 8, 7 or 1 gives them away or nearly so. Where every position is shown, the total adds nothing.

    What no count can hide: whoever looks just before and just after a classmate presses, or knows that everybody
    answered and that all answers are alike.
    """
    counts = Counter(taken.position for taken in standing_positions(positions).values())
    shown = {position: counts[position] for position in Position if counts[position] >= FEWEST}
    is_whole = len(shown) == len(Position)
    return ClassCounts(by_position=shown, n_students=sum(shown.values()) if is_whole else None)
