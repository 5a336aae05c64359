"""How the positions of a class moved from day to day, as a picture and in words. For the teacher only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.thread import Thread
from bot.report.picture import (
    FONT_SIZE,
    GAP,
    LINE_HEIGHT,
    MARGIN,
    WIDTH,
    Colour,
    FileFormat,
    drawable,
    shorten_description,
    start_picture,
    wrap,
    write,
    write_file,
)
from bot.text.visible import strip_invisible

#: Below it a chart shows persons, not a class.
FEWEST_STUDENTS: Final = 5
#: Of more days the first, the last and some between are shown.
MOST_MOMENTS: Final = 10

_BAR: Final = 16.0
_FIRST: Final = "First"
_COLOUR_OF: Final = {
    Position.AGREE: Colour.BLUE,
    Position.IT_DEPENDS: Colour.PURPLE,
    Position.DISAGREE: Colour.VERMILION,
}
# The fill tells the positions apart without colour; the counts stand above each bar in the same order.
_HATCH_OF: Final = {Position.AGREE: "", Position.IT_DEPENDS: "...", Position.DISAGREE: "////"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """How many students held each position at the end of a day, or when everybody had first taken one."""

    label: str
    counts: tuple[tuple[Position, int], ...]

    @property
    def n_students(self) -> int:
        return sum(number for _, number in self.counts)


def find_moments(thread: Thread, zone: tzinfo) -> tuple[Moment, ...]:
    """The days on which something was declared, by the calendar of `zone`; none where they say nothing.

    That is fewer than FEWEST_STUDENTS or all on one day; where on that one day somebody changed position, there are
    two: "first" and "now".
    """
    if len(thread.declared) < FEWEST_STUDENTS:
        return ()
    taken = sorted(thread.positions, key=lambda declared: declared.declared_at)
    days = sorted({declared.declared_at.astimezone(zone).date() for declared in taken})
    if len(days) > 1:
        shown = [days[round(n * (len(days) - 1) / (MOST_MOMENTS - 1))] for n in range(MOST_MOMENTS)]
        return tuple(
            _moment(
                f"{day:%a} {day.day} {day:%b}",
                [declared for declared in taken if declared.declared_at.astimezone(zone).date() <= day],
            )
            for day in (days if len(days) <= MOST_MOMENTS else shown)
        )
    first = list(thread.declared_first.values())
    if all(declared.position is thread.declared[declared.student_id].position for declared in first):
        return ()
    return _moment(_FIRST, first), _moment("Now", taken)


def render_positions_chart(thread: Thread, *, zone: tzinfo, file_format: FileFormat = "png") -> bytes | None:
    """A bar for each day, agree left and disagree right, as a picture file; None where there is nothing to see.

    For the teacher only: from one day to the next a class could tell who took which position.
    """
    moments = find_moments(thread, zone)
    if not moments:
        return None
    title = wrap(drawable(f"Positions: {_topic(thread)}"), WIDTH - 2 * MARGIN, weight="bold")
    told = "each student's first position, and the one that holds" if moments[0].label == _FIRST else "end of each day"
    notes = wrap(f"{_moves(thread)} (Shown: {told}.)", WIDTH - 2 * MARGIN, size=FONT_SIZE - 2)
    top = MARGIN + LINE_HEIGHT * len(title) + GAP
    row = LINE_HEIGHT + 3 + _BAR + GAP
    figure, axes = start_picture(top + row * len(moments) + LINE_HEIGHT * len(notes) + MARGIN)
    write(axes, (MARGIN, MARGIN), title, weight="bold")
    widest = max(moment.n_students for moment in moments)
    for number, moment in enumerate(moments):
        _draw_moment(axes, moment, top + row * number, (WIDTH - 2 * MARGIN) / widest)
    write(axes, (MARGIN, top + row * len(moments)), notes, size=FONT_SIZE - 2, colour=Colour.DARK_GREY)
    return write_file(figure, file_format)


def describe_positions_chart(thread: Thread, *, zone: tzinfo) -> str | None:
    """What the chart shows, in words, short enough for a picture's description; None where there is no chart."""
    moments = find_moments(thread, zone)
    if not moments:
        return None
    first, *_, last = moments
    parts = [f"Positions on “{strip_invisible(_topic(thread)).rstrip('.')}”.", f"{first.label}: {_word(first)}."]
    parts += [f"{last.label}: {_word(last)}.", _moves(thread)]
    parts += [f"Between, {moment.label}: {_word(moment)}." for moment in moments[1:-1]]
    return shorten_description(parts)


def _moment(label: str, taken: Sequence[DeclaredPosition]) -> Moment:
    held = {declared.student_id: declared.position for declared in taken}
    counts = Counter(held.values())
    return Moment(label=label, counts=tuple((position, counts[position]) for position in _COLOUR_OF))


def _topic(thread: Thread) -> str:
    return thread.prompt.question.claim or thread.prompt.question.title


def _word(moment: Moment) -> str:
    return ", ".join(f"{position} {number}" for position, number in moment.counts)


def _moves(thread: Thread) -> str:
    """``2 moved from agree to it depends.``"""
    moves = Counter(
        (first.position, now)
        for student_id, first in thread.declared_first.items()
        if (now := thread.declared[student_id].position) is not first.position
    )
    if not moves:
        return "Nobody changed position."
    return ", ".join(f"{number} moved from {old} to {new}" for (old, new), number in moves.most_common()) + "."


def _draw_moment(axes: Axes, moment: Moment, top: float, unit: float) -> None:
    counts = " · ".join(f"{position} {number}" for position, number in moment.counts)
    write(axes, (MARGIN, top), [moment.label], weight="bold", size=FONT_SIZE - 1)
    write(axes, (MARGIN + 80, top), [counts], size=FONT_SIZE - 1)
    left = MARGIN
    for position, number in moment.counts:
        colour, hatch = _COLOUR_OF[position], _HATCH_OF[position]
        axes.add_patch(
            Rectangle(
                (left, top + LINE_HEIGHT + 3),
                unit * number,
                _BAR,
                facecolor=Colour.PAPER if hatch else colour,
                edgecolor=colour,
                linewidth=1.4 if number else 0,
                hatch=hatch or None,
            )
        )
        left += unit * number
