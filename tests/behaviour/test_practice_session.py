"""Starting the practice class over: what is new then, and what becomes of whoever is in the middle of something."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.practice.live.session import Session
from tests.behaviour.practice_class import (
    arrive,
    holding,
    post_question,
    refused,
    threads_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

OVER = "This class is over. Reload the page for the one that has begun."


def _n_prompts(folder: Path) -> int:
    """The questions in the database that lies in the folder."""
    with closing(sqlite3.connect(f"file:{folder / 'harkness.db'}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM prompt").fetchone()[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session, and the folder that its classes leave their files in."""

    session: Session
    folder: Path

    def count_reloads(self) -> list[None]:
        """Grows by one for each new class that the windows are told of."""
        told: list[None] = []
        self.session.watchers.add(lambda: told.append(None))
        return told


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def held(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Held]:
    """One session for the tests of starting over."""
    folder = tmp_path_factory.mktemp("class")
    async with holding(folder) as session:
        yield Held(session=session, folder=folder)


async def test_starting_over_opens_a_fresh_class_on_a_new_database_and_tells_every_window(held: Held) -> None:
    old, told = await held.session.current(), held.count_reloads()
    await post_question(old.live)
    assert _n_prompts(held.folder) == 1

    await held.session.start_over()

    new = await held.session.current()
    assert new is not old
    assert len(told) == 1
    assert (threads_of(new.live), _n_prompts(held.folder)) == ([], 0)
    assert f"{new.live.clock.now():%a %H:%M %Z}" == "Mon 07:50 CST"
    unread = [room for who in new.live.people.values() for room in new.live.rooms.list_for(who) if room.n_unread]
    assert not unread
    await post_question(new.live)
    assert await refused(post_question(old.live)) == OVER


async def test_starting_over_interrupts_a_week_that_is_passing(held: Held) -> None:
    one, other = await arrive(held.session, "ms-okafor"), await arrive(held.session, "ruby")
    moving = asyncio.Event()
    one.window.live.world.watchers.add(moving.set)
    passing = asyncio.create_task(one.do("week_end"))
    await moving.wait()

    await other.do("start_over")
    await passing

    assert one.browser.notices == [OVER]
    assert not other.browser.notices
    live = (await held.session.current()).live
    assert live.clock.now() - live.starts_at < timedelta(days=1)
    assert not held.session.log.n_errors


async def test_a_window_on_a_class_that_is_over_says_so_and_keeps_what_was_written(held: Held) -> None:
    seat = await arrive(held.session, "ruby")
    await seat.do("panel", panel="stored")
    starting = asyncio.create_task(held.session.start_over())
    await asyncio.sleep(0)

    await seat.do("stored_about", values={"value": ["ruby"]})  # waits for the class that is being opened
    await starting
    await seat.do("send", text="a long thought")

    assert "stored about Ruby" in str(seat.browser.last("showPanel", "stored"))
    assert seat.browser.notices == [OVER]
    assert seat.browser.last("write") == ("a long thought",)
