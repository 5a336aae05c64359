"""What is counted about a summary of a class thread, each figure in one function over the summary's statements.

Counts, not shares, so that threads can be added up. Statements are told apart by what their kind is called, and a
summariser that makes no statements of a kind has told nothing of it.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from itertools import combinations
from typing import TypeVar

from benchmarks.class_thread import ClassThread, PointSide
from bot.discussion.position import Position
from bot.discussion.summary import Statement, StatementKind, Summary

_FITS: dict[Position, frozenset[PointSide]] = {
    Position.AGREE: frozenset({"agree", "both"}),
    Position.DISAGREE: frozenset({"disagree", "both"}),
    Position.IT_DEPENDS: frozenset({"neither", "both"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How much of a thread's points some posts hold; `n_making_none` of them make no point, `n_chat` are chat.

    `n_misquotes` get a fact of the essay wrong. `n_words` is how many words a reader is shown: of the whole posts, or
    of what a summary quotes of them. `weight` is summed over points, each counting as many times as students made it.
    `n_same` of the `n_pairs` pairs of posts make a point together.
    """

    n_posts: int = 0
    n_words: int = 0
    n_points: int = 0
    n_points_in_all: int = 0
    weight: int = 0
    weight_in_all: int = 0
    n_students: int = 0
    n_students_in_all: int = 0
    n_making_none: int = 0
    n_chat: int = 0
    n_misquotes: int = 0
    n_same: int = 0
    n_pairs: int = 0

    def __add__(self, other: "Cover") -> "Cover":
        return _plus(self, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Of `n_in_all` things to be found `n_found` were, and of `n_told` that were told `n_right` are right."""

    n_found: int = 0
    n_in_all: int = 0
    n_right: int = 0
    n_told: int = 0

    def __add__(self, other: "Found") -> "Found":
        return _plus(self, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that is counted about one summary, or about several added up."""

    points: Cover = Cover()
    open_questions: Found = Found()
    objections: Found = Found()
    common_ground: Found = Found()
    crux: Found = Found()
    sides_of_students: Found = Found()
    sides_if_all_alike: Found = Found()
    sides_of_points: Found = Found()
    students_cited: Found = Found()
    verified: Found = Found()


Counts = TypeVar("Counts", Cover, Found, Figures)
_Item = TypeVar("_Item", bound=Hashable)


def measure_summary(summary: Summary, thread: ClassThread) -> Figures:
    """All figures of one thread's summary."""
    return Figures(
        points=_cover_key_points(summary, thread),
        open_questions=_compare(_quoted(summary, "open question"), thread.gold.open_question_ids),
        objections=_compare(
            _quoted(summary, "unanswered objection", "unanswered post"), thread.gold.unanswered_objection_ids
        ),
        common_ground=_find_points(_quoted(summary, "common ground"), thread, thread.gold.common_ground),
        crux=_find_points(_quoted(summary, "crux"), thread, thread.gold.crux),
        sides_of_students=check_sides_of_students(summary, thread),
        sides_if_all_alike=put_all_on_one_side(thread),
        sides_of_points=check_sides_of_points(summary, thread),
        students_cited=count_students_cited(summary, thread),
        verified=Found(n_right=len(summary.statements), n_told=len(summary.statements) + len(summary.dropped)),
    )


def cover_points(post_ids: Sequence[int], thread: ClassThread) -> Cover:
    """What the posts, shown as points, hold of the thread's points."""
    gold = thread.gold
    points_of = [frozenset(point.point_id for point in gold.points_of(post_id)) for post_id in post_ids]
    covered = [point for point in gold.points if point.post_ids.intersection(post_ids)]
    pairs = list(combinations(points_of, 2))
    return Cover(
        n_posts=len(post_ids),
        n_words=sum(post.n_words for post in thread.live_posts if post.post_id in post_ids),
        n_points=len(covered),
        n_points_in_all=len(gold.points),
        weight=sum(point.n_students for point in covered),
        weight_in_all=sum(point.n_students for point in gold.points),
        n_students=len({thread.author_of[post_id] for post_id in post_ids}),
        n_students_in_all=len(set(thread.author_of.values())),
        n_making_none=sum(not points for points in points_of),
        n_chat=len(gold.chat_ids.intersection(post_ids)),
        n_misquotes=len(gold.misquote_ids.intersection(post_ids)),
        n_same=sum(bool(one & other) for one, other in pairs),
        n_pairs=len(pairs),
    )


def check_sides_of_students(summary: Summary, thread: ClassThread) -> Found:
    """Sides told of students who declared none; in all: those whose posts show one. A student on two sides is two."""
    declared = {taken.student_id for taken in thread.positions}
    told = {
        (student_id, statement.position)
        for statement in summary.statements
        if statement.position is not None
        for student_id in _students_of(statement) - declared
    }
    to_find = {item for item in thread.gold.side_of.items() if item[1] is not None and item[0] not in declared}
    return _compare(told, to_find)


def put_all_on_one_side(thread: ClassThread) -> Found:
    """What comes of telling the commonest side of everyone who posted and declared none: no reading, a lucky guess."""
    declared = {taken.student_id for taken in thread.positions}
    sides = {student_id: side for student_id, side in thread.gold.side_of.items() if student_id not in declared}
    to_find = {item for item in sides.items() if item[1] is not None}
    commonest = Counter(side for _, side in to_find).most_common(1)[0][0]
    return _compare({(student_id, commonest) for student_id in sides}, to_find)


def check_sides_of_points(summary: Summary, thread: ClassThread) -> Found:
    """Sides under which key points are told; right where the quoted post makes a point of that side, or of both."""
    told = [
        (quote.post_id, statement.position)
        for statement in _of_kind(summary, "key point")
        for quote in statement.quotes
        if statement.position is not None
    ]
    n_right = sum(
        any(point.side in _FITS[position] for point in thread.gold.points_of(post_id)) for post_id, position in told
    )
    return Found(n_found=n_right, n_in_all=len(_quoted(summary, "key point")), n_right=n_right, n_told=len(told))


def count_students_cited(summary: Summary, thread: ClassThread) -> Found:
    """Students whom at least one statement cites; the one that says who took part cites all and does not count."""
    drawing = (statement for statement in summary.statements if statement.kind is not StatementKind.TOOK_PART)
    cited = {thread.author_of[post_id] for statement in drawing for post_id in statement.cited_ids}
    return _compare(cited, set(thread.author_of.values()))


def add_up(items: Iterable[Counts]) -> Counts:
    """The sum of at least one, count by count."""
    return reduce(_plus, items)


def _plus(one: Counts, other: Counts) -> Counts:
    return type(one)(**{field.name: getattr(one, field.name) + getattr(other, field.name) for field in fields(one)})


def _cover_key_points(summary: Summary, thread: ClassThread) -> Cover:
    quotes = (quote for statement in _of_kind(summary, "key point") for quote in statement.quotes)
    cover = cover_points(_quoted(summary, "key point"), thread)
    return replace(cover, n_words=sum(len(quote.text.split()) for quote in quotes))


def _of_kind(summary: Summary, *kinds: str) -> list[Statement]:
    return [statement for statement in summary.statements if statement.kind.value in kinds]


def _quoted(summary: Summary, *kinds: str) -> list[int]:
    """Ids of the posts that statements of these kinds quote, each once, in order."""
    return list(dict.fromkeys(quote.post_id for item in _of_kind(summary, *kinds) for quote in item.quotes))


def _students_of(statement: Statement) -> set[int]:
    """Of whom a statement claims its position: those it quotes, and those it names without a quote."""
    named: tuple[int, ...] = getattr(statement, "student_ids", ())
    return {*named, *(quote.author_id for quote in statement.quotes)}


def _compare(told: Collection[_Item], to_find: Collection[_Item]) -> Found:
    n_right = len(set(told) & set(to_find))
    return Found(n_found=n_right, n_in_all=len(set(to_find)), n_right=n_right, n_told=len(told))


def _find_points(post_ids: Sequence[int], thread: ClassThread, wanted: frozenset[str]) -> Found:
    """Wanted points that the posts make, and posts that make one of them."""
    makes = [{point.point_id for point in thread.gold.points_of(post_id)} & wanted for post_id in post_ids]
    n_found = len(set().union(*makes))
    return Found(n_found=n_found, n_in_all=len(wanted), n_right=sum(map(bool, makes)), n_told=len(post_ids))
