"""Wiring: the only module that knows both the verbs and the adapters."""

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Mapping
from datetime import timedelta

import discord

from bot.classroom.ports import Store
from bot.config import Config
from bot.discord_app.client import Harkness
from bot.discord_app.cogs.all_cogs import load_cogs
from bot.discord_app.endpoint import use_test_endpoint
from bot.errors import StartError
from bot.essay.pack import Pack
from bot.packs import load_packs
from bot.reader.limits import ReadingLimits, make_limits
from bot.store.sqlite_store import open_store


def make_bot(
    store: Store,
    *,
    packs: Mapping[str, Pack],
    default_pack_id: str,
    late_limit: timedelta,
    reading_limits: ReadingLimits | None = None,
) -> Harkness:
    """The bot on this store, with these packs. Raises StartError where the default pack is not among them."""
    if default_pack_id not in packs:
        raise StartError(
            f"There is no question pack called `{default_pack_id}` in the packs folder.\n"
            f"Set `default_pack` in config.yaml to one of: {', '.join(sorted(packs)) or '(none there)'}."
        )
    return Harkness(
        load_cogs=load_cogs,
        store=store,
        packs=packs,
        default_pack_id=default_pack_id,
        late_limit=late_limit,
        reading_limits=reading_limits,
    )


def spare_the_collector() -> None:
    """Have Python look for cyclic garbage less often, and never again in what was loaded at start.

    With its usual thresholds a busy thread makes it walk through all of discord.py's modules several times a second;
    benchmarks/track.py measures about a third more CPU per message then.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


async def run_bot(config: Config, token: str) -> None:
    """Run until SIGTERM or SIGINT. Raises StartError where a restart would not help, StoreError."""
    use_test_endpoint(os.environ)
    packs = {pack.id: pack for pack in load_packs(config.packs_folder)}
    async with open_store(config.database_path) as store:
        bot = make_bot(
            store,
            packs=packs,
            default_pack_id=config.default_pack_id,
            late_limit=timedelta(hours=config.late_limit_hours),
            reading_limits=make_limits(config),
        )
        spare_the_collector()
        running = asyncio.create_task(_run_client(bot, token))
        _stop_on_signal(running)
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def _run_client(bot: Harkness, token: str) -> None:
    try:
        async with bot:
            await bot.start(token)
    except discord.LoginFailure as error:
        raise StartError(
            "Discord does not accept the bot token.\n"
            "Copy a new one from the developer portal (Bot → Reset Token) and run `harkness init` again."
        ) from error
    except discord.PrivilegedIntentsRequired as error:
        raise StartError(
            "Discord does not let me read messages: the Message Content Intent is off.\n"
            "Tick it in the developer portal (Bot → Privileged Gateway Intents) and start me again."
        ) from error


def _stop_on_signal(running: asyncio.Task[None]) -> None:
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, running.cancel)
        except NotImplementedError:  # Windows: asyncio.run turns Ctrl+C into a cancellation by itself
            return
