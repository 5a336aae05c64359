"""The gate before anything is shown: every statement of a summary is checked against the posts it cites."""

from collections.abc import Mapping, Sequence, Set
from types import MappingProxyType

from bot.discussion.open_questions import find_unanswered_ids
from bot.discussion.position import Position
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.summary import (
    Coverage,
    DraftSummary,
    DroppedStatement,
    Quote,
    Statement,
    StatementKind,
    Summary,
)

NO_POSITIONS: Mapping[int, Position] = MappingProxyType({})

_CLAIMS_NO_ANSWER = frozenset({StatementKind.OPEN_QUESTION, StatementKind.UNANSWERED_POST})


def verify_summary(
    draft: DraftSummary,
    posts: Sequence[Post],
    students: Sequence[Student],
    *,
    positions: Mapping[int, Position] = NO_POSITIONS,
) -> Summary:
    """The draft with only what holds, what was dropped and why, and whose voice is missing.

    `posts` are those of the draft's prompt, deleted ones included (others are ignored, so citing them fails);
    `students` the class's roster; `positions` what students declared, by student id. Checked, in this order:

    1. there is at least one citation, and every cited post is in this thread and not deleted;
    2. every quote's post is cited, the named author wrote it, and the words stand in it verbatim, cut at words;
    3. the number of students, where given, is the number of different authors cited;
    4. the position, where given, is the one recorded for every quoted author;
    5. by kind: TOOK_PART cites every post of the thread; all other kinds quote; OPEN_QUESTION and
       UNANSWERED_POST quote posts that no classmate has answered.

    Coverage does not count TOOK_PART: it cites everyone and draws on no one.
    """
    thread = [post for post in posts if post.prompt_id == draft.prompt_id]
    live = {post.post_id: post for post in thread if not post.is_deleted}
    unanswered_ids = find_unanswered_ids(thread)
    kept: list[Statement] = []
    dropped: list[DroppedStatement] = []
    for statement in draft.statements:
        fault = (
            _citation_fault(statement, live)
            or next(filter(None, (_quote_fault(quote, statement, live) for quote in statement.quotes)), None)
            or _count_fault(statement, live)
            or _position_fault(statement, positions)
            or _kind_fault(statement, live, unanswered_ids)
        )
        if fault is None:
            kept.append(statement)
        else:
            dropped.append(DroppedStatement(statement=statement, reason=fault))
    return _summary(draft, kept, dropped, live, students)


def _citation_fault(statement: Statement, live: Mapping[int, Post]) -> str | None:
    if not statement.cited_ids:
        return "cites no post"
    missing = [post_id for post_id in statement.cited_ids if post_id not in live]
    return f"cites post {missing[0]}, which is deleted or not in this thread" if missing else None


def _quote_fault(quote: Quote, statement: Statement, live: Mapping[int, Post]) -> str | None:
    if quote.post_id not in statement.cited_ids:
        return f"quotes post {quote.post_id} without citing it"
    post = live[quote.post_id]
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


def _count_fault(statement: Statement, live: Mapping[int, Post]) -> str | None:
    n_authors = len({live[post_id].author_id for post_id in statement.cited_ids})
    if statement.n_students is None or statement.n_students == n_authors:
        return None
    return f"says {statement.n_students} students where the cited posts have {n_authors} authors"


def _position_fault(statement: Statement, positions: Mapping[int, Position]) -> str | None:
    if statement.position is None:
        return None
    if not statement.quotes:
        return "claims a position without quoting anyone"
    for quote in statement.quotes:
        recorded = positions.get(quote.author_id)
        if recorded is not statement.position:
            found = f"is {recorded}" if recorded else "was not declared"
            return f"claims '{statement.position}' for student {quote.author_id}, whose position {found}"
    return None


def _kind_fault(statement: Statement, live: Mapping[int, Post], unanswered_ids: Set[int]) -> str | None:
    if statement.kind is StatementKind.TOOK_PART:
        return None if set(statement.cited_ids) == set(live) else "does not cite every post of the thread"
    if not statement.quotes:
        return f"is a {statement.kind} without a quote"
    if statement.kind in _CLAIMS_NO_ANSWER:
        answered = [quote.post_id for quote in statement.quotes if quote.post_id not in unanswered_ids]
        if answered:
            return f"says nobody answered post {answered[0]}, which has a reply"
    return None


def _summary(
    draft: DraftSummary,
    kept: Sequence[Statement],
    dropped: Sequence[DroppedStatement],
    live: Mapping[int, Post],
    students: Sequence[Student],
) -> Summary:
    author_ids = {post.author_id for post in live.values()}
    drawing = [statement for statement in kept if statement.kind is not StatementKind.TOOK_PART]
    cited_ids = {post_id for statement in drawing for post_id in statement.cited_ids}
    drawn_on = {live[post_id].author_id for post_id in cited_ids}
    return Summary(
        prompt_id=draft.prompt_id,
        statements=tuple(kept),
        dropped=tuple(dropped),
        coverage=Coverage(
            n_posts_cited=len(cited_ids),
            n_posts=len(live),
            n_students_cited=len(drawn_on),
            n_students=len(author_ids),
        ),
        not_yet_heard=tuple(
            student.student_id
            for student in students
            if student.status is StudentStatus.ACTIVE and student.student_id not in author_ids
        ),
        not_drawn_on=tuple(student.student_id for student in students if student.student_id in author_ids - drawn_on),
        made_by=draft.made_by,
    )
