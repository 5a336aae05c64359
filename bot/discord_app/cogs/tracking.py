"""Following what students write, edit and delete in the threads of prompts."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.close_prompt import close_lost_prompt
from bot.classroom.record_post import delete_messages
from bot.discord_app.client import Harkness
from bot.discord_app.intake import Intake
from bot.discord_app.messages import is_written_by_a_person, seen_message
from bot.discord_app.roles import is_student
from bot.errors import ServerError

_log = logging.getLogger(__name__)


class Tracking(commands.Cog):
    """Listens only in threads that belong to a prompt; everything else in the server is passed over."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        # Which prompt a thread belongs to never changes; a thread that is nobody's may become a prompt's.
        self._prompt_of_thread: dict[int, tuple[int, int]] = {}
        # Events of one thread take turns while its prompt is looked up: a deletion must not overtake the message it
        # deletes.
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._intake = Intake(bot.store)
        bot.event(self.on_message)  # as a listener it would cost every message a second task

    async def on_message(self, message: discord.Message) -> None:
        author = message.author
        if not isinstance(author, discord.Member) or not is_written_by_a_person(message):
            return
        found = self._prompt_of_thread.get(message.channel.id)
        if found is None:
            async with self._turns[message.channel.id]:
                found = await self._find_prompt(message.channel)
                if found is not None and await self.bot.find_class(found[1]) is None:
                    return
        if found is None:
            return
        prompt_id, class_id = found
        school_class = await self.bot.find_class(class_id)
        if school_class and is_student(author, school_class):
            self._intake.take(prompt_id, seen_message(message))

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        message = payload.message
        # Discord also sends an "edit" when it adds a link preview; that one has no edited_at.
        if message.edited_at is None or payload.guild_id is None or message.author.bot:
            return
        await self._take_turn(payload.channel_id)
        if await self.bot.store.edit_post(payload.message_id, text=message.content, edited_at=message.edited_at):
            self.bot.plans_changed()  # a summary may quote it

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._delete(payload.channel_id, [payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self._delete(payload.channel_id, sorted(payload.message_ids))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        guild = self.bot.get_guild(payload.guild_id)
        if guild is not None and guild.get_channel(payload.parent_id) is None:
            return  # its whole channel was deleted, which is told once
        prompt = await self.bot.store.find_prompt_of_thread(payload.thread_id)
        if prompt is None:
            return
        school_class = await self.bot.find_class(prompt.class_id)
        if school_class is None:
            return
        try:
            await close_lost_prompt(
                prompt, school_class, store=self.bot.store, server=self.bot.server, clock=self.bot.clock
            )
        except ServerError as error:
            _log.warning("class %d: could not tell the teacher: %s", school_class.class_id, error)

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        school_class = await self.bot.store.find_class_of_guild(channel.guild.id)
        if school_class is None:
            return
        n_closed = 0
        for prompt in await self.bot.store.list_prompts(school_class.class_id):
            if prompt.channel_id == channel.id:
                n_closed += await self.bot.store.close_prompt(prompt.prompt_id, at=self.bot.clock.now())
        is_current = channel.id == school_class.prompts_channel_id
        if not n_closed and not is_current:
            return
        text = (
            "The channel for questions was deleted, so I have closed the questions in it. What students did "
            "there still counts."
        )
        if is_current:
            text += " Choose another channel with `/setup`; until then no question can be posted."
        await self._tell_teacher(school_class, text)

    async def _delete(self, channel_id: int, message_ids: Sequence[int]) -> None:
        await self._take_turn(channel_id)
        if await delete_messages(message_ids, store=self.bot.store, clock=self.bot.clock):
            self.bot.plans_changed()

    async def _take_turn(self, channel_id: int) -> None:
        """Wait until what came before in this channel is in the store."""
        async with self._turns[channel_id]:
            await self._intake.settle()

    async def cog_unload(self) -> None:
        await self._intake.settle()

    async def _tell_teacher(self, school_class: SchoolClass, text: str) -> None:
        try:
            await self.bot.server.tell_teacher(school_class, text)
        except ServerError as error:
            _log.warning("class %d: could not tell the teacher: %s", school_class.class_id, error)

    async def _find_prompt(self, channel: object) -> tuple[int, int] | None:
        """(prompt_id, class_id) of a prompt's thread. Only threads the bot opened are ever looked up."""
        channel_id = getattr(channel, "id", 0)
        if channel_id in self._prompt_of_thread:
            return self._prompt_of_thread[channel_id]
        if isinstance(channel, discord.Thread) and self.bot.user and channel.owner_id != self.bot.user.id:
            return None
        if isinstance(channel, discord.abc.GuildChannel):
            return None
        prompt = await self.bot.store.find_prompt_of_thread(channel_id)
        if prompt is None:
            return None
        self._prompt_of_thread[channel_id] = (prompt.prompt_id, prompt.class_id)
        return self._prompt_of_thread[channel_id]
