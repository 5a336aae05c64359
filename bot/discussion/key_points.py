"""Choosing the points of a thread, side by side, so that they differ and come from different students."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.discussion import cues
from bot.discussion.candidates import Candidates
from bot.discussion.point_cover import CoverAim, cover_points
from bot.discussion.point_matching import match_to_points
from bot.discussion.position import Position, Sides
from bot.discussion.quotable import Quotable
from bot.discussion.summary import Quote, Statement, StatementKind

# A point is shown only if it has this share of the best one's merit: no padding.
_WORTH_SHOWING = 0.4
_MIN_POINTS = 3
_MAX_QUOTES = 3
# Much shorter than the point it repeats, a sentence is an echo or a joke about it.
_MIN_SHARE_OF_WORDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A point as somebody put it, and the others who made it, best match first; `position` is its writer's side."""

    span: Quotable
    others: tuple[Quotable, ...]
    other_post_ids: tuple[int, ...]
    position: Position | None


def choose_key_points(candidates: Candidates, sides: Sides, *, same_point: float, n_posts: int) -> list[KeyPoint]:
    """The points of each side, then of those whose side is unclear; within a side those more students made first.

    In all three to nine points, more in long threads with sides (fewer where the thread holds fewer). Each is a span
    that stands alone, and speaks for much that no other one does; a student has one as long as there are others. A unit
    belongs to the point it is closest to, where that is at least `same_point`; nobody counts for two sides.
    """
    has_sides = len({side.position for side in sides.values()} - {Position.IT_DEPENDS}) == 2
    groups: list[Position | None] = [*Position, None] if has_sides else [None]
    position_of: dict[int, Position | None] = {}
    for position in groups:
        members = [
            index
            for index, span in enumerate(candidates.spans)
            if not has_sides or _position_of(span, sides) is position
        ]
        n_points = _n_points(n_posts) if not has_sides else _n_points_of_side(n_posts)
        position_of |= dict.fromkeys(_cover(candidates, members, n_points=n_points), position)
    members_of = match_to_points(candidates.to_units[list(position_of)], same_point=same_point)
    points = [
        _key_point(candidates, index, units, position, sides)
        for (index, position), units in zip(position_of.items(), members_of, strict=True)
    ]
    order = {position: rank for rank, position in enumerate(groups)}
    return sorted(points, key=lambda point: (order[point.position], -_n_students(point)))


def state_key_points(points: Sequence[KeyPoint], author_of: Callable[[int], int]) -> tuple[Statement, ...]:
    """A statement for each point: it quotes its writer and up to two others, and cites everybody who made it."""
    return tuple(
        Statement(
            kind=StatementKind.KEY_POINT,
            cited_ids=(cited_ids := (point.span.post.post_id, *point.other_post_ids)),
            quotes=tuple(quote_of(span) for span in (point.span, *point.others)),
            n_students=len({author_of(post_id) for post_id in cited_ids}),
            position=point.position,
        )
        for point in points
    )


def quote_of(span: Quotable) -> Quote:
    """The span as words of its writer."""
    return Quote(post_id=span.post.post_id, author_id=span.post.author_id, text=span.text)


def says_the_same(text: str, other: str) -> bool:
    """False where the same words are used to ask, or with one "not" more or less: that is likely the opposite."""
    n_negations = len(cues.NEGATION.findall(text)) + len(cues.NEGATION.findall(other))
    return "?" not in other and n_negations % 2 == 0


def _n_points(n_posts: int) -> int:
    return _MIN_POINTS if n_posts <= 8 else 5 if n_posts <= 20 else 7 if n_posts <= 40 else 9


def _n_points_of_side(n_posts: int) -> int:
    return 2 if n_posts <= 12 else 3 if n_posts <= 32 else 4


def _position_of(span: Quotable, sides: Sides) -> Position | None:
    side = sides.get(span.post.author_id)
    return side.position if side is not None else None


def _cover(candidates: Candidates, members: Sequence[int], *, n_points: int) -> list[int]:
    """Of the members, those that are good in themselves and speak for most of what all wrote, by different students.

    Where a side has fewer students than points, a second one of the same student's, in another post, is better than a
    single point.
    """
    best = max((float(candidates.merits[index]) for index in members), default=0.0)
    worthy = [index for index in members if candidates.merits[index] >= _WORTH_SHOWING * best]
    rows, quality = candidates.to_units[worthy], (candidates.merits[worthy] ** 2).tolist()
    voices = candidates.author_ids[worthy].tolist()
    aim = CoverAim(most=n_points, enough=candidates.enough)
    picks = cover_points(rows, aim, quality=quality, shares=candidates.shares, voices=voices)
    if len(picks) < _MIN_POINTS:
        few = CoverAim(most=min(n_points, _MIN_POINTS), enough=candidates.enough)
        post_ids = [candidates.spans[index].post.post_id for index in worthy]
        picks = cover_points(rows, few, quality=quality, shares=candidates.shares, voices=post_ids, taken=picks)
    return [worthy[pick] for pick in picks]


def _key_point(
    candidates: Candidates, index: int, units: Sequence[int], position: Position | None, sides: Sides
) -> KeyPoint:
    span = candidates.spans[index]
    quotable = {(other.post.post_id, other.plain): other for other in candidates.spans}
    others: dict[int, Quotable] = {}
    post_ids: list[int] = []
    for unit in (candidates.units[unit] for unit in units):
        author_id = unit.post.author_id
        side = sides.get(author_id)
        is_one_of_them = position is None or (side is not None and side.position is position)
        is_whole = len(unit.text.split()) >= _MIN_SHARE_OF_WORDS * len(span.plain.split())
        if author_id == span.post.author_id or not is_one_of_them:
            continue
        if not is_whole or not says_the_same(span.plain, unit.text):
            continue
        post_ids.append(unit.post.post_id)
        quote = quotable.get((unit.post.post_id, unit.text))
        if quote is not None and len(others) < _MAX_QUOTES - 1:
            others.setdefault(author_id, quote)
    return KeyPoint(
        span=span,
        others=tuple(others.values()),
        other_post_ids=tuple(dict.fromkeys(post_ids)),
        position=position,
    )


def _n_students(point: KeyPoint) -> int:
    return 1 + len(set(point.other_post_ids))
