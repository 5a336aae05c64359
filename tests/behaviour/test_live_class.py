"""The practice class that goes on: what somebody does is answered at once, and it can be left at any time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest

from bot.app import make_bot
from bot.discord_app.client import Harkness
from bot.practice.cast import ThreadScript, load_cast
from bot.practice.live.live_class import LiveClass, open_live_class
from bot.practice.record import ShownMessage
from bot.practice.stage import PracticeError
from bot.store.sqlite_store import SqliteStore
from tests.factories import make_pack


def opening(store: SqliteStore) -> AbstractAsyncContextManager[LiveClass]:
    """A class on one pack, whose students write nothing by themselves."""

    async def find_script(_: int) -> ThreadScript | None:
        return None

    def make() -> Harkness:
        return make_bot(
            store, packs={"bridges": make_pack()}, default_pack_id="bridges", late_limit=timedelta(hours=24)
        )

    return open_live_class(make_bot=make, cast=load_cast(), find_script=find_script)


@pytest.fixture
async def live(store: SqliteStore) -> AsyncIterator[LiveClass]:
    async with opening(store) as opened:
        yield opened


async def test_nobody_waits_for_the_bots_clock_which_sleeps_half_a_minute_at_a_time(live: LiveClass) -> None:
    channel_id = live.stage.prompts_channel.id
    live.stage.env.settle_timeout = 120  # more than the half minute: it would be waited for

    async with asyncio.timeout(15):
        await live.hands.send(live.people["imani"], channel_id, "Good morning!")

    newest = live.rooms.show(live.people["imani"], channel_id).items[-1]
    assert isinstance(newest, ShownMessage)
    assert newest.author == "Imani"


async def test_the_class_goes_by_the_real_time_that_passes_while_something_is_done(live: LiveClass) -> None:
    await live.world.do(lambda: asyncio.sleep(0))
    before = live.clock.now()

    await live.world.do(lambda: asyncio.sleep(0.3))
    await live.world.do(lambda: asyncio.sleep(0))

    assert live.clock.now() - before >= timedelta(seconds=0.3)


async def test_a_class_is_left_in_the_middle_of_a_week_that_passes(store: SqliteStore) -> None:
    async with opening(store) as live:
        begun_at, has_moved = live.clock.now(), asyncio.Event()
        live.world.watchers.add(has_moved.set)
        passing = asyncio.create_task(live.clock.wait_for_week_end())
        await has_moved.wait()

    with pytest.raises(PracticeError, match="over"):
        await passing
    assert live.clock.now() < begun_at + timedelta(days=6)
    with pytest.raises(PracticeError, match="over"):
        await live.clock.tick()
