"""The bot as the host starts it: `python -m bot run` in its own process, folder and database."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.discussion.post import Post
from bot.store.sqlite_store import open_store
from tests.factories import MESSAGE_ID, THREAD_ID, instant, make_class, make_prompt
from tests.process.fake_discord import FakeDiscord

_REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a process ended, and what it said."""

    code: int
    said: str


class RunningBot:
    """One process. What it says on stderr goes to a file, which no full pipe can stop."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self.log = log

    async def until_ready(self, fake: FakeDiscord, *, n_identifies: int = 1) -> None:
        """Until the bot has a session and has read what it missed."""
        await until(lambda: fake.n_identifies == n_identifies and "missed posts read" in self.said, self)

    async def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> Ended:
        self.process.send_signal(with_signal)
        return await self.ended()

    async def ended(self) -> Ended:
        return Ended(code=await asyncio.wait_for(self.process.wait(), 20), said=self.said)

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


@asynccontextmanager
async def running_bot(folder: Path, fake: FakeDiscord, *arguments: str) -> AsyncIterator[RunningBot]:
    """`python -m bot run` (or another command) in this folder, against this fake; killed when the block is left."""
    config, log = _prepare_files(folder)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    with log.open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *(arguments or ("run",)), "--config", str(config)),
            cwd=_REPOSITORY,
            env={**kept, **fake.environ, "PYTHONUTF8": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        )
    try:
        yield RunningBot(process, log)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _prepare_files(folder: Path) -> tuple[Path, Path]:
    """The settings, and a log file of its own for each process."""
    config = folder / "config.yaml"
    config.write_text(f"data_folder: data\npacks_folder: {_REPOSITORY / 'prompts'}\n", encoding="utf-8")
    return config, folder / f"log-{len(list(folder.glob('log-*')))}"


def database_in(folder: Path) -> Path:
    return folder / "data" / "harkness.db"


async def set_up_class(folder: Path) -> None:
    """A class that is ready, with one prompt whose thread the fake knows."""
    async with open_store(database_in(folder)) as store:
        school_class = await store.save_class(make_class(0))
        prompt = await store.add_prompt(make_prompt(class_id=school_class.class_id))
        await store.mark_prompt_posted(prompt.prompt_id, message_id=MESSAGE_ID, thread_id=THREAD_ID, at=instant())


async def recorded_posts(folder: Path) -> list[Post]:
    """The posts on disk. The bot must have ended."""
    async with open_store(database_in(folder)) as store:
        return await store.list_posts(1)


async def until(is_so: Callable[[], bool], bot: RunningBot) -> None:
    """Wait until it is so; a bot that ended, or 20 seconds, are an error that shows what the bot said."""
    for _ in range(1000):
        if is_so():
            return
        assert bot.process.returncode is None, bot.said
        await asyncio.sleep(0.02)
    raise AssertionError(f"waited in vain; the bot said:\n{bot.said}")
