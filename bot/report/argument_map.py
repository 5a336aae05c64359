"""An argument map: the outline as a picture, and in words for who cannot see it."""

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from bot.essay.argument.branches import Branch, grow_branches
from bot.essay.argument.outline_text import is_mere_reasoning, name_element, render_places, tells_on
from bot.essay.essay import Essay
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind
from bot.report.picture import (
    FONT_SIZE,
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

#: A longer map cannot be read on a phone; the rest is in the Markdown file.
MOST_BOXES: Final = 40
_INDENT: Final = 22.0
_LONGEST_TEXT: Final = 150

# Every box also names its kind in words.
_COLOUR_OF: Final = {
    ElementKind.POSITION: Colour.BLUE,
    ElementKind.CLAIM: Colour.GREEN,
    ElementKind.EVIDENCE: Colour.SKY,
    ElementKind.COUNTERCLAIM: Colour.VERMILION,
    ElementKind.REBUTTAL: Colour.PURPLE,
    ElementKind.CONCLUSION: Colour.BLUE,
    ElementKind.LEAD: Colour.GREY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """What is drawn for an element: `top` and `height` in points from the picture's upper edge."""

    element: Element
    depth: int
    parent: int | None
    lines: tuple[str, ...]
    top: float

    @property
    def left(self) -> float:
        return MARGIN + _INDENT * self.depth

    @property
    def height(self) -> float:
        return LINE_HEIGHT * len(self.lines) + 2 * PADDING - 2


def render_argument_map(outline: Outline, essay: Essay, *, file_format: FileFormat = "png") -> bytes:
    """The map as a picture file: a tree from the position down, boxes with ¶ and words, + supports and – attacks."""
    title = wrap(drawable(essay.title or "Argument map"), WIDTH - 2 * MARGIN, weight="bold")
    boxes, n_left_out = _place_boxes(outline, top=MARGIN + LINE_HEIGHT * len(title) + GAP)
    bottom = boxes[-1].top + boxes[-1].height if boxes else MARGIN + LINE_HEIGHT * (len(title) + 2)
    figure, axes = start_picture(bottom + MARGIN + LINE_HEIGHT * (n_left_out > 0))
    write(axes, (MARGIN, MARGIN), title, weight="bold")
    if not boxes:
        write(axes, (MARGIN, MARGIN + LINE_HEIGHT * (len(title) + 0.5)), ["No argument was found in this text."])
    for box in boxes:
        _draw_box(axes, box)
        if box.parent is not None:
            _draw_link(axes, box, boxes[box.parent])
    if n_left_out:
        write(axes, (MARGIN, bottom + 2), [f"and {n_left_out} more"], colour=Colour.DARK_GREY)
    return write_file(figure, file_format)


def describe_argument_map(outline: Outline, essay: Essay) -> str:
    """What the map shows, in words, short enough for a picture's description."""
    branches = grow_branches(outline)
    counts = Counter(branch.element.kind for branch, _, _ in _walk(branches))
    named = [f"{counts[kind]} {_plural(kind, counts[kind])}" for kind in _COUNTED if counts[kind]]
    position = outline.position
    parts = [f"Argument map of “{essay.title}”." if essay.title else "Argument map."]
    parts.append(f"Position {position.anchor}: “{position.text}”" if position else "No position was found.")
    if named:
        parts.append(f"It shows {', '.join(named)}.")
    for branch in branches:
        parts.extend(_describe(branch))
    return shorten_description(parts)


_COUNTED: Final = (ElementKind.CLAIM, ElementKind.EVIDENCE, ElementKind.COUNTERCLAIM, ElementKind.REBUTTAL)


def _plural(kind: ElementKind, count: int) -> str:
    if kind is ElementKind.EVIDENCE:
        return "piece of evidence" if count == 1 else "pieces of evidence"
    return kind.value if count == 1 else f"{kind.value}s"


def _describe(branch: Branch) -> Iterator[str]:
    """One sentence for each link: “Claim ¶5.1 supports ¶6.1.”"""
    for child, _, parent in _walk(branch.children, parent=branch.element):
        if parent is not None:
            verb = "attacks" if child.element.against else "supports"
            yield f"{name_element(child.element).capitalize()} {child.element.anchor} {verb} {parent.anchor}."


def _place_boxes(outline: Outline, *, top: float) -> tuple[list[_Box], int]:
    """The boxes from top to bottom, and how many elements there was no room for."""
    boxes: list[_Box] = []
    n_left_out = 0
    for branch, depth, parent in _walk(grow_branches(outline)):
        if len(boxes) == MOST_BOXES:
            n_left_out += 1
            continue
        width = WIDTH - 2 * MARGIN - _INDENT * depth - 2 * PADDING
        lines = (_head_of(branch), *wrap(drawable(_words_of(branch)), width))
        index_of_parent = next((n for n, box in enumerate(boxes) if box.element is parent), None)
        box = _Box(element=branch.element, depth=depth, parent=index_of_parent, lines=lines, top=top)
        boxes.append(box)
        top += box.height + GAP
    return boxes, n_left_out


def _walk(
    branches: tuple[Branch, ...], depth: int = 0, parent: Element | None = None
) -> Iterator[tuple[Branch, int, Element | None]]:
    """Every branch that gets a box, each before its children; mere reasoning gets none, and a story one."""
    before: Element | None = None
    for branch in branches:
        goes_on = before is not None and tells_on(before, branch.element)
        before = branch.element
        if not goes_on and not is_mere_reasoning(branch.element):
            yield branch, depth, parent
            yield from _walk(branch.children, depth + 1, branch.element)


def _head_of(branch: Branch) -> str:
    element = branch.element
    return f"{name_element(element).upper()} {element.anchor} · {element.sureness.value}"


def _words_of(branch: Branch) -> str:
    reasoning = tuple(child.element.anchor for child in branch.children if is_mere_reasoning(child.element))
    words = textwrap.shorten(branch.element.text, _LONGEST_TEXT, placeholder=" …")
    return f"{words} (reasoning: {render_places(reasoning)})" if reasoning else words


def _draw_box(axes: Axes, box: _Box) -> None:
    colour = _COLOUR_OF[box.element.kind]
    width = WIDTH - MARGIN - box.left
    shape = FancyBboxPatch(
        (box.left, box.top),
        width,
        box.height,
        boxstyle="round,pad=0,rounding_size=4",
        facecolor=Colour.PAPER,
        edgecolor=colour,
        linewidth=2.2 if box.element.kind is ElementKind.POSITION else 1.4,
    )
    axes.add_patch(shape)
    left, top = box.left + PADDING, box.top + PADDING
    write(axes, (left, top), box.lines[:1], weight="bold", size=FONT_SIZE - 2)
    write(axes, (left, top + LINE_HEIGHT), box.lines[1:])


def _draw_link(axes: Axes, box: _Box, parent: _Box) -> None:
    """A line from the parent's foot to the box, with a sign: support solid and +, attack dashed and –."""
    attacks = box.element.against is not None
    colour = Colour.VERMILION if attacks else Colour.DARK_GREY
    x, y = parent.left + _INDENT / 2, box.top + box.height / 2
    start = parent.top + parent.height
    axes.plot(
        [x, x, box.left], [start, y, y], color=colour, linewidth=1.3, linestyle="--" if attacks else "-", zorder=0
    )
    write_sign(axes, (x, y), "–" if attacks else "+", colour)
