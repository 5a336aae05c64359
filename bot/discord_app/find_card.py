"""Finding our own card in a channel again, by its hidden marker, after a crash left its fate unknown."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import discord

#: Our clock and Discord's may differ by this much.
_CLOCK_SLACK = timedelta(minutes=1)

#: Archived posts looked through: a card lost in a crash is among the latest.
_MAX_ARCHIVED = 50


async def find_card(
    channel: discord.TextChannel | discord.Thread, marker: int, *, since: datetime
) -> discord.Message | None:
    """Our message in the channel that carries the marker, or None."""
    async for message in channel.history(limit=None, after=since - _CLOCK_SLACK, oldest_first=True):
        if message.author.id == channel.guild.me.id and _has_marker(message, marker):
            return message
    return None


async def find_forum_card(forum: discord.ForumChannel, marker: int, *, since: datetime) -> discord.Message | None:
    """The starter message, in a post of ours, that carries the marker, or None. Its channel is the post's thread."""
    async for thread in _own_threads(forum, since - _CLOCK_SLACK):
        async for message in thread.history(limit=1, oldest_first=True):
            if _has_marker(message, marker):
                return message
    return None


async def _own_threads(forum: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Thread]:
    oldest_id = discord.utils.time_snowflake(since)
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id and thread.owner_id == forum.guild.me.id and thread.id >= oldest_id:
            yield thread
    async for thread in forum.archived_threads(limit=_MAX_ARCHIVED):
        if thread.owner_id == forum.guild.me.id and thread.id >= oldest_id:
            yield thread


def _has_marker(message: discord.Message, marker: int) -> bool:
    return any(getattr(component, "id", None) == marker for component in message.components)
