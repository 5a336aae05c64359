"""A practice class that goes on, with the real bot and a real database file; and windows whose browser is a list."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache, partial
from pathlib import Path

import discord

from bot.app import make_bot
from bot.config import Config
from bot.discord_app.client import Harkness
from bot.essay.pack import Pack
from bot.packs import load_packs
from bot.practice.acts import React, Say, WeekTime
from bot.practice.browser.acts import Acts
from bot.practice.browser.guide import Guide
from bot.practice.browser.interactions import Interactions
from bot.practice.browser.page import Visit
from bot.practice.browser.uploads import Uploads
from bot.practice.browser.window import Window
from bot.practice.cast import ThreadScript
from bot.practice.live.live_class import LiveClass
from bot.practice.live.log_lines import collect_log
from bot.practice.live.people import Person
from bot.practice.live.rooms import RoomKind
from bot.practice.live.session import OpenClass, Session
from bot.practice.record import ShownMessage
from bot.practice.stage import PracticeError
from bot.practice.week import MONDAY
from bot.try_classroom import TOUR_PACK, find_tour_essay, open_practice_class
from bot.try_classroom import Visit as Wish
from tests.behaviour.school import make_bare_client

PACKS = Path(__file__).parents[2] / "prompts"
ESSAYS = Path(__file__).parents[1] / "essays"


@cache
def shipped_packs() -> dict[str, Pack]:
    return {pack.id: pack for pack in load_packs(PACKS)}


def make_config(folder: Path) -> Config:
    return Config(
        data_folder=folder,
        packs_folder=PACKS,
        default_pack_id="diplomacy-takes-time",
        late_limit_hours=24,
        log_level="info",
    )


@asynccontextmanager
async def opening(folder: Path, *, essay_file: Path | None = None, has_essay: bool = True) -> AsyncIterator[OpenClass]:
    """A class afresh in `folder`, as `harkness try` opens it."""
    config, packs = make_config(folder), shipped_packs()
    tour_essay = find_tour_essay(Wish(folder=folder, essay_file=essay_file), packs[TOUR_PACK], config)
    async with open_practice_class(config, folder, packs, tour_essay if has_essay else None) as opened:
        yield opened


async def say_little(thread_id: int) -> ThreadScript:
    """What the class says in a thread where a test needs no more than that somebody says something."""
    acts = (
        Say(at=WeekTime.parse("Mon 08:05"), who="Ruby", text="the first one, ¶2 says so", key="ruby"),
        Say(at=WeekTime.parse("Mon 08:07"), who="Theo", text="no, look at ¶3", reply_to="ruby"),
        React(at=WeekTime.parse("Mon 08:20"), who="Jia", key="ruby", emoji="👀"),
        Say(at=WeekTime.parse("Mon 09:30"), who="Jia", text="It depends on who is asked."),
    )
    return ThreadScript(question_id="any", acts=acts)


def channels_of(live: LiveClass, person: Person) -> dict[str, int]:
    """The rooms that the person sees, by name."""
    return {room.name: room.channel_id for room in live.rooms.list_for(person)}


def threads_of(live: LiveClass) -> list[int]:
    """The questions' threads, oldest first."""
    return [room.channel_id for room in live.rooms.list_for(live.teacher) if room.kind is RoomKind.THREAD]


def shown_to(live: LiveClass, person: Person, channel_id: int) -> tuple[ShownMessage, ...]:
    """The messages of a room that the person sees."""
    return live.rooms.show(person, channel_id).messages


def words_of(message: ShownMessage) -> str:
    """Everything that is written in a message."""
    return str(message.parts)


async def post_question(live: LiveClass) -> int:
    """The teacher posts the pack's next question; its thread."""
    await live.hands.slash(live.teacher, live.stage.teacher_channel.id, "prompt post", {})
    return threads_of(live)[-1]


async def open_position_form(live: LiveClass, person: Person, thread_id: int) -> str:
    """The person presses "Take a position" under a question; the form's id."""
    opened = await live.hands.press_action(person, live.stage.prompts_channel.id, thread_id, "position")
    assert opened.form_id is not None
    return opened.form_id


