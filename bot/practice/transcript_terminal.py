"""The practice week in the terminal: each channel, its cards, and its threads under them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule as Line
from rich.style import Style
from rich.text import Text as Words

from bot.practice.discord_markdown import LineKind, Reading, Span, drop_controls, parse_markdown
from bot.practice.record import (
    Box,
    Buttons,
    File,
    Item,
    Menu,
    Part,
    Picture,
    PracticeRecord,
    Rule,
    ShownChannel,
    ShownMessage,
    StageNote,
    Text,
)

_COLOURS = (
    "bright_red", "bright_blue", "bright_green", "bright_magenta", "bright_yellow", "bright_cyan",
    "red", "blue", "green", "magenta", "yellow", "cyan", "orange3",
)  # fmt: skip

_MARKS = {
    "strong": Style(bold=True),
    "em": Style(italic=True),
    "u": Style(underline=True),
    "s": Style(strike=True),
    "code": Style(reverse=True),
    "mention": Style(bold=True, color="bright_blue"),
    "time": Style(underline=True),
}

_LINES = {
    LineKind.TITLE: Style(bold=True, underline=True),
    LineKind.HEADING: Style(bold=True, underline=True),
    LineKind.SUBHEADING: Style(bold=True),
    LineKind.SMALL: Style(dim=True),
    LineKind.QUOTE: Style(italic=True),
}

_PREFIXES = {LineKind.QUOTE: "▎ ", LineKind.ITEM: "• "}

#: How far a thread, and a message's words under its author, stand in.
_THREAD_INDENT, _WORDS_INDENT = 4, 2

#: Wider lines are hard to read.
_MOST_COLUMNS = 100


def show_transcript(record: PracticeRecord, console: Console) -> None:
    """Print every channel, oldest message first."""
    _Transcript(record, console).show()


class _Transcript:
    def __init__(self, record: PracticeRecord, console: Console) -> None:
        self._record, self._console = record, console
        self._zone = ZoneInfo(record.zone)
        authors = [m.author for channel in record.walk_channels() for m in channel.messages if not m.is_bot]
        self._colours = {name: _COLOURS[n % len(_COLOURS)] for n, name in enumerate(dict.fromkeys(authors))}

    def show(self) -> None:
        self._print(Panel(Words(_about(self._record)), style="dim"))
        for channel in self._record.channels:
            sign = "🔒" if channel.is_private else "#"
            self._print("")
            self._print(Line(Words(f"{sign} {channel.name}", style="bold"), characters="━", align="left"))
            self._show_items(channel, indent=0)

    def _show_items(self, channel: ShownChannel, *, indent: int) -> None:
        day, before = "", None
        for item in channel.items:
            at = item.at if isinstance(item, StageNote) else item.posted_at
            if self._day(at) != day:
                day, before = self._day(at), None
                self._print("")
                self._print(Words(day, style="dim bold"), indent)
            if isinstance(item, StageNote):
                self._print(Words(f"* {item.text} {self._clock(at)}", style="dim italic"), indent)
            else:
                self._show_message(item, before, indent)
                self._show_thread(channel.find_thread(item.message_id), indent)
            before = item

    def _show_thread(self, thread: ShownChannel | None, indent: int) -> None:
        if thread is not None:
            self._print(Words(f"└─ thread: {thread.name}", style="bold"), indent + _THREAD_INDENT - 2)
            self._show_items(thread, indent=indent + _THREAD_INDENT)

    def _show_message(self, message: ShownMessage, before: Item | None, indent: int) -> None:
        if not message.continues(before):
            self._print("")
            heading = self._heading(message)
            heading.truncate(self._width(indent), overflow="ellipsis")
            self._print(heading, indent)
        parts = [self._part(part, message) for part in message.parts]
        if message.is_edited:
            parts.append(Words("(edited)", style="dim"))
        if message.reactions:
            parts.append(Words("  ".join(f"{r.emoji} {r.n_people}" for r in message.reactions)))
        if message.only_for:
            parts.append(Words(_audience(message.only_for), style="dim italic"))
        self._print(Group(*parts), indent + _WORDS_INDENT)

    def _heading(self, message: ShownMessage) -> Words:
        app = " [APP]" if message.is_bot else ""
        heading = Words.assemble(self._name(message.author), (f"{app}  {self._clock(message.posted_at)}", "dim"))
        if message.reply is not None:
            said = message.reply.excerpt if message.reply.excerpt is not None else "a message since deleted"
            heading.append("  ↩ ", "dim").append(self._name(message.reply.author)).append(
                f"  {drop_controls(said)}", "dim"
            )
        elif message.used_by and message.command:
            heading.append("  ⌘ ", "dim").append(self._name(message.used_by)).append(f" {message.command}", "dim")
        return heading

    def _part(self, part: Part, message: ShownMessage) -> RenderableType:
        match part:
            case Text():
                return self._words(part.text, message)
            case Rule():
                return Line(style="dim")
            case Buttons():
                return Words("  ".join(f"[{button.label}]" for button in part.buttons), style="bold")
            case Menu():
                chosen = ", ".join(self._words(choice, message).plain for choice in part.chosen)
                return Words(f"[{chosen or part.placeholder} ▾]", style="" if chosen else "dim")
            case File():
                return Words(f"[{part.name}, {part.n_bytes} bytes]", style="bold")
            case Picture():
                return Words(f"[{part.name}: {part.description}]", style="bold")
            case Box():
                inner = Group(*(self._part(child, message) for child in part.parts))
                return Panel(inner, border_style=f"#{part.accent}" if part.accent else "dim")

    def _words(self, text: str, message: ShownMessage) -> Words:
        reading = Reading(names=self._record.names, zone=self._record.zone, now=message.posted_at)
        lines = []
        for line in parse_markdown(text, reading):
            words = Words(_PREFIXES.get(line.kind, ""), style=_LINES.get(line.kind, Style()))
            for span in line.spans:
                words.append(span.text, style=_style(span))
            lines.append(words)
        return Words("\n").join(lines)

    def _name(self, author: str) -> Words:
        return Words(author, style=Style(bold=True, color=self._colours.get(author)))

    def _day(self, at: datetime) -> str:
        local = at.astimezone(self._zone)
        return f"{local:%A}, {local.day} {local:%B}"

    def _clock(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"

    def _print(self, shown: RenderableType, indent: int = 0) -> None:
        self._console.print(Padding(shown, (0, 0, 0, indent)), width=self._width(0))

    def _width(self, indent: int) -> int:
        return min(self._console.width, _MOST_COLUMNS) - indent


def _about(record: PracticeRecord) -> str:
    about = (
        f"{record.class_name}: a practice week. The Discord is simulated, the teacher and the {record.n_students} "
        f"students are invented; the bot is the one that runs in a real server."
    )
    return " ".join((about, f"Essay: {record.essay_title}.", *record.notes))


def _audience(people: tuple[str, ...]) -> str:
    if len(people) == 1:
        return f"only {people[0]} sees this"
    return f"each of {', '.join(people)} sees this, and nobody else"


def _style(span: Span) -> Style:
    style = Style.combine([Style(), *(_MARKS[mark] for mark in span.marks)])
    return style + Style(color="bright_blue") if span.href else style
