"""Summaries as messages: posted where those they are for read them, found again after a crash, put right in place."""

from datetime import datetime
from typing import Final

import discord

from bot.discord_app.cards.layout import marker_of
from bot.discord_app.cards.summary_card import make_summary_card, word_changes
from bot.discord_app.discord_errors import require_permissions, translated
from bot.discord_app.find_card import find_card
from bot.discord_app.threads import opened
from bot.discussion.kept_summary import KeptSummary
from bot.discussion.thread_summary import ThreadSummary

_NO_MENTIONS: Final = discord.AllowedMentions.none()

_WHY_IT_COMES: Final = "Sent because the question was closed. `/setup` chooses who gets this summary."

#: A prompt's thread for the class's summaries, the teacher channel for the teacher's.
Place = discord.TextChannel | discord.Thread


async def post_summary_message(place: Place, summary: ThreadSummary, *, nonce: str | None) -> int:
    """Post the summary there; the message id. A locked thread is locked again afterwards."""
    permission = _sending(place)
    require_permissions(place, permission)
    note = _WHY_IT_COMES if nonce and not summary.is_for_class else None
    card = make_summary_card(summary, guild_id=place.guild.id, note=note, marker=marker_of(nonce) if nonce else None)
    async with opened(place, permission=permission):
        if nonce is None:
            return (await place.send(view=card, allowed_mentions=_NO_MENTIONS)).id
        return (await place.send(view=card, nonce=nonce, allowed_mentions=_NO_MENTIONS)).id


async def find_summary_message(place: Place, *, nonce: str, since: datetime) -> int | None:
    """The id of the summary posted there with this nonce, or None."""
    # Without it the history looks empty, and the summary would be posted twice.
    require_permissions(place, "read_message_history")
    with translated(place.id, permission="read_message_history"):
        found = await find_card(place, marker_of(nonce), since=since)
    return found.id if found else None


async def edit_summary_message(place: Place, summary: ThreadSummary, *, kept: KeptSummary, nonce: str | None) -> None:
    """Put the summary in the place of the one in the message of `kept`."""
    if kept.message_id is None:
        raise ValueError("a summary that stands in no message cannot be edited")
    marker = marker_of(nonce) if nonce else None
    card = make_summary_card(summary, guild_id=place.guild.id, note=word_changes(kept.content), marker=marker)
    async with opened(place, permission=_sending(place)):
        await place.get_partial_message(kept.message_id).edit(view=card, allowed_mentions=_NO_MENTIONS)


def _sending(place: Place) -> str:
    return "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"
