"""/prompt: post, list, close and schedule questions."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.close_prompt import close_and_ask
from bot.classroom.due_dates import parse_days, parse_due, parse_time
from bot.classroom.post_prompt import choose_question, make_nonce, post_prompt
from bot.classroom.schedule import ScheduleKind
from bot.classroom.schedule_prompts import pause_prompts, schedule_prompts
from bot.classroom.term import list_prompts_of_term
from bot.discord_app.access import find_class_of_teacher, find_pack, list_packs, require_teacher
from bot.discord_app.answers import answer, answer_later
from bot.discord_app.cards.prompt_list_card import make_prompt_list_card
from bot.discord_app.choices import choose_prompt, offer_due_days, offer_prompts, offer_questions
from bot.discord_app.client import Harkness
from bot.errors import DueDateError

Interaction = discord.Interaction[Harkness]
Choices = list[app_commands.Choice[str]]


class Prompts(commands.GroupCog, group_name="prompt", group_description="Questions for the class"):
    """Teachers only."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot

    @app_commands.command(description="Post a question to the class, with its own thread")
    @app_commands.describe(
        question="Which question; without it, the pack's next one",
        due="When answers are due: Wed, Wed 18:00, 2026-03-11; without it, the class's rule",
    )
    async def post(self, interaction: Interaction, question: str | None = None, due: str | None = None) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        now = self.bot.clock.now()
        try:
            prompt = await post_prompt(
                school_class,
                pack=await find_pack(interaction, school_class),
                question_id=question,
                response_due_at=parse_due(due, now=now, zone=school_class.zone) if due else None,
                nonce=make_nonce("command", interaction.id),
                store=self.bot.store,
                server=self.bot.server,
                clock=self.bot.clock,
            )
        finally:
            # Where Discord did not answer, the question waits, and the clock has to know of it.
            self.bot.plans_changed()
        where = f"<#{prompt.thread_id}>"
        await answer(interaction, text=f"Posted question {prompt.number} of {prompt.n_questions}: {where}")

    @app_commands.command(name="list", description="The questions posted so far, and what comes next")
    async def list_(self, interaction: Interaction) -> None:
        school_class = await require_teacher(interaction)
        prompts = await list_prompts_of_term(school_class, store=self.bot.store)
        schedule = await self.bot.store.find_schedule(school_class.class_id, ScheduleKind.PROMPT)
        counts = {prompt.prompt_id: await self._count_posts(prompt.prompt_id) for prompt in prompts}
        card = make_prompt_list_card(
            school_class, await find_pack(interaction, school_class), prompts, n_posts=counts, schedule=schedule
        )
        await answer(interaction, card=card)

    @app_commands.command(description="Close a question: its thread is locked, everything in it stays")
    @app_commands.describe(prompt="Which question; without it, the one whose thread you are in, or the newest")
    async def close(self, interaction: Interaction, prompt: str | None = None) -> None:
        await answer_later(interaction)
        school_class = await require_teacher(interaction)
        prompts = await self.bot.store.list_prompts(school_class.class_id)
        chosen = choose_prompt(school_class, prompts, prompt, thread_id=interaction.channel_id)
        try:
            closed = await close_and_ask(
                chosen, school_class, store=self.bot.store, server=self.bot.server, clock=self.bot.clock
            )
        finally:
            self.bot.plans_changed()  # its summary may be owed now
        name = f"Question {chosen.number}, “{chosen.question.title}”,"
        await answer(interaction, text=f"{name} is closed." if closed else f"{name} was closed before.")

    @app_commands.command(description="Post the pack's questions by themselves, on chosen days at a chosen time")
    @app_commands.describe(days="For example Mon, Thu; or off, to pause", time="For example 16:00, in the class's zone")
    async def schedule(self, interaction: Interaction, days: str, time: str | None = None) -> None:
        school_class = await require_teacher(interaction)
        if days.strip().casefold() in {"off", "none", "pause"}:
            paused = await pause_prompts(school_class, store=self.bot.store)
            text = "Paused: no question is posted by itself." if paused else "No questions were scheduled."
            await answer(interaction, text=text)
            return
        # Said now, and not in the night when the first question falls due.
        choose_question(
            await find_pack(interaction, school_class), await list_prompts_of_term(school_class, store=self.bot.store)
        )
        if time is None:
            raise DueDateError("At what time? Add `time`, for example `16:00`.")
        schedule = await schedule_prompts(
            school_class, days=parse_days(days), at=parse_time(time), store=self.bot.store, clock=self.bot.clock
        )
        self.bot.plans_changed()
        names = ", ".join(day.name.title() for day in schedule.days)
        first = f"<t:{int(schedule.next_due_at.timestamp())}:F>"
        await answer(
            interaction,
            text=f"From now on I post the pack's next question every {names} at {schedule.at:%H:%M} "
            f"(clocks of {schedule.zone}). The first: {first}. `/prompt schedule days: off` pauses it.",
        )

    @post.autocomplete("question")
    async def offer_question(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        if school_class is None:
            return []
        pack = (await list_packs(interaction, school_class)).get(school_class.pack_id)
        if pack is None:
            return []
        return offer_questions(pack, await list_prompts_of_term(school_class, store=self.bot.store), typed)

    @post.autocomplete("due")
    async def offer_due(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        return offer_due_days(self.bot.clock.now(), school_class.zone, typed) if school_class else []

    @close.autocomplete("prompt")
    async def offer_open_prompt(self, interaction: Interaction, typed: str) -> Choices:
        school_class = await find_class_of_teacher(interaction)
        if school_class is None:
            return []
        return offer_prompts(
            school_class, await self.bot.store.list_prompts(school_class.class_id), typed, open_only=True
        )

    @schedule.autocomplete("days")
    async def offer_days(self, interaction: Interaction, typed: str) -> Choices:
        usual = ("Mon", "Mon, Thu", "Mon, Wed, Fri", "Tue, Thu", "off")
        return [app_commands.Choice(name=days, value=days) for days in usual if typed.casefold() in days.casefold()]

    async def _count_posts(self, prompt_id: int) -> int:
        return sum(not post.is_deleted for post in await self.bot.store.list_posts(prompt_id))
