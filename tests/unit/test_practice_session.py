"""One practice class at a time: opened, started over, closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest

from bot.practice.live.log_lines import LogLines
from bot.practice.live.session import OpenClass, Session


class School:
    """Opens classes that have nothing in them, each when `may_open` is set."""

    def __init__(self) -> None:
        self.n_begun = self.n_closed = 0
        self.may_open = asyncio.Event()
        self.begins = asyncio.Event()

    @asynccontextmanager
    async def open_class(self) -> AsyncIterator[OpenClass]:
        self.n_begun += 1
        self.begins.set()
        await self.may_open.wait()
        try:
            yield cast(OpenClass, object())
        finally:
            self.n_closed += 1


@pytest.fixture
def school() -> School:
    return School()


@pytest.fixture
async def session(school: School) -> AsyncIterator[Session]:
    held = Session(open_class=school.open_class, log=LogLines())
    running = asyncio.create_task(held.run())
    yield held
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_who_asks_for_the_class_waits_until_it_is_open(session: Session, school: School) -> None:
    asking = asyncio.create_task(session.current())
    await school.begins.wait()
    assert not asking.done()

    school.may_open.set()

    assert await asking is session.now


async def test_starting_over_while_a_class_is_being_opened_waits_for_that_one(session: Session, school: School) -> None:
    school.may_open.set()
    first = await session.current()
    school.may_open.clear()
    school.begins.clear()
    one = asyncio.create_task(session.start_over())
    await school.begins.wait()

    other = asyncio.create_task(session.start_over())
    await asyncio.sleep(0)
    school.may_open.set()
    await asyncio.gather(one, other)

    assert await session.current() is not first
    assert (school.n_begun, school.n_closed) == (2, 1)


async def test_every_class_that_was_opened_is_closed_and_whoever_watches_is_told_of_each(school: School) -> None:
    session, told = Session(open_class=school.open_class, log=LogLines()), []
    session.watchers.add(lambda: told.append("open"))
    school.may_open.set()
    running = asyncio.create_task(session.run())
    await session.current()

    await session.start_over()
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert (school.n_begun, school.n_closed, told) == (2, 2, ["open", "open"])
