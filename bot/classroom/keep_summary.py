"""Keeping the summaries that are shown, and reading the last one back."""

import asyncio
from collections.abc import Mapping

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Clock, Store
from bot.classroom.read_thread import read_thread
from bot.discussion.kept_summary import Audience, KeptSummary
from bot.discussion.prompt import Prompt
from bot.discussion.recall import RecalledSummary, keep, recall
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.pack import Pack


async def keep_summary(
    found: ThreadSummary, *, store: Store, clock: Clock, message_id: int | None = None
) -> KeptSummary:
    """The summary as kept, without any student's words; `message_id` where it stands in Discord for others to read."""
    return await store.save_summary(keep(found, made_at=clock.now(), message_id=message_id))


async def post_for_class(
    found: ThreadSummary, school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock
) -> KeptSummary:
    """The class's version of a summary, posted in the prompt's thread and kept. Raises ServerError."""
    message_id = await server.post_summary(found, school_class)
    return await keep_summary(found, message_id=message_id, store=store, clock=clock)


async def recall_last(
    prompt: Prompt, audience: Audience, *, packs: Mapping[str, Pack], store: Store
) -> RecalledSummary | None:
    """The last summary shown to this audience, with what still holds of it; None where none was made."""
    kept = await store.find_summary(prompt.prompt_id, audience)
    if kept is None:
        return None
    return await asyncio.to_thread(recall, kept, await read_thread(prompt, packs=packs, store=store))
