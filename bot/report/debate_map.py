"""The map of a debate: the claim, what speaks for and against it and what is open, as a picture and in words."""

from collections.abc import Iterator, Sequence
from typing import Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from bot.discussion.position import Position
from bot.discussion.thread_summary import ThreadSummary
from bot.report.debate import Debate, Point, build_debate
from bot.report.debate_layout import BAND, MOST_POINTS, SMALL, Box, Layout, Link, Naming, Shape, lay_out
from bot.report.picture import (
    GAP,
    LINE_HEIGHT,
    MARGIN,
    PADDING,
    WIDTH,
    Colour,
    FileFormat,
    drawable,
    shorten_description,
    start_picture,
    wrap,
    write,
    write_file,
    write_sign,
)
from bot.report.voices import find_voices
from bot.text.visible import shorten, strip_invisible

# Every side has its place and its heading as well; corners and the band at the edge tell them apart without colour.
_COLOUR_OF: Final = {
    Shape.TOPIC: Colour.INK,
    Shape.AGREE: Colour.BLUE,
    Shape.DISAGREE: Colour.VERMILION,
    Shape.IT_DEPENDS: Colour.PURPLE,
    Shape.UNSIDED: Colour.GREY,
    Shape.COMMON_GROUND: Colour.GREEN,
    Shape.OBJECTION: Colour.DARK_GREY,
}
_BAND_OF: Final = {Shape.AGREE: "", Shape.DISAGREE: "/////", Shape.IT_DEPENDS: "....", Shape.COMMON_GROUND: "xxxx"}
_ROUND: Final = frozenset({Shape.TOPIC, Shape.AGREE, Shape.COMMON_GROUND})
# All points together get this much of the description, each of them the same; fewer letters tell nothing.
_QUOTES_IN_DESCRIPTION: Final = 500
_SHORTEST_QUOTE: Final = 35
_LONGEST_QUOTE: Final = 80


def render_debate_map(found: ThreadSummary, *, file_format: FileFormat = "png") -> bytes:
    """The map as a picture file for a phone; in the class's version without names."""
    return write_file(draw_debate_map(found), file_format)


def draw_debate_map(found: ThreadSummary) -> Figure:
    """The map as a figure: agreeing left, disagreeing right, all else below; nothing in it lies on anything else."""
    debate = build_debate(found)
    title = wrap(drawable(f"Debate: {found.thread.prompt.question.title}"), WIDTH - 2 * MARGIN, weight="bold")
    layout = lay_out(debate, top=MARGIN + LINE_HEIGHT * len(title) + GAP, naming=_naming(found))
    notes = [line for note in _notes(debate, found.summary.made_by) for line in wrap(note, WIDTH - 20, size=SMALL)]
    figure, axes = start_picture(layout.top + LINE_HEIGHT * len(notes) + MARGIN)
    write(axes, (MARGIN, MARGIN), title, weight="bold")
    _draw(axes, layout)
    write(axes, (MARGIN, layout.top), notes, size=SMALL, colour=Colour.DARK_GREY)
    return figure


def describe_debate_map(found: ThreadSummary) -> str:
    """What the map shows, in words: counts and crux, then the points; short enough for a picture's description."""
    debate = build_debate(found)
    naming = _naming(found)
    topic = strip_invisible(debate.topic)
    parts = [f"Map of a debate. {'Claim' if debate.is_claim else 'Question'}: “{shorten(topic, 200)}”"]
    counts = [f"{len(points)} {words}" for position, words in _SIDES if (points := debate.points_of(position))]
    if debate.has_sides:
        parts.append(f"Points: {', '.join(counts)}.")
    else:
        parts.append(f"{len(debate.points)} points, on no known side." if counts else "No points were found.")
    parts.extend(_describe_rest(debate))
    parts.extend(_describe_point(point, debate, naming) for point in debate.points)
    return shorten_description(parts)


_SIDES: Final = (
    (Position.AGREE, "for it"),
    (Position.DISAGREE, "against it"),
    (Position.IT_DEPENDS, "where it depends"),
    (None, "of no known side"),
)


def _describe_rest(debate: Debate) -> Iterator[str]:
    crux = next((point.quote for point in debate.points if point.is_crux), None)
    if crux is None and debate.crux is not None:
        crux = debate.crux.quotes[0]
    if crux is not None:
        yield f"The crux: {_short(crux.text)}."
    for statement in debate.common_ground:
        yield f"Said on both sides: {_short(statement.quotes[0].text)}."
    n_open = sum(item.is_open for item in debate.objections) + sum(point.is_open for point in debate.points)
    if n_open:
        yield "1 objection has no answer yet." if n_open == 1 else f"{n_open} objections have no answer yet."


