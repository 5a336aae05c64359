"""A class that goes on until it is closed: people, rooms, hands, clock and simulated students together."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime

import discord
import simcord
from simcord import ChannelHandle

from bot.practice.acts import WeekTime
from bot.practice.cast import Cast, ThreadScript
from bot.practice.live.clock import Clock
from bot.practice.live.hands import Hands
from bot.practice.live.own_time import OwnTimeEnv
from bot.practice.live.people import Person, find_people
from bot.practice.live.rooms import Rooms
from bot.practice.live.students import Students
from bot.practice.live.world import World
from bot.practice.opening import join_class, set_up_class
from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError, Stage, build_stage
from bot.practice.thread_play import ThreadPlay
from bot.practice.week import MONDAY

_SETTING_UP, _OPENING = WeekTime.parse("Sun 19:30").a_week_earlier(), WeekTime.parse("Mon 07:50")

#: Real seconds the bot may take over one thing before the page goes on without it.
_PATIENCE_SECONDS = 20.0

_TICK_SECONDS = 1.0

_log = logging.getLogger(__name__)

FindScript = Callable[[int], Awaitable[ThreadScript | None]]


@dataclass(slots=True, kw_only=True)
class LiveClass:
    """The class under way. `find_script` says what the class has to say in the thread of a question."""

    class_name: str
    people: Mapping[str, Person]
    world: World
    rooms: Rooms
    hands: Hands
    clock: Clock
    students: Students
    find_script: FindScript
    starts_at: datetime
    _known_threads: set[int] = field(default_factory=set)

    @property
    def stage(self) -> Stage:
        return self.world.stage

    @property
    def teacher(self) -> Person:
        return next(iter(self.people.values()))

    async def find_plays(self) -> None:
        """Have the students expected in every thread that was opened since."""
        backend = self.world.recorder.backend
        for channel in [each for each in backend.channels.values() if each.is_thread]:
            if channel.id in self._known_threads:
                continue
            self._known_threads.add(channel.id)
            if (script := await self.find_script(channel.id)) is not None:
                thread = ChannelHandle(self.stage.env, self.stage.guild, channel)
                play = ThreadPlay(stage=self.stage, recorder=self.world.recorder, thread=thread)
                self.students.expect(play, script, posted_at=discord.utils.snowflake_time(channel.id))

    async def go_on(self) -> None:
        """Let the class's clock go with the real one, and the students write at their pace, until cancelled."""
        waited = 0.0
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            waited += _TICK_SECONDS
            between = self.students.pace.seconds_between
            try:
                if between is not None and waited >= between:
                    waited = 0.0
                    await self.clock.next_student()
                else:
                    await self.clock.tick()
            except PracticeError:
                continue  # it is the bot's delay, or the class is being closed: whoever waits for it is told
            except Exception:  # noqa: BLE001  the class must not be left without a clock
                _log.exception("the practice class did not go on by itself this time")


@asynccontextmanager
async def open_live_class(
    *, make_bot: Callable[[], discord.Client], cast: Cast, find_script: FindScript
) -> AsyncIterator[LiveClass]:
    """The class on its first Monday morning, set up and with everybody in it. Raises PracticeError."""
    env = OwnTimeEnv(make_bot(), check_errors=False, settle_timeout=_PATIENCE_SECONDS)
    starts_at = _SETTING_UP.instant(MONDAY, cast.zone)
    env.backend.advance_clock((starts_at - env.now()).total_seconds())
    await env.start()
    try:
        with env.time_context():
            live = _make(env, cast, find_script)
            await _open(live, cast)
        going_on = asyncio.create_task(live.go_on())
        try:
            yield live
        finally:
            await live.world.close()
            going_on.cancel()
            with suppress(asyncio.CancelledError):
                await going_on
    finally:
        await env.shutdown()


def _make(env: simcord.Env, cast: Cast, find_script: FindScript) -> LiveClass:
    stage = build_stage(env, cast)
    world = World(stage=stage, recorder=Recorder(env.backend, stage.guild.id))
    rooms, students = Rooms(recorder=world.recorder), Students()

    async def find_plays() -> None:
        await live.find_plays()

    live = LiveClass(
        class_name=cast.class_name,
        people=find_people(stage),
        world=world,
        rooms=rooms,
        hands=Hands(world=world, rooms=rooms),
        clock=Clock(world=world, students=students, zone=cast.zone, find_plays=find_plays),
        students=students,
        find_script=find_script,
        starts_at=env.now(),
    )
    return live


async def _open(live: LiveClass, cast: Cast) -> None:
    """The bot is set up and everybody is in the class, through the same buttons as in a real one."""
    stage = live.stage
    await set_up_class(stage, live.world.recorder, zone=cast.zone)
    await join_class(stage, starting_at=stage.env.now())
    await stage.move_clock(_OPENING.instant(MONDAY, cast.zone))
    for person in live.people.values():
        for room in live.rooms.list_for(person):
            live.rooms.mark_read(person, room.channel_id)
