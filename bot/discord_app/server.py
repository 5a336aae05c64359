"""The ClassServer port on Discord."""

import io
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import discord

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import PostedPrompt, SeenMessage
from bot.classroom.post_prompt import make_nonce
from bot.discord_app.cards.class_notice_card import make_class_notice_card
from bot.discord_app.cards.layout import marker_of
from bot.discord_app.cards.notices import make_notice_card
from bot.discord_app.cards.position_card import make_closing_card, make_shared_card
from bot.discord_app.cards.prompt_card import make_prompt_card
from bot.discord_app.cards.week_card import CSV_NAME, make_week_card
from bot.discord_app.discord_errors import (
    CALL_ERRORS,
    THREAD_EXISTS,
    UNKNOWN_CHANNEL,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    require_permissions,
    translated,
)
from bot.discord_app.find_card import find_card, find_forum_card
from bot.discord_app.messages import is_written_by_a_person, seen_message
from bot.discord_app.roles import is_student
from bot.discord_app.summary_messages import (
    Place,
    edit_summary_message,
    find_summary_message,
    post_summary_message,
)
from bot.discord_app.threads import ARCHIVE_MINUTES, opened, post_in_forum, thread_name
from bot.discussion.class_counts import ClassCounts
from bot.discussion.kept_summary import Audience, KeptSummary
from bot.discussion.position import DeclaredPosition
from bot.discussion.prompt import Prompt
from bot.discussion.thread_summary import ThreadSummary
from bot.errors import ChannelGoneError, MissingPermissionError
from bot.report.week import WeekReport

_NO_MENTIONS = discord.AllowedMentions.none()


