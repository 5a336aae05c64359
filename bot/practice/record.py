"""What everybody in the practice class would see in Discord at the end of the week, as plain data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

#: Discord repeats the author's name after this long.
_PAUSE = timedelta(minutes=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words in Discord's markdown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line between two parts of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One button; `url` is set where it only opens a link, `custom_id` where the bot answers it."""

    label: str
    style: str
    url: str | None = None
    custom_id: str = ""
    is_disabled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Buttons:
    """A row of buttons."""

    buttons: tuple[Button, ...]


class MenuKind(StrEnum):
    """What a select offers: its own options, or something of the server's."""

    OPTIONS = "options"
    PEOPLE = "people"
    ROLES = "roles"
    CHANNELS = "channels"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuOption:
    """One thing to choose; `value` is what the bot is told."""

    label: str
    value: str
    description: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A select with what is chosen in it; the placeholder is what shows while nothing is.

    `options` are its own ones, or what is chosen of the server's; from `least` to `most` may be chosen.
    """

    placeholder: str
    chosen: tuple[str, ...]
    kind: MenuKind = MenuKind.OPTIONS
    custom_id: str = ""
    options: tuple[MenuOption, ...] = ()
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file attached to a message, the nth of its files."""

    name: str
    n_bytes: int
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG picture in a message, the nth of its files; `description` says what it shows."""

    name: str
    description: str
    data: bytes
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A card's frame; `accent` is its bar's colour as six hex digits."""

    parts: "tuple[Part, ...]"
    accent: str | None = None


Part: TypeAlias = Text | Rule | Buttons | Menu | File | Picture | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """The line above a message that says what it answers; `excerpt` None where that was deleted."""

    message_id: int
    author: str
    excerpt: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """An emoji under a message, and the ids of those who put it there."""

    emoji: str
    people: tuple[int, ...]

    @property
    def n_people(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMessage:
    """One message as it stands at the end. `only_for` names the person where nobody else sees it.

    `used_by` and `command` are set where it answers a slash command or a button.
    """

    message_id: int
    author: str
    posted_at: datetime
    parts: tuple[Part, ...]
    author_id: int = 0
    is_bot: bool = False
    is_edited: bool = False
    reply: ReplyLine | None = None
    reactions: tuple[Reaction, ...] = ()
    only_for: tuple[str, ...] = ()
    used_by: str | None = None
    command: str | None = None

    def continues(self, before: "Item | None") -> bool:
        """Whether it goes on what its author wrote just before, so that Discord leaves out the name."""
        return (
            isinstance(before, ShownMessage)
            and (self.author, self.only_for) == (before.author, before.only_for)
            and self.reply is None
            and self.used_by is None
            and self.posted_at - before.posted_at < _PAUSE
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StageNote:
    """Something that happened and left nothing to see, such as a deletion."""

    at: datetime
    text: str


Item: TypeAlias = ShownMessage | StageNote


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChannel:
    """A channel or thread with everything in it, oldest first. A thread hangs under the message with its id."""

    channel_id: int
    name: str
    items: tuple[Item, ...]
    topic: str = ""
    is_private: bool = False
    threads: "tuple[ShownChannel, ...]" = ()

    @property
    def messages(self) -> tuple[ShownMessage, ...]:
        return tuple(item for item in self.items if isinstance(item, ShownMessage))

    def find_thread(self, message_id: int) -> "ShownChannel | None":
        """The thread under a message of this channel, or None."""
        return next((thread for thread in self.threads if thread.channel_id == message_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeRecord:
    """A class's week. `names` says who or what the ids in mentions are, with their sign: ``@Ben``, ``#teachers``.

    `notes` are sentences about what is not as it would be in a real class.
    """

    class_name: str
    essay_title: str
    zone: str
    starts_at: datetime
    ends_at: datetime
    n_students: int
    channels: tuple[ShownChannel, ...]
    names: dict[int, str]
    notes: tuple[str, ...] = ()

    def walk_channels(self) -> Iterator[ShownChannel]:
        """Every channel, each followed by its threads."""
        for channel in self.channels:
            yield channel
            yield from channel.threads

    @property
    def n_messages(self) -> int:
        """Messages people wrote in threads."""
        threads = (thread for channel in self.channels for thread in channel.threads)
        return sum(not message.is_bot for thread in threads for message in thread.messages)
