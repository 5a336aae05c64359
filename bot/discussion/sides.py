"""Where each student stands: as declared, else as read from what they wrote, else unclear."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.discussion.maker import Maker
from bot.discussion.own_answers import OwnAnswer, find_own_answers
from bot.discussion.participation import PostKind
from bot.discussion.position import Position, ReadStance, Side, Sides
from bot.discussion.thread import Thread
from bot.discussion.units import Unit, UnitKind

# What a student says once against what they say often is a concession; below this share of one side it is unclear.
_MIN_SHARE = 0.7


def find_sides(thread: Thread, units: Sequence[Unit], maker: Maker) -> Sides:
    """The side of every student who has one, by student id; nothing is read for a prompt without a claim, or in
    another language than English.

    First counts what a student declared, then the last side they named themselves, then what they say of the claim
    where they answer nobody (a reply takes on a classmate, often for the sake of argument), and last the side of a
    classmate they say they agree with.
    """
    declared = {
        student_id: Side(position=taken.position, is_declared=True) for student_id, taken in thread.declared.items()
    }
    claim = thread.prompt.question.claim
    if claim is None or not thread.is_english:
        return declared
    answers = find_own_answers(thread)
    reply_ids = {
        item.post.post_id for item in thread.classified if item.kind is PostKind.REPLY and not item.is_inferred
    }
    known_ids = {student_id for student_id, answer in answers.items() if answer.position} | declared.keys()
    telling = [
        unit
        for unit in units
        if unit.kind in (UnitKind.ARGUMENT, UnitKind.NOD)
        and unit.post.author_id not in known_ids
        and unit.post.post_id not in reply_ids
    ]
    sides = {**_read_sides(telling, claim, maker), **_named_sides(answers), **declared}
    return {**_followed_sides(answers, sides), **sides}


def _read_sides(telling: Sequence[Unit], claim: str, maker: Maker) -> dict[int, Side]:
    by_student: dict[int, list[tuple[int, ReadStance]]] = defaultdict(list)
    for unit, stance in zip(telling, maker.read_stances([unit.text for unit in telling], claim), strict=True):
        if stance.position is not None:
            by_student[unit.post.author_id].append((unit.post.post_id, stance))
    sides = ((student_id, _side_of(read)) for student_id, read in by_student.items())
    return {student_id: side for student_id, side in sides if side is not None}


def _side_of(read: Sequence[tuple[int, ReadStance]]) -> Side | None:
    weights: dict[Position, float] = defaultdict(float)
    for _, stance in read:
        if stance.position is not None:
            weights[stance.position] += stance.sureness
    position = max(weights, key=lambda position: weights[position])
    if weights[position] < _MIN_SHARE * sum(weights.values()):
        return None
    post_ids = tuple(dict.fromkeys(post_id for post_id, stance in read if stance.position is position))
    return Side(position=position, is_declared=False, post_ids=post_ids)


def _named_sides(answers: Mapping[int, OwnAnswer]) -> dict[int, Side]:
    return {
        student_id: Side(position=answer.position, is_declared=False, post_ids=(answer.post_id,))
        for student_id, answer in answers.items()
        if answer.position is not None
    }


def _followed_sides(answers: Mapping[int, OwnAnswer], sides: Sides) -> dict[int, Side]:
    return {
        student_id: Side(position=sides[answer.follows_id].position, is_declared=False, post_ids=(answer.post_id,))
        for student_id, answer in answers.items()
        if answer.follows_id is not None and answer.follows_id in sides
    }
