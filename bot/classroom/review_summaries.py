"""Holding the summaries that were shown against the posts as they now stand, and correcting those in Discord."""

import asyncio
from dataclasses import replace
from typing import Final

from bot.classroom.class_settings import SchoolClass
from bot.classroom.duty import Duty, tell_once
from bot.classroom.read_thread import read_thread
from bot.discussion.kept_summary import KeptSummary
from bot.discussion.prompt import Prompt
from bot.discussion.recall import RecalledSummary, recall
from bot.errors import ChannelGoneError, ServerError

#: How many messages are edited at one look: a student who deletes a term's posts must not use up Discord's limits.
MAX_EDITS: Final = 5


async def review_summaries(duty: Duty) -> bool:
    """Correct the summaries whose posts changed. True where some still wait: for Discord, or for the next look."""
    n_edits, is_waiting = 0, False
    for kept in await duty.store.list_stale_summaries():
        if n_edits == MAX_EDITS:
            return True
        prompt = await duty.store.find_prompt(kept.prompt_id)
        school_class = await duty.store.find_class(prompt.class_id) if prompt else None
        if prompt is None or school_class is None:
            continue
        thread = await read_thread(prompt, packs=duty.packs, store=duty.store)
        recalled = await asyncio.to_thread(recall, kept, thread)
        n_edits += recalled.is_outdated and kept.message_id is not None
        is_waiting |= not await _correct(recalled, prompt, school_class, duty)
    return is_waiting


async def _correct(recalled: RecalledSummary, prompt: Prompt, school_class: SchoolClass, duty: Duty) -> bool:
    """Whether the summary is kept as it now stands, in its message too."""
    kept: KeptSummary = recalled.kept
    try:
        if recalled.is_outdated and kept.message_id is not None:
            await duty.server.edit_summary(recalled.found, school_class, kept=kept)
    except ChannelGoneError:
        kept = replace(kept, message_id=None)
    except ServerError as error:
        text = f"A summary of question {prompt.number} quotes a post that was edited or deleted. {error} I keep trying."
        await tell_once(f"summary:{kept.summary_id}:{kept.n_changes}", school_class, text, duty)
        return False
    # Saved last: where the process ends before, the summary is corrected once more, to the same words.
    await duty.store.save_summary(kept)
    return True
