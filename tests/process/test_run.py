"""The bot as a process: how it starts, refuses to start, stops, and what it keeps when it is cut off."""

import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.process import payloads
from tests.process.fake_discord import FakeDiscord
from tests.process.running_bot import database_in, recorded_posts, running_bot, set_up_class, until

FIRST = payloads.message(7_001, "The ferry is cheaper, and nobody has to move.", author_id=11)
SECOND = payloads.message(7_002, "Cheaper for whom? Not for those who wait.", author_id=12)


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord.running() as fake:
        yield fake


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    await set_up_class(tmp_path)
    return tmp_path


async def test_a_token_discord_refuses_ends_with_78_and_two_lines(fake: FakeDiscord, folder: Path) -> None:
    fake.accepts_token = False

    async with running_bot(folder, fake) as bot:
        ended = await bot.ended()

    assert ended.code == 78
    assert "Discord does not accept the bot token.\nCopy a new one" in ended.said
    assert "Traceback" not in ended.said
    assert payloads.TOKEN not in ended.said


async def test_a_missing_intent_ends_with_78_and_two_lines(fake: FakeDiscord, folder: Path) -> None:
    fake.allows_intent = False

    async with running_bot(folder, fake) as bot:
        ended = await bot.ended()

    assert ended.code == 78
    assert "the Message Content Intent is off.\nTick it in the developer portal" in ended.said
    assert "Traceback" not in ended.said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
async def test_sigterm_ends_cleanly_with_everything_in_the_database_file(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
        await fake.say(FIRST)
        await until(lambda: _n_posts(folder) == 1, bot)
        ended = await bot.stop()

    assert (ended.code, "Traceback" in ended.said) == (0, False)
    wal = database_in(folder).with_name("harkness.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0
    assert [post.post_id for post in await recorded_posts(folder)] == [7_001]


async def test_a_second_instance_is_refused_and_the_first_goes_on(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as first:
        await first.until_ready(fake)

        async with running_bot(folder, fake) as second:
            ended = await second.ended()

        assert ended.code == 1
        assert "Another Harkness" in ended.said
        assert "Traceback" not in ended.said
        await fake.say(FIRST)
        await until(lambda: _n_posts(folder) == 1, first)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
async def test_a_recorded_post_survives_kill_9(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
        await fake.say(FIRST)
        await until(lambda: _n_posts(folder) == 1, bot)
        await bot.stop(signal.SIGKILL)

    posts = await recorded_posts(folder)

    assert [(post.post_id, post.author_id, post.text) for post in posts] == [(7_001, 11, FIRST["content"])]


async def test_what_is_written_while_the_bot_is_away_is_read_at_the_next_start(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
        await fake.say(FIRST)
        await until(lambda: _n_posts(folder) == 1, bot)
    await fake.say(SECOND, is_heard=False)

    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake, n_identifies=2)
        await until(lambda: _n_posts(folder) == 2, bot)

    assert [post.text for post in await recorded_posts(folder)] == [FIRST["content"], SECOND["content"]]


async def test_a_dropped_connection_is_resumed_and_nothing_said_meanwhile_is_lost(
    fake: FakeDiscord, folder: Path
) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
        await fake.drop_connection()
        await fake.say(FIRST)
        await until(lambda: _n_posts(folder) == 1, bot)

    assert (fake.n_identifies, fake.n_resumes) == (1, 1)


async def test_commands_are_synced_at_the_first_start_and_not_at_the_second(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
    n_first = fake.n_command_syncs

    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake, n_identifies=2)

    assert (n_first, fake.n_command_syncs) == (1, 1)


async def test_a_session_discord_ended_is_begun_anew_and_the_gap_read(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake) as bot:
        await bot.until_ready(fake)
        fake.resumes = False
        await fake.drop_connection()
        await fake.say(FIRST, is_heard=False)
        await until(lambda: _n_posts(folder) == 1, bot)

    assert (fake.n_identifies, fake.n_resumes) == (2, 1)


async def test_check_asks_discord_without_connecting_and_finds_nothing_wrong(fake: FakeDiscord, folder: Path) -> None:
    async with running_bot(folder, fake, "check") as checking:
        ended = await checking.ended()

    assert ended.code == 0, ended.said
    assert "✓ intent: Message Content Intent is on." in ended.said
    assert "✓ class Period 2: its channels are there, with the permissions needed." in ended.said
    assert fake.n_identifies == 0


async def test_check_names_the_intent_and_the_permissions_that_are_missing(fake: FakeDiscord, folder: Path) -> None:
    fake.allows_intent = False
    fake.permissions &= ~(1 << 35)

    async with running_bot(folder, fake, "check") as checking:
        ended = await checking.ended()

    assert ended.code == 1
    assert "✗ intent: Message Content Intent is off" in ended.said
    assert "permissions are missing in #seminar: Create Public Threads." in ended.said


def _n_posts(folder: Path) -> int:
    """The posts committed so far, read beside the running bot."""
    with closing(sqlite3.connect(f"file:{database_in(folder)}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM post").fetchone()[0])