def _describe_point(point: Point, debate: Debate, naming: Naming) -> str:
    n_quotes = len(debate.points) + len(debate.objections)
    length = min(_LONGEST_QUOTE, max(_SHORTEST_QUOTE, _QUOTES_IN_DESCRIPTION // n_quotes))
    side = f"{dict(_SIDES)[point.statement.position].capitalize()}, " if debate.has_sides else ""
    count = "1 student" if point.n_students == 1 else f"{point.n_students} students"
    names = naming(point.statement.cited_ids)
    objections = "".join(f"; against this: {_short(item.quote.text, length)}" for item in point.objections)
    return f"{side}{count}{f' ({names})' if names else ''}: {_short(point.quote.text, length)}{objections}."


def _short(words: str, length: int = _LONGEST_QUOTE) -> str:
    return f"“{shorten(strip_invisible(words), length).rstrip('. ')}”"


def _naming(found: ThreadSummary) -> Naming:
    if found.is_for_class:
        return lambda post_ids: ""
    voices = find_voices(found)
    author_of = {post.post_id: post.author_id for post in found.thread.posts}

    def name_authors(post_ids: Sequence[int]) -> str:
        author_ids = dict.fromkeys(author_of[post_id] for post_id in post_ids if post_id in author_of)
        return ", ".join(voices.name(author_id) for author_id in author_ids)

    return name_authors


def _notes(debate: Debate, made_by: str) -> Iterator[str]:
    if len(debate.points) > MOST_POINTS:
        yield f"and {len(debate.points) - MOST_POINTS} more points in the summary"
    if not debate.points:
        yield "No points were found."
    signs = [words for words, is_there in _find_signs(debate) if is_there]
    yield " · ".join([*signs, f"written by {drawable(made_by)}"])


def _find_signs(debate: Debate) -> Iterator[tuple[str, bool]]:
    """What each sign on the map means, and whether the map has it."""
    has_against = bool(debate.points_of(Position.DISAGREE) or debate.objections or debate.rivalries)
    yield "+ for", bool(debate.points_of(Position.AGREE))
    yield "– against", has_against
    yield "★ what divides the class most", debate.crux is not None or any(point.is_crux for point in debate.points)
    is_open = any(item.is_open for item in debate.objections) or any(point.is_open for point in debate.points)
    yield "dashed: nobody has answered it yet", is_open


def _draw(axes: Axes, layout: Layout) -> None:
    for link in layout.links:
        _draw_line(axes, link)
    for box in layout.boxes:
        _draw_box(axes, box)
    # Last, so that no line and no box runs over a sign.
    for link in layout.links:
        write_sign(axes, link.sign_at, link.sign, Colour.INK)
    for place, heading in layout.headings:
        write(axes, place, [heading], weight="bold", size=SMALL)


def _draw_line(axes: Axes, link: Link) -> None:
    style = (0, (4, 3)) if link.is_dashed else "-"
    xs, ys = zip(*link.path, strict=True)
    axes.plot(xs, ys, color=Colour.DARK_GREY, linewidth=1.3, linestyle=style, zorder=0)


def _draw_box(axes: Axes, box: Box) -> None:
    colour = _COLOUR_OF[box.shape]
    radius = 6 if box.shape in _ROUND else 0.01
    axes.add_patch(
        FancyBboxPatch(
            (box.left, box.top),
            box.width,
            box.height,
            boxstyle=f"round,pad=0,rounding_size={radius}",
            facecolor=Colour.PAPER,
            edgecolor=Colour.INK if box.is_crux else colour,
            linewidth=2.4 if box.is_crux or box.shape is Shape.TOPIC else 1.4,
            linestyle=(0, (4, 3)) if box.is_open else "-",
        )
    )
    if box.shape in _BAND_OF:
        _draw_band(axes, box, colour)
    left, top = box.left + PADDING + BAND, box.top + PADDING
    write(axes, (left, top), box.head, weight="bold", size=SMALL)
    top += LINE_HEIGHT * len(box.head)
    write(axes, (left, top), box.words)
    write(axes, (left, top + LINE_HEIGHT * len(box.words)), box.names, size=SMALL, colour=Colour.DARK_GREY)


def _draw_band(axes: Axes, box: Box, colour: Colour) -> None:
    hatch = _BAND_OF[box.shape]
    axes.add_patch(
        Rectangle(
            (box.left + 2, box.top + PADDING),
            BAND - 1,
            box.height - 2 * PADDING,
            facecolor=Colour.PAPER if hatch else colour,
            edgecolor=colour,
            linewidth=0,
            hatch=hatch or None,
        )
    )
