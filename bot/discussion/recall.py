"""Keeping a summary without students' words, and reading it back against the posts as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.discussion.class_counts import ClassCounts, counts_for_class
from bot.discussion.kept_summary import (
    Audience,
    KeptContent,
    KeptPost,
    KeptQuote,
    KeptSide,
    KeptStatement,
    KeptSummary,
    digest_words,
)
from bot.discussion.position import DeclaredPosition, Position, Side, Sides
from bot.discussion.summary import DraftSummary, DroppedStatement, Quote, Statement, StatementKind, Summary
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary
from bot.discussion.verify_source import RESTS_ON_DECLARATIONS

# Each of their posts is half of what they say: without one, nothing is left.
_NEEDS_EVERY_POST = frozenset({StatementKind.CRUX, StatementKind.COMMON_GROUND, StatementKind.UNANSWERED_OBJECTION})
# Their citations follow from the posts, so that a word changed in one nobody quotes puts no summary out of date.
_FOLLOWS_FROM_POSTS = frozenset({StatementKind.TOOK_PART, StatementKind.PARAGRAPH_USED})
_NEVER_HELD = "did not hold when the summary was made"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledSummary:
    """A kept summary read back: what still holds, and how it is to be kept from now on.

    `is_outdated` where something has gone from it since it was kept.
    """

    found: ThreadSummary
    kept: KeptSummary
    is_outdated: bool


def keep(found: ThreadSummary, *, made_at: datetime, message_id: int | None = None) -> KeptSummary:
    """The summary as it is kept: ids, places and digests in the place of words."""
    audience = Audience.CLASS if found.is_for_class else Audience.TEACHER
    summary, texts = found.summary, {post.post_id: post.text for post in found.thread.live_posts}
    content = KeptContent(
        made_by=summary.made_by,
        statements=tuple(_keep_statement(statement, texts) for statement in summary.statements),
        posts=_keep_posts(found.thread),
        sides=tuple(
            KeptSide(student_id=student_id, position=side.position, post_ids=side.post_ids)
            for student_id, side in found.sides.items()
            if not side.is_declared
        ),
        dropped=tuple(dropped.statement.kind for dropped in summary.dropped),
        not_yet_heard=summary.not_yet_heard,
        reads_stances=summary.reads_stances,
    )
    return KeptSummary(
        prompt_id=summary.prompt_id, audience=audience, made_at=made_at, content=content, message_id=message_id
    )


def recall(kept: KeptSummary, thread: Thread) -> RecalledSummary:
    """The kept summary with what still holds of it, every statement verified again.

    `thread` is the prompt's as it stands; of it, only what was there when the summary was made is looked at. A
    statement goes where words it quotes no longer stand in their post; a post that was edited or deleted is no longer
    cited where only that it exists was claimed, and students are counted anew.
    """
    content, then = kept.content, _as_of(kept, thread)
    same_ids = _find_unchanged(content, then)
    read = _read_sides(content, same_ids)
    sides = _all_sides(read, then)
    rebuilt = (_rebuild(each, then, sides, same_ids) for each in content.statements)
    draft = DraftSummary(
        prompt_id=kept.prompt_id,
        statements=tuple(statement for statement in rebuilt if statement is not None),
        made_by=content.made_by,
        reads_stances=content.reads_stances,
    )
    summary = verify_summary(draft, then, sides)
    revised = _revise(content, read, summary, then)
    found = ThreadSummary(
        thread=then, summary=_as_shown(summary, kept), sides=sides, class_counts=_counts(kept, thread)
    )
    return RecalledSummary(
        found=found,
        kept=replace(kept, content=revised),
        is_outdated=_what_is_cited(revised) != _what_is_cited(content),
    )


def _as_shown(summary: Summary, kept: KeptSummary) -> Summary:
    """The summary with what does not follow from its statements; the class is not told whose voice is missing."""
    dropped = (DroppedStatement(statement=Statement(kind=kind), reason=_NEVER_HELD) for kind in kept.content.dropped)
    shown = replace(summary, dropped=tuple(dropped), not_yet_heard=kept.content.not_yet_heard)
    return replace(shown, not_drawn_on=(), left_alone_ids=()) if kept.audience is Audience.CLASS else shown


def _counts(kept: KeptSummary, thread: Thread) -> ClassCounts | None:
    """What the class may be told of positions declared by then; None for the teacher."""
    if kept.audience is Audience.TEACHER:
        return None
    return counts_for_class(taken for taken in thread.positions if taken.declared_at <= kept.made_at)


def _revise(content: KeptContent, read: tuple[KeptSide, ...], summary: Summary, thread: Thread) -> KeptContent:
    """What is to be kept from now on: nothing of posts that are gone."""
    texts = {post.post_id: post.text for post in thread.live_posts}
    left = replace(
        content,
        statements=tuple(_keep_statement(statement, texts) for statement in summary.statements),
        posts=_keep_posts(thread),
        sides=read,
    )
    return replace(
        left,
        n_lost=content.n_lost + _count_on_posts(content) - _count_on_posts(left),
        is_changed=content.is_changed or _what_is_cited(left) != _what_is_cited(content),
    )


def _keep_posts(thread: Thread) -> tuple[KeptPost, ...]:
    return tuple(
        KeptPost(post_id=post.post_id, digest="" if post.is_deleted else digest_words(post.post_id, post.text))
        for post in thread.posts
    )


def _keep_statement(statement: Statement, texts: Mapping[int, str]) -> KeptStatement:
    is_by_position = statement.kind in RESTS_ON_DECLARATIONS or statement.kind is StatementKind.READ_STANCE
    return KeptStatement(
        kind=statement.kind,
        cited_ids=() if statement.kind in _FOLLOWS_FROM_POSTS else statement.cited_ids,
        quotes=tuple(_keep_quote(quote, texts[quote.post_id]) for quote in statement.quotes),
        is_counted=statement.n_students is not None,
        has_side=statement.position is not None and not is_by_position,
        position=statement.position if is_by_position else None,
        moved_from=statement.moved_from,
        paragraph=statement.paragraph,
        move=statement.move,
    )


def _keep_quote(quote: Quote, text: str) -> KeptQuote:
    start = text.index(quote.text)
    return KeptQuote(
        post_id=quote.post_id,
        start=start,
        end=start + len(quote.text),
        digest=digest_words(quote.post_id, quote.text),
    )


def _as_of(kept: KeptSummary, thread: Thread) -> Thread:
    """The thread with what the summary was made from: later posts and positions are none of its business."""
    known_ids = {post.post_id for post in kept.content.posts}
    is_for_class = kept.audience is Audience.CLASS
    return replace(
        thread,
        posts=tuple(post for post in thread.posts if post.post_id in known_ids),
        positions=tuple(taken for taken in thread.positions if not is_for_class and taken.declared_at <= kept.made_at),
    )


def _find_unchanged(content: KeptContent, thread: Thread) -> frozenset[int]:
    digests = {post.post_id: post.digest for post in content.posts}
    return frozenset(
        post.post_id for post in thread.live_posts if digest_words(post.post_id, post.text) == digests[post.post_id]
    )


def _read_sides(content: KeptContent, same_ids: frozenset[int]) -> tuple[KeptSide, ...]:
    """The sides that were read from posts, as far as these are still the same."""
    left = (
        replace(side, post_ids=tuple(post_id for post_id in side.post_ids if post_id in same_ids))
        for side in content.sides
    )
    return tuple(side for side in left if side.post_ids)


def _all_sides(read: Sequence[KeptSide], thread: Thread) -> Sides:
    """The sides read and those declared; a position withdrawn since is not among the thread's."""
    return {
        **{side.student_id: Side(position=side.position, is_declared=False, post_ids=side.post_ids) for side in read},
        **{
            student_id: Side(position=taken.position, is_declared=True) for student_id, taken in thread.declared.items()
        },
    }


