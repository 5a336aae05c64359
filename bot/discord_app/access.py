"""Who may do what: asked again in every callback, since Discord's own command permissions are only a hint."""

from collections.abc import Mapping

import discord

from bot.classroom.class_settings import SchoolClass
from bot.classroom.keep_packs import packs_of
from bot.discord_app.client import Harkness
from bot.discord_app.roles import is_student, is_teacher
from bot.errors import NotAllowedError, NotReadyError
from bot.essay.pack import Pack


def member_of(interaction: discord.Interaction[Harkness]) -> discord.Member:
    """The person in their server. Raises NotAllowedError outside a server."""
    if not isinstance(interaction.user, discord.Member):
        raise NotAllowedError("I only work inside a class's server.")
    return interaction.user


def require_manager(interaction: discord.Interaction[Harkness]) -> discord.Member:
    """The person, who may manage the server. Raises NotAllowedError."""
    member = member_of(interaction)
    if not interaction.permissions.manage_guild:
        raise NotAllowedError(
            "Only somebody who manages this server can do that. Ask the person who owns it, or a colleague with "
            "the **Manage Server** permission."
        )
    return member


async def require_class(interaction: discord.Interaction[Harkness]) -> SchoolClass:
    """The server's class, set up or not. Raises NotReadyError."""
    found = await interaction.client.store.find_class_of_guild(interaction.guild_id or 0)
    if found is None:
        raise NotReadyError("This server has no class yet. A teacher starts with `/setup`.")
    return found


async def require_teacher(interaction: discord.Interaction[Harkness]) -> SchoolClass:
    """The server's class, asked by one of its teachers. Raises NotAllowedError, NotReadyError."""
    member = member_of(interaction)
    school_class = await interaction.client.store.find_class_of_guild(interaction.guild_id or 0)
    allowed = interaction.permissions.manage_guild if school_class is None else is_teacher(member, school_class)
    if not allowed and (school_class is None or school_class.teacher_role_id is None):
        raise NotAllowedError(
            "That is for the class's teachers, and no teacher role has been chosen yet. "
            "Somebody who manages this server does that with `/setup`."
        )
    if not allowed:
        raise NotAllowedError("That is for the class's teachers. With `/me` you see how you are doing.")
    if school_class is None:
        raise NotReadyError("This server has no class yet: start with `/setup`.")
    return school_class


async def require_teacher_of_ready_class(interaction: discord.Interaction[Harkness]) -> SchoolClass:
    """The server's class, set up, asked by one of its teachers. Raises NotAllowedError, NotReadyError."""
    school_class = await require_teacher(interaction)
    if not school_class.is_ready:
        raise NotReadyError(f"First choose in `/setup`: {', '.join(school_class.missing_settings)}.")
    return school_class


async def find_class_of_teacher(interaction: discord.Interaction[Harkness]) -> SchoolClass | None:
    """The server's class where one of its teachers asks; else None. For autocomplete, where no error can be shown."""
    try:
        return await require_teacher(interaction)
    except (NotAllowedError, NotReadyError):
        return None


async def require_student(interaction: discord.Interaction[Harkness]) -> SchoolClass:
    """The server's class, asked by one of its students. Raises NotAllowedError, NotReadyError."""
    school_class = await require_class(interaction)
    if not school_class.is_ready:
        raise NotReadyError("The class is not set up yet; your teacher is at it.")
    if not is_student(member_of(interaction), school_class):
        raise NotAllowedError(
            "That is for the students of this class. If you are one, ask your teacher for the student role."
        )
    return school_class


async def require_member(interaction: discord.Interaction[Harkness]) -> SchoolClass:
    """The server's class, asked by one of its teachers or students. Raises NotAllowedError, NotReadyError."""
    school_class = await require_class(interaction)
    return school_class if is_teacher(member_of(interaction), school_class) else await require_student(interaction)


async def list_packs(interaction: discord.Interaction[Harkness], school_class: SchoolClass) -> Mapping[str, Pack]:
    """The packs the class can use, by id: the shipped ones and its own."""
    return await packs_of(school_class, shipped=interaction.client.packs, store=interaction.client.store)


async def find_pack(interaction: discord.Interaction[Harkness], school_class: SchoolClass) -> Pack:
    """The class's question pack. Raises NotReadyError where it is no longer there."""
    pack = (await list_packs(interaction, school_class)).get(school_class.pack_id)
    if pack is None:
        raise NotReadyError(
            f"The question pack `{school_class.pack_id}` is no longer there. Choose another with `/pack use`."
        )
    return pack
