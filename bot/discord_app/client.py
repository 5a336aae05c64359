"""The Discord client: what it listens to, its commands, its clock, and what it does when it comes back."""

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.catch_up import catch_up
from bot.classroom.class_settings import SchoolClass
from bot.classroom.duty import Duty
from bot.classroom.fire_due import fire_due
from bot.classroom.ports import Store
from bot.discord_app.answers import answer_error
from bot.discord_app.components import Handler, VersionedHandler, dispatch_component
from bot.discord_app.server import DiscordClassServer
from bot.discussion.maker import Maker
from bot.discussion.rules.maker import RulesMaker
from bot.errors import ServerError
from bot.essay.pack import Pack
from bot.reader.essay_file import EssayReader
from bot.reader.limits import ReadingLimits

_log = logging.getLogger(__name__)

#: The clock is looked at this often; one long sleep would miss a changed system clock or a suspended machine.
TICK_SECONDS = 30.0


class DiscordClock:
    """The Clock port: discord.py's own clock, which a simulated Discord can move."""

    def now(self) -> datetime:
        return discord.utils.utcnow()


class CommandTree(app_commands.CommandTree["Harkness"]):
    """The slash commands, with one place where their errors are answered."""

    async def on_error(
        self, interaction: discord.Interaction["Harkness"], error: app_commands.AppCommandError, /
    ) -> None:
        await answer_error(interaction, error)


class Harkness(commands.Bot):
    """The bot. Everything it knows beyond a restart is in the store."""

    def __init__(
        self,
        *,
        load_cogs: Callable[["Harkness"], Awaitable[None]],
        store: Store,
        packs: Mapping[str, Pack],
        default_pack_id: str,
        late_limit: timedelta,
        reading_limits: ReadingLimits | None = None,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.message_content = True
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=CommandTree,
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            # A thread creation told to wait minutes must fail and be tried later, not freeze a command.
            max_ratelimit_timeout=60,
        )
        self._load_cogs = load_cogs
        self.store = store
        self.packs = packs
        self.default_pack_id = default_pack_id
        self.essay_reader = EssayReader(reading_limits or ReadingLimits())
        self.clock = DiscordClock()
        self.server = DiscordClassServer(self)
        self.handlers: dict[str, Handler[Harkness]] = {}
        self.versioned_handlers: dict[str, VersionedHandler[Harkness]] = {}
        self.maker: Maker = RulesMaker()
        self._duty = Duty(
            packs=packs, store=store, server=self.server, clock=self.clock, maker=self.maker, late_limit=late_limit
        )
        self._classes: dict[int, SchoolClass] = {}
        self._look_again_at: datetime | None = None
        self._timekeeper: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        await self._load_cogs(self)
        await self._sync_commands()

    async def on_interaction(self, interaction: discord.Interaction["Harkness"]) -> None:
        if interaction.type in (discord.InteractionType.component, discord.InteractionType.modal_submit):
            await dispatch_component(interaction, self.handlers, self.versioned_handlers)

    async def on_ready(self) -> None:
        """Discord gave a fresh session: read what was missed; the clock starts with the first one."""
        for school_class in await self.store.list_classes():
            try:
                n_new = await catch_up(school_class, store=self.store, server=self.server, clock=self.clock)
            except ServerError as error:
                _log.warning("class %d: could not read what was missed: %s", school_class.class_id, error)
            else:
                _log.info("class %d: %d missed posts read", school_class.class_id, n_new)
        self.plans_changed()
        if self._timekeeper is None or self._timekeeper.done():
            self._timekeeper = asyncio.create_task(self._keep_time(), name="timekeeper")

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        _log.exception("error while handling %s", event_method)

    async def close(self) -> None:
        if self._timekeeper is not None:
            self._timekeeper.cancel()
        await super().close()

    async def find_class(self, class_id: int) -> SchoolClass | None:
        """The class as last kept. Read for every message, so it is remembered until `class_changed`."""
        if class_id not in self._classes:
            found = await self.store.find_class(class_id)
            if found is None:
                return None
            self._classes[class_id] = found
        return self._classes[class_id]

    def class_changed(self, school_class: SchoolClass) -> None:
        """Take over changed settings at once, and look at the schedules at the next tick."""
        self._classes[school_class.class_id] = school_class
        self.plans_changed()

    def plans_changed(self) -> None:
        """There may be something to do: a schedule, a closed question, a changed post. Look at the next tick."""
        self._look_again_at = None

    async def _keep_time(self) -> None:
        while not self.is_closed():
            now = self.clock.now()
            if self._look_again_at is None or now >= self._look_again_at:
                self._look_again_at = now + timedelta(days=1)
                due_at = await self._fire(now)
                if self._look_again_at is not None:  # else plans changed meanwhile
                    self._look_again_at = due_at
            pause = (self._look_again_at - self.clock.now()).total_seconds() if self._look_again_at else TICK_SECONDS
            await asyncio.sleep(min(TICK_SECONDS, max(0.0, pause)))

    async def _fire(self, now: datetime) -> datetime:
        """When to look again. Whatever goes wrong, the clock goes on."""
        tomorrow = now + timedelta(days=1)
        try:
            return await fire_due(self._duty) or tomorrow
        except Exception:  # noqa: BLE001  the class must not be left without a clock
            _log.exception("error while doing what was due")
            return now + timedelta(minutes=1)

    async def _sync_commands(self) -> None:
        """Tell Discord our commands where they changed since the last time; it counts what we create."""
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).hexdigest()
        key = f"commands:{self.application_id}"
        if await self.store.find_note(key) == digest:
            return
        await self.tree.sync()
        await self.store.save_note(key, digest)
        _log.info("commands synced: %d", len(payload))
