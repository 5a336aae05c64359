"""A student's own ledger: what is done, what is left, and by when. The same numbers the teacher sees."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.classroom.class_settings import SchoolClass
from bot.discord_app.cards.entries import NO_NAMES, entry_line
from bot.discord_app.cards.layout import MAX_PARTS, Card, Part
from bot.discord_app.cards.wording import count_in_words, prompt_link
from bot.discord_app.markdown import timestamp
from bot.discussion.participation import Ledger, Standing
from bot.discussion.prompt import PromptState

_FOOT = "-# Only you see this. Your teacher sees the same numbers; nobody here grades what you wrote."
_MAX_PROMPTS = MAX_PARTS - 3


def make_progress_card(
    school_class: SchoolClass, ledgers: Sequence[Ledger], *, now: datetime, names: Mapping[int, str] = NO_NAMES
) -> Card:
    """The student's own prompts, newest first; one ledger for the button under a question, all of them for /me."""
    if not ledgers:
        return Card(
            [Part(head="No question has been posted yet. When one is, you will see here what is asked of you.")]
        )
    guild_id = school_class.guild_id
    parts = [Part(head="### Your part so far")]
    for ledger in reversed(ledgers[-_MAX_PROMPTS:]):
        lines = tuple(entry_line(entry, ledger.prompt, guild_id=guild_id, names=names) for entry in ledger.entries)
        head = f"{prompt_link(ledger.prompt, guild_id)}\n{_where_you_stand(ledger, now)}"
        parts.append(Part(head=head, lines=lines, more="-# … and {n} more of your posts in the thread"))
    if len(ledgers) > _MAX_PROMPTS:
        parts.append(Part(head=f"-# … and {len(ledgers) - _MAX_PROMPTS} earlier questions"))
    parts.append(Part(head=_FOOT, is_ruled=True))
    return Card(parts)


def _where_you_stand(ledger: Ledger, now: datetime) -> str:
    if ledger.standing is Standing.COMPLETE:
        return "✅ Everything asked is done. Thank you!"
    if ledger.standing is Standing.LATE:
        return "🕒 Everything asked is done, some of it after it was due."
    prompt = ledger.prompt
    n_answers = max(0, prompt.requirement.n_responses - ledger.n_responses)
    n_replies = max(0, prompt.requirement.n_replies - ledger.n_replies)
    left = []
    if n_answers:
        left.append(f"{count_in_words(n_answers, 'answer')} {_due(prompt.response_due_at, now)}")
    if n_replies:
        whom = _to_whom(n_replies, ledger)
        replies = count_in_words(n_replies, "reply", "replies")
        left.append(f"{replies} {whom} {_due(prompt.replies_due_at, now)}")
    if not left:
        return "Nothing is asked here; write when you have something to say."
    start = "○ Still to do" if ledger.standing is Standing.NOTHING else "◐ You have made a start. Still to do"
    if prompt.state is PromptState.CLOSED:
        start = "This question is closed. Not done"
    return f"{start}: {', and '.join(left)}"


def _to_whom(n_replies: int, ledger: Ledger) -> str:
    has_begun = ledger.prompt.requirement.different_classmates and ledger.n_replies > 0
    if n_replies == 1:
        return "to another classmate" if has_begun else "to a classmate"
    if not ledger.prompt.requirement.different_classmates:
        return "to classmates"
    return "to other classmates" if has_begun else "to different classmates"


def _due(due_at: datetime, now: datetime) -> str:
    if due_at < now:
        return f"(was due {timestamp(due_at, 'R')})"
    return f"by {timestamp(due_at)} ({timestamp(due_at, 'R')})"
