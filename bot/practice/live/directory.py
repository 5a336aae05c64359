"""Whom and what a person can name in a command or a form: to choose from, and to find again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from bot.practice.stage import PracticeError

#: Those of 64 bits, which an id has.
_MOST_DIGITS = 20

#: A file's name and what is in it.
Upload: TypeAlias = tuple[str, bytes]

#: What was uploaded under an id, or None.
FindUpload: TypeAlias = Callable[[str], Upload | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several things to choose: `name` is shown, `value` is sent."""

    name: str
    value: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """The members, channels and roles that a person sees in the server; their values are ids."""

    people: tuple[Choice, ...] = ()
    channels: tuple[Choice, ...] = ()
    roles: tuple[Choice, ...] = ()


class Handle(Protocol):
    """A member, channel or role as SimCord takes it."""

    @property
    def id(self) -> int: ...


class Directory(Protocol):
    """The server's members, channels and roles by id; None where there is no such thing."""

    def find_person(self, person_id: int) -> Handle | None: ...

    def find_channel(self, channel_id: int) -> Handle | None: ...

    def find_role(self, role_id: int) -> Handle | None: ...


def read_id(text: str) -> int | None:
    """The id that stands in a text, or None where it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def get_handle(find: Callable[[int], Handle | None], text: str, *, asked_by: str) -> Handle:
    """What the id in `text` stands for. `asked_by` is the name of the option or field. Raises PracticeError."""
    wanted = read_id(text)
    found = find(wanted) if wanted is not None else None
    if found is None:
        raise PracticeError(f"What was chosen for “{asked_by}” is not in this server any more.")
    return found


def get_upload(find_upload: FindUpload, upload_id: str, *, asked_by: str) -> Upload:
    """The file uploaded under the id. `asked_by` is the name of the option or field. Raises PracticeError."""
    found = find_upload(upload_id)
    if found is None:
        raise PracticeError(f"The file for “{asked_by}” did not arrive: choose it again.")
    return found
