"""The simulated students: what each will do in the threads of the questions posted, and when."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count

from bot.practice.acts import Act, WeekTime
from bot.practice.cast import ThreadScript
from bot.practice.thread_play import ThreadPlay

#: Questions of a script are posted at this time of day.
_POSTED = time(8)

_ANY_MONDAY = date(2026, 1, 5)


class Pace(StrEnum):
    """When the simulated students write: never, when the clock reaches their times, or one after the other."""

    QUIET = "quiet"
    CLOCK = "clock"
    SLOW = "slow"
    QUICK = "quick"

    @property
    def seconds_between(self) -> float | None:
        """Real seconds from one thing they do to the next, or None where they wait for the clock."""
        return {Pace.SLOW: 10.0, Pace.QUICK: 2.0}.get(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAct:
    """Something a person will do in a thread."""

    play: ThreadPlay
    act: Act


@dataclass(slots=True, kw_only=True)
class Students:
    """What is still to come, earliest first."""

    pace: Pace = Pace.CLOCK
    _expected: list[tuple[datetime, int, ExpectedAct]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)

    def expect(self, play: ThreadPlay, script: ThreadScript, *, posted_at: datetime) -> None:
        """Have the script played in this thread, as long after the question as it is written."""
        for act in script.acts:
            at = posted_at + (_instant(act.at) - _instant(WeekTime(day=script.acts[0].at.day, at=_POSTED)))
            heapq.heappush(self._expected, (at, next(self._order), ExpectedAct(play=play, act=act)))

    def change_pace(self, pace: Pace, *, now: datetime) -> None:
        """Have them write at another pace; after a silence they take up where they stopped, not all at once."""
        late = now - self._expected[0][0] if self._expected else timedelta(0)
        if self.pace is Pace.QUIET and late > timedelta(0):
            self._expected = [(at + late, place, expected) for at, place, expected in self._expected]
        self.pace = pace

    @property
    def next_at(self) -> datetime | None:
        """When somebody will do something next, or None."""
        return self._expected[0][0] if self._expected and self.pace is not Pace.QUIET else None

    def take_next(self) -> ExpectedAct:
        """What comes next, which is then no longer expected. Raises IndexError where nothing does."""
        return heapq.heappop(self._expected)[2]


def _instant(at: WeekTime) -> datetime:
    return at.instant(_ANY_MONDAY, "UTC")