def _rebuild(kept: KeptStatement, thread: Thread, sides: Sides, same_ids: frozenset[int]) -> Statement | None:
    """The statement with words and numbers as they now are; None where too little of it is left."""
    if kept.kind in RESTS_ON_DECLARATIONS:
        return _rebuild_declared(kept, thread)
    quotes = [_rebuild_quote(quote, thread) for quote in kept.quotes]
    found = tuple(quote for quote in quotes if quote is not None)
    cited_ids = _find_cited(kept, thread, sides, same_ids | {quote.post_id for quote in found})
    is_short = len(cited_ids) < len(kept.cited_ids) and kept.kind in _NEEDS_EVERY_POST
    if not cited_ids or is_short or len(found) < len(kept.quotes):
        return None
    n_students = len({thread.live_by_id[post_id].author_id for post_id in cited_ids})
    return Statement(
        kind=kept.kind,
        cited_ids=cited_ids,
        quotes=found,
        n_students=n_students if kept.is_counted else None,
        position=_shared_side(found, sides) if kept.has_side else kept.position,
        paragraph=kept.paragraph,
        move=kept.move,
    )


def _find_cited(kept: KeptStatement, thread: Thread, sides: Sides, standing_ids: frozenset[int]) -> tuple[int, ...]:
    """All posts that a statement about all of them is about; for others, those of the kept ones that still stand."""
    match kept.kind:
        case StatementKind.TOOK_PART:
            return tuple(thread.live_by_id)
        case StatementKind.PARAGRAPH_USED:
            return tuple(post_id for post_id, numbers in thread.used_paragraphs.items() if kept.paragraph in numbers)
        case StatementKind.READ_STANCE:
            holders = (side for side in sides.values() if side.position is kept.position)
            return tuple(sorted(post_id for side in holders for post_id in side.post_ids))
        case _:
            return tuple(post_id for post_id in kept.cited_ids if post_id in standing_ids)


