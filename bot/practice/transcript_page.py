"""The practice week as one page of HTML: nothing remote, no script, fit for a phone, light or dark."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bot.practice.discord_markdown import Line, Reading, make_anchor, parse_markdown
from bot.practice.record import Box, Part, Picture, PracticeRecord, ShownChannel, ShownMessage

#: Avatars' colours, as classes a0, a1, … of the style sheet.
N_COLOURS = 14


def render_page(record: PracticeRecord) -> str:
    """The whole page. Everything people wrote is escaped; its policy allows its own style and pictures only."""
    environment = Environment(
        loader=PackageLoader("bot.practice", "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    style = environment.get_template("transcript.css").render(accents=sorted(_accents(record)))
    view = TranscriptView(record)
    return environment.get_template("transcript.html").render(
        record=record, view=view, style=Markup(style), policy=_policy(style)
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _accents(record: PracticeRecord) -> set[str]:
    messages = (message for channel in record.walk_channels() for message in channel.messages)
    return {box.accent for message in messages for box in _boxes(message.parts) if box.accent}


def _boxes(parts: tuple[Part, ...]) -> Iterator[Box]:
    for part in parts:
        if isinstance(part, Box):
            yield part
            yield from _boxes(part.parts)


class TranscriptView:
    """What the template asks about a record."""

    def __init__(self, record: PracticeRecord) -> None:
        self._record = record
        self._zone = ZoneInfo(record.zone)
        authors = [m.author for channel in record.walk_channels() for m in channel.messages if not m.is_bot]
        self._colours = {name: n % N_COLOURS for n, name in enumerate(dict.fromkeys(authors))}

    def kind_of(self, part: Part) -> str:
        """The part's class name in lower case, which the template switches on."""
        return type(part).__name__.lower()

    def lines(self, text: str, message: ShownMessage) -> tuple[Line, ...]:
        """A text of a message, as its reader sees it when it appears."""
        return parse_markdown(text, Reading(names=self._record.names, zone=self._record.zone, now=message.posted_at))

    def source(self, picture: Picture) -> str:
        """The picture itself as an address, so that the page needs no file beside it."""
        return f"data:image/png;base64,{base64.b64encode(picture.data).decode()}"

    def anchor(self, url: str) -> str:
        """Where a link leads."""
        return make_anchor(url)

    def colour(self, author: str) -> str:
        """The class of a person's colour."""
        return f"a{self._colours[author]}" if author in self._colours else "bot"

    def initials(self, author: str) -> str:
        """One or two letters for an avatar."""
        return make_initials(author)

    def day(self, at: datetime) -> str:
        """The date on the class's calendar."""
        local = at.astimezone(self._zone)
        return f"{local:%A}, {local.day} {local:%B %Y}"

    def time(self, at: datetime) -> str:
        """Short weekday and time on the class's clock."""
        return f"{at.astimezone(self._zone):%a %H:%M}"

    def clock(self, at: datetime) -> str:
        """Time alone on the class's clock."""
        return f"{at.astimezone(self._zone):%H:%M}"

    def audience(self, message: ShownMessage) -> str:
        """Who sees a private answer, in words."""
        first, *others = message.only_for
        if not others:
            return f"Only {first} sees this"
        return f"{len(message.only_for)} students ({first}, {', '.join(others)}) each see this, and nobody else"

    def n_messages(self, channel: ShownChannel) -> int:
        """Messages people wrote in a thread."""
        return sum(not message.is_bot for message in channel.messages)


def make_initials(name: str) -> str:
    """One or two letters of a name, without its title."""
    words = [word for word in name.replace(".", " ").split() if word not in ("Mr", "Ms", "Mrs", "Dr")]
    return "".join(word[0] for word in words[:2]).upper()
