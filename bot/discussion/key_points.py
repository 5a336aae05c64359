"""Choosing the points of a thread, side by side, so that they differ and come from different students."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.discussion import cues
from bot.discussion.candidates import Candidates
from bot.discussion.position import Position, Sides
from bot.discussion.quotable import Quotable
from bot.discussion.summary import Quote, Statement, StatementKind

# Chosen points, and the posts they come from, stay below this closeness (stemmed TF-IDF) of each other.
_TOO_CLOSE = 0.35
# What a point adds to what is spoken for: the share of all that was written which no point before is close to.
_COVER_WEIGHT = 60.0
# A fourth, fifth, sixth point is shown only if it has this share of the first one's merit: no padding.
_MIN_POINTS = 3
_WORTH_ADDING = 0.4
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
    that stands alone, far enough from all others, and from a student not yet quoted as long as there is one. A unit
    belongs to the point it is closest to, where that is at least `same_point`; nobody counts for two sides.
    """
    has_sides = len({side.position for side in sides.values()} - {Position.IT_DEPENDS}) == 2
    chosen: list[int] = []
    groups: list[Position | None] = [*Position, None] if has_sides else [None]
    position_of: dict[int, Position | None] = {}
    for position in groups:
        members = [
            index
            for index, span in enumerate(candidates.spans)
            if not has_sides or _position_of(span, sides) is position
        ]
        n_points = _n_points(n_posts) if not has_sides else _n_points_of_side(n_posts)
        for index in _cover(candidates, members, chosen, n_points=n_points):
            chosen.append(index)
            position_of[index] = position
    members_of = _members(candidates, chosen, same_point)
    points = [_key_point(candidates, index, members_of[index], position_of[index], sides) for index in chosen]
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


def _cover(candidates: Candidates, members: Sequence[int], taken: Sequence[int], *, n_points: int) -> list[int]:
    """Greedy: each time the span that is best in itself and speaks for most of what no span before it spoke for.

    No two are too close, and all come from different students, except where a side has fewer students than points.
    """
    chosen: list[int] = []
    spoken, shares, author_ids = candidates.spoken, candidates.shares, candidates.author_ids
    covered = spoken[list(taken)].max(axis=0) if taken else np.zeros(spoken.shape[1], dtype=np.float32)
    while len(chosen) < n_points:
        shown = [*taken, *chosen]
        free = [index for index in members if not (candidates.to_each_other[index, shown] >= _TOO_CLOSE).any()]
        fresh = [index for index in free if author_ids[index] not in author_ids[shown]]
        if not (eligible := fresh or (free if len(chosen) < _MIN_POINTS else [])):
            break
        gains = np.array([np.maximum(spoken[index] - covered, 0) @ shares for index in eligible])
        best = eligible[int((candidates.merits[eligible] + _COVER_WEIGHT * gains).argmax())]
        if len(chosen) >= _MIN_POINTS and candidates.merits[best] < _WORTH_ADDING * candidates.merits[chosen[0]]:
            break
        covered = np.maximum(covered, spoken[best])
        chosen.append(best)
    return chosen


def _members(candidates: Candidates, chosen: Sequence[int], same_point: float) -> dict[int, list[int]]:
    """For each chosen span, the units that make its point, closest first."""
    members: dict[int, list[int]] = {index: [] for index in chosen}
    if chosen:
        closeness = candidates.to_units[list(chosen)]
        best = closeness.argmax(axis=0)
        for unit in np.flatnonzero(closeness.max(axis=0) >= same_point).tolist():
            members[chosen[best[unit]]].append(unit)
        for index, units in members.items():
            units.sort(key=lambda unit: -float(candidates.to_units[index, unit]))
    return members


def _key_point(
    candidates: Candidates, index: int, units: Sequence[int], position: Position | None, sides: Sides
) -> KeyPoint:
    span = candidates.spans[index]
    quotable = {other.plain: other for other in candidates.spans}
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
        if unit.text in quotable and len(others) < _MAX_QUOTES - 1:
            others.setdefault(author_id, quotable[unit.text])
    return KeyPoint(
        span=span,
        others=tuple(others.values()),
        other_post_ids=tuple(dict.fromkeys(post_ids)),
        position=position,
    )


def _n_students(point: KeyPoint) -> int:
    return 1 + len(set(point.other_post_ids))
