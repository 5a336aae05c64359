"""One field of a verified summary is changed at random: what the gate then lets through must still be true."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discussion.participation import PostKind
from bot.discussion.position import Position
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import DraftSummary, Quote, Statement, StatementKind, TalkMove
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary
from tests.unit.boat import make_boat_summary, make_boat_thread
from tests.unit.seminar import make_seminar_thread

SUMMARIES = (
    summarise(make_boat_thread(), RulesMaker()),
    summarise(make_boat_thread().without_positions(), RulesMaker()),
    summarise(make_seminar_thread(), RulesMaker()),
    make_boat_summary(),
    make_boat_summary(is_declared=False),
)
POST_IDS = (*range(1, 25), 999)
STUDENT_IDS = tuple(range(10, 23))
POSITIONS = (None, *Position)

# A field, and two numbers that choose what becomes of it.
CHANGES = st.tuples(
    st.sampled_from(
        ["words", "author", "post", "quotes", "cited", "students", "count", "position", "from", "¶", "kind", "move"]
    ),
    st.integers(0, 99),
    st.integers(0, 99),
)


def corrupt(right: Statement, field: str, one: int, other: int) -> Statement:
    """The statement with one field changed; now and then to what it was."""
    match field:
        case "words" | "author" | "post" | "quotes":
            return replace(right, quotes=tuple(_other_quotes(right.quotes, field, one, other)))
        case "cited":
            return replace(right, cited_ids=_other_ids(right.cited_ids, POST_IDS[one % len(POST_IDS)], other))
        case "students":
            return replace(right, student_ids=_other_ids(right.student_ids, STUDENT_IDS[one % 13], other))
        case "count":
            return replace(right, n_students=one % 12)
        case "position":
            return replace(right, position=POSITIONS[one % 4])
        case "from":
            return replace(right, moved_from=POSITIONS[one % 4])
        case "¶":
            return replace(right, paragraph=(None, *range(10))[one % 11])
        case "kind":
            return replace(right, kind=list(StatementKind)[one % len(StatementKind)])
        case _:
            return replace(right, move=(None, *TalkMove)[one % (1 + len(TalkMove))])


def _other_quotes(quotes: tuple[Quote, ...], field: str, one: int, other: int) -> Iterator[Quote]:
    for place, quote in enumerate(quotes):
        if place != one % len(quotes):
            yield quote
        elif field == "words":
            yield replace(quote, text=_other_words(quote.text, one, other))
        elif field == "author":
            yield replace(quote, author_id=STUDENT_IDS[other % 13])
        elif field == "post":
            yield replace(quote, post_id=POST_IDS[other % len(POST_IDS)])
        elif other % 2:
            yield from (quote, quote)


def _other_words(words: str, one: int, other: int) -> str:
    """The words cut anywhere, with one of them changed, or with a letter less."""
    start, end = sorted((one * len(words) // 99, other * len(words) // 99))
    word = words.split()[one % len(words.split())]
    changed = ("not", "always", "", word.upper(), f"{word}s")[other % 5]
    choices = (words[start:end], words[:start] + words[start + 1 :], words.replace(word, changed, 1), f"{words} {word}")
    return choices[(one + other) % 4]


def _other_ids(ids: tuple[int, ...], new_id: int, choice: int) -> tuple[int, ...]:
    """One id less, more, or another."""
    fewer = ids[: choice % (len(ids) + 1)] + ids[choice % (len(ids) + 1) + 1 :]
    return (fewer, (*ids, new_id), (*fewer, new_id))[choice % 3]


def _draft_of(*statements: Statement) -> DraftSummary:
    return DraftSummary(prompt_id=1, statements=statements, made_by="a test")


@settings(max_examples=800, derandomize=True, deadline=None)
@given(which=st.integers(0, len(SUMMARIES) - 1), place=st.integers(0, 40), change=CHANGES)
def test_what_the_gate_lets_through_is_true_whatever_was_changed(
    which: int, place: int, change: tuple[str, int, int]
) -> None:
    found = SUMMARIES[which]
    statement = corrupt(found.summary.statements[place % len(found.summary.statements)], *change)

    is_kept = bool(verify_summary(_draft_of(statement), found.thread, found.sides).statements)

    assert not is_kept or is_true(statement, found)


@pytest.mark.parametrize("kind", StatementKind)
def test_no_statement_passes_for_another_kind_unless_that_is_true_as_well(kind: StatementKind) -> None:
    for found in SUMMARIES[::3]:
        statements = [replace(statement, kind=kind, n_students=None) for statement in found.summary.statements]

        kept = verify_summary(_draft_of(*statements), found.thread, found.sides).statements

        assert all(is_true(statement, found) for statement in kept)


def test_what_was_not_changed_is_kept_and_true() -> None:
    for found in SUMMARIES:
        assert verify_summary(_draft_of(*found.summary.statements), found.thread, found.sides).dropped == ()
        assert all(is_true(statement, found) for statement in found.summary.statements)


def is_true(statement: Statement, found: ThreadSummary) -> bool:
    """What a statement says, looked up in the thread by hand."""
    posts = {post.post_id: post for post in found.thread.posts if not post.is_deleted}
    if not set(statement.cited_ids) <= set(posts) or not (statement.cited_ids or statement.student_ids):
        return False
    for quote in statement.quotes:
        before, after = (r"(?<![^\W_])" if quote.text[:1].isalnum() else ""), r"(?![^\W_])"
        pattern = before + re.escape(quote.text) + (after if quote.text[-1:].isalnum() else "")
        is_there = quote.text.strip() and re.search(pattern, posts[quote.post_id].text)
        if not is_there or posts[quote.post_id].author_id != quote.author_id:
            return False
    counted = {posts[post_id].author_id for post_id in statement.cited_ids} or set(statement.student_ids)
    if statement.n_students not in (None, len(counted)):
        return False
    told = {quote.author_id for quote in statement.quotes}
    sides = {student_id: side.position for student_id, side in found.sides.items()}
    if told and statement.position and {sides.get(student_id) for student_id in told} != {statement.position}:
        return False
    check = _TRUTHS.get(statement.kind)
    return check is None or check(statement, found)


def _all_took_part(statement: Statement, found: ThreadSummary) -> bool:
    return set(statement.cited_ids) == {post.post_id for post in found.thread.posts if not post.is_deleted}


def _declared(statement: Statement, found: ThreadSummary) -> bool:
    last = {taken.student_id: taken.position for taken in found.thread.positions}
    first = {taken.student_id: taken.position for taken in reversed(found.thread.positions)}
    is_move = statement.kind is StatementKind.MOVED
    return set(statement.student_ids) == {
        student_id
        for student_id, position in last.items()
        if position is statement.position
        and (not is_move or (first[student_id] is statement.moved_from and first[student_id] is not position))
    }


def _read(statement: Statement, found: ThreadSummary) -> bool:
    read = [side for side in found.sides.values() if not side.is_declared and side.position is statement.position]
    return set(statement.cited_ids) == {post_id for side in read for post_id in side.post_ids}


def _on_both_sides(statement: Statement, found: ThreadSummary) -> bool:
    return {Position.AGREE, Position.DISAGREE} <= {
        found.sides[quote.author_id].position for quote in statement.quotes if quote.author_id in found.sides
    }


def _divides(statement: Statement, found: ThreadSummary) -> bool:
    [point, *others] = statement.quotes
    against = set(statement.cited_ids) - {point.post_id}
    if not all(_target_of(quote.post_id, found) == point.post_id for quote in others):
        return False
    return bool(against) and all(_leads_up_to(post_id, point.post_id, found) for post_id in against)


def _objects_and_waits(statement: Statement, found: ThreadSummary) -> bool:
    targets = {_target_of(quote.post_id, found) for quote in statement.quotes}
    others = set(statement.cited_ids) - {quote.post_id for quote in statement.quotes}
    return None not in targets and others <= targets and _waits(statement, found)


def _asks_and_waits(statement: Statement, found: ThreadSummary) -> bool:
    return all("?" in quote.text for quote in statement.quotes) and _waits(statement, found)


def _waits(statement: Statement, found: ThreadSummary) -> bool:
    """Nobody pressed Reply on it; what counts as an answer besides is tested where that is decided."""
    quoted_ids = {quote.post_id for quote in statement.quotes}
    return all(post.is_deleted or post.reply_to_id not in quoted_ids for post in found.thread.posts)


def _names_paragraph(statement: Statement, found: ThreadSummary) -> bool:
    named = {post.post_id for post in found.thread.posts if f"¶{statement.paragraph}" in post.text}
    return set(statement.cited_ids) == named


def _leads_up_to(post_id: int, point_id: int, found: ThreadSummary) -> bool:
    target = _target_of(post_id, found)
    return target == point_id or (target is not None and _leads_up_to(target, point_id, found))


def _target_of(post_id: int, found: ThreadSummary) -> int | None:
    [item] = [item for item in found.thread.classified if item.post.post_id == post_id]
    return item.to_post_id if item.kind is PostKind.REPLY else None


_TRUTHS: Mapping[StatementKind, Callable[[Statement, ThreadSummary], bool]] = {
    StatementKind.TOOK_PART: _all_took_part,
    StatementKind.DECLARED: _declared,
    StatementKind.MOVED: _declared,
    StatementKind.READ_STANCE: _read,
    StatementKind.COMMON_GROUND: _on_both_sides,
    StatementKind.CRUX: _divides,
    StatementKind.OPEN_QUESTION: _asks_and_waits,
    StatementKind.UNANSWERED_OBJECTION: _objects_and_waits,
    StatementKind.PARAGRAPH_USED: _names_paragraph,
    StatementKind.TALK_MOVE: lambda statement, _found: statement.move is not None,
}
