"""The checks that depend on what a statement claims: nobody answered, both sides say it, a ¶ was used."""

from collections.abc import Callable, Mapping

from bot.discussion import cues
from bot.discussion.participation import PostKind
from bot.discussion.position import Position, Sides
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread import Thread

_NEEDS_NO_QUOTE = frozenset(
    {
        StatementKind.TOOK_PART,
        StatementKind.DECLARED,
        StatementKind.MOVED,
        StatementKind.READ_STANCE,
        StatementKind.PARAGRAPH_USED,
    }
)


def find_kind_fault(statement: Statement, thread: Thread, sides: Sides) -> str | None:
    """Why what the statement's kind claims does not hold, in words; None where it does.

    TOOK_PART cites every post. DECLARED names all who hold the position, MOVED all who came to it from another one.
    READ_STANCE cites all posts a side was read from, PARAGRAPH_USED all that use that ¶, and no others. All other
    kinds quote. OPEN_QUESTION and UNANSWERED_OBJECTION quote posts no classmate has answered; the former a question,
    the latter a reply, and what else it cites is what it replies to. COMMON_GROUND quotes both sides. CRUX cites
    replies to the post it quotes first, or to such replies, and quotes different students
    and replies to the first post only. UNSUPPORTED_CLAIM quotes
    a post nobody has asked anything. TALK_MOVE has a move.
    """
    if statement.kind not in _NEEDS_NO_QUOTE and not statement.quotes:
        return f"is a {statement.kind} without a quote"
    checks: Mapping[StatementKind, Callable[[], str | None]] = {
        StatementKind.TOOK_PART: lambda: _took_part_fault(statement, thread),
        StatementKind.DECLARED: lambda: _declared_fault(statement, thread),
        StatementKind.MOVED: lambda: _moved_fault(statement, thread),
        StatementKind.READ_STANCE: lambda: _read_stance_fault(statement, thread, sides),
        StatementKind.COMMON_GROUND: lambda: _common_ground_fault(statement, sides),
        StatementKind.CRUX: lambda: _crux_fault(statement, thread),
        StatementKind.OPEN_QUESTION: lambda: _asks_nothing_fault(statement) or _answered_fault(statement, thread),
        StatementKind.UNANSWERED_OBJECTION: lambda: (
            _answered_fault(statement, thread) or _not_a_reply_fault(statement, thread)
        ),
        StatementKind.PARAGRAPH_USED: lambda: _paragraph_fault(statement, thread),
        StatementKind.UNSUPPORTED_CLAIM: lambda: _asked_fault(statement, thread),
        StatementKind.TALK_MOVE: lambda: None if statement.move else "is a talk move without its name",
    }
    check = checks.get(statement.kind)
    return check() if check is not None else None


def _took_part_fault(statement: Statement, thread: Thread) -> str | None:
    is_everyone = set(statement.cited_ids) == set(thread.live_by_id)
    return None if is_everyone else "does not cite every post of the thread"


def _declared_fault(statement: Statement, thread: Thread) -> str | None:
    holding = {taken.student_id for taken in thread.declared.values() if taken.position is statement.position}
    return _who_fault(statement, holding, f"whose position is not '{statement.position}'")


def _moved_fault(statement: Statement, thread: Thread) -> str | None:
    moved = {
        student_id
        for student_id, taken in thread.declared.items()
        if taken.position is statement.position
        and thread.declared_first[student_id].position is statement.moved_from
        and statement.moved_from is not statement.position
    }
    return _who_fault(statement, moved, f"who did not move from '{statement.moved_from}' to '{statement.position}'")


def _who_fault(statement: Statement, right_ids: set[int], wrong: str) -> str | None:
    named_ids = set(statement.student_ids)
    if strangers := sorted(named_ids - right_ids):
        return f"names student {strangers[0]}, {wrong}"
    return _left_out_fault("student", right_ids - named_ids)


def _left_out_fault(what: str, missing_ids: set[int]) -> str | None:
    return f"leaves out {what} {min(missing_ids)}" if missing_ids else None


