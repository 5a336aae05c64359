"""Where everything stands on the map of a debate: one side left, the other right, what belongs to both between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from bot.discussion.position import Position
from bot.discussion.summary import Statement
from bot.report.debate import Debate, Objection, Point
from bot.report.picture import FONT_SIZE, GAP, LINE_HEIGHT, MARGIN, PADDING, WIDTH, drawable, wrap
from bot.text.visible import shorten

#: A longer map cannot be read on a phone; the rest is in the text.
MOST_POINTS: Final = 24
SMALL: Final = FONT_SIZE - 2
BAND: Final = 6.0

_LONGEST_TOPIC: Final = 220
_LONGEST_LABEL: Final = 80
_LONGEST_NAMES: Final = 60
# The lines to the points run along the edges, those between points in the middle.
_SPINE: Final = 20.0
_GUTTER: Final = 18.0
_COLUMN: Final = (WIDTH - 2 * MARGIN - 2 * _SPINE - _GUTTER) / 2
_INSET: Final = 17.0

Path = tuple[tuple[float, float], ...]


class Shape(StrEnum):
    """What a box is; each is drawn in its own way."""

    TOPIC = "topic"
    AGREE = "agree"
    DISAGREE = "disagree"
    IT_DEPENDS = "it depends"
    UNSIDED = "side not known"
    COMMON_GROUND = "common ground"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box with a heading, quoted words and names, already in lines; lengths in points from the upper left corner."""

    shape: Shape
    head: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    left: float
    top: float
    width: float
    is_crux: bool = False
    is_open: bool = False

    @property
    def height(self) -> float:
        return LINE_HEIGHT * (len(self.head) + len(self.words) + len(self.names)) + 2 * PADDING - 2

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line along `path`, with a sign on it: + supports, – attacks."""

    path: Path
    sign: str
    sign_at: tuple[float, float]
    is_dashed: bool = False


@dataclass(slots=True, kw_only=True)
class Layout:
    """Boxes, lines and headings (place and words) of a map, and where the next thing goes."""

    boxes: list[Box] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    headings: list[tuple[tuple[float, float], str]] = field(default_factory=list)
    box_of: dict[int, Box] = field(default_factory=dict)
    top: float = 0.0


Naming = Callable[[Sequence[int]], str]
"""The names of the authors of these posts; an empty string where names do not stand in the picture."""


def lay_out(debate: Debate, *, top: float, naming: Naming) -> Layout:
    """The map from `top` on; `top` of what comes back is the first free place below it. No two boxes meet."""
    layout = Layout(top=top)
    words = shorten(drawable(debate.topic), _LONGEST_TOPIC)
    topic = _box(Shape.TOPIC, "CLAIM" if debate.is_claim else "QUESTION", words, "", (MARGIN, top, WIDTH - 2 * MARGIN))
    _add(layout, topic)
    _place_sides(layout, debate, topic, naming)
    for statement in debate.common_ground:
        words = " · ".join(_label(quote.text) for quote in statement.quotes)
        place = (MARGIN + 3 * _SPINE / 2, layout.top, WIDTH - 2 * MARGIN - 3 * _SPINE)
        _add(layout, _box(Shape.COMMON_GROUND, "◀ ON BOTH SIDES ▶", words, naming(statement.cited_ids), place))
    whole = (MARGIN, WIDTH - 2 * MARGIN)
    _place_crux(layout, debate.crux, naming)
    for position, shape, heading in (
        (Position.IT_DEPENDS, Shape.IT_DEPENDS, "IT DEPENDS"),
        (None, Shape.UNSIDED, "SIDE NOT KNOWN" if debate.has_sides else "POINTS"),
    ):
        if points := _shown(debate.points_of(position)):
            _place_points(layout, points, shape, (whole, heading), naming=naming)
    if debate.loose_objections:
        _head(layout, MARGIN, "AGAINST OTHER POSTS")
        for objection in debate.loose_objections:
            _add(layout, _objection_box(objection, (MARGIN, layout.top, whole[1]), naming, is_loose=True))
    _link_rivals(layout, debate)
    return layout


def _shown(points: Sequence[Point]) -> list[Point]:
    return [point for point in points if point.number <= MOST_POINTS]


def _place_sides(layout: Layout, debate: Debate, topic: Box, naming: Naming) -> None:
    """Two columns where both sides have points, else the one side across."""
    agreeing, disagreeing = _shown(debate.points_of(Position.AGREE)), _shown(debate.points_of(Position.DISAGREE))
    left = MARGIN + _SPINE
    wide = WIDTH - 2 * MARGIN - _SPINE
    top = bottom = layout.top
    for points, shape, heading in (
        (agreeing, Shape.AGREE, "AGREE"),
        (disagreeing, Shape.DISAGREE, "DISAGREE"),
    ):
        if not points:
            continue
        is_right = shape is Shape.DISAGREE and bool(agreeing)
        width = _COLUMN if agreeing and disagreeing else wide
        column = (left + _COLUMN + _GUTTER if is_right else left, width)
        layout.top = top
        _place_points(layout, points, shape, (column, heading), naming=naming, topic=topic)
        bottom = max(bottom, layout.top)
    layout.top = bottom


def _place_points(
    layout: Layout,
    points: Sequence[Point],
    shape: Shape,
    where: tuple[tuple[float, float], str],
    *,
    naming: Naming,
    topic: Box | None = None,
) -> None:
    """The points below each other under a heading, each with its objections; with a `topic`, lines to it."""
    (left, width), heading = where
    is_mirrored = left > WIDTH / 2
    _head(layout, left, heading)
    spine = left + width + _SPINE / 2 + 1 if is_mirrored else left - _SPINE / 2 - 1
    for point in points:
        count = "1 student" if point.n_students == 1 else f"{point.n_students} students"
        head = f"{'★ CRUX · ' if point.is_crux else ''}{count}{' · no answer yet' if point.is_open else ''}"
        names = naming(point.statement.cited_ids)
        box = _box(shape, head, _label(point.quote.text), names, (left, layout.top, width))
        box = replace(box, is_crux=point.is_crux, is_open=point.is_open)
        _add(layout, box)
        layout.box_of[point.number] = box
        if topic is not None:
            edge = left + width if is_mirrored else left
            sign = "+" if shape is Shape.AGREE else "–"
            path = ((spine, topic.bottom), (spine, box.middle), (edge, box.middle))
            layout.links.append(Link(path=path, sign=sign, sign_at=(spine, box.middle)))
        for objection in point.objections:
            _place_objection(layout, objection, box, is_mirrored=is_mirrored, naming=naming)


def _place_objection(layout: Layout, objection: Objection, parent: Box, *, is_mirrored: bool, naming: Naming) -> None:
    left = parent.left if is_mirrored else parent.left + _INSET
    box = _objection_box(objection, (left, layout.top, parent.width - _INSET), naming)
    edge = left + box.width if is_mirrored else left
    x = edge + _INSET / 2 if is_mirrored else edge - _INSET / 2
    path = ((x, parent.bottom), (x, box.middle), (edge, box.middle))
    layout.links.append(Link(path=path, sign="–", sign_at=(x, box.middle), is_dashed=objection.is_open))
    _add(layout, box)


def _place_crux(layout: Layout, crux: Statement | None, naming: Naming) -> None:
    if crux is not None:
        place = (MARGIN, layout.top, WIDTH - 2 * MARGIN)
        names = naming([crux.quotes[0].post_id])
        _add(layout, replace(_box(Shape.UNSIDED, "★ CRUX", _label(crux.quotes[0].text), names, place), is_crux=True))


def _link_rivals(layout: Layout, debate: Debate) -> None:
    """Lines between points through the middle, a little apart from each other."""
    middle = MARGIN + _SPINE + _COLUMN + _GUTTER / 2
    for index, rivalry in enumerate(debate.rivalries):
        start, end = layout.box_of.get(rivalry.attacker), layout.box_of.get(rivalry.target)
        if start is None or end is None:
            continue
        x = middle + 3 * ((index + 1) // 2) * (-1) ** index
        path = (*_dock(start, end, x), *reversed(_dock(end, start, x)))
        y = (path[1][1] + path[-2][1]) / 2
        layout.links.append(Link(path=path, sign="–", sign_at=(x, y), is_dashed=rivalry.is_open))


def _dock(box: Box, other: Box, x: float) -> tuple[tuple[float, float], ...]:
    """Where a line at `x` reaches a box: at its inner edge, or, where the box lies across, at top or bottom."""
    if box.left < x < box.left + box.width:
        y = box.top if other.top < box.top else box.bottom
        return ((x, y), (x, y))
    return ((box.left + box.width if box.left < x else box.left, box.middle), (x, box.middle))


def _objection_box(
    objection: Objection, place: tuple[float, float, float], naming: Naming, *, is_loose: bool = False
) -> Box:
    head = "OBJECTION, no answer yet" if objection.is_open else "OBJECTION"
    words = _label(objection.quote.text)
    if is_loose:
        words += f" against {_label(objection.to_text)}"
    box = _box(Shape.OBJECTION, head, words, naming([objection.quote.post_id]), place)
    return replace(box, is_open=objection.is_open)


def _box(shape: Shape, head: str, words: str, names: str, place: tuple[float, float, float]) -> Box:
    left, top, width = place
    room = width - 2 * PADDING - BAND
    known = shorten(drawable(names), _LONGEST_NAMES)
    return Box(
        shape=shape,
        head=tuple(wrap(head, room, size=SMALL, weight="bold")),
        words=tuple(wrap(words, room)),
        names=tuple(wrap(known, room, size=SMALL)) if any(map(str.isalnum, known)) else (),
        left=left,
        top=top,
        width=width,
    )


def _label(text: str) -> str:
    """The quoted words, short; where the picture's letters cannot show most of them, what to do instead."""
    words = drawable(text)
    n_letters = sum(char.isalnum() for char in text)
    if 2 * sum(char.isalnum() for char in words) < n_letters or not words:
        return "(in letters this picture does not have: see the thread)"
    return f"“{shorten(words, _LONGEST_LABEL)}”"


def _head(layout: Layout, left: float, heading: str) -> None:
    layout.headings.append(((left, layout.top), heading))
    layout.top += LINE_HEIGHT + 2


def _add(layout: Layout, box: Box) -> None:
    layout.boxes.append(box)
    layout.top = box.bottom + GAP
