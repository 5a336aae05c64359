"""One post in a ledger, in words: what it counts for, or why it does not; the same for teacher and student."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.discord_app.markdown import jump_link, link, show_name, show_quote
from bot.discussion.participation import LedgerEntry, PostKind
from bot.discussion.prompt import Prompt

_QUOTE_LENGTH = 60

#: Where classmates' names are not at hand, they are "a classmate".
NO_NAMES: Mapping[int, str] = MappingProxyType({})


def entry_line(entry: LedgerEntry, prompt: Prompt, *, guild_id: int, names: Mapping[int, str]) -> str:
    """``- reply to Ben, late: “words…” [open ↗]`` or ``- not counted (why): …``. `names` by student id."""
    what = _what(entry, names)
    if entry.post.is_deleted:
        return f"- {what}"
    words = show_quote(entry.post.text, entry.post.text, length=_QUOTE_LENGTH, names=names)
    address = jump_link(guild_id, prompt.thread_id or prompt.channel_id, entry.post.post_id)
    return (
        f"- {what}: {words} {link('open', address)}" if entry.post.text.strip() else f"- {what} {link('open', address)}"
    )


def _what(entry: LedgerEntry, names: Mapping[int, str]) -> str:
    if entry.kind is PostKind.ADDITION and not entry.post.is_deleted:
        return "goes with the post before"
    if not entry.counts:
        return f"not counted ({entry.why_not})"
    late = "" if entry.is_on_time else ", late"
    if entry.kind is not PostKind.REPLY:
        return f"answer{late}"
    to_whom = names.get(entry.to_student_id or 0, "a classmate")
    return f"reply to {show_name(to_whom)}{late}"
