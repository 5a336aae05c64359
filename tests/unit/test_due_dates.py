"""What a teacher types as a day, and what the class's own rule says."""

from datetime import UTC, datetime, time

import pytest

from bot.classroom.class_settings import Weekday
from bot.classroom.due_dates import choose_due_dates, parse_days, parse_due, parse_time
from bot.discussion.prompt import Requirement
from bot.errors import DueDateError

#: A Monday, 10:00 in Berlin.
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed", datetime(2026, 3, 4, 22, 59, tzinfo=UTC)),
        ("wednesday 18:00", datetime(2026, 3, 4, 17, 0, tzinfo=UTC)),
        ("Mon", datetime(2026, 3, 2, 22, 59, tzinfo=UTC)),
        ("Mon 08:00", datetime(2026, 3, 9, 7, 0, tzinfo=UTC)),
        ("tomorrow 6pm", datetime(2026, 3, 3, 17, 0, tzinfo=UTC)),
        ("today", datetime(2026, 3, 2, 22, 59, tzinfo=UTC)),
        ("18:30", datetime(2026, 3, 2, 17, 30, tzinfo=UTC)),
        ("2026-03-30 12:00", datetime(2026, 3, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_a_due_date_is_read_in_the_class_zone(text: str, expected: datetime) -> None:
    assert parse_due(text, now=MONDAY, zone=BERLIN) == expected


@pytest.mark.parametrize(
    "text", ["", "soon", "Wed Thu", "2026-02-30", "Wed 25:00", "13pm", "2026-03-01", "today 08:00"]
)
def test_a_due_date_that_cannot_be_meant_is_refused_with_advice(text: str) -> None:
    with pytest.raises(DueDateError):
        parse_due(text, now=MONDAY, zone=BERLIN)


def test_the_rule_counts_calendar_days_and_ends_with_the_day() -> None:
    response, replies = choose_due_dates(MONDAY, Requirement(), BERLIN, response_due_at=None)

    assert response == datetime(2026, 3, 5, 22, 59, tzinfo=UTC)
    assert replies == datetime(2026, 3, 8, 22, 59, tzinfo=UTC)


def test_replies_are_due_as_long_after_a_given_day_as_the_rule_says() -> None:
    given = datetime(2026, 3, 27, 22, 59, tzinfo=UTC)

    response, replies = choose_due_dates(MONDAY, Requirement(), BERLIN, response_due_at=given)

    assert response == given
    assert replies == datetime(2026, 3, 30, 21, 59, tzinfo=UTC)


def test_days_are_read_in_any_order_and_spelling() -> None:
    assert parse_days("thursdays and MON") == (Weekday.MONDAY, Weekday.THURSDAY)


@pytest.mark.parametrize("text", ["", "every day", "Mon, Xyz"])
def test_days_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(DueDateError):
        parse_days(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("18:30", time(18, 30)), ("6:30 pm", time(18, 30)), ("12am", time(0)), ("12 pm", time(12))],
)
def test_a_time_of_day_is_read(text: str, expected: time) -> None:
    assert parse_time(text) == expected
