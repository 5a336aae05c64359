"""A simulated Discord server with a class in it: the one place in the tests that knows SimCord."""

from dataclasses import dataclass, replace

import discord
import pytest
import simcord
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle, GuildHandle
from simcord.enums import OverwriteType

from bot.classroom.class_settings import SchoolClass
from tests.factories import make_class

#: What a role needs to read and write; teachers' and students' rights in the class come from their roles alone.
_EVERYDAY = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)


@dataclass
class Classroom:
    """A server with a text channel and a forum for questions, a teacher channel, a teacher and two students."""

    env: simcord.Env
    client: discord.Client
    guild: GuildHandle
    prompts: ChannelHandle
    forum: ChannelHandle
    teachers: ChannelHandle
    teacher: MemberActor
    amina: MemberActor
    ben: MemberActor
    school_class: SchoolClass

    def forbid(self, channel: ChannelHandle, **denied: bool) -> None:
        """Take permissions away from the bot in one channel, each given as False."""
        user = self.client.user
        assert user is not None
        _, deny = discord.PermissionOverwrite(**denied).pair()
        self.env.backend.set_overwrite(
            channel.id,
            Overwrite(target_id=user.id, type=OverwriteType.MEMBER, allow=0, deny=deny.value),
        )

    def delete_channel(self, channel_id: int) -> None:
        """Somebody deletes a channel or a thread."""
        self.env.backend.delete_channel(channel_id)


def open_classroom(env: simcord.Env) -> Classroom:
    """A new server, with a class that is ready, for the bot that is logged in."""
    guild = env.create_guild("Period 2")
    teacher_role = guild.create_role("Teacher", permissions=_EVERYDAY)
    student_role = guild.create_role("Student", permissions=_EVERYDAY)
    prompts, teachers = guild.create_text_channel("seminar"), guild.create_text_channel("teachers")
    return Classroom(
        env=env,
        client=env.bot,
        guild=guild,
        prompts=prompts,
        forum=guild.create_forum_channel("questions"),
        teachers=teachers,
        teacher=guild.add_member(env.create_user("teacher"), roles=[teacher_role]),
        amina=guild.add_member(env.create_user("amina"), roles=[student_role], nick="Amina"),
        ben=guild.add_member(env.create_user("ben"), roles=[student_role], nick="Ben"),
        school_class=replace(
            make_class(guild_id=guild.id, student_role_id=student_role.id),
            teacher_role_id=teacher_role.id,
            prompts_channel_id=prompts.id,
            teacher_channel_id=teachers.id,
        ),
    )


def make_bare_client() -> discord.Client:
    """A client with the bot's intents and nothing on it."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.message_content = True
    return discord.Client(
        intents=intents,
        chunk_guilds_at_startup=False,
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
    )


@pytest.fixture
def simcord_bot() -> discord.Client:
    """What logs in. A test module that wants the whole bot has a fixture of this name of its own."""
    return make_bare_client()


@pytest.fixture
def classroom(simcord_env: simcord.Env) -> Classroom:
    return open_classroom(simcord_env)
