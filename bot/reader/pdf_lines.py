"""From pieces of text at places on a page to lines of plain text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

# A gap this much wider than the usual one parts paragraphs.
_WIDE_GAP = 1.25
# Type this much larger than the text's is a heading, this much smaller at the foot a footnote.
_HEADING_SIZE, _NOTE_SIZE, _MARK_SIZE = 1.15, 0.92, 0.85
_MAX_HEADING_WORDS = 25
# Up the page by more than this many lines: another column, or a head drawn last.
_COLUMN_JUMP = 2.0
_MAX_INDENT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """Some text, and where it begins on the page; y grows upwards, all in points."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page. `size` is that of most of its letters."""

    text: str
    x: float
    y: float
    size: float


def join_fragments(fragments: Iterable[Fragment]) -> list[Line]:
    """The lines of a page in the order they were drawn. Raised footnote marks are left out."""
    lines: list[Line] = []
    run: list[Fragment] = []
    for fragment in fragments:
        pieces = fragment.text.split("\n")
        for i, piece in enumerate(pieces):
            if piece.strip() or (piece and run):
                run.append(replace(fragment, text=piece))
            if i + 1 < len(pieces):
                _add_line(lines, run)
                run = []
    _add_line(lines, run)
    return lines


def _add_line(lines: list[Line], run: list[Fragment]) -> None:
    if not any(fragment.text.strip() for fragment in run):
        return
    weights: Counter[float] = Counter()
    for fragment in run:
        weights[round(fragment.size, 1)] += len(fragment.text.strip())
    size = weights.most_common(1)[0][0]
    text = "".join(f.text for f in run if not _is_note_mark(f, size)).strip()
    if not text:
        return
    first = next(fragment for fragment in run if fragment.text.strip())
    before = lines[-1] if lines else None
    if before and abs(before.y - first.y) < 0.4 * max(size, before.size) and first.x > before.x:
        is_mark = len(text) <= 3 and text.isdigit() and size < _MARK_SIZE * before.size
        lines[-1] = before if is_mark else replace(before, text=f"{before.text} {text}")
        return
    lines.append(Line(text=text, x=first.x, y=first.y, size=size))


def _is_note_mark(fragment: Fragment, size: float) -> bool:
    text = fragment.text.strip()
    return fragment.size < _MARK_SIZE * size and len(text) <= 3 and (text.isdigit() or text in ("*", "†", "‡"))


def render_pages(pages: list[list[Line]]) -> str:
    """The pages as plain text with Markdown's `#` for headings; columns are parted by form feeds as pages are."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size * 2) / 2] += len(line.text)
    body_size = sizes.most_common(1)[0][0] if sizes else 0.0
    columns = [column for page in pages for column in _split_columns(page)]
    usual_gap = _find_usual_gap(columns, body_size)
    return "\f".join("\n".join(_render_column(column, body_size, usual_gap)) for column in columns)


def _split_columns(page: list[Line]) -> Iterator[list[Line]]:
    column: list[Line] = []
    for line in page:
        if column and line.y > column[-1].y + _COLUMN_JUMP * line.size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _find_usual_gap(columns: list[list[Line]], body_size: float) -> float:
    """The distance of lines within a paragraph: the commonest between two lines of the text's own size."""
    gaps = Counter(
        round((a.y - b.y) * 2) / 2
        for column in columns
        for a, b in pairwise(column)
        if abs(a.size - body_size) < 0.5 and abs(b.size - body_size) < 0.5 and a.y > b.y
    )
    return gaps.most_common(1)[0][0] if gaps else 1.2 * body_size


def _render_column(column: list[Line], body_size: float, usual_gap: float) -> Iterator[str]:
    places = Counter(round(line.x) for line in column)
    margin = min(places, key=lambda x: (-places[x], x))
    column = _join_headings(column, body_size)
    first_note = len(column) - _count_note_lines(column, body_size)
    before: Line | None = None
    for i, line in enumerate(column):
        is_heading = _is_heading(line, body_size)
        begins_note = i == first_note or (i > first_note and line.text[0].isdigit())
        if before and (is_heading or begins_note or _is_apart(before, line, body_size, usual_gap)):
            yield ""
        if is_heading:
            yield f"# {line.text}"
        elif i >= first_note:
            yield f"[^]: {line.text}" if begins_note else line.text
        else:
            indent = round((line.x - margin) / (0.5 * max(1.0, line.size)))
            yield " " * min(max(0, indent), _MAX_INDENT) + line.text
        before = line


def _join_headings(column: list[Line], body_size: float) -> list[Line]:
    """The column with a heading's lines made one."""
    joined: list[Line] = []
    for line in column:
        before = joined[-1] if joined else None
        is_one = before is not None and before.size == line.size and before.y - line.y < 2 * line.size
        if before is not None and is_one and _is_heading(line, body_size) and _is_heading(before, body_size):
            joined[-1] = replace(before, text=f"{before.text} {line.text}", y=line.y)
        else:
            joined.append(line)
    return joined


def _is_apart(before: Line, line: Line, body_size: float, usual_gap: float) -> bool:
    is_wide = before.y - line.y > _WIDE_GAP * max(usual_gap, 1.1 * line.size)
    return is_wide or _is_heading(before, body_size)


def _is_heading(line: Line, body_size: float) -> bool:
    is_short = len(line.text.split()) <= _MAX_HEADING_WORDS and any(map(str.isalpha, line.text))
    return line.size >= _HEADING_SIZE * body_size and is_short and len(line.text) > 1


def _count_note_lines(column: list[Line], body_size: float) -> int:
    """How many lines at the column's foot are footnotes: smaller type, beginning with a mark."""
    n_small = 0
    for line in reversed(column):
        if line.size > _NOTE_SIZE * body_size:
            break
        n_small += 1
    while n_small and not (column[-n_small].text[0].isdigit() or column[-n_small].text[0] in "*†‡["):
        n_small -= 1
    return n_small if n_small < len(column) else 0
