"""The words that a written summary is made of: headings, counts, and what each kind of statement says."""

from collections.abc import Iterator
from typing import Final

from bot.discussion.class_counts import FEWEST, ClassCounts
from bot.discussion.position import Position
from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary

SIDE_HEADINGS: Final = ((Position.AGREE, "Agree"), (Position.DISAGREE, "Disagree"), (Position.IT_DEPENDS, "It depends"))

HEADINGS: Final = (
    (StatementKind.COMMON_GROUND, "On both sides"),
    (StatementKind.CRUX, "The crux"),
    (StatementKind.UNANSWERED_OBJECTION, "Objections nobody has answered yet"),
    (StatementKind.OPEN_QUESTION, "Questions nobody has taken up yet"),
    (StatementKind.UNSUPPORTED_CLAIM, "Points that could use a reason or a source"),
    (StatementKind.TALK_MOVE, "You might ask"),
)


def count(number: int, noun: str) -> str:
    """``1 post``, ``3 posts``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def count_at_least(n_students: int) -> str:
    """``1 student``, ``at least 3 students``: others may have made the point in words of their own."""
    return count(n_students, "student") if n_students == 1 else f"at least {n_students} students"


def word_counts(counts: ClassCounts) -> Iterator[str]:
    """``agree: 9`` for each position that may be told of, then that others are not; nothing where none may be."""
    yield from (f"{position}: {number}" for position, number in counts.by_position.items())
    if counts.by_position and counts.n_students is None:
        yield f"counts below {FEWEST} are not shown"


def word_made_by(found: ThreadSummary) -> str:
    """Who wrote the summary, how much of it held, and on how much of the thread it rests."""
    summary, cover = found.summary, found.summary.coverage
    n_dropped = len(summary.dropped)
    left_out = f" ({n_dropped} left out: the posts did not bear them out)" if n_dropped else ""
    return (
        f"Written by {summary.made_by} · {len(summary.statements)} of {summary.n_checked} sentences verified{left_out}"
        f" · draws on {cover.n_posts_cited} of {count(cover.n_posts, 'post')},"
        f" {cover.n_students_cited} of {count(cover.n_students, 'student')}"
    )
