"""The class's clock: letting time pass until something happens, with the simulated students in it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from time import monotonic
from zoneinfo import ZoneInfo

from simcord.backend.errors import BackendError, SetupError

from bot.practice.live.students import ExpectedAct, Students
from bot.practice.live.world import World
from bot.practice.stage import PracticeError

#: Time passes in steps of this length while something is waited for, so that the clock stops close to it.
_STEP = timedelta(minutes=1)
_LONG_STEP = timedelta(minutes=30)

#: Nothing is waited for longer than this.
_PATIENCE = timedelta(days=8)

FindPlays = Callable[[], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Clock:
    """Moves the time of the class. `find_plays` looks for new threads before the students are asked."""

    world: World
    students: Students
    zone: str
    find_plays: FindPlays
    _told_at: float = field(default_factory=monotonic)

    def now(self) -> datetime:
        """The time in the class, by its own clocks."""
        return self.world.stage.env.now().astimezone(ZoneInfo(self.zone))

    async def tick(self) -> None:
        """Let the time pass that has really passed, and students act whose time has come."""
        await self.world.do(lambda: self._pass(self.now(), is_stopping=False))

    async def wait(self, duration: timedelta) -> None:
        """Let this much time pass."""
        await self.world.do(lambda: self._pass(self.now() + duration, is_stopping=False))

    async def wait_for_event(self) -> bool:
        """Let time pass until the bot or a student does something; whether anything came within a week."""
        return await self.world.do(lambda: self._pass(self.now() + _PATIENCE, is_stopping=True))

    async def wait_for_week_end(self) -> None:
        """Let time pass until the end of Sunday."""
        today = self.now()
        sunday = today.date() + timedelta(days=6 - today.weekday())
        end = datetime.combine(sunday, time(23, 59), tzinfo=ZoneInfo(self.zone))
        await self.world.do(lambda: self._pass(end, is_stopping=False))

    async def next_student(self) -> bool:
        """Let the simulated students' next act happen, and the time until then pass; whether there was one."""
        await self.find_plays()
        if (at := self.students.next_at) is None:
            return False
        await self.world.do(lambda: self._pass(at, is_stopping=False))
        return True

    async def _pass(self, until: datetime, *, is_stopping: bool) -> bool:
        step = _STEP if is_stopping else _LONG_STEP
        n_before = self._n_seen()
        while True:
            await self.find_plays()
            acted = await self._act()
            if is_stopping and (acted or self._n_seen() != n_before):
                return True
            if (now := self.now()) >= until or self.world.is_over:
                return False
            to = min(until, now + step, self.students.next_at or until)
            await self.world.stage.move_clock(max(to, now))
            await self._breathe()

    async def _act(self) -> bool:
        """Everything that students do by now; whether they did anything."""
        has_acted = False
        while (at := self.students.next_at) is not None and at <= self.now():
            has_acted |= await _is_done(self.students.take_next())
        return has_acted

    def _n_seen(self) -> int:
        """Messages that stand anywhere; a number that changes when somebody writes."""
        return sum(len(kept) for kept in self.world.recorder.backend.messages.values())

    async def _breathe(self) -> None:
        """Let the page show how the time goes by."""
        if monotonic() - self._told_at > 0.5:
            self._told_at = monotonic()
            self.world.tell()
        await asyncio.sleep(0)


async def _is_done(expected: ExpectedAct) -> bool:
    """Do it; False where it is no longer possible: the question was closed, or what it answers is gone."""
    try:
        await expected.play.do(expected.act)
    except (BackendError, SetupError, PracticeError, KeyError):
        return False
    return True
