"""/setup: the panel where a teacher chooses roles, channels, time zone, week and what is asked."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.classroom.due_dates import parse_time
from bot.classroom.enrol_student import enrol_student
from bot.classroom.set_up_class import announce_class, change_class, confirm_age, open_setup, parse_zone
from bot.discord_app.access import list_packs, member_of, require_manager, require_teacher
from bot.discord_app.answers import answer
from bot.discord_app.cards.setup_card import (
    NO_SUMMARY,
    make_requirement_modal,
    make_setup_card,
    make_week_modal,
)
from bot.discord_app.client import Harkness
from bot.discord_app.components import payload_of, submitted_values
from bot.discord_app.discord_errors import require_permissions
from bot.discord_app.roles import is_student, is_teacher
from bot.discussion.kept_summary import Audience
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import Requirement
from bot.errors import BadInputError, ChannelGoneError, NotReadyError, ServerError

Interaction = discord.Interaction[Harkness]

#: The selects that choose one role or channel.
_ROLE_OR_CHANNEL = ("setup_teacher_role", "setup_student_role", "setup_prompts_channel", "setup_teacher_channel")


class Setup(commands.Cog):
    """The panel's state is the class's row; every choice is saved as it is made."""

    def __init__(self, bot: Harkness) -> None:
        self.bot = bot
        bot.handlers |= dict.fromkeys(_ROLE_OR_CHANNEL, self.choose_role_or_channel)
        bot.handlers |= {
            "setup_pack": self.choose_pack,
            "setup_closing": self.choose_closing_summary,
            "setup_students": self.add_students,
            "setup_week": self.ask_week,
            "set_week": self.set_week,
            "setup_requirement": self.ask_requirement,
            "set_requirement": self.set_requirement,
            "setup_age": self.confirm_age,
        }

    @app_commands.command(description="Set up the class: roles, channels, time zone, week and what is asked")
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: Interaction) -> None:
        member = member_of(interaction)
        school_class = await self.bot.store.find_class_of_guild(member.guild.id)
        if school_class is None or not is_teacher(member, school_class):
            require_manager(interaction)
        school_class = await open_setup(
            member.guild.id, member.guild.name, pack_id=self.bot.default_pack_id, store=self.bot.store
        )
        await answer(interaction, card=await self._panel(interaction, school_class))

    async def choose_role_or_channel(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        custom_id, values = next(iter(submitted_values(interaction).items()))
        chosen = int(values[0]) if values else None
        match custom_id.split(":")[1]:
            case "setup_teacher_role":
                changed = replace(school_class, teacher_role_id=chosen)
            case "setup_student_role":
                changed = replace(school_class, student_role_id=chosen)
            case "setup_prompts_channel":
                changed = replace(school_class, prompts_channel_id=chosen)
            case _:
                changed = replace(school_class, teacher_channel_id=chosen)
        await self._save(interaction, changed)

    async def choose_pack(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        [(pack_id,)] = submitted_values(interaction).values()
        if pack_id not in await list_packs(interaction, school_class):
            raise BadInputError("That pack is no longer there. Run `/setup` again for the present list.")
        await self._save(interaction, replace(school_class, pack_id=pack_id))

    async def choose_closing_summary(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        [(chosen,)] = submitted_values(interaction).values()
        audience = None if chosen == NO_SUMMARY else Audience(chosen)
        await self._save(interaction, replace(school_class, closing_summary=audience))

    async def add_students(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        if school_class.age_confirmed_at is None:
            raise NotReadyError(
                "First the students' age has to be confirmed (the green button). Until then I keep no names."
            )
        for member in _chosen_members(interaction):
            if is_student(member, school_class):
                await enrol_student(school_class, student_id=member.id, name=member.display_name, store=self.bot.store)
        await interaction.response.edit_message(view=await self._panel(interaction, school_class))

    async def ask_week(self, interaction: Interaction, class_id: int) -> None:
        await interaction.response.send_modal(make_week_modal(await require_teacher(interaction)))

    async def set_week(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        values = {name: given[0] if given else "" for name, given in submitted_values(interaction).items()}
        changed = replace(
            school_class,
            zone=parse_zone(values["zone"]),
            week_day=Weekday[values["day"].upper()],
            week_time=parse_time(values["time"]),
        )
        await self._save(interaction, changed)

    async def ask_requirement(self, interaction: Interaction, class_id: int) -> None:
        await interaction.response.send_modal(make_requirement_modal(await require_teacher(interaction)))

    async def set_requirement(self, interaction: Interaction, class_id: int) -> None:
        school_class = await require_teacher(interaction)
        values = {name: given[0] if given else "" for name, given in submitted_values(interaction).items()}
        requirement = Requirement(
            n_responses=_number(values["n_responses"], "own answers", 0, 10),
            n_replies=_number(values["n_replies"], "replies", 0, 10),
            different_classmates=values["different"] == "yes",
            response_due_days=_number(values["response_days"], "days until the answer is due", 0, 60),
            replies_due_days=_number(values["reply_days"], "days until the replies are due", 0, 60),
        )
        if requirement.replies_due_days < requirement.response_due_days:
            raise BadInputError("Replies cannot be due before the answers they reply to. Nothing was changed.")
        await self._save(interaction, replace(school_class, requirement=requirement))

    async def confirm_age(self, interaction: Interaction, class_id: int) -> None:
        member = require_manager(interaction)
        school_class = await require_teacher(interaction)
        confirmed = await confirm_age(school_class, by_id=member.id, store=self.bot.store, clock=self.bot.clock)
        await self._show(interaction, confirmed)

    async def _save(self, interaction: Interaction, changed: SchoolClass) -> None:
        await self._show(interaction, await change_class(changed, store=self.bot.store, clock=self.bot.clock))

    async def _show(self, interaction: Interaction, school_class: SchoolClass) -> None:
        self.bot.class_changed(school_class)
        await interaction.response.edit_message(view=await self._panel(interaction, school_class))
        if school_class.is_ready and school_class.notice_message_id is None:
            await self._post_notice(interaction, school_class)

    async def _post_notice(self, interaction: Interaction, school_class: SchoolClass) -> None:
        """Tell the class, in its channel, what is kept and how to join; once, when the class becomes ready."""
        try:
            told = await announce_class(school_class, store=self.bot.store, server=self.bot.server)
        except ServerError as error:
            await answer(interaction, text=f"{error} Then choose that channel again, and I tell the class how to join.")
            return
        self.bot.class_changed(told)

    async def _panel(self, interaction: Interaction, school_class: SchoolClass) -> discord.ui.LayoutView:
        roster = await self.bot.store.list_students(school_class.class_id)
        return make_setup_card(
            school_class,
            (await list_packs(interaction, school_class)).values(),
            n_students=sum(student.status is StudentStatus.ACTIVE for student in roster),
            warnings=_channel_warnings(school_class, member_of(interaction).guild),
        )


def _channel_warnings(school_class: SchoolClass, guild: discord.Guild) -> list[str]:
    warnings = [*_missing_permissions(school_class, guild)]
    teacher_channel = guild.get_channel(school_class.teacher_channel_id or 0)
    if teacher_channel and teacher_channel.permissions_for(guild.default_role).view_channel:
        warnings.append(
            f"Everybody can read {teacher_channel.mention}. The weekly summary names students: make it private, "
            "or choose another channel."
        )
    return warnings


def _missing_permissions(school_class: SchoolClass, guild: discord.Guild) -> Iterator[str]:
    """What the bot's role lacks in the chosen channels, before it fails at the first question."""
    for channel_id, wanted in (
        (school_class.prompts_channel_id, ("send_messages", "send_messages_in_threads", "read_message_history")),
        (school_class.teacher_channel_id, ("send_messages", "attach_files", "read_message_history")),
    ):
        if channel_id is None:
            continue
        channel = guild.get_channel(channel_id)
        if channel is None:
            yield str(ChannelGoneError(channel_id=channel_id))
            continue
        is_text = isinstance(channel, discord.TextChannel) and channel_id == school_class.prompts_channel_id
        try:
            require_permissions(channel, *wanted, *(("create_public_threads",) if is_text else ()))
        except ServerError as error:
            yield str(error)


def _chosen_members(interaction: Interaction) -> list[discord.Member]:
    """The members a user select was set to. They come with the interaction, so no member list is needed."""
    guild = member_of(interaction).guild
    resolved = cast(Mapping[str, Mapping[str, dict[str, object]]], payload_of(interaction).get("resolved", {}))
    users = resolved.get("users", {})
    return [
        discord.Member(data={**data, "user": users[user_id]}, guild=guild, state=interaction._state)  # type: ignore[typeddict-item]
        for user_id, data in resolved.get("members", {}).items()
    ]


def _number(text: str, what: str, least: int, most: int) -> int:
    if not text.strip().isascii() or not text.strip().isdigit() or not least <= int(text) <= most:
        raise BadInputError(
            f"For {what} I need a whole number from {least} to {most}, not “{text.strip()[:20]}”. Nothing was changed."
        )
    return int(text)
