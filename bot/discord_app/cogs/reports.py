"""/week and /participation: what happened and who did what."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.read_participation import find_names, read_ledgers
from bot.classroom.report_week import choose_week, make_week_report
from bot.classroom.term import list_prompts_of_term
from bot.discord_app.access import require_teacher, require_teacher_of_ready_class
from bot.discord_app.answers import answer, answer_later
from bot.discord_app.cards.participation_card import make_class_participation_card, make_student_participation_card
from bot.discord_app.cards.week_card import make_week_card
from bot.discord_app.client import Harkness
from bot.discord_app.markdown import show_name
from bot.discord_app.server import participation_file
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import PromptState
from bot.errors import UnknownPromptError
from bot.report.participation_csv import render_participation_csv

Interaction = discord.Interaction[Harkness]


class Reports(commands.Cog):
    """Teachers only; everything about a student is shown to the asking teacher alone."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot

    @app_commands.command(description="The weekly summary, now: what happened, who did what, what is still open")
    @app_commands.describe(which="this: since the last weekly summary. last: the whole week before")
    async def week(self, interaction: Interaction, which: Literal["this", "last"] = "this") -> None:
        await answer_later(interaction)
        school_class = await require_teacher_of_ready_class(interaction)
        week = choose_week(school_class, now=self.bot.clock.now(), weeks_back=0 if which == "this" else 1)
        report = await make_week_report(
            school_class,
            week,
            packs=self.bot.packs,
            store=self.bot.store,
            server=self.bot.server,
            maker=self.bot.maker,
        )
        await answer(
            interaction,
            card=make_week_card(report, guild_id=school_class.guild_id),
            files=[participation_file(render_participation_csv(report))],
        )

    @app_commands.command(description="Who did what against what was asked, with a link to every post that counts")
    @app_commands.describe(student="One student; without it, the whole class")
    async def participation(self, interaction: Interaction, student: discord.Member | None = None) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        if student is None:
            await answer(interaction, card=await self._class_participation(school_class))
            return
        ledgers = await read_ledgers(school_class, student_id=student.id, store=self.bot.store)
        names = await find_names(school_class, store=self.bot.store)
        if student.id not in names:
            raise UnknownPromptError(
                f"{show_name(student.display_name)} is not on the roster. Students get on it with the button "
                "“I'm in this class”, with their first post, or by you in `/setup`."
            )
        await answer(interaction, card=make_student_participation_card(school_class, ledgers, names=names))

    async def _class_participation(self, school_class: SchoolClass) -> discord.ui.LayoutView:
        prompts = await list_prompts_of_term(school_class, store=self.bot.store)
        roster = await self.bot.store.list_students(school_class.class_id)
        return make_class_participation_card(
            school_class,
            await read_ledgers(school_class, store=self.bot.store),
            has_prompts=any(prompt.state is not PromptState.POSTING for prompt in prompts),
            has_students=any(student.status is StudentStatus.ACTIVE for student in roster),
        )
