"""The buttons about positions: taking one, seeing where the class stands, sharing it, withdrawing it."""

import discord
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.take_position import (
    find_prompt_of_class,
    parse_paragraph,
    require_open_for_positions,
    share_position,
    take_position,
    withdraw_positions,
)
from bot.classroom.term import is_of_term
from bot.discord_app.access import list_packs, member_of, require_class, require_student
from bot.discord_app.answers import answer, answer_later
from bot.discord_app.cards.position_card import (
    make_position_form,
    make_standing_card,
    make_taken_card,
    make_teacher_standing_card,
)
from bot.discord_app.client import Harkness
from bot.discord_app.components import submitted_values
from bot.discord_app.roles import is_teacher
from bot.discussion.class_counts import counts_for_class, standing_positions
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.prompt import Prompt
from bot.errors import BadInputError

Interaction = discord.Interaction[Harkness]


class Positions(commands.Cog):
    """A position is private until its student shares it; teachers see it, the class sees counts."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.handlers |= {
            "position": self.ask_position,
            "set_position": self.set_position,
            "standing": self.show_standing,
            "share_position": self.share,
            "withdraw_position": self.withdraw,
        }

    async def ask_position(self, interaction: Interaction, prompt_id: int) -> None:
        school_class = await require_student(interaction)
        prompt = await find_prompt_of_class(school_class, prompt_id, store=self.bot.store)
        require_open_for_positions(school_class, prompt, self.bot.clock.now())
        own = await self._find_own(interaction, prompt_id)
        await interaction.response.send_modal(make_position_form(prompt, own))

    async def set_position(self, interaction: Interaction, prompt_id: int) -> None:
        school_class = await require_student(interaction)
        prompt = await find_prompt_of_class(school_class, prompt_id, store=self.bot.store)
        typed = {name: given[0] if given else "" for name, given in submitted_values(interaction).items()}
        # A wrong ¶ costs nobody the words they typed: the rest is kept, and the form has them when it is opened again.
        paragraph, notice = None, None
        try:
            n_paragraphs = await self._count_paragraphs(interaction, school_class, prompt)
            paragraph = parse_paragraph(typed.get("paragraph", ""), n_paragraphs)
        except BadInputError as error:
            notice = f"{error} I kept the rest without it. To add the ¶, press **Take a position** again."
        member = member_of(interaction)
        taken = DeclaredPosition(
            prompt_id=prompt_id,
            student_id=member.id,
            position=Position(typed["position"]),
            reason=typed.get("reason", "").strip(),
            paragraph=paragraph,
            declared_at=self.bot.clock.now(),
        )
        kept = await take_position(school_class, taken, name=member.display_name, store=self.bot.store)
        await answer(interaction, card=make_taken_card(kept, prompt, notice=notice))

    async def show_standing(self, interaction: Interaction, prompt_id: int) -> None:
        school_class = await require_class(interaction)
        for_teacher = is_teacher(member_of(interaction), school_class)
        if not for_teacher:
            await require_student(interaction)
        prompt = await find_prompt_of_class(school_class, prompt_id, store=self.bot.store)
        positions = await self.bot.store.list_positions(prompt_id)
        if for_teacher:
            students = await self.bot.store.list_students(school_class.class_id)
            if not is_of_term(school_class, prompt):  # this term's students were never asked it
                students = [student for student in students if student.student_id in standing_positions(positions)]
            card = make_teacher_standing_card(prompt, positions, students, guild_id=school_class.guild_id)
        else:
            own = standing_positions(positions).get(member_of(interaction).id)
            card = make_standing_card(prompt, counts_for_class(positions), own)
        await answer(interaction, card=card)

    async def share(self, interaction: Interaction, position_id: int) -> None:
        await answer_later(interaction)
        school_class = await require_student(interaction)
        member = member_of(interaction)
        prompt = await share_position(
            school_class,
            position_id,
            student_id=member.id,
            name=member.display_name,
            store=self.bot.store,
            server=self.bot.server,
        )
        await answer(interaction, text=f"Shared in <#{prompt.thread_id}>. **Withdraw** takes it back.")

    async def withdraw(self, interaction: Interaction, prompt_id: int) -> None:
        await answer_later(interaction)
        school_class = await require_student(interaction)
        n_gone = await withdraw_positions(
            school_class,
            prompt_id,
            student_id=member_of(interaction).id,
            store=self.bot.store,
            server=self.bot.server,
        )
        self.bot.plans_changed()  # a summary may have told of it
        text = (
            "Withdrawn: your position, its reason and the earlier ones are gone from my records and from the thread."
            if n_gone
            else "There was nothing left to withdraw."
        )
        await answer(interaction, text=text)

    async def _find_own(self, interaction: Interaction, prompt_id: int) -> DeclaredPosition | None:
        positions = await self.bot.store.list_positions(prompt_id)
        return standing_positions(positions).get(member_of(interaction).id)

    async def _count_paragraphs(
        self, interaction: Interaction, school_class: SchoolClass, prompt: Prompt
    ) -> int | None:
        """How many ¶ the essay has; None where the pack the question came from is no longer there."""
        pack = (await list_packs(interaction, school_class)).get(prompt.pack_id)
        return pack.n_paragraphs if pack else None
