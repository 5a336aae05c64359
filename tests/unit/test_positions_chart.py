"""Positions over time: a picture only where there is something to see."""

from dataclasses import replace
from datetime import UTC
from zoneinfo import ZoneInfo

from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.thread import Thread
from bot.report.picture import MOST_CHARACTERS_OF_DESCRIPTION
from bot.report.positions_chart import (
    MOST_MOMENTS,
    describe_positions_chart,
    find_moments,
    render_positions_chart,
)
from tests.factories import make_position
from tests.unit.boat import make_boat_thread

AGREE, DISAGREE, IT_DEPENDS = Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS
HOUR, DAY = 60, 24 * 60


def thread_with(*positions: DeclaredPosition) -> Thread:
    return replace(make_boat_thread(), positions=positions)


def five(minutes: float = 0) -> tuple[DeclaredPosition, ...]:
    return tuple(make_position(AGREE, student_id=student_id, minutes=minutes) for student_id in range(11, 16))


def counts_of(thread: Thread) -> list[tuple[str, list[int]]]:
    return [(moment.label, [number for _, number in moment.counts]) for moment in find_moments(thread, UTC)]


def test_each_day_shows_what_stood_at_its_end() -> None:
    # In the order agree, it depends, disagree.
    assert counts_of(make_boat_thread()) == [
        ("Mon 2 Mar", [3, 0, 2]),
        ("Tue 3 Mar", [3, 2, 3]),
        ("Wed 4 Mar", [2, 3, 4]),
    ]


def test_days_are_those_of_the_class_s_own_calendar() -> None:
    late = thread_with(*five(), make_position(DISAGREE, student_id=16, minutes=14 * HOUR))

    assert find_moments(late, UTC) == ()
    assert len(find_moments(late, ZoneInfo("Europe/Berlin"))) == 2


def test_fewer_than_five_students_have_no_chart() -> None:
    few = thread_with(*five()[1:], make_position(DISAGREE, student_id=12, minutes=DAY))

    assert render_positions_chart(few, zone=UTC) is None
    assert describe_positions_chart(few, zone=UTC) is None


def test_one_day_without_a_change_has_no_chart() -> None:
    assert render_positions_chart(thread_with(*five()), zone=UTC) is None


def test_one_lesson_in_which_somebody_changed_position_has_first_and_now() -> None:
    lesson = thread_with(*five(), make_position(IT_DEPENDS, student_id=11, minutes=40))

    assert counts_of(lesson) == [("First", [5, 0, 0]), ("Now", [4, 1, 0])]
    assert "1 moved from agree to it depends." in (describe_positions_chart(lesson, zone=UTC) or "")


def test_a_long_discussion_keeps_its_first_and_its_last_day() -> None:
    days = [make_position(DISAGREE, student_id=11 + day, minutes=DAY * day) for day in range(30)]
    moments = find_moments(thread_with(*five(), *days), UTC)

    assert len(moments) == MOST_MOMENTS
    assert (moments[0].label, moments[-1].label) == ("Mon 2 Mar", "Tue 31 Mar")
    assert moments[-1].n_students == 30


def test_the_chart_is_a_picture_and_the_same_every_time() -> None:
    first = render_positions_chart(make_boat_thread(), zone=UTC)

    assert first is not None
    assert first.startswith(b"\x89PNG\r\n")
    assert first == render_positions_chart(make_boat_thread(), zone=UTC)


def test_the_description_tells_first_and_last_and_who_moved_how() -> None:
    words = describe_positions_chart(make_boat_thread(), zone=UTC) or ""

    assert "Mon 2 Mar: agree 3, it depends 0, disagree 2." in words
    assert "Wed 4 Mar: agree 2, it depends 3, disagree 4. 2 moved from agree to it depends." in words
    assert len(words) <= MOST_CHARACTERS_OF_DESCRIPTION
