"""Words safe to show in Discord: student text that cannot format, ping or mislead; links and times."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from bot.text.visible import CUT as CUT
from bot.text.visible import shorten as shorten
from bot.text.visible import strip_invisible as strip_invisible

TimestampStyle = Literal["t", "T", "d", "D", "f", "F", "R"]

#: Display names are at most 32 characters in Discord; longer ones come from a file or a test.
NAME_LENGTH = 32

_MENTION = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&\d+>")
_CHANNEL = re.compile(r"<#\d+>|<id:\w+>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")
_COMMAND = re.compile(r"<(/[^:<>]{1,100}):\d+>")
_SPECIAL = re.compile(r"([\\*_~|`\[\]<>@]|:(?=//)|^(?:-#|[#+-])|^\d+(?=[.)]))")


def escape_student_text(text: str, names: Mapping[int, str] | None = None) -> str:
    """A person's words on one line, shown as typed: no formatting, no ping, no link behind other words.

    Mentions become plain ``@name`` (from `names`, else ``@someone``); a web address is shown but cannot be pressed.
    """
    return _SPECIAL.sub(_escaped, _plain_mentions(strip_invisible(text), names or {}))


def show_name(name: str, *, length: int = NAME_LENGTH) -> str:
    """A person's or a class's name, escaped and at most `length` characters before that."""
    return escape_student_text(shorten(strip_invisible(name), length)) or "(no name)"


def show_quote(quoted: str, whole: str, *, length: int, names: Mapping[int, str] | None = None) -> str:
    """The quoted words in quotation marks, escaped; … wherever they are less than the `whole` post."""
    quoted, whole = strip_invisible(quoted), strip_invisible(whole)
    shown = shorten(_plain_mentions(quoted, names or {}), length)
    starts_late = bool(whole) and not whole.startswith(quoted)
    ends_early = bool(whole) and not whole.endswith(quoted) and not shown.endswith(CUT)
    text = escape_student_text(shown)
    return f"“{CUT + ' ' if starts_late else ''}{text}{' ' + CUT if ends_early else ''}”"


def jump_link(guild_id: int, channel_id: int, message_id: int) -> str:
    """The address that opens a message; `channel_id` is the thread's where it stands in one."""
    return f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"


def link(label: str, address: str) -> str:
    """A pressable ``label ↗``; the label must be escaped already."""
    return f"[{label} ↗]({address})"


def timestamp(at: datetime, style: TimestampStyle = "F") -> str:
    """An instant that Discord shows in each reader's own time zone; F has the weekday, R is the distance."""
    return f"<t:{int(at.timestamp())}:{style}>"


def _plain_mentions(text: str, names: Mapping[int, str]) -> str:
    text = _MENTION.sub(lambda match: "@" + strip_invisible(names.get(int(match[1]), "someone")), text)
    text = _ROLE.sub("@a role", text)
    text = _CHANNEL.sub("#a channel", text)
    text = _EMOJI.sub(r"\1", text)
    return _COMMAND.sub(r"\1", text)


def _escaped(match: re.Match[str]) -> str:
    # "1." and "-#" are defused by the character after the digits or the first sign.
    found = match[1]
    return f"{found}\\" if found[0].isdigit() else f"\\{found}"
