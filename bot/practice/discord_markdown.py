"""Discord's markdown as lines of styled words, for the terminal and for the page.

Discord reads blocks line by line (a quote ends with its line, `-#` makes small text), which CommonMark
does not; so the lines are told apart here and only what stands inside a line is left to markdown-it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from markdown_it import MarkdownIt
from markdown_it.token import Token


class LineKind(StrEnum):
    """How a line is set; the values are the page's class names."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    SMALL = "small"
    QUOTE = "quote"
    ITEM = "item"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words set alike. `marks` are of strong, em, u, s, code, mention, time; `href` makes them a link."""

    text: str
    marks: tuple[str, ...] = ()
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a message."""

    kind: LineKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What ids and timestamps mean to the reader: names by id, the zone of their clock, and when they read."""

    names: Mapping[int, str]
    zone: str
    now: datetime


_KINDS = (
    ("### ", LineKind.SUBHEADING),
    ("## ", LineKind.HEADING),
    ("# ", LineKind.TITLE),
    ("-# ", LineKind.SMALL),
    ("> ", LineKind.QUOTE),
    ("- ", LineKind.ITEM),
    ("* ", LineKind.ITEM),
)

_MARKS = {"strong": "strong", "em": "em", "s": "s"}

# <t:seconds:style>, <@user>, <@&role>, <#channel>, </command:id>
_SPECIAL = re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>|<(?:@[!&]?|#)(\d+)>|<(/[^:<>]+):\d+>")

_JUMP = re.compile(r"https://(?:\w+\.)?discord\.com/channels/\d+/(\d+)(?:/(\d+))?")

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")

_UNITS = (("year", 365 * 86400), ("month", 30 * 86400), ("day", 86400), ("hour", 3600), ("minute", 60))


def parse_markdown(text: str, reading: Reading) -> tuple[Line, ...]:
    """The message's lines. Nothing in them is markup any more; whoever shows them escapes them."""
    markdown = MarkdownIt("commonmark").enable("strikethrough").disable(["html_inline", "entity", "image"])
    return tuple(_parse_line(line, markdown, reading) for line in drop_controls(text).split("\n"))


def drop_controls(text: str) -> str:
    """The text without control characters other than line ends; a terminal would obey them."""
    return _CONTROLS.sub("", text)


def _parse_line(line: str, markdown: MarkdownIt, reading: Reading) -> Line:
    if not line.strip():
        return Line(kind=LineKind.BLANK, spans=())
    prefix, kind = next(((p, k) for p, k in _KINDS if line.startswith(p)), ("", LineKind.PLAIN))
    [inline] = markdown.parseInline(line.removeprefix(prefix))
    return Line(kind=kind, spans=tuple(_spans(inline.children or [], reading)))


def _spans(tokens: list[Token], reading: Reading) -> Iterator[Span]:
    marks: list[str] = []
    href: str | None = None
    for token in tokens:
        kind, _, side = token.type.rpartition("_")
        if token.type == "link_open":
            href = make_anchor(str(token.attrs["href"]))
        elif token.type == "link_close":
            href = None
        elif side == "open" and kind in _MARKS:
            marks.append("u" if token.markup == "__" else _MARKS[kind])
        elif side == "close" and kind in _MARKS:
            marks.pop()
        elif token.type == "code_inline":
            yield Span(text=token.content, marks=(*marks, "code"), href=href)
        elif token.content:
            yield from _special_spans(token.content, tuple(marks), href, reading)


def _special_spans(text: str, marks: tuple[str, ...], href: str | None, reading: Reading) -> Iterator[Span]:
    end = 0
    for match in _SPECIAL.finditer(text):
        if match.start() > end:
            yield Span(text=text[end : match.start()], marks=marks, href=href)
        yield _special_span(match, marks, reading)
        end = match.end()
    if end < len(text):
        yield Span(text=text[end:], marks=marks, href=href)


def _special_span(match: re.Match[str], marks: tuple[str, ...], reading: Reading) -> Span:
    seconds, style, mentioned, command = match.groups()
    if seconds is not None:
        shown = render_timestamp(datetime.fromtimestamp(int(seconds), tz=ZoneInfo(reading.zone)), style or "f", reading)
        return Span(text=shown, marks=(*marks, "time"))
    if command is not None:
        return Span(text=command, marks=(*marks, "mention"))
    name = reading.names.get(int(mentioned), "@someone")
    href = f"#c{mentioned}" if name.startswith("#") else None
    return Span(text=name, marks=(*marks, "mention"), href=href)


def make_anchor(url: str) -> str:
    """Where a link leads on the page: a jump link to the message or channel on it, any other as it is."""
    match = _JUMP.fullmatch(url)
    if match is None:
        return url
    return f"#m{match[2]}" if match[2] else f"#c{match[1]}"


def render_timestamp(at: datetime, style: str, reading: Reading) -> str:
    """A timestamp as Discord shows it to a reader with a 24-hour clock."""
    local = at.astimezone(ZoneInfo(reading.zone))
    if style == "R":
        return _render_distance(at - reading.now)
    day = f"{local.day} {local:%B %Y}"
    return {
        "t": f"{local:%H:%M}",
        "T": f"{local:%H:%M:%S}",
        "d": f"{local:%d/%m/%Y}",
        "D": day,
        "f": f"{day} {local:%H:%M}",
        "F": f"{local:%A}, {day} {local:%H:%M}",
    }[style]


def _render_distance(distance: timedelta) -> str:
    seconds = round(abs(distance.total_seconds()))
    for unit, length in _UNITS:
        if seconds >= length:
            n = round(seconds / length)
            amount = f"{n} {unit}{'s' * (n != 1)}"
            return f"in {amount}" if distance > timedelta(0) else f"{amount} ago"
    return "now"
