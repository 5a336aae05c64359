"""What the class said on a question: /summary, the message menu, and the buttons of a summary."""

import asyncio
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.keep_summary import keep_summary, post_for_class, recall_last
from bot.classroom.summarise_thread import summarise_thread
from bot.classroom.take_position import find_prompt_of_class
from bot.discord_app.access import find_class_of_teacher, require_member, require_teacher
from bot.discord_app.answers import answer, answer_later, update
from bot.discord_app.cards.file_card import make_file_card, make_picture_card
from bot.discord_app.cards.layout import Card
from bot.discord_app.cards.summary_card import (
    make_last_summary_card,
    make_summary_card,
    make_whole_summary_card,
)
from bot.discord_app.choices import choose_prompt, offer_prompts
from bot.discord_app.client import Harkness
from bot.discord_app.markdown import jump_link
from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Prompt
from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.errors import NotReadyError, UnknownPromptError
from bot.report.summary_files import draw_summary, write_summary

Interaction = discord.Interaction[Harkness]

MENU_NAME = "Summarise this thread"

_FILES = (
    "The whole summary, every sentence with links to its posts: Markdown to read or print, Argdown for argument-map "
    "tools, JSON for other programs."
)
_WITH_NAMES = "They name students and are for teachers; the buttons of the class's summary give them without names."
_WITHOUT_NAMES = "They call students by numbers."


