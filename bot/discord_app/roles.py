"""Who is a teacher and who is a student, asked anew every time: roles change, and commands may be opened to anyone."""

import discord

from bot.classroom.class_settings import SchoolClass


def is_teacher(member: discord.Member, school_class: SchoolClass) -> bool:
    """Whether the member has the teacher role or manages the server. Bots never are."""
    if member.bot:
        return False
    return member.guild_permissions.manage_guild or _has_role(member, school_class.teacher_role_id)


def is_student(member: discord.Member, school_class: SchoolClass) -> bool:
    """Whether the member's posts are student work: no bot, no teacher, and of the student role where one is set."""
    if member.bot or is_teacher(member, school_class):
        return False
    return school_class.student_role_id is None or _has_role(member, school_class.student_role_id)


def _has_role(member: discord.Member, role_id: int | None) -> bool:
    return role_id is not None and member.get_role(role_id) is not None
