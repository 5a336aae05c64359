"""Weekly rules in the class's own calendar."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.classroom.class_settings import Weekday
from bot.classroom.schedule import local_instant, next_due, previous_due

NEW_YORK = "America/New_York"


def test_the_next_due_instant_is_strictly_later_than_now() -> None:
    due = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)

    following = next_due(days=(Weekday.SUNDAY,), at=time(18), zone="UTC", after=due)

    assert following == datetime(2026, 3, 8, 18, 0, tzinfo=UTC)


def test_the_wall_time_stays_when_the_clocks_change() -> None:
    winter = datetime(2026, 3, 2, tzinfo=UTC)

    first = next_due(days=(Weekday.THURSDAY,), at=time(16), zone=NEW_YORK, after=winter)
    second = next_due(days=(Weekday.THURSDAY,), at=time(16), zone=NEW_YORK, after=first)

    assert [first.hour, second.hour] == [21, 20]
    assert second - first == timedelta(days=7, hours=-1)


def test_a_time_that_does_not_exist_is_due_at_the_first_instant_after_the_gap() -> None:
    due = next_due(days=(Weekday.SUNDAY,), at=time(2, 30), zone=NEW_YORK, after=datetime(2026, 3, 7, tzinfo=UTC))

    assert due == datetime(2026, 3, 8, 7, 0, tzinfo=UTC)


def test_a_time_that_comes_twice_is_due_once() -> None:
    first = next_due(days=(Weekday.SUNDAY,), at=time(1, 30), zone=NEW_YORK, after=datetime(2026, 10, 31, tzinfo=UTC))
    second = next_due(days=(Weekday.SUNDAY,), at=time(1, 30), zone=NEW_YORK, after=first)

    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert second == datetime(2026, 11, 8, 6, 30, tzinfo=UTC)


def test_a_rule_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        next_due(days=(), at=time(9), zone="UTC", after=datetime(2026, 3, 2, tzinfo=UTC))


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(sorted(available_timezones())),
    day=st.sampled_from(list(Weekday)),
    at=st.times(),
    after=st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 12, 31), timezones=st.just(UTC)),
)
def test_a_weekly_rule_falls_due_once_a_week_in_every_zone(zone: str, day: Weekday, at: time, after: datetime) -> None:
    at = at.replace(second=0, microsecond=0, tzinfo=None)

    due = next_due(days=(day,), at=at, zone=zone, after=after)
    following = next_due(days=(day,), at=at, zone=zone, after=due)

    # Zones that moved across the date line have skipped or repeated a day; none did in these years.
    assert abs(following - due - timedelta(days=7)) <= timedelta(hours=3)
    assert previous_due(days=(day,), at=at, zone=zone, before=following) == due
    assert due.astimezone(ZoneInfo(zone)).date().weekday() == day


def test_the_instant_of_an_ordinary_wall_time_reads_as_that_time() -> None:
    instant = local_instant(datetime(2026, 6, 5), time(23, 59), "Asia/Kathmandu")

    assert instant.astimezone(ZoneInfo("Asia/Kathmandu")).strftime("%d %H:%M") == "05 23:59"