def _read_stance_fault(statement: Statement, thread: Thread, sides: Sides) -> str | None:
    for post_id in statement.cited_ids:
        author_id = thread.live_by_id[post_id].author_id
        side = sides.get(author_id)
        if side is None or side.is_declared or post_id not in side.post_ids:
            return f"reads a position from post {post_id}, which shows none"
        if side.position is not statement.position:
            return f"claims '{statement.position}' for student {author_id}, whose position is {side.position}"
    read = (side for side in sides.values() if side.position is statement.position)
    return _left_out_fault("post", {post_id for side in read for post_id in side.post_ids} - set(statement.cited_ids))


def _common_ground_fault(statement: Statement, sides: Sides) -> str | None:
    quoted = {sides[quote.author_id].position for quote in statement.quotes if quote.author_id in sides}
    return None if {Position.AGREE, Position.DISAGREE} <= quoted else "does not quote both sides"


def _crux_fault(statement: Statement, thread: Thread) -> str | None:
    author_ids = {quote.author_id for quote in statement.quotes}
    if len(author_ids) < len(statement.quotes):
        return "sets a student against themselves"
    point_id = statement.quotes[0].post_id
    direct_ids = {i.post.post_id for i in thread.classified if i.kind is PostKind.REPLY and i.to_post_id == point_id}
    if strays := [quote.post_id for quote in statement.quotes[1:] if quote.post_id not in direct_ids]:
        return f"sets post {strays[0]} against post {point_id}, which it does not answer"
    against_ids = set(statement.cited_ids) - {point_id}
    if strangers := sorted(against_ids - _ids_below(point_id, thread)):
        return f"cites post {strangers[0]} in a dispute over post {point_id}, to which it does not belong"
    return None if against_ids else f"cites nobody who answered post {point_id}"


def _ids_below(post_id: int, thread: Thread) -> set[int]:
    """The replies to a post, the replies to these, and so on."""
    below = {post_id}
    for item in thread.classified:
        if item.kind is PostKind.REPLY and item.to_post_id in below:
            below.add(item.post.post_id)
    return below - {post_id}


def _asks_nothing_fault(statement: Statement) -> str | None:
    statements = [quote.post_id for quote in statement.quotes if "?" not in quote.text]
    return f"calls the words of post {statements[0]} a question, which ask nothing" if statements else None


def _answered_fault(statement: Statement, thread: Thread) -> str | None:
    answered = [quote.post_id for quote in statement.quotes if quote.post_id not in thread.unanswered_ids]
    return f"says nobody answered post {answered[0]}, which has a reply" if answered else None


def _not_a_reply_fault(statement: Statement, thread: Thread) -> str | None:
    answers = {i.post.post_id: i.to_post_id for i in thread.classified if i.kind is PostKind.REPLY}
    quoted_ids = [quote.post_id for quote in statement.quotes]
    if others := [post_id for post_id in quoted_ids if post_id not in answers]:
        return f"calls post {others[0]} an objection, which answers nobody"
    wrong = set(statement.cited_ids) - {*quoted_ids, *(answers[post_id] for post_id in quoted_ids)}
    return f"says post {quoted_ids[0]} objects to post {min(wrong)}, which it does not answer" if wrong else None


def _paragraph_fault(statement: Statement, thread: Thread) -> str | None:
    using_ids = {post_id for post_id, numbers in thread.used_paragraphs.items() if statement.paragraph in numbers}
    if strangers := sorted(set(statement.cited_ids) - using_ids):
        return f"says post {strangers[0]} uses ¶{statement.paragraph}, which it does not"
    return _left_out_fault("post", using_ids - set(statement.cited_ids))


def _asked_fault(statement: Statement, thread: Thread) -> str | None:
    quoted_ids = {quote.post_id for quote in statement.quotes}
    for item in thread.classified:
        if (
            item.to_post_id in quoted_ids
            and not item.post.is_deleted
            and cues.SINGLE_QUESTION_MARK.search(item.post.text)
        ):
            return f"says nobody asked about post {item.to_post_id}, which post {item.post.post_id} does"
    return None
