"""When things are due: weekly rules in the class's own calendar, and their occurrences."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.classroom.class_settings import Weekday


class ScheduleKind(StrEnum):
    """What an occurrence does: post the pack's next question, or send the weekly summary."""

    PROMPT = "prompt"
    WEEK = "week"


class OccurrenceState(StrEnum):
    """SENDING is written before anything goes to Discord; a crash leaves it there to be looked into."""

    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A weekly rule: on these days at this wall time in this zone. `next_due_at` is the next instant not yet claimed.

    `schedule_id` is 0 until the store has given it one. A class has at most one schedule of each kind.
    """

    schedule_id: int = 0
    class_id: int
    kind: ScheduleKind
    days: tuple[Weekday, ...]
    at: time
    zone: str
    next_due_at: datetime
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One due firing of a schedule; (schedule_id, due_at) is unique. `message_id` once sent, `reason` once skipped."""

    occurrence_id: int
    schedule_id: int
    class_id: int
    kind: ScheduleKind
    due_at: datetime
    nonce: str
    state: OccurrenceState
    attempted_at: datetime
    message_id: int | None = None
    reason: str | None = None


def local_instant(day: datetime, at: time, zone: str) -> datetime:
    """The UTC instant at which clocks in `zone` show `at` on `day`'s date.

    In a gap (spring forward) the first valid instant after the shift; in a fold, the first of the two.
    """
    tz = ZoneInfo(zone)
    wall = datetime.combine(day.date(), at, tzinfo=tz)
    instant = wall.astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    # In a gap, fold=0 reads the time with the offset before the shift and fold=1 with the one after;
    # the shift lies between the two: walk to the first minute that exists.
    earlier = wall.replace(fold=1).astimezone(UTC)
    before = earlier.astimezone(tz).utcoffset()
    while earlier.astimezone(tz).utcoffset() == before:
        earlier += timedelta(minutes=1)
    return earlier


def next_due(*, days: tuple[Weekday, ...], at: time, zone: str, after: datetime) -> datetime:
    """The first instant strictly later than `after` at which the rule falls due, aware UTC.

    Computed from the local calendar day by day, never by adding seven times 24 hours. Raises ValueError
    where `days` is empty.
    """
    if not days:
        raise ValueError("a schedule needs at least one day")
    local = after.astimezone(ZoneInfo(zone)) - timedelta(days=1)
    for offset in range(10):
        day = local + timedelta(days=offset)
        if Weekday(day.weekday()) in days:
            instant = local_instant(day, at, zone)
            if instant > after:
                return instant
    raise AssertionError("unreachable: a weekly rule falls due within eight days")


def previous_due(*, days: tuple[Weekday, ...], at: time, zone: str, before: datetime) -> datetime:
    """The last instant strictly earlier than `before` at which the rule fell due, aware UTC."""
    instant = next_due(days=days, at=at, zone=zone, after=before - timedelta(days=9))
    while True:
        following = next_due(days=days, at=at, zone=zone, after=instant)
        if following >= before:
            return instant
        instant = following
