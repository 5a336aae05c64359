"""From lines on a page to blocks: which lines are one paragraph, and which are heading, quotation, list or table."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.essay.block import Block, BlockKind
from bot.essay.line_joining import LineJoiner
from bot.essay.line_marks import find_mark, is_underline
from bot.essay.plain_text import ends_sentence
from bot.essay.short_lines import is_title_case

# Nobody wraps lines wider than this: a longer line is a paragraph of its own.
_MAX_WRAPPED = 130
# Where more lines than this end in mid-sentence, a paragraph takes several lines. Wrapped prose has about .9 of them.
_OPEN_SHARE = 0.3
# A block with so large a part of all lines is not a paragraph but a text without blank lines.
_MOST_OF_THE_TEXT = 0.6
# A line that ends a sentence and leaves so much of the width free ends its paragraph too.
_SHORT_LINE = 0.8
# A line that leaves even more free was ended on purpose, full stop or not: a heading, a name, a date.
_VERY_SHORT_LINE = 0.55
_QUOTE_INDENT = 2
_MARGIN_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class _Page:
    """What holds for the whole text."""

    width: int
    indent: int
    n_lines: int
    joiner: LineJoiner


def read_blocks(lines: list[str]) -> tuple[Block, ...]:
    """The blocks of a text in order."""
    lines = _drop_double_spacing(lines)
    written = [line for line in lines if line.strip()]
    if not written:
        return ()
    lengths = sorted(min(len(line), _MAX_WRAPPED) for line in written)
    page = _Page(
        width=lengths[int(0.95 * (len(lengths) - 1))],
        indent=_find_margin(written),
        n_lines=len(written),
        joiner=LineJoiner(written),
    )
    chunks = (list(chunk) for has_words, chunk in groupby(lines, key=lambda line: bool(line.strip())) if has_words)
    return tuple(block for chunk in chunks for block in _read_chunk(chunk, page))


def _find_margin(lines: list[str]) -> int:
    """The indent of lines that are not set in: the smallest that is not rare."""
    indents = Counter(_indent(line) for line in lines)
    return min(indent for indent, n in indents.items() if n >= _MARGIN_SHARE * len(lines) or n == max(indents.values()))


def _drop_double_spacing(lines: list[str]) -> list[str]:
    """Lines of a text typed with a blank line after every line: two blank lines, or an indent, part its paragraphs."""
    chunks = [list(chunk) for is_written, chunk in groupby(lines, key=lambda line: bool(line.strip())) if is_written]
    if len(chunks) < 6 or sum(len(chunk) == 1 for chunk in chunks) < 0.9 * len(chunks):
        return lines
    long = [chunk[0] for chunk in chunks if 40 < len(chunk[0]) <= _MAX_WRAPPED]
    n_open = sum(not ends_sentence(line) for line in long)
    if len(long) < 0.4 * len(chunks) or n_open < 0.5 * len(long):
        return lines
    dropped = {i for i, (a, b) in enumerate(pairwise(lines)) if a.strip() == "" and b.strip()}
    return [line for i, line in enumerate(lines) if i not in dropped]


def _read_chunk(chunk: list[str], page: _Page) -> Iterator[Block]:
    """The blocks of some lines without a blank one among them."""
    if len(chunk) > 1 and is_underline(chunk[1]) and len(chunk[0]) <= 100:
        yield Block(kind=BlockKind.HEADING, text=chunk[0].strip(), is_marked=True)
        chunk = chunk[2:]
    for kind, lines in _group_by_mark(chunk):
        match kind:
            case None:
                yield from _read_plain(lines, page)
            case BlockKind.TABLE | BlockKind.BREAK:
                yield Block(kind=kind, text="\n".join(line.strip() for line in lines), is_marked=True)
            case BlockKind.QUOTE:
                inner = (list(g) for written, g in groupby(lines, key=lambda line: bool(line.strip())) if written)
                for part in inner:
                    yield Block(kind=kind, text=page.joiner.join(part), is_marked=True)
            case _:
                yield Block(kind=kind, text=page.joiner.join(lines), is_marked=True)


def _group_by_mark(chunk: list[str]) -> Iterator[tuple[BlockKind | None, list[str]]]:
    """Neighbouring lines that belong together by their marks. Headings, items and notes begin anew at every mark."""
    kind: BlockKind | None = None
    lines: list[str] = []
    for line in chunk:
        mark, words = _mark_in_context(line, kind, lines)
        continues = mark is kind and mark in (None, BlockKind.QUOTE, BlockKind.TABLE)
        trails = mark is None and kind in (BlockKind.ITEM, BlockKind.NOTE) and _is_item_open(line, lines)
        if lines and not (continues or trails):
            yield kind, lines
            lines = []
        if not lines:
            kind = mark
        lines.append(words)
    if lines:
        yield kind, lines


def _mark_in_context(line: str, kind: BlockKind | None, lines: list[str]) -> tuple[BlockKind | None, str]:
    """A line's mark; a line of running prose that happens to begin with "- " or "3. " has none."""
    mark, words = find_mark(line)
    in_mid_sentence = kind is None and lines and not ends_sentence(lines[-1]) and not lines[-1].rstrip().endswith(":")
    if mark is BlockKind.ITEM and in_mid_sentence:
        return None, line
    return mark, words


