"""What every picture shares: its size for a phone, its letters and colours, and how it becomes a file."""

import textwrap
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from threading import Lock
from typing import Final, Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font

from bot.text.visible import strip_invisible

FileFormat = Literal["png", "svg"]
Weight = Literal["normal", "bold"]

#: Discord's limit for the description of a picture.
MOST_CHARACTERS_OF_DESCRIPTION: Final = 1_024

# All lengths in points. The width is a phone's: at this size the letters stay readable without turning it.
WIDTH: Final = 400.0
MARGIN: Final = 10.0
FONT_SIZE: Final = 11.0
LINE_HEIGHT: Final = 15.0
PADDING: Final = 6.0
GAP: Final = 9.0
_PIXELS_PER_INCH: Final = 180
# It comes with matplotlib: the same letters, and the same bytes, on every machine.
_FONT: Final = "DejaVu Sans"
# A line is drawn up to this much wider than its letters say, for they are fitted to whole pixels.
_FITTING: Final = 1.05

# matplotlib's settings are the whole process's: a picture that is done would take them from one being written.
_ONE_AT_A_TIME: Final = Lock()


class Colour(StrEnum):
    """Okabe & Ito's palette, told apart with every kind of colour vision; ink on white for words and lines."""

    BLUE = "#0072B2"
    GREEN = "#009E73"
    SKY = "#56B4E9"
    VERMILION = "#D55E00"
    PURPLE = "#CC79A7"
    GREY = "#7F7F7F"
    DARK_GREY = "#555555"
    INK = "black"
    PAPER = "white"


def start_picture(height: float) -> tuple[Figure, Axes]:
    """An empty picture WIDTH wide and `height` high, in points; (0, 0) is its upper left corner."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=Colour.PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return figure, axes


def write(
    axes: Axes,
    at: tuple[float, float],
    lines: Sequence[str],
    *,
    size: float = FONT_SIZE,
    weight: Weight = "normal",
    colour: Colour = Colour.INK,
) -> None:
    """The lines below each other, LINE_HEIGHT apart, the first one's upper left corner at `at`."""
    left, top = at
    for number, line in enumerate(lines):
        # One text a line: how far apart matplotlib sets lines depends on their letters. And it reads what stands
        # between two dollar signs as mathematics, unless told not to.
        axes.text(
            left,
            top + LINE_HEIGHT * (number + 0.72),
            line,
            family=_FONT,
            fontsize=size,
            fontweight=weight,
            color=colour,
            va="baseline",
            parse_math=False,
        )


def write_sign(axes: Axes, at: tuple[float, float], sign: str, colour: Colour) -> None:
    """A sign in a ring, centred: + on what supports, – on what attacks."""
    axes.plot(*([place] for place in at), marker="o", markersize=FONT_SIZE, color=Colour.PAPER, markeredgecolor=colour)
    axes.text(*at, sign, family=_FONT, fontsize=FONT_SIZE - 2, fontweight="bold", ha="center", va="center_baseline")


def drawable(text: str) -> str:
    """The text on one line, without what would be drawn as an empty box: emoji and scripts the letters lack."""
    face = get_font(findfont(FontProperties(family=_FONT)))
    return " ".join("".join(char for char in strip_invisible(text) if face.get_char_index(ord(char))).split())


def wrap(text: str, width: float, *, size: float = FONT_SIZE, weight: Weight = "normal") -> list[str]:
    """The lines that a text takes up in `width` points; words too long for a line are cut."""
    face = _face(size, weight)
    lines: list[str] = []
    used = 0.0
    for word in text.split():
        advances = [_advance(face, char) for char in word]
        with_space = used + _advance(face, " ") + sum(advances)
        if lines and with_space <= width:
            lines[-1] += f" {word}"
            used = with_space
            continue
        lines.append("")
        used = 0.0
        for char, advance in zip(word, advances, strict=True):
            if used + advance > width and lines[-1]:
                lines.append("")
                used = 0.0
            lines[-1] += char
            used += advance
    return lines


def _face(size: float, weight: Weight) -> FT2Font:
    face = get_font(findfont(FontProperties(family=_FONT, weight=weight)))
    face.set_size(size, 72)
    return face


def _advance(face: FT2Font, char: str) -> float:
    """How far a letter moves the pen, in points, rounded up."""
    return _FITTING * face.load_char(ord(char)).linearHoriAdvance / 65_536


def write_file(figure: Figure, file_format: FileFormat) -> bytes:
    """The picture's bytes, the same for the same picture; in an SVG words stay words, to be searched and read aloud."""
    file = BytesIO()
    metadata = {"Date": None} if file_format == "svg" else {"Software": None}
    with _ONE_AT_A_TIME, rc_context({"svg.hashsalt": "harkness", "svg.fonttype": "none"}):
        figure.savefig(file, format=file_format, dpi=_PIXELS_PER_INCH, metadata=metadata)
    return file.getvalue()


def shorten_description(parts: Sequence[str]) -> str:
    """The sentences in a row, cut at a word where pictures' descriptions end."""
    return textwrap.shorten(" ".join(parts), MOST_CHARACTERS_OF_DESCRIPTION, placeholder=" …")
