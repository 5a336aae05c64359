"""An argument map: the outline as a picture, and in words for who cannot see it."""

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Final, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from bot.essay.argument.branches import Branch, grow_branches
from bot.essay.argument.outline_text import is_mere_reasoning, name_element, render_places, tells_on
from bot.essay.essay import Essay
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind

#: A longer map cannot be read on a phone; the rest is in the Markdown file.
MOST_BOXES: Final = 40
#: Discord's limit for the description of a picture.
MOST_CHARACTERS_OF_DESCRIPTION: Final = 1_024

# All lengths in points. The width is a phone's: at this size the letters stay readable without turning it.
_WIDTH: Final = 400.0
_MARGIN: Final = 10.0
_INDENT: Final = 22.0
_FONT_SIZE: Final = 11.0
_LINE_HEIGHT: Final = 15.0
_PADDING: Final = 6.0
_GAP: Final = 9.0
_LETTER_WIDTH: Final = 0.57 * _FONT_SIZE  # of DejaVu Sans, on average, rounded up
_LONGEST_TEXT: Final = 150
_PIXELS_PER_INCH: Final = 180
# matplotlib's settings are the whole process's: a map that ends would take them from another that is being drawn.
_ONE_AT_A_TIME: Final = Lock()

# Okabe & Ito's palette, told apart with every kind of colour vision; every box also names its kind in words.
_COLOUR_OF: Final = {
    ElementKind.POSITION: "#0072B2",
    ElementKind.CLAIM: "#009E73",
    ElementKind.EVIDENCE: "#56B4E9",
    ElementKind.COUNTERCLAIM: "#D55E00",
    ElementKind.REBUTTAL: "#CC79A7",
    ElementKind.CONCLUSION: "#0072B2",
    ElementKind.LEAD: "#7F7F7F",
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
        return _MARGIN + _INDENT * self.depth

    @property
    def height(self) -> float:
        return _LINE_HEIGHT * len(self.lines) + 2 * _PADDING - 2


def render_argument_map(outline: Outline, essay: Essay, *, file_format: Literal["png", "svg"] = "png") -> bytes:
    """The map as a picture file: a tree from the position down, boxes with ¶ and words, + supports and – attacks."""
    title = textwrap.wrap(essay.title or "Argument map", _letters_in(_WIDTH - 2 * _MARGIN))
    boxes, n_left_out = _place_boxes(outline, top=_MARGIN + _LINE_HEIGHT * len(title) + _GAP)
    bottom = boxes[-1].top + boxes[-1].height if boxes else _MARGIN + _LINE_HEIGHT * (len(title) + 2)
    height = bottom + _MARGIN + _LINE_HEIGHT * (n_left_out > 0)
    figure = Figure(figsize=(_WIDTH / 72, height / 72), facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    _write(axes, _MARGIN, _MARGIN, "\n".join(title), weight="bold")
    if not boxes:
        _write(axes, _MARGIN, _MARGIN + _LINE_HEIGHT * (len(title) + 0.5), "No argument was found in this text.")
    for box in boxes:
        _draw_box(axes, box)
        if box.parent is not None:
            _draw_link(axes, box, boxes[box.parent])
    if n_left_out:
        _write(axes, _MARGIN, bottom + 2, f"and {n_left_out} more", colour="#555555")
    return _write_file(figure, file_format)


def _write_file(figure: Figure, file_format: Literal["png", "svg"]) -> bytes:
    """The picture's bytes, the same for the same outline; in an SVG words stay words, to be searched and read aloud."""
    file = BytesIO()
    metadata = {"Date": None} if file_format == "svg" else {"Software": None}
    with _ONE_AT_A_TIME, rc_context({"svg.hashsalt": "argument map", "svg.fonttype": "none"}):
        figure.savefig(file, format=file_format, dpi=_PIXELS_PER_INCH, metadata=metadata)
    return file.getvalue()


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
    return textwrap.shorten(" ".join(parts), MOST_CHARACTERS_OF_DESCRIPTION, placeholder=" …")


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
        width = _WIDTH - 2 * _MARGIN - _INDENT * depth - 2 * _PADDING
        lines = (_head_of(branch), *textwrap.wrap(_words_of(branch), _letters_in(width)))
        index_of_parent = next((n for n, box in enumerate(boxes) if box.element is parent), None)
        box = _Box(element=branch.element, depth=depth, parent=index_of_parent, lines=lines, top=top)
        boxes.append(box)
        top += box.height + _GAP
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


def _letters_in(width: float) -> int:
    return max(12, int(width / _LETTER_WIDTH))


def _draw_box(axes: Axes, box: _Box) -> None:
    colour = _COLOUR_OF[box.element.kind]
    width = _WIDTH - _MARGIN - box.left
    shape = FancyBboxPatch(
        (box.left, box.top),
        width,
        box.height,
        boxstyle="round,pad=0,rounding_size=4",
        facecolor="white",
        edgecolor=colour,
        linewidth=2.2 if box.element.kind is ElementKind.POSITION else 1.4,
    )
    axes.add_patch(shape)
    left, top = box.left + _PADDING, box.top + _PADDING
    _write(axes, left, top, box.lines[0], weight="bold", size=_FONT_SIZE - 2)
    _write(axes, left, top + _LINE_HEIGHT, "\n".join(box.lines[1:]))


def _draw_link(axes: Axes, box: _Box, parent: _Box) -> None:
    """A line from the parent's foot to the box, with a sign: support solid and +, attack dashed and –."""
    attacks = box.element.against is not None
    colour = _COLOUR_OF[ElementKind.COUNTERCLAIM] if attacks else "#555555"
    x, y = parent.left + _INDENT / 2, box.top + box.height / 2
    start = parent.top + parent.height
    axes.plot(
        [x, x, box.left], [start, y, y], color=colour, linewidth=1.3, linestyle="--" if attacks else "-", zorder=0
    )
    axes.plot([x], [y], marker="o", markersize=_FONT_SIZE, markerfacecolor="white", markeredgecolor=colour)
    sign = "–" if attacks else "+"
    axes.text(x, y, sign, color="black", fontsize=_FONT_SIZE - 2, fontweight="bold", ha="center", va="center_baseline")


def _write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    *,
    weight: str = "normal",
    colour: str = "black",
    size: float = _FONT_SIZE,
) -> None:
    # matplotlib reads a text between two dollar signs as mathematics.
    escaped = text.replace("$", r"\$")
    axes.text(
        x, y, escaped, fontsize=size, fontweight=weight, color=colour, va="top", linespacing=_LINE_HEIGHT / size / 1.16
    )
