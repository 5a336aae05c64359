"""What following a discussion costs: Harkness beside a bare discord.py client, on the same messages, in one run.

`make bench`, or `python -m benchmarks.track [messages]`. Both clients run as processes of their own against the
tests' fake gateway, so that frames, JSON and discord.py's dispatch cost what they cost in real use. Harkness is killed
with SIGKILL as soon as it has acknowledged the last message; then the database is opened and counted.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import discord

from bot.app import make_bot, spare_the_collector
from bot.discord_app.endpoint import use_test_endpoint
from bot.packs import load_packs
from bot.store.sqlite_store import open_store
from tests.process import payloads
from tests.process.fake_discord import FakeDiscord
from tests.process.running_bot import database_in, recorded_posts, set_up_class

#: CPU per message beside a bare client; what we hold ourselves to.
MOST_TIMES_BARE: Final = 1.5
N_MESSAGES: Final = 5_000
N_ROUNDS: Final = 7
N_STUDENTS: Final = 30
_FIRST_ID: Final = 1_000_000
_REPOSITORY: Final = Path(__file__).parents[1]
_TEXT: Final = (
    "I think the three cases only show that long talks can work, not that they have to be long. "
    "We would need one that failed although everybody stayed in the room."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a client took for all messages, from the first one heard to the last one done with."""

    cpu_seconds: float
    wall_seconds: float


async def main(n_messages: int) -> int:
    """Print both costs; 1 where a message is lost or the ratio is above MOST_TIMES_BARE."""
    bare: list[Cost] = []
    harkness: list[Cost] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await set_up_class(folder)
        for round_number in range(N_ROUNDS):  # in turn, so that a busy machine is busy for both
            messages = _make_messages(n_messages, first_id=_FIRST_ID + round_number * n_messages)
            bare.append(await _measure("bare", folder, messages))
            harkness.append(await _measure("harkness", folder, messages))
        n_kept = len(await recorded_posts(folder))
    ratio = _least_cpu(harkness) / _least_cpu(bare)
    for label, costs in (("bare discord.py", bare), ("Harkness", harkness)):
        micros = _least_cpu(costs) / n_messages * 1e6
        rate = n_messages / min(cost.wall_seconds for cost in costs)
        _say(f"{label:16}{micros:8.0f} µs CPU per message {rate:8,.0f} messages/s (best of {N_ROUNDS})")
    n_acknowledged = N_ROUNDS * n_messages
    _say(f"{'ratio':16}{ratio:8.2f} (aim: at most {MOST_TIMES_BARE})")
    _say(f"{'on disk':16}{n_kept:8,} of {n_acknowledged:,} acknowledged, after SIGKILL (synchronous=FULL)")
    return int(ratio > MOST_TIMES_BARE or n_kept != n_acknowledged)


def _least_cpu(costs: list[Cost]) -> float:
    return min(cost.cpu_seconds for cost in costs)


async def _measure(client_name: str, folder: Path, messages: list[payloads.Payload]) -> Cost:
    """Start a client, give it all messages at once, and kill it when it has reported."""
    async with FakeDiscord.running() as fake, _client_process(client_name, folder, fake) as process:
        assert process.stdout is not None
        if await process.stdout.readline() != b"ready\n":
            raise RuntimeError(f"the {client_name} client did not start; what it said stands above")
        await fake.dispatch("TYPING_START", payloads.typing())
        for message in messages:
            await fake.dispatch("MESSAGE_CREATE", message)
        await fake.dispatch("TYPING_START", payloads.typing())
        report = json.loads(await process.stdout.readline())
        return Cost(cpu_seconds=report["cpu_seconds"], wall_seconds=report["wall_seconds"])


@asynccontextmanager
async def _client_process(
    client_name: str, folder: Path, fake: FakeDiscord
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.track", client_name, str(folder)),
        cwd=_REPOSITORY,
        env={**os.environ, **fake.environ},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def _make_messages(n_messages: int, *, first_id: int) -> list[payloads.Payload]:
    """A lively discussion: every second message replies to the one before it, which Discord then sends along."""
    messages: list[payloads.Payload] = []
    for number in range(n_messages):
        message = payloads.message(first_id + number, _TEXT, author_id=11 + number % N_STUDENTS)
        messages.append(payloads.reply(message, to=messages[-1]) if number % 2 else message)
    return messages


class _Meter:
    """Reads the process's clocks before the first message and when the last one is done with.

    Somebody starts to type before and after the messages: that reaches a client in order, and costs the messages
    nothing.
    """

    def __init__(self) -> None:
        self.before: tuple[float, float] | None = None

    async def on_ready(self) -> None:
        _say("ready")

    async def on_raw_typing(self, event: discord.RawTypingEvent) -> None:
        if self.before is None:
            self.before = time.process_time(), time.perf_counter()
            return
        # First the listeners, then what they handed on.
        for name in ("on_message", "intake"):
            await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name().endswith(name)))
        cpu_seconds, wall_seconds = time.process_time() - self.before[0], time.perf_counter() - self.before[1]
        _say(json.dumps({"cpu_seconds": cpu_seconds, "wall_seconds": wall_seconds}))


async def run_bare() -> None:
    """A discord.py client with the bot's intents that does nothing but count."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.message_content = True
    client, meter = discord.Client(intents=intents), _Meter()

    async def on_message(message: discord.Message) -> None:
        pass

    for listener in (on_message, meter.on_ready, meter.on_raw_typing):
        client.event(listener)
    async with client:
        await client.start(payloads.TOKEN)


async def run_harkness(folder: Path) -> None:
    """The bot as `harkness run` wires it, counting beside its own listeners."""
    packs = {pack.id: pack for pack in load_packs(_REPOSITORY / "prompts")}
    async with open_store(database_in(folder)) as store:
        bot = make_bot(store, packs=packs, default_pack_id=min(packs), late_limit=timedelta(hours=24))
        spare_the_collector()
        meter = _Meter()
        bot.add_listener(meter.on_ready)
        bot.add_listener(meter.on_raw_typing)
        async with bot:
            await bot.start(payloads.TOKEN)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  a benchmark's result is what it prints


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare", _]:
            use_test_endpoint(os.environ)
            asyncio.run(run_bare())
        case ["harkness", folder]:
            use_test_endpoint(os.environ)
            asyncio.run(run_harkness(Path(folder)))
        case numbers:
            sys.exit(asyncio.run(main(int(numbers[0]) if numbers else N_MESSAGES)))