async def refused(doing: Coroutine[object, object, object]) -> str:
    """The sentence with which this is refused."""
    try:
        await doing
    except PracticeError as problem:
        return str(problem)
    raise AssertionError("it was done")


async def restart_bot(live: LiveClass, old: discord.Client | None = None) -> None:
    """The bot's process ends and a new one logs in, on the same database; `old` is the one that was there before."""
    old = old or live.stage.env.bot
    assert isinstance(old, Harkness)
    await live.stage.env.restart_bot(
        make_bot(old.store, packs=old.packs, default_pack_id=old.default_pack_id, late_limit=timedelta(hours=24))
    )


async def pass_without_the_bot(live: LiveClass, *, until: str) -> None:
    """The first week passes until then, quickly, as the bot is away; then it is there again."""
    bot = live.stage.env.bot
    await live.stage.env.restart_bot(make_bare_client())
    await live.stage.move_clock(WeekTime.parse(until).instant(MONDAY, live.clock.zone))
    await restart_bot(live, bot)


@dataclass(slots=True)
class Browser:
    """What a window's browser was told, and the files it was given."""

    calls: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    _told: asyncio.Event = field(default_factory=asyncio.Event)

    def call(self, function: str, *arguments: object) -> None:
        self.calls.append((function, arguments))
        self._told.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for the browser to be told something."""
        while not is_so():
            self._told.clear()
            await self._told.wait()

    def download(self, name: str, data: bytes) -> None:
        self.files[name] = data

    def take(self) -> list[str]:
        """The functions called since this was last asked, `set` with its region."""
        taken = [f"set {given[0]}" if name == "set" else name for name, given in self.calls]
        self.calls.clear()
        return taken

    def last(self, function: str, *begin: object) -> tuple[object, ...] | None:
        """What the newest call of a function came with, of those that begin with these arguments."""
        found = [given for name, given in self.calls if name == function and given[: len(begin)] == begin]
        return found[-1] if found else None

    @property
    def notices(self) -> list[object]:
        return [given[0] for name, given in self.calls if name == "notice"]

    @property
    def pieces(self) -> str:
        """All the HTML of messages it was given."""
        return "".join(
            piece[1]
            for name, given in self.calls
            if name == "patch"
            for piece in given[1]  # type: ignore[attr-defined]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in front of a window."""

    visit: Visit
    window: Window
    browser: Browser
    uploads: Uploads

    async def do(self, what: str, **more: object) -> None:
        """What the page's script sends for something that the person does."""
        await self.visit.do({"do": what, **more})

    async def look_at(self, room_id: int) -> None:
        """The person opens a room; what the browser was told for that is forgotten."""
        await self.do("open", room=str(room_id))
        self.browser.calls.clear()


def sit_down(session: Session, opened: OpenClass, who: str = "ms-okafor") -> Seat:
    """A window for this person, as the page makes one."""
    browser, uploads, live = Browser(), Uploads(), opened.live
    window = Window(live=live, screen=browser, person=live.people[who], room_id=live.stage.prompts_channel.id)
    guide = Guide(session=session, window=window, tour=opened.tour)
    interactions = Interactions(window=window, uploads=uploads)
    acts = Acts(session=session, window=window, interactions=interactions, guide=guide)
    visit = Visit(screen=browser, window=window, guide=guide, acts=acts)
    return Seat(visit=visit, window=window, browser=browser, uploads=uploads)


async def arrive(session: Session, who: str) -> Seat:
    """A window for this person whose browser shows the class."""
    seat = sit_down(session, await session.current(), who)
    await seat.do("arrive")
    return seat


@asynccontextmanager
async def holding(folder: Path) -> AsyncIterator[Session]:
    """A session whose first class is open, as `harkness try` holds it."""
    config, packs = make_config(folder), shipped_packs()
    tour_essay = find_tour_essay(Wish(folder=folder), packs[TOUR_PACK], config)
    with collect_log() as log:
        session = Session(open_class=partial(open_practice_class, config, folder, packs, tour_essay), log=log)
        running = asyncio.create_task(session.run())
        try:
            await session.current()
            yield session
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
