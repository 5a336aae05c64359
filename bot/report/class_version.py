"""The summary as the whole class may see it."""

from dataclasses import replace
from typing import Final

from bot.discussion.class_counts import ClassCounts, counts_for_class
from bot.discussion.maker import Maker
from bot.discussion.summarise import summarise
from bot.discussion.summary import DraftSummary, StatementKind
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary

_FOR_TEACHERS: Final = frozenset(
    {
        StatementKind.DECLARED,
        StatementKind.MOVED,
        StatementKind.READ_STANCE,
        StatementKind.UNSUPPORTED_CLAIM,
        StatementKind.TALK_MOVE,
    }
)


def summarise_for_class(thread: Thread, maker: Maker) -> ThreadSummary:
    """The thread's summary for everybody, holding nothing that was not verified.

    It is made as if nobody had declared a position, so that no choice of words, sides or order can tell of one.
    """
    return cut_for_class(summarise(thread.without_positions(), maker), counts_for_class(thread.positions))


def cut_for_class(found: ThreadSummary, counts: ClassCounts) -> ThreadSummary:
    """A summary made without declared positions, less what is for teachers: sides, talk moves, who is missing.

    Where the class stands is left to `counts`.
    """
    whole = found.summary
    statements = (*whole.statements, *(dropped.statement for dropped in whole.dropped))
    draft = DraftSummary(
        prompt_id=whole.prompt_id,
        statements=tuple(statement for statement in statements if statement.kind not in _FOR_TEACHERS),
        made_by=whole.made_by,
        reads_stances=whole.reads_stances,
    )
    # Verified anew, so that its footer counts what is in it.
    summary = verify_summary(draft, found.thread, found.sides)
    cut = replace(summary, not_yet_heard=(), not_drawn_on=(), left_alone_ids=())
    return replace(found, summary=cut, class_counts=counts)
