"""The simulated server a practice week happens in: people, roles, channels, and the hands that click."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import discord
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor, ResponseMessage, RoleHandle

from bot.errors import HarknessError
from bot.practice.cast import Cast

_BOT_NAME = "Harkness"

#: SimCord limits the real time of one advance, however far it goes; a slow machine gets through this much of it.
_MOST_SECONDS_AT_ONCE = 6 * 3600.0


class PracticeError(HarknessError):
    """The bot did not do what the practice week needs next; the message says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Everybody and everything in the class's server."""

    env: Env
    guild: GuildHandle
    teacher: MemberActor
    students: Mapping[str, MemberActor]
    stranger: MemberActor
    teacher_role: RoleHandle
    student_role: RoleHandle
    prompts_channel: ChannelHandle
    forum: ChannelHandle
    teacher_channel: ChannelHandle

    def person(self, name: str) -> MemberActor:
        """The student of this name, or the teacher."""
        return self.students.get(name, self.teacher)

    def find_thread(self, index: int) -> ChannelHandle:
        """The thread of the nth question posted. Raises PracticeError where it was not posted."""
        threads = self.prompts_channel.threads
        if index >= len(threads):
            raise PracticeError(f"Question {index + 1} was not posted when it was due.")
        return threads[index]

    def find_card(self, thread: ChannelHandle) -> discord.Message:
        """The card of the question that owns this thread: one opened on a message has its id. Raises PracticeError."""
        for channel in (self.prompts_channel, thread):
            for message in channel.history():
                if message.id == thread.id:
                    return message
        raise PracticeError("The question of this thread is gone.")

    async def move_clock(self, to: datetime) -> None:
        """Let the time until then pass; whatever the bot does in it is done afterwards. Never moves back."""
        while (left := (to - self.env.now()).total_seconds()) > 0:
            await self.env.advance_time(min(left, _MOST_SECONDS_AT_ONCE))


def build_stage(env: Env, cast: Cast) -> Stage:
    """A teacher's own server with the class in it, as it is before the bot is set up."""
    env.backend.edit_bot_profile(_BOT_NAME)
    owner = env.create_user(_user_name(cast.teacher), global_name=cast.teacher)
    guild = env.create_guild(cast.class_name, owner=owner)
    teacher_role, student_role = guild.create_role("Teacher"), guild.create_role("Student")
    hidden, shown = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
    return Stage(
        env=env,
        guild=guild,
        teacher=guild.add_member(owner, roles=[teacher_role]),
        students={
            name: guild.add_member(env.create_user(_user_name(name), global_name=name), roles=[student_role])
            for name in cast.students
        },
        teacher_role=teacher_role,
        student_role=student_role,
        stranger=guild.add_member(env.create_user(_user_name(cast.stranger), global_name=cast.stranger)),
        prompts_channel=guild.create_text_channel("essay-questions", topic="One thread for each question"),
        forum=guild.create_forum_channel("essay-forum"),
        teacher_channel=guild.create_text_channel(
            "teachers",
            topic="Only teachers can see this channel",
            overwrites={guild.default_role: hidden, teacher_role: shown, guild.roles[_BOT_NAME]: shown},
        ),
    )


def find_custom_id(message: discord.Message | ResponseMessage, action: str) -> str:
    """The custom_id on a card that asks for `action`. Raises PracticeError where the card has none."""
    components = message.components
    raw = [part if isinstance(part, dict) else part.to_dict() for part in components]
    pattern = re.compile(rf"h\d+:{action}:\d+(?::\d+)?")
    found = next((custom_id for custom_id in _custom_ids(raw) if pattern.fullmatch(custom_id)), None)
    if found is None:
        raise PracticeError(f"A card lacks its “{action}” control.")
    return found


def response_of(result: InteractionResult) -> ResponseMessage:
    """The bot's answer. Raises PracticeError where there was none."""
    answer = result.followups[-1] if result.followups else result.response
    if answer is None:
        raise PracticeError("The bot did not answer.")
    return answer


def _custom_ids(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        custom_id = node.get("custom_id")
        if isinstance(custom_id, str):
            yield custom_id
        for child in node.values():
            yield from _custom_ids(child)
    elif isinstance(node, list):
        for child in node:
            yield from _custom_ids(child)


def _user_name(name: str) -> str:
    """A name as Discord allows user names: ``ms_okafor``."""
    return "_".join(re.findall(r"[a-z0-9]+", name.lower()))