class DiscordClassServer:
    """What can be done in the class's server, through a connected client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def post_prompt(self, prompt: Prompt, school_class: SchoolClass) -> PostedPrompt:
        channel = await self._find_channel(prompt.channel_id)
        if isinstance(channel, discord.ForumChannel):
            require_permissions(channel, "send_messages", "send_messages_in_threads")
            with translated(channel.id, permission="send_messages"):
                return await post_in_forum(channel, thread_name(prompt), make_prompt_card(prompt))
        # Asked before the card goes out, so that no card is left without its thread.
        require_permissions(channel, "send_messages", "create_public_threads", "send_messages_in_threads")
        with translated(channel.id, permission="send_messages"):
            message = await channel.send(
                view=make_prompt_card(prompt), nonce=prompt.nonce, allowed_mentions=_NO_MENTIONS
            )
        try:
            return await self._open_thread(prompt, message)
        except (MissingPermissionError, ChannelGoneError):
            await _take_back(message)
            raise

    async def find_prompt(self, prompt: Prompt) -> PostedPrompt | None:
        channel = await self._find_channel(prompt.channel_id)
        # Without it the history looks empty, and the question would be posted twice.
        require_permissions(channel, "read_message_history")
        marker = marker_of(prompt.nonce)
        with translated(channel.id, permission="read_message_history"):
            if isinstance(channel, discord.ForumChannel):
                found = await find_forum_card(channel, marker, since=prompt.created_at)
            else:
                found = await find_card(channel, marker, since=prompt.created_at)
        if found is None:
            return None
        if isinstance(channel, discord.ForumChannel):
            return PostedPrompt(message_id=found.id, thread_id=found.channel.id)
        return await self._open_thread(prompt, found)

    async def post_class_notice(self, school_class: SchoolClass) -> int:
        channel = await self._find_channel(school_class.prompts_channel_id or 0)
        card = make_class_notice_card(school_class)
        require_permissions(channel, "send_messages")
        with translated(channel.id, permission="send_messages"):
            if isinstance(channel, discord.ForumChannel):
                return (await post_in_forum(channel, "Welcome: how this works", card)).message_id
            return (await channel.send(view=card, allowed_mentions=_NO_MENTIONS)).id

    async def post_summary(self, summary: ThreadSummary, school_class: SchoolClass, *, nonce: str | None = None) -> int:
        place = await self._find_place(summary.thread.prompt, school_class, for_class=summary.is_for_class)
        return await post_summary_message(place, summary, nonce=nonce)

    async def find_summary_message(
        self, prompt: Prompt, school_class: SchoolClass, *, audience: Audience, nonce: str, since: datetime
    ) -> int | None:
        place = await self._find_place(prompt, school_class, for_class=audience is Audience.CLASS)
        return await find_summary_message(place, nonce=nonce, since=since)

    async def edit_summary(
        self, summary: ThreadSummary, school_class: SchoolClass, *, kept: KeptSummary, nonce: str | None = None
    ) -> None:
        place = await self._find_place(summary.thread.prompt, school_class, for_class=summary.is_for_class)
        await edit_summary_message(place, summary, kept=kept, nonce=nonce)

    async def post_closing(self, prompt: Prompt, counts: ClassCounts) -> int:
        channel = await self._find_channel(prompt.channel_id)
        nonce = make_nonce("closing", prompt.prompt_id)
        if isinstance(channel, discord.ForumChannel):
            thread = await self._find_thread(prompt.thread_id or 0)
            require_permissions(thread, "send_messages_in_threads")
            card = make_closing_card(prompt, counts, has_buttons=False)
            async with opened(thread, permission="send_messages_in_threads"):
                return (await thread.send(view=card, nonce=nonce, allowed_mentions=_NO_MENTIONS)).id
        require_permissions(channel, "send_messages")
        with translated(channel.id, permission="send_messages"):
            card = make_closing_card(prompt, counts)
            return (await channel.send(view=card, nonce=nonce, allowed_mentions=_NO_MENTIONS)).id

    async def post_position(self, taken: DeclaredPosition, prompt: Prompt, *, name: str) -> int:
        thread = await self._find_thread(prompt.thread_id or 0)
        require_permissions(thread, "send_messages_in_threads")
        card, nonce = make_shared_card(taken, prompt, name=name), make_nonce("position", taken.position_id)
        with translated(thread.id, permission="send_messages_in_threads"):
            return (await thread.send(view=card, nonce=nonce, allowed_mentions=_NO_MENTIONS)).id

    async def take_back(self, prompt: Prompt, message_ids: Sequence[int]) -> None:
        try:
            thread = await self._find_thread(prompt.thread_id or 0)
        except ChannelGoneError:
            return
        async with opened(thread, permission="manage_threads"):
            for message_id in message_ids:
                with suppress(discord.NotFound):
                    await thread.get_partial_message(message_id).delete()

    async def close_thread(self, thread_id: int) -> None:
        try:
            thread = await self._find_thread(thread_id)
        except ChannelGoneError:
            return
        require_permissions(thread, "manage_threads")
        with translated(thread.id, permission="manage_threads"):
            try:
                # Discord changes nothing about an archived thread but its archiving.
                if thread.archived:
                    await thread.edit(archived=False)
                await thread.edit(locked=True, archived=True)
            except discord.NotFound as error:
                if error.code != UNKNOWN_CHANNEL:
                    raise

    async def send_week(
        self, report: WeekReport, school_class: SchoolClass, *, participation_csv: str, nonce: str
    ) -> int:
        channel = await self._find_teacher_channel(school_class)
        require_permissions(channel, "send_messages", "attach_files")
        file = participation_file(participation_csv)
        card = make_week_card(report, guild_id=school_class.guild_id, marker=marker_of(nonce))
        with translated(channel.id, permission="send_messages"):
            message = await channel.send(view=card, file=file, nonce=nonce, allowed_mentions=_NO_MENTIONS)
        return message.id

    async def find_week(self, school_class: SchoolClass, *, nonce: str, since: datetime) -> int | None:
        channel = await self._find_teacher_channel(school_class)
        require_permissions(channel, "read_message_history")
        with translated(channel.id, permission="read_message_history"):
            found = await find_card(channel, marker_of(nonce), since=since)
        return found.id if found else None

    async def tell_teacher(self, school_class: SchoolClass, text: str) -> None:
        channel = await self._find_teacher_channel(school_class)
        require_permissions(channel, "send_messages")
        with translated(channel.id, permission="send_messages"):
            await channel.send(view=make_notice_card(text), allowed_mentions=_NO_MENTIONS)

    async def list_missed_messages(
        self, prompt: Prompt, school_class: SchoolClass, *, after_id: int
    ) -> list[SeenMessage]:
        if prompt.thread_id is None:
            return []
        thread = await self._find_thread(prompt.thread_id)
        require_permissions(thread, "read_message_history")
        students: dict[int, discord.Member | None] = {}
        seen = []
        with translated(thread.id, permission="read_message_history"):
            async for message in thread.history(limit=None, after=discord.Object(after_id), oldest_first=True):
                if not is_written_by_a_person(message):
                    continue
                author_id = message.author.id
                if author_id not in students:
                    students[author_id] = await self._find_student(thread.guild, author_id, school_class)
                if student := students[author_id]:
                    seen.append(seen_message(message, student))
        return seen

    async def list_deleted_messages(self, prompt: Prompt, message_ids: Sequence[int]) -> list[int]:
        thread = await self._find_thread(prompt.thread_id or 0)
        require_permissions(thread, "read_message_history")
        # One reading of the thread costs fewer requests than asking for each message.
        after = discord.Object(min(message_ids, default=1) - 1)
        with translated(thread.id, permission="read_message_history"):
            standing = {message.id async for message in thread.history(limit=None, after=after)}
        return [message_id for message_id in message_ids if message_id not in standing]

    async def list_departed(self, guild_id: int, student_ids: Sequence[int]) -> list[int]:
        guild = self._client.get_guild(guild_id)
        if guild is None:  # not connected to it (yet): nobody is certainly gone
            return []
        return [student_id for student_id in student_ids if await _has_left(guild, student_id)]

    async def _open_thread(self, prompt: Prompt, message: discord.Message) -> PostedPrompt:
        """The card's thread, opened where there is none."""
        if message.thread is not None:
            return PostedPrompt(message_id=message.id, thread_id=message.thread.id)
        with translated(message.channel.id, permission="create_public_threads"):
            try:
                thread = await message.create_thread(name=thread_name(prompt), auto_archive_duration=ARCHIVE_MINUTES)
            except discord.HTTPException as error:
                if error.code != THREAD_EXISTS:
                    raise
                # A thread opened on a message has the message's id.
                thread = await self._find_thread(message.id)
        return PostedPrompt(message_id=message.id, thread_id=thread.id)

    async def _find_student(
        self, guild: discord.Guild, member_id: int, school_class: SchoolClass
    ) -> discord.Member | None:
        """The member where they are a student. Who has left has no roles to tell a student from a teacher by."""
        try:
            member = await guild.fetch_member(member_id)
        except discord.NotFound as error:
            if error.code not in (UNKNOWN_MEMBER, UNKNOWN_USER):
                raise
            return None
        return member if is_student(member, school_class) else None

    async def _find_place(self, prompt: Prompt, school_class: SchoolClass, *, for_class: bool) -> Place:
        """Where summaries for the class, or for the teacher, are posted."""
        if for_class:
            return await self._find_thread(prompt.thread_id or 0)
        return await self._find_teacher_channel(school_class)

    async def _find_teacher_channel(self, school_class: SchoolClass) -> discord.TextChannel:
        channel = await self._find_channel(school_class.teacher_channel_id or 0)
        if isinstance(channel, discord.ForumChannel):
            raise ChannelGoneError(channel_id=channel.id)
        return channel

    async def _find_channel(self, channel_id: int) -> discord.TextChannel | discord.ForumChannel:
        found = self._client.get_channel(channel_id)
        if found is None:
            with translated(channel_id):
                found = await self._client.fetch_channel(channel_id)
        if not isinstance(found, discord.TextChannel | discord.ForumChannel):
            raise ChannelGoneError(channel_id=channel_id)
        return found

    async def _find_thread(self, thread_id: int) -> discord.Thread:
        """The thread, archived or not; archived ones are never in the client's memory."""
        found = self._client.get_channel(thread_id)
        if found is None:
            with translated(thread_id):
                found = await self._client.fetch_channel(thread_id)
        if not isinstance(found, discord.Thread):
            raise ChannelGoneError(channel_id=thread_id)
        return found


def participation_file(participation_csv: str) -> discord.File:
    """The gradebook file as the weekly card refers to it."""
    return discord.File(io.BytesIO(participation_csv.encode()), CSV_NAME)


async def _take_back(message: discord.Message) -> None:
    """Delete a card whose thread cannot be opened; where even that fails the teacher sees it and deletes it."""
    try:
        with translated(message.channel.id):
            await message.delete()
    except (MissingPermissionError, ChannelGoneError):
        return


async def _has_left(guild: discord.Guild, member_id: int) -> bool:
    try:
        await guild.fetch_member(member_id)
    except discord.NotFound as error:
        return error.code in (UNKNOWN_MEMBER, UNKNOWN_USER)
    except CALL_ERRORS:
        return False
    return False