def _is_item_open(line: str, lines: list[str]) -> bool:
    return _indent(line) >= _QUOTE_INDENT or not ends_sentence(lines[-1])


def _read_plain(lines: list[str], page: _Page) -> Iterator[Block]:
    if len(lines) == 1 or not _is_wrapped(lines, page):
        each = [lines] if len(lines) > 1 and _is_broken_by_sentences(lines, page) else [[line] for line in lines]
        yield from (Block(kind=BlockKind.TEXT, text=page.joiner.join(part)) for part in each)
        return
    for part in _split_wrapped(lines, page):
        is_set_in = len(part) > 1 and all(_indent(line) >= page.indent + _QUOTE_INDENT for line in part)
        if is_set_in and max(len(line.strip()) for line in part) <= _VERY_SHORT_LINE * page.width:
            yield from (Block(kind=BlockKind.ITEM, text=page.joiner.join([line])) for line in part)
        else:
            yield Block(kind=BlockKind.QUOTE if is_set_in else BlockKind.TEXT, text=page.joiner.join(part))


def _is_wrapped(lines: list[str], page: _Page) -> bool:
    """Whether paragraphs take several of these lines: most then end in mid-sentence, and none is very long."""
    if max(map(len, lines)) > _MAX_WRAPPED:
        return False
    if any(following.lstrip()[0].islower() and not ends_sentence(line) for line, following in pairwise(lines)):
        return True
    body = [line for line in lines[:-1] if len(line) > _VERY_SHORT_LINE * page.width]
    return sum(not ends_sentence(line) for line in body) > _OPEN_SHARE * len(body)


def _is_broken_by_sentences(lines: list[str], page: _Page) -> bool:
    """Whether a paragraph among others was typed with a new line for every sentence."""
    is_one_of_many = len(lines) < _MOST_OF_THE_TEXT * page.n_lines
    are_short = max(map(len, lines)) <= _MAX_WRAPPED and sum(map(len, lines)) > 0.25 * _MAX_WRAPPED * len(lines)
    return is_one_of_many and are_short and all(ends_sentence(line) for line in lines)


def _split_wrapped(lines: list[str], page: _Page) -> Iterator[list[str]]:
    """Paragraphs of wrapped lines: an indent begins one; a line much too short ends one."""
    short = _find_short_line(lines, page)
    part: list[str] = []
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if part and _begins_part(part, line, following, page, short=short):
            yield part
            part = []
        part.append(line)
    yield part


def _find_short_line(lines: list[str], page: _Page) -> float:
    """How long a line may be that ends its paragraph; 0 where blank lines part paragraphs already.

    Where every line that goes on is as full as it can be, the lines are of a typewriter's letters, and one that had
    room for another word is short.
    """
    if len(lines) < _MOST_OF_THE_TEXT * page.n_lines:
        return 0
    width = max(map(len, lines))
    is_exact = all(
        ends_sentence(line) or len(line.rstrip()) + 1 + len(following.split()[0]) > width
        for line, following in pairwise(lines)
    )
    return width if is_exact else _SHORT_LINE * page.width


def _begins_part(part: list[str], line: str, following: str | None, page: _Page, *, short: float) -> bool:
    before, here = _indent(part[-1]), _indent(line)
    if here >= before + _QUOTE_INDENT:
        return True
    if len(part) > 1 and before >= page.indent + _QUOTE_INDENT and here <= page.indent:
        return True
    is_second_indent = here == before >= page.indent + _QUOTE_INDENT
    if is_second_indent and ends_sentence(part[-1]) and (following is None or _indent(following) < here):
        return True
    last = part[-1].rstrip()
    free_for = len(last) + 1 + len(line.split()[0])
    begins = not line.lstrip()[0].islower()
    if begins and free_for <= _VERY_SHORT_LINE * page.width:
        return True
    ends = ends_sentence(last) or (len(part) == 1 and is_title_case(last))
    return begins and ends and free_for <= short


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
