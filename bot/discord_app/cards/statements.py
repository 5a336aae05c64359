"""Putting verified statements into words: quotes with their authors, each linked to where it was written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.discord_app.markdown import jump_link, link, show_name, show_quote
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Quote, Statement, StatementKind, Summary

#: A point has to be readable on a phone without scrolling: about three lines.
QUOTE_LENGTH = 180


@dataclass(frozen=True, slots=True)
class Sources:
    """Where quoted words come from: the guild and thread for links, names for authors, the posts for what was cut."""

    guild_id: int
    thread_id: int
    names: Mapping[int, str]
    texts: Mapping[int, str]


def sources_of(prompt: Prompt, posts: Iterable[Post], students: Iterable[Student], *, guild_id: int) -> Sources:
    """The sources of one prompt's thread."""
    return Sources(
        guild_id=guild_id,
        thread_id=prompt.thread_id or prompt.channel_id,
        names={student.student_id: student.name for student in students},
        texts={post.post_id: post.text for post in posts},
    )


def statements_of(summary: Summary, kind: StatementKind) -> list[Statement]:
    """The summary's statements of one kind, in its order."""
    return [statement for statement in summary.statements if statement.kind is kind]


def word_statement(statement: Statement, sources: Sources, *, length: int = QUOTE_LENGTH) -> str:
    """``“words” [Amina ↗]``; where several students say it, how many and each one's words."""
    quotes = "; ".join(_word_quote(quote, sources, length) for quote in statement.quotes)
    n_students = statement.n_students or 1
    return f"said by {n_students}: {quotes}" if n_students > 1 else quotes


def word_post_link(post_id: int, label: str, sources: Sources) -> str:
    """A pressable label that opens one post of the thread."""
    return link(label, jump_link(sources.guild_id, sources.thread_id, post_id))


def footer(summaries: Iterable[Summary]) -> str:
    """Who wrote this, how many sentences were checked and held, and on how much of the class they rest."""
    known = list(summaries)
    n_checked = sum(summary.n_checked for summary in known)
    n_dropped = sum(len(summary.dropped) for summary in known)
    writers = " and ".join(dict.fromkeys(summary.made_by for summary in known)) or "rules"
    if not n_checked:
        return f"-# Written by {writers}"
    dropped = f" ({n_dropped} left out: the posts did not bear it out)" if n_dropped else ""
    covers = [summary.coverage for summary in known]
    n_cited, n_posts = sum(c.n_posts_cited for c in covers), sum(c.n_posts for c in covers)
    students = f", {covers[0].n_students_cited} of {covers[0].n_students} students" if len(covers) == 1 else ""
    return (
        f"-# Written by {writers} · {n_checked - n_dropped} of {n_checked} sentences verified{dropped} · "
        f"draws on {n_cited} of {n_posts} posts{students}"
    )


def _word_quote(quote: Quote, sources: Sources, length: int) -> str:
    words = show_quote(quote.text, sources.texts.get(quote.post_id, ""), length=length, names=sources.names)
    author = show_name(sources.names.get(quote.author_id, "a former student"))
    return f"{words} {word_post_link(quote.post_id, author, sources)}"
