"""The class's version of a summary: what students declared in private leaves no trace in it."""

from dataclasses import replace

import pytest

from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summary import StatementKind
from bot.report.class_version import summarise_for_class
from tests.factories import make_position
from tests.unit.boat import STUDENTS, make_boat_summary_for_class, make_boat_thread

FOR_TEACHERS = {
    StatementKind.DECLARED,
    StatementKind.MOVED,
    StatementKind.READ_STANCE,
    StatementKind.UNSUPPORTED_CLAIM,
    StatementKind.TALK_MOVE,
}

#: Their citations are no sign that somebody's words are in the summary.
COUNTS_POSTS = {StatementKind.TOOK_PART, StatementKind.PARAGRAPH_USED}


def declared_by(n_students: int, position: Position) -> tuple[DeclaredPosition, ...]:
    return tuple(make_position(position, student_id=student.student_id) for student in STUDENTS[:n_students])


@pytest.mark.parametrize("position", list(Position))
def test_the_same_posts_give_the_same_words_whatever_was_declared(position: Position) -> None:
    thread = make_boat_thread()

    before = summarise_for_class(thread.without_positions(), RulesMaker())
    after = summarise_for_class(replace(thread, positions=declared_by(10, position)), RulesMaker())

    assert (after.summary, after.sides) == (before.summary, before.sides)
    assert after.thread.positions == ()


def test_of_positions_the_class_is_told_counts_and_none_below_five() -> None:
    thread = make_boat_thread()

    four = summarise_for_class(replace(thread, positions=declared_by(4, Position.AGREE)), RulesMaker())
    five = summarise_for_class(replace(thread, positions=declared_by(5, Position.AGREE)), RulesMaker())

    assert four.class_counts is not None
    assert five.class_counts is not None
    assert four.class_counts.by_position == {}
    assert five.class_counts.by_position == {Position.AGREE: 5}


def test_what_is_for_teachers_is_left_out_and_the_rest_stays() -> None:
    found = make_boat_summary_for_class()
    kinds = {statement.kind for statement in found.summary.statements}

    assert not kinds & FOR_TEACHERS
    assert kinds >= {StatementKind.KEY_POINT, StatementKind.COMMON_GROUND, StatementKind.CRUX}
    assert kinds >= {StatementKind.UNANSWERED_OBJECTION, StatementKind.OPEN_QUESTION, StatementKind.PARAGRAPH_USED}
    assert (found.summary.not_yet_heard, found.summary.not_drawn_on, found.summary.left_alone_ids) == ((), (), ())


def test_the_footer_counts_what_is_in_it_and_what_was_left_out() -> None:
    summary = make_boat_summary_for_class().summary

    counted = [each for each in summary.statements if each.kind not in COUNTS_POSTS]
    assert summary.coverage.n_posts_cited == len({post_id for each in counted for post_id in each.cited_ids})
    assert len(summary.dropped) == 1
