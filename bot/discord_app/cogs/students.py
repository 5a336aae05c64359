"""/me and the two buttons students press: joining the class, and seeing how far one is."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.enrol_student import enrol_student
from bot.classroom.read_participation import find_names, read_ledgers
from bot.classroom.term import is_of_term
from bot.discord_app.access import member_of, require_student
from bot.discord_app.answers import answer
from bot.discord_app.cards.progress_card import make_progress_card
from bot.discord_app.client import Harkness

Interaction = discord.Interaction[Harkness]


class Students(commands.Cog):
    """Whatever a student asks about themselves, only they see."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.handlers |= {"join": self.join, "progress": self.show_progress}

    @app_commands.command(description="How you are doing: what counts, what is still asked, and by when")
    async def me(self, interaction: Interaction) -> None:
        school_class = await require_student(interaction)
        await self._enrol(interaction, school_class)
        await self._show_ledgers(interaction, school_class, prompt_id=None)

    async def join(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_student(interaction)
        is_new = await self._enrol(interaction, school_class)
        text = (
            "You are on the roster. When a question is posted, answer in its thread. `/me` shows how you are doing."
            if is_new
            else "You are on the roster already. `/me` shows how you are doing."
        )
        await answer(interaction, text=text)

    async def show_progress(self, interaction: Interaction, prompt_id: int) -> None:
        school_class = await require_student(interaction)
        prompt = await self.bot.store.find_prompt(prompt_id)
        # Who only looks back at an earlier term is not put on this one's roster.
        if prompt is None or is_of_term(school_class, prompt):
            await self._enrol(interaction, school_class)
        await self._show_ledgers(interaction, school_class, prompt_id=prompt_id)

    async def _show_ledgers(
        self, interaction: Interaction, school_class: SchoolClass, *, prompt_id: int | None
    ) -> None:
        student_id = member_of(interaction).id
        ledgers = await read_ledgers(school_class, student_id=student_id, prompt_id=prompt_id, store=self.bot.store)
        names = await find_names(school_class, store=self.bot.store)
        card = make_progress_card(school_class, ledgers, now=self.bot.clock.now(), names=names)
        await answer(interaction, card=card)

    async def _enrol(self, interaction: Interaction, school_class: SchoolClass) -> bool:
        member = member_of(interaction)
        return await enrol_student(school_class, student_id=member.id, name=member.display_name, store=self.bot.store)
