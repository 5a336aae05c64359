"""Threads and forum posts as Discord wants them: opened, named, tagged, and opened again for a moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import discord

from bot.classroom.ports import PostedPrompt
from bot.discord_app.cards.layout import Card
from bot.discord_app.discord_errors import require_permissions, translated
from bot.discord_app.markdown import shorten
from bot.discussion.prompt import Prompt

#: A thread falls asleep after a week without posts, Discord's longest; it only leaves the list, nothing is lost.
ARCHIVE_MINUTES: Final = 10_080

#: Discord's limit for a thread's name.
_NAME_LENGTH = 100


def thread_name(prompt: Prompt) -> str:
    """``4 · Three peace processes``, at most 100 characters."""
    return shorten(f"{prompt.number} · {' '.join(prompt.question.title.split())}", _NAME_LENGTH)


async def post_in_forum(forum: discord.ForumChannel, name: str, card: Card) -> PostedPrompt:
    created = await forum.create_thread(
        name=name,
        view=card,
        applied_tags=_choose_tags(forum),
        auto_archive_duration=ARCHIVE_MINUTES,
        allowed_mentions=discord.AllowedMentions.none(),
    )
    return PostedPrompt(message_id=created.message.id, thread_id=created.thread.id)


@asynccontextmanager
async def opened(place: discord.Thread | discord.TextChannel, *, permission: str) -> AsyncIterator[None]:
    """The thread is open within, and closed again where it was, whatever happens: in an archived one nothing is sent,
    edited or deleted. A channel is always open.
    """
    archived = place if isinstance(place, discord.Thread) and place.archived else None
    locked = archived if archived and archived.locked else None
    if locked:
        require_permissions(locked, "manage_threads")
    with translated(place.id, permission=permission):
        if archived:
            await archived.edit(archived=False)
        try:
            yield
        finally:
            if locked:
                await locked.edit(locked=True, archived=True)


def _choose_tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """One of the forum's own tags where it wants one, if possible a tag everybody may use."""
    if not forum.flags.require_tag:
        return []
    return sorted(forum.available_tags, key=lambda tag: tag.moderated)[:1]
