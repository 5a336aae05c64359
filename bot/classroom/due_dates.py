"""When a prompt is due: the class's own rule, or what the teacher typed."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.classroom.class_settings import Weekday
from bot.classroom.schedule import local_instant
from bot.discussion.prompt import Requirement
from bot.errors import DueDateError

#: The last minute of a school day, as students expect it.
END_OF_DAY = time(23, 59)

_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm)\b", re.IGNORECASE)
_DATE = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def due_after(created_at: datetime, days: int, zone: str) -> datetime:
    """23:59 local, `days` calendar days after the local day of `created_at`; aware UTC."""
    return local_instant(created_at.astimezone(ZoneInfo(zone)) + timedelta(days=days), END_OF_DAY, zone)


def choose_due_dates(
    created_at: datetime, requirement: Requirement, zone: str, *, response_due_at: datetime | None
) -> tuple[datetime, datetime]:
    """When responses and replies are due: by the requirement's days, or the replies as many days after a given day."""
    if response_due_at is None:
        response_due_at = due_after(created_at, requirement.response_due_days, zone)
        return response_due_at, due_after(created_at, requirement.replies_due_days, zone)
    gap = max(0, requirement.replies_due_days - requirement.response_due_days)
    later = local_instant(
        response_due_at.astimezone(ZoneInfo(zone)) + timedelta(days=gap),
        response_due_at.astimezone(ZoneInfo(zone)).time(),
        zone,
    )
    return response_due_at, later


def parse_time(text: str) -> time:
    """The time of day in `text`: ``18:30``, ``6:30 pm``, ``6pm``. Raises DueDateError."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise DueDateError(f"I cannot read the time “{text.strip()[:40]}”. Write it like `18:30` or `6:30 pm`.")
    return _time_of(match)


def parse_due(text: str, *, now: datetime, zone: str) -> datetime:
    """The instant meant by ``Wed``, ``Wed 18:00``, ``tomorrow`` or ``2026-03-11 18:00``; without a time, 23:59 local.

    A weekday is the next such day that is still to come. Raises DueDateError where it cannot be read, or is past.
    """
    match = _TIME.search(text)
    at = _time_of(match) if match else END_OF_DAY
    rest = text[: match.start()] + " " + text[match.end() :] if match else text
    local = now.astimezone(ZoneInfo(zone))
    instant = next(
        (candidate for day in _days_meant(rest, local, text) if (candidate := local_instant(day, at, zone)) > now),
        None,
    )
    if instant is None:
        raise DueDateError(f"“{text.strip()[:40]}” is already past. Choose a later day or time.")
    return instant.astimezone(UTC)


def parse_days(text: str) -> tuple[Weekday, ...]:
    """The weekdays in ``Mon, Thu`` or ``monday and thursday``, in week order. Raises DueDateError."""
    days = {day for word in _WORD.findall(text) if (day := _weekday_of(word)) is not None}
    unread = [word for word in _WORD.findall(text) if _weekday_of(word) is None and word.casefold() != "and"]
    if not days or unread:
        raise DueDateError(f"I cannot read the days “{text.strip()[:60]}”. Write them like `Mon, Thu`.")
    return tuple(sorted(days))


def _time_of(match: re.Match[str]) -> time:
    hour, minute = int(match[1] or match[4]), int(match[2] or 0)
    half = (match[3] or match[5] or "").casefold()
    if half and not 1 <= hour <= 12:
        raise DueDateError(f"“{match[0]}” is not a time of day. Write it like `18:30` or `6:30 pm`.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise DueDateError(f"“{match[0]}” is not a time of day. Write it like `18:30` or `6:30 pm`.")
    return time(hour, minute)


def _days_meant(text: str, local: datetime, whole: str) -> list[datetime]:
    """The local days `text` may mean, soonest first."""
    if match := _DATE.search(text):
        try:
            return [local.replace(year=int(match[1]), month=int(match[2]), day=int(match[3]))]
        except ValueError as error:
            raise DueDateError(f"There is no day {match[0]} in the calendar.") from error
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or words == ["today"]:
        return [local] if words or _TIME.search(whole) else _refuse(whole)
    if words == ["tomorrow"]:
        return [local + timedelta(days=1)]
    weekday = _weekday_of(words[0]) if len(words) == 1 else None
    if weekday is None:
        return _refuse(whole)
    ahead = (weekday - local.weekday()) % 7
    return [local + timedelta(days=ahead), local + timedelta(days=ahead + 7)]


def _refuse(text: str) -> list[datetime]:
    raise DueDateError(
        f"I cannot read “{text.strip()[:40]}” as a day. "
        "Write it like `Wed`, `Wed 18:00`, `tomorrow` or `2026-03-11 18:00`."
    )


def _weekday_of(word: str) -> Weekday | None:
    start = word.casefold()
    if len(start) < 2:
        return None
    return next((day for day in Weekday if day.name.casefold().startswith(start.removesuffix("s") or start)), None)