class Summaries(commands.Cog):
    """The teacher's version is for teachers alone; everybody in the class may look at the class's."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        self._at_work_for: set[int] = set()
        for prefix, for_class in (("summary", False), ("summary_class", True)):
            bot.versioned_handlers[f"{prefix}_page"] = partial(self.show_page, for_class=for_class)
            bot.handlers[f"{prefix}_map"] = partial(self.send_map, for_class=for_class)
            bot.handlers[f"{prefix}_files"] = partial(self.send_files, for_class=for_class)
        # A cog's message menus have no decorator of their own.
        self._menu = app_commands.ContextMenu(name=MENU_NAME, callback=self.summarise_here)
        bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(description="What the class said on a question: points, open questions, who is not yet heard")
    @app_commands.describe(
        prompt="Which question; without it, the one whose thread you are in, or the newest",
        audience="me: with names, only you see it. class: without counts by name, posted in the thread",
        which="fresh: made now. last: the one made last, as it was; only you see it, and nothing is posted",
    )
    @app_commands.rename(audience="for")
    async def summary(
        self,
        interaction: Interaction,
        prompt: str | None = None,
        audience: Literal["me", "class"] = "me",
        which: Literal["fresh", "last"] = "fresh",
    ) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        prompts = await self.bot.store.list_prompts(school_class.class_id)
        chosen = choose_prompt(school_class, prompts, prompt, thread_id=interaction.channel_id)
        for_class = audience == "class"
        with self._one_at_a_time(interaction):
            if which == "last":
                await answer(interaction, card=await self._recall(chosen, school_class, for_class=for_class))
            elif for_class:
                await self._post(await self.find_summary(chosen, for_class=True), school_class)
                await answer(interaction, text=f"Posted in <#{chosen.thread_id}>.")
            else:
                await self._show(interaction, await self.find_summary(chosen, for_class=False), school_class)

    @summary.autocomplete("prompt")
    async def offer_prompt(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        school_class = await find_class_of_teacher(interaction)
        if school_class is None:
            return []
        return offer_prompts(school_class, await self.bot.store.list_prompts(school_class.class_id), typed)

    async def summarise_here(self, interaction: Interaction, message: discord.Message) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        prompts = await self.bot.store.list_prompts(school_class.class_id)
        here = {interaction.channel_id, message.id} - {None}
        prompt = next((prompt for prompt in prompts if here & {prompt.thread_id, prompt.message_id}), None)
        if prompt is None:
            raise UnknownPromptError(
                f"**{MENU_NAME}** works on a question of mine and on every message in its thread; this is neither. "
                "`/summary` lets you choose the question."
            )
        with self._one_at_a_time(interaction):
            await self._show(interaction, await self.find_summary(prompt, for_class=False), school_class)

    async def show_page(self, interaction: Interaction, prompt_id: int, page: int, *, for_class: bool) -> None:
        # Pages turn in place; what stands in the thread for all stays there.
        turns = interaction.message is not None and interaction.message.flags.ephemeral
        await (interaction.response.defer() if turns else answer_later(interaction))
        school_class, prompt = await self._find(interaction, prompt_id, for_class=for_class)
        with self._one_at_a_time(interaction):
            found = await self.find_summary(prompt, for_class=for_class)
        card = make_whole_summary_card(found, guild_id=school_class.guild_id, page=page)
        await (update(interaction, card) if turns else answer(interaction, card=card))

    async def send_map(self, interaction: Interaction, prompt_id: int, *, for_class: bool) -> None:
        await answer_later(interaction)
        school_class, prompt = await self._find(interaction, prompt_id, for_class=for_class)
        with self._one_at_a_time(interaction):
            found = await self.find_summary(prompt, for_class=for_class)
            if not found.summary.of_kind(StatementKind.KEY_POINT):
                raise NotReadyError("There are no points to draw yet. They come with posts that give reasons.")
            pictures = await asyncio.to_thread(draw_summary, found, zone=ZoneInfo(school_class.zone))
        await answer(
            interaction,
            card=make_picture_card({picture.name: picture.description for picture in pictures}),
            files=[discord.File(io.BytesIO(picture.data), picture.name) for picture in pictures],
        )

    async def send_files(self, interaction: Interaction, prompt_id: int, *, for_class: bool) -> None:
        await answer_later(interaction)
        school_class, prompt = await self._find(interaction, prompt_id, for_class=for_class)
        link_of = partial(jump_link, school_class.guild_id, prompt.thread_id or prompt.channel_id)
        with self._one_at_a_time(interaction):
            found = await self.find_summary(prompt, for_class=for_class)
            written = await asyncio.to_thread(write_summary, found, link_of=link_of)
        await answer(
            interaction,
            card=make_file_card(f"{_FILES} {_WITHOUT_NAMES if for_class else _WITH_NAMES}", *written),
            files=[discord.File(io.BytesIO(text.encode()), name) for name, text in written.items()],
        )

    async def find_summary(self, prompt: Prompt, *, for_class: bool) -> ThreadSummary:
        """The summary that is shown: every card, picture and file of one comes through here."""
        return await summarise_thread(
            prompt, for_class=for_class, packs=self.bot.packs, store=self.bot.store, maker=self.bot.maker
        )

    async def _show(self, interaction: Interaction, found: ThreadSummary, school_class: SchoolClass) -> None:
        await answer(interaction, card=make_summary_card(found, guild_id=school_class.guild_id))
        await keep_summary(found, store=self.bot.store, clock=self.bot.clock)

    async def _post(self, found: ThreadSummary, school_class: SchoolClass) -> None:
        try:
            await post_for_class(
                found, school_class, store=self.bot.store, server=self.bot.server, clock=self.bot.clock
            )
        finally:
            self.bot.plans_changed()  # a post may have changed while the summary was being made

    async def _recall(self, prompt: Prompt, school_class: SchoolClass, *, for_class: bool) -> Card:
        """The summary made last, with when that was and what has gone from it."""
        audience = Audience.CLASS if for_class else Audience.TEACHER
        recalled = await recall_last(prompt, audience, packs=self.bot.packs, store=self.bot.store)
        if recalled is None:
            raise NotReadyError(
                f"No summary of question {prompt.number} was made for {'the class' if for_class else 'you'} before. "
                "`/summary` without `which` makes one."
            )
        return make_last_summary_card(recalled, guild_id=school_class.guild_id)

    async def _find(self, interaction: Interaction, prompt_id: int, *, for_class: bool) -> tuple[SchoolClass, Prompt]:
        school_class = await (require_member if for_class else require_teacher)(interaction)
        return school_class, await find_prompt_of_class(school_class, prompt_id, store=self.bot.store)

    @contextmanager
    def _one_at_a_time(self, interaction: Interaction) -> Iterator[None]:
        """Whoever presses twice gets one summary. Raises NotReadyError for the second."""
        user_id = interaction.user.id
        if user_id in self._at_work_for:
            raise NotReadyError("I am still at what you asked for a moment ago. It is on its way.")
        self._at_work_for.add(user_id)
        try:
            yield
        finally:
            self._at_work_for.discard(user_id)
