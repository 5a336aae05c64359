"""Slash commands as plain data: what can be typed after the slash, and what was filled in."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from rapidfuzz import fuzz
from simcord.enums import AppCommandType, OptionType

from bot.practice.live.directory import Choice, Directory, FindUpload, Handle, Upload, get_handle, get_upload
from bot.practice.live.payload import Payload, read_count, read_list, read_number, read_text
from bot.practice.stage import PracticeError

#: What an option is given, as SimCord takes it; one that takes a file is given an upload.
Value: TypeAlias = str | int | float | bool | Handle

#: What a Yes/No option is given on the page.
YES, NO = "true", "false"

#: How much of what was typed a command's name has to hold, in percent: one letter of six may be wrong.
_CLOSE_ENOUGH = 80

#: Fewer letters come close to every name.
_FEWEST_LETTERS = 3

#: No more digits than Discord takes; Python would not read thousands of them.
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,16}")


class OptionKind(StrEnum):
    """What an option takes."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes_no"
    PERSON = "person"
    CHANNEL = "channel"
    ROLE = "role"
    FILE = "file"


_KINDS: Mapping[int, OptionKind] = {
    OptionType.STRING: OptionKind.TEXT,
    OptionType.INTEGER: OptionKind.INTEGER,
    OptionType.NUMBER: OptionKind.NUMBER,
    OptionType.BOOLEAN: OptionKind.YES_NO,
    OptionType.USER: OptionKind.PERSON,
    OptionType.CHANNEL: OptionKind.CHANNEL,
    OptionType.ROLE: OptionKind.ROLE,
    OptionType.ATTACHMENT: OptionKind.FILE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a command is told. `least` and `most` bound a number, or a text's length."""

    name: str
    description: str
    kind: OptionKind
    is_required: bool
    choices: tuple[Choice, ...] = ()
    has_suggestions: bool = False
    least: int | float | None = None
    most: int | float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command as it is typed after the slash, such as ``prompt post``."""

    name: str
    description: str
    options: tuple[Option, ...] = ()


def read_commands(payloads: Iterable[Payload]) -> tuple[Command, ...]:
    """The slash commands, each subcommand for itself, in Discord's order.

    Raises PracticeError where an option is of a kind that the practice classroom does not show.
    """
    slash = (each for each in payloads if each.get("type", AppCommandType.CHAT_INPUT) == AppCommandType.CHAT_INPUT)
    return tuple(command for payload in slash for command in _read_leaves(payload, ()))


def read_message_menus(payloads: Iterable[Payload]) -> tuple[str, ...]:
    """The names of what can be done with a message from its context menu."""
    return tuple(read_text(each, "name") for each in payloads if each.get("type") == AppCommandType.MESSAGE)


def read_choices(payloads: Iterable[Payload]) -> tuple[Choice, ...]:
    """Names and values of an option's choices, or of what the bot suggests while somebody types."""
    return tuple(Choice(name=read_text(each, "name"), value=str(each["value"])) for each in payloads)


def match_commands(commands: Sequence[Command], typed: str) -> tuple[Command, ...]:
    """The commands that the text after the slash may mean, likeliest first; all of them where it is empty.

    Where no command is called so, those whose name or description comes close to it.
    """
    words = typed.casefold().split()
    start = " ".join(words)
    called = [each for each in commands if each.name.startswith(start)]
    called += [each for each in commands if each not in called and _begin_words(words, each.name)]
    if called or len(start) < _FEWEST_LETTERS:
        return tuple(called)
    return tuple(each for each in commands if _is_close(start, each.name) or _begin_words(words, each.description))


def parse_options(
    command: Command, values: Mapping[str, str], *, directory: Directory, find_upload: FindUpload
) -> dict[str, Value | Upload]:
    """What to call the command with, by option; optional ones left empty are left out.

    Raises PracticeError naming the option that is missing or cannot be what was filled in.
    """
    found: dict[str, Value | Upload] = {}
    for option in command.options:
        text = values.get(option.name, "")
        if not text.strip():
            if option.is_required:
                raise PracticeError(f"“{option.name}” is still missing: /{command.name} does not work without it.")
        elif option.kind is OptionKind.FILE:
            found[option.name] = get_upload(find_upload, text, asked_by=option.name)
        else:
            found[option.name] = _parse_value(option, text, directory)
    return found


def parse_filled(command: Command, values: Mapping[str, str], *, but: str, directory: Directory) -> dict[str, Value]:
    """What is filled in while the option `but` is typed; what is not ready yet is left out, and so are files."""
    found: dict[str, Value] = {}
    for option in command.options:
        text = values.get(option.name, "")
        if option.name == but or option.kind is OptionKind.FILE or not text.strip():
            continue
        try:
            found[option.name] = _parse_value(option, text, directory)
        except PracticeError:
            continue  # half-typed neighbours are no reason to offer nothing
    return found


def _read_leaves(payload: Payload, path: tuple[str, ...]) -> Iterator[Command]:
    name = (*path, read_text(payload, "name"))
    options = read_list(payload, "options")
    children = [each for each in options if each["type"] in (OptionType.SUBCOMMAND, OptionType.SUBCOMMAND_GROUP)]
    for child in children:
        yield from _read_leaves(child, name)
    if not children:
        yield Command(
            name=" ".join(name),
            description=read_text(payload, "description"),
            options=tuple(_read_option(each) for each in options),
        )


def _read_option(payload: Payload) -> Option:
    name = read_text(payload, "name")
    kind = _KINDS.get(read_count(payload, "type", otherwise=0))
    if kind is None:
        raise PracticeError(f"The practice classroom cannot show the option “{name}”: its kind is new to it.")
    bounds = "length" if kind is OptionKind.TEXT else "value"
    return Option(
        name=name,
        description=read_text(payload, "description"),
        kind=kind,
        is_required=bool(payload.get("required")),
        choices=read_choices(read_list(payload, "choices")),
        has_suggestions=bool(payload.get("autocomplete")),
        least=read_number(payload, f"min_{bounds}"),
        most=read_number(payload, f"max_{bounds}"),
    )


def _is_close(typed: str, name: str) -> bool:
    return len(typed) <= len(name) and fuzz.partial_ratio(typed, name) >= _CLOSE_ENOUGH


def _begin_words(starts: Sequence[str], text: str) -> bool:
    words = re.findall(r"\w+", text.casefold())
    return all(any(word.startswith(start) for word in words) for start in starts)


def _parse_value(option: Option, text: str, directory: Directory) -> Value:
    match option.kind:
        case OptionKind.INTEGER | OptionKind.NUMBER:
            return _parse_number(option, text.strip())
        case OptionKind.YES_NO:
            return _parse_yes_no(option, text)
        case OptionKind.PERSON:
            return get_handle(directory.find_person, text, asked_by=option.name)
        case OptionKind.CHANNEL:
            return get_handle(directory.find_channel, text, asked_by=option.name)
        case OptionKind.ROLE:
            return get_handle(directory.find_role, text, asked_by=option.name)
        case _:
            return _parse_text(option, text)


def _parse_text(option: Option, text: str) -> str:
    _check_choice(option, text)
    if option.most is not None and len(text) > option.most:
        raise PracticeError(f"“{option.name}” is longer than {option.most} characters.")
    if option.least is not None and len(text) < option.least:
        raise PracticeError(f"“{option.name}” is shorter than {option.least} characters.")
    return text


def _parse_number(option: Option, text: str) -> int | float:
    number = _read_whole(text) if option.kind is OptionKind.INTEGER else _read_decimal(text)
    too_small = number is not None and option.least is not None and number < option.least
    too_large = number is not None and option.most is not None and number > option.most
    if number is None or too_small or too_large:
        kind = "a whole number" if option.kind is OptionKind.INTEGER else "a number"
        raise PracticeError(f"“{option.name}” takes {kind}{_range(option)}, not “{text}”.")
    _check_choice(option, text)
    return number


def _read_whole(text: str) -> int | None:
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def _read_decimal(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _range(option: Option) -> str:
    if option.least is not None and option.most is not None:
        return f" from {option.least} to {option.most}"
    if option.least is not None:
        return f" of {option.least} or more"
    return f" of {option.most} or less" if option.most is not None else ""


def _parse_yes_no(option: Option, text: str) -> bool:
    if text not in (YES, NO):
        raise PracticeError(f"“{option.name}” is either True or False.")
    return text == YES


def _check_choice(option: Option, text: str) -> None:
    """Suggestions are no limits: with them, whatever was typed is sent."""
    if option.choices and not option.has_suggestions and text not in [choice.value for choice in option.choices]:
        names = ", ".join(choice.name for choice in option.choices)
        raise PracticeError(f"“{option.name}” is one of {names}; “{text}” is none of them.")
