"""Where each student stands: as declared, else as read from what they wrote, else unclear."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.discussion.maker import Maker
from bot.discussion.position import Position, ReadStance, Side, Sides
from bot.discussion.thread import Thread
from bot.discussion.units import Unit, UnitKind

# What a student says once against what they say often is a concession; below this share of one side it is unclear.
_MIN_SHARE = 0.7


def find_sides(thread: Thread, units: Sequence[Unit], maker: Maker) -> Sides:
    """The side of every student who has one, by student id; nothing is read for a prompt without a claim."""
    declared = {
        student_id: Side(position=taken.position, is_declared=True) for student_id, taken in thread.declared.items()
    }
    return {**_read_sides(thread, units, maker), **declared}


def _read_sides(thread: Thread, units: Sequence[Unit], maker: Maker) -> dict[int, Side]:
    claim = thread.prompt.question.claim
    if claim is None:
        return {}
    telling = [unit for unit in units if unit.kind in (UnitKind.ARGUMENT, UnitKind.NOD)]
    by_student: dict[int, list[tuple[int, ReadStance]]] = defaultdict(list)
    for unit, stance in zip(telling, maker.read_stances([unit.text for unit in telling], claim), strict=True):
        if stance.position is not None:
            by_student[unit.post.author_id].append((unit.post.post_id, stance))
    sides = ((student_id, _side_of(read)) for student_id, read in by_student.items())
    return {student_id: side for student_id, side in sides if side is not None}


def _side_of(read: Sequence[tuple[int, ReadStance]]) -> Side | None:
    weights: Counter[Position] = Counter()
    for _, stance in read:
        if stance.position is not None:
            weights[stance.position] += stance.sureness  # type: ignore[assignment]
    position, weight = weights.most_common(1)[0]
    if weight < _MIN_SHARE * sum(weights.values()):
        return None
    post_ids = tuple(dict.fromkeys(post_id for post_id, stance in read if stance.position is position))
    return Side(position=position, is_declared=False, post_ids=post_ids)
