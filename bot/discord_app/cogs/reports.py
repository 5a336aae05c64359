"""/summary, /week and /participation: what the class said and who did what."""

from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.read_participation import find_names, read_ledgers
from bot.classroom.report_week import choose_week, make_week_report
from bot.classroom.summarise_thread import summarise_thread
from bot.classroom.term import list_prompts_of_term
from bot.discord_app.access import find_class_of_teacher, require_teacher, require_teacher_of_ready_class
from bot.discord_app.answers import answer, answer_later
from bot.discord_app.cards.participation_card import make_class_participation_card, make_student_participation_card
from bot.discord_app.cards.summary_card import make_summary_card
from bot.discord_app.cards.week_card import make_week_card
from bot.discord_app.choices import choose_prompt, offer_prompts
from bot.discord_app.client import Harkness
from bot.discord_app.markdown import show_name
from bot.discord_app.server import participation_file
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.discussion.thread_summary import ThreadSummary
from bot.errors import UnknownPromptError
from bot.report.participation_csv import render_participation_csv

Interaction = discord.Interaction[Harkness]


class Reports(commands.Cog):
    """Teachers only; everything about a student is shown to the asking teacher alone."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot

    @app_commands.command(description="What the class said on a question: points, open questions, who is not yet heard")
    @app_commands.describe(
        prompt="Which question; without it, the one whose thread you are in, or the newest",
        audience="me: with names, only you see it. class: without counts by name, posted in the thread",
    )
    @app_commands.rename(audience="for")
    async def summary(
        self, interaction: Interaction, prompt: str | None = None, audience: Literal["me", "class"] = "me"
    ) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        prompts = await self.bot.store.list_prompts(school_class.class_id)
        chosen = choose_prompt(school_class, prompts, prompt, thread_id=interaction.channel_id)
        for_class = audience == "class"
        found = await self._summarise(chosen, for_class=for_class)
        if for_class:
            await self.bot.server.post_summary(found, school_class)
            await answer(interaction, text=f"Posted in <#{chosen.thread_id}>.")
        else:
            await answer(interaction, card=make_summary_card(found, guild_id=school_class.guild_id))

    async def _summarise(self, prompt: Prompt, *, for_class: bool) -> ThreadSummary:
        return await summarise_thread(
            prompt, for_class=for_class, packs=self.bot.packs, store=self.bot.store, maker=self.bot.maker
        )

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

    @summary.autocomplete("prompt")
    async def offer_prompt(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        school_class = await find_class_of_teacher(interaction)
        if school_class is None:
            return []
        return offer_prompts(school_class, await self.bot.store.list_prompts(school_class.class_id), typed)
