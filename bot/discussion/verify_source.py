"""The checks every statement has to pass: its citations, its quotes, its counts, the positions it names."""

from bot.discussion.position import Sides
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread import Thread

RESTS_ON_DECLARATIONS = frozenset({StatementKind.DECLARED, StatementKind.MOVED})
"""Kinds that rest on what students declared, not on posts."""


def find_source_fault(statement: Statement, thread: Thread, sides: Sides) -> str | None:
    """Why the statement does not hold, in words; None where it does. Checked, in this order:

    1. there is at least one citation (or, for declared positions, none, but a student), and every cited post is in
       this thread and not deleted;
    2. every quote's post is cited, the named author wrote it, and the words stand in it verbatim, cut at words;
    3. the number of students, where given, is the number of different authors cited, or of the students named;
    4. the position, where given, is the side of every quoted author.
    """
    return (
        _citation_fault(statement, thread)
        or next(filter(None, (_quote_fault(quote, statement, thread) for quote in statement.quotes)), None)
        or _count_fault(statement, thread)
        or _position_fault(statement, sides)
    )


def _citation_fault(statement: Statement, thread: Thread) -> str | None:
    if statement.kind in RESTS_ON_DECLARATIONS:
        if statement.cited_ids:
            return f"cites post {statement.cited_ids[0]} for a position that was declared"
        return None if statement.student_ids else "names no student"
    if not statement.cited_ids:
        return "cites no post"
    missing = [post_id for post_id in statement.cited_ids if post_id not in thread.live_by_id]
    return f"cites post {missing[0]}, which is deleted or not in this thread" if missing else None


def _quote_fault(quote: Quote, statement: Statement, thread: Thread) -> str | None:
    if quote.post_id not in statement.cited_ids:
        return f"quotes post {quote.post_id} without citing it"
    post = thread.live_by_id[quote.post_id]
    if post.author_id != quote.author_id:
        return f"names student {quote.author_id} for words student {post.author_id} wrote"
    if not quote.text.strip():
        return f"quotes no words of post {quote.post_id}"
    return None if _stands_in(quote.text, post.text) else f"quotes words that do not stand in post {quote.post_id}"


def _stands_in(quote: str, text: str) -> bool:
    """True where the quote is in the text and does not cut a word: "agree" does not stand in "disagree"."""
    start = text.find(quote)
    while start >= 0:
        end = start + len(quote)
        cuts_first = start > 0 and text[start - 1].isalnum() and quote[0].isalnum()
        cuts_last = end < len(text) and text[end].isalnum() and quote[-1].isalnum()
        if not (cuts_first or cuts_last):
            return True
        start = text.find(quote, start + 1)
    return False


def _count_fault(statement: Statement, thread: Thread) -> str | None:
    if statement.n_students is None:
        return None
    if statement.kind in RESTS_ON_DECLARATIONS:
        n_named = len(set(statement.student_ids))
        is_right = statement.n_students == n_named
        return None if is_right else f"says {statement.n_students} students where {n_named} are named"
    n_authors = len({thread.live_by_id[post_id].author_id for post_id in statement.cited_ids})
    if statement.n_students == n_authors:
        return None
    return f"says {statement.n_students} students where the cited posts have {n_authors} authors"


def _position_fault(statement: Statement, sides: Sides) -> str | None:
    """Declared positions have checks of their own kind."""
    if statement.position is None or statement.kind in RESTS_ON_DECLARATIONS:
        return None
    if statement.kind is not StatementKind.READ_STANCE and not statement.quotes:
        return "claims a position without quoting anyone"
    for quote in statement.quotes:
        side = sides.get(quote.author_id)
        if side is None or side.position is not statement.position:
            found = f"is {side.position}" if side else "is not known"
            return f"claims '{statement.position}' for student {quote.author_id}, whose position {found}"
    return None
