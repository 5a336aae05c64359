"""Fixtures of the behaviour tests: a simulated server, bare or with the whole bot and its database."""

from collections.abc import AsyncIterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import discord
import pytest
import pytest_asyncio

from bot.app import make_bot
from bot.discord_app.client import Harkness
from bot.practice.live.live_class import LiveClass
from bot.practice.live.session import OpenClass, Session
from bot.store.sqlite_store import SqliteStore, open_store
from tests.behaviour.practice_class import Seat, arrive, holding, opening, post_question, say_little
from tests.behaviour.school import Classroom, Env, School, logged_in, make_bare_client, open_classroom
from tests.factories import make_pack


@pytest.fixture
def simcord_bot() -> discord.Client:
    """What logs in for `classroom`: a client with nothing on it."""
    return make_bare_client()


@pytest.fixture
def classroom(simcord_env: Env) -> Classroom:
    """A server for the adapter's own tests."""
    return open_classroom(simcord_env)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with open_store(tmp_path / "harkness.db") as opened:
        yield opened


@pytest.fixture
def expected_errors() -> list[type[Exception]]:
    """Errors that a test makes the bot raise, beyond a command's own answers."""
    return []


@pytest.fixture
async def school_env(store: SqliteStore, expected_errors: list[type[Exception]]) -> AsyncIterator[Env]:
    async with logged_in(_make_school_bot(store), expected_errors) as env:
        yield env


@pytest.fixture
def new_school(store: SqliteStore, school_env: Env) -> School:
    """A server the bot has just been added to: no class yet."""
    classroom = open_classroom(school_env)
    handles = {field.name: getattr(classroom, field.name) for field in fields(Classroom)}
    return School(**handles, store=store, new_bot=lambda: _make_school_bot(store))


@pytest.fixture
async def school(new_school: School) -> School:
    """A server with a class that is ready."""
    await new_school.make_ready()
    return new_school


def _make_school_bot(store: SqliteStore) -> Harkness:
    packs = {pack.id: pack for pack in (make_pack(), make_pack("ferries", n_questions=2))}
    return make_bot(store, packs=packs, default_pack_id="bridges", late_limit=timedelta(hours=24))


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[OpenClass]:
    """A practice class on its first morning, with the tour's own essay."""
    async with opening(tmp_path) as found:
        yield found


@pytest.fixture
def live(opened: OpenClass) -> LiveClass:
    """The same without its tour. In its threads the class says little."""
    opened.live.find_script = say_little
    return opened.live


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def session(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Session]:
    """One practice class for all tests of a module, with a question and what three students say about it."""
    async with holding(tmp_path_factory.mktemp("class")) as held:
        live = (await held.current()).live
        live.find_script = say_little
        await post_question(live)
        while await live.clock.next_student():
            pass
        yield held


@pytest_asyncio.fixture(loop_scope="module")
async def teacher(session: Session) -> Seat:
    """The teacher's window on that class, showing the channel with the questions."""
    return await arrive(session, "ms-okafor")


@pytest_asyncio.fixture(loop_scope="module")
async def ruby(session: Session) -> Seat:
    """A student's."""
    return await arrive(session, "ruby")