def _rebuild_declared(kept: KeptStatement, thread: Thread) -> Statement | None:
    def came_from(taken: DeclaredPosition) -> bool:
        return kept.kind is StatementKind.DECLARED or (
            thread.declared_first[taken.student_id].position is kept.moved_from
        )

    holding = (taken for taken in thread.declared.values() if taken.position is kept.position and came_from(taken))
    student_ids = tuple(sorted(taken.student_id for taken in holding))
    if not student_ids:
        return None
    return Statement(
        kind=kept.kind,
        student_ids=student_ids,
        n_students=len(student_ids),
        position=kept.position,
        moved_from=kept.moved_from,
    )


def _rebuild_quote(kept: KeptQuote, thread: Thread) -> Quote | None:
    """The words where they stood, else where an edit has moved them to; None where they are gone."""
    post = thread.live_by_id.get(kept.post_id)
    if post is None:
        return None
    for start in _starts(kept, len(post.text)):
        words = post.text[start : start + kept.end - kept.start]
        if digest_words(kept.post_id, words) == kept.digest:
            return Quote(post_id=post.post_id, author_id=post.author_id, text=words)
    return None


def _starts(kept: KeptQuote, n_characters: int) -> Iterator[int]:
    yield kept.start
    yield from range(n_characters - (kept.end - kept.start) + 1)


def _shared_side(quotes: tuple[Quote, ...], sides: Sides) -> Position | None:
    """The position that every quoted author has, as far as is still known."""
    positions = {side.position if (side := sides.get(quote.author_id)) else None for quote in quotes}
    return positions.pop() if len(positions) == 1 else None


def _count_on_posts(content: KeptContent) -> int:
    return sum(statement.kind not in RESTS_ON_DECLARATIONS for statement in content.statements)


def _what_is_cited(content: KeptContent) -> list[tuple[object, ...]]:
    """What readers see change: not where in its post a quote stands, nor who took part or named a ¶."""
    return [
        (each.kind, each.cited_ids, tuple(quote.digest for quote in each.quotes), each.has_side)
        for each in content.statements
    ]
