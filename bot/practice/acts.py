"""What a person of the practice class does, and when in the week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.discussion.position import Position

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTime:
    """A local time within the week: 0 = Monday."""

    day: int
    at: time

    @classmethod
    def parse(cls, text: str) -> "WeekTime":
        """The time ``Wed 12:40`` means. Raises ValueError."""
        day, _, clock = text.partition(" ")
        return cls(day=_DAYS.index(day), at=time.fromisoformat(clock))

    def a_week_earlier(self) -> "WeekTime":
        """The same day and time of the week before."""
        return WeekTime(day=self.day - len(_DAYS), at=self.at)

    def instant(self, monday: date, zone: str) -> datetime:
        """When that is in the week that begins on `monday`."""
        return datetime.combine(monday + timedelta(days=self.day), self.at, tzinfo=ZoneInfo(zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing a person does in a thread. `at` is when, `who` does it; the kinds below say what."""

    at: WeekTime
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Act):
    """Writes a message. `key` is its name in the script; `reply_to` is that of the message it answers."""

    text: str
    key: str | None = None
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Act):
    """Changes an own message."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete(Act):
    """Deletes an own message."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class React(Act):
    """Puts an emoji under a message."""

    key: str
    emoji: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use(Act):
    """Uses a slash command."""

    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Take(Act):
    """Takes a position on the question, with the button under it; `is_shared`: and shows it to the class."""

    position: Position
    reason: str
    is_shared: bool = False
