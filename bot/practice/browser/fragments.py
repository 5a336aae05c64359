"""Pieces of the page as HTML. Everything that people wrote is escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from urllib.parse import quote
from zoneinfo import ZoneInfo

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from bot.practice.discord_markdown import Line, Reading, make_anchor, parse_markdown
from bot.practice.live.directory import Choosable
from bot.practice.record import File, Menu, MenuKind, MenuOption, Part, Picture, ShownMessage
from bot.practice.transcript_page import N_COLOURS, make_initials


@cache
def make_environment() -> Environment:
    """Jinja with the page's templates and those it shares with the transcript. Kept: compiling them takes its time."""
    return Environment(
        loader=ChoiceLoader(
            [PackageLoader("bot.practice.browser", "templates"), PackageLoader("bot.practice", "page")]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the templates ask about a message: as one person reads it, now. `choosable` is for selects.

    `viewer_key` is the person's name in an address.
    """

    viewer_id: int
    viewer_key: str
    names: Mapping[int, str]
    zone: str
    now: datetime
    choosable: Choosable
    colours: Mapping[str, int]

    def kind_of(self, part: Part) -> str:
        """The part's class name in lower case, which the template switches on."""
        return type(part).__name__.lower()

    def lines(self, text: str) -> tuple[Line, ...]:
        """A text in Discord's markdown."""
        return parse_markdown(text, Reading(names=self.names, zone=self.zone, now=self.now))

    def options(self, menu: Menu) -> Sequence[MenuOption]:
        """What can be chosen in a select, with what is chosen marked."""
        offered = {
            MenuKind.PEOPLE: self.choosable.people,
            MenuKind.ROLES: self.choosable.roles,
            MenuKind.CHANNELS: self.choosable.channels,
        }.get(menu.kind)
        if offered is None:
            return menu.options
        chosen = {option.value for option in menu.options if option.is_chosen}
        return [MenuOption(label=each.name, value=each.value, is_chosen=each.value in chosen) for each in offered]

    def jump(self, url: str) -> str:
        """The message or channel that a link of Discord's leads to, as an id; empty for any other."""
        anchor = make_anchor(url)
        return anchor[2:] if anchor.startswith(("#m", "#c")) else ""

    def file_address(self, message: ShownMessage, part: File | Picture) -> str:
        """Where the page finds an attachment."""
        return f"/files/{message.message_id}/{part.index}?as={quote(self.viewer_key)}"

    def size(self, n_bytes: int) -> str:
        """A file's size in words."""
        return f"{n_bytes} bytes" if n_bytes < 1024 else f"{n_bytes / 1024:.0f} KB"

    def colour(self, author: str) -> str:
        """The class of a person's colour."""
        return f"a{self.colours[author] % N_COLOURS}" if author in self.colours else "bot"

    def initials(self, author: str) -> str:
        """One or two letters for an avatar."""
        return make_initials(author)

    def count(self, n: int, one: str, many: str) -> str:
        """How many of something."""
        return f"{n} {one if n == 1 else many}"

    def time(self, at: datetime) -> str:
        """Short weekday and time on the class's clock."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%a %H:%M}"

    def clock(self, at: datetime) -> str:
        """Time alone on the class's clock."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def day(self, at: datetime) -> str:
        """The date on the class's calendar."""
        local = at.astimezone(ZoneInfo(self.zone))
        return f"{local:%A}, {local.day} {local:%B %Y}"
