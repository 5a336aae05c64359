"""The frame of every card: parts of text that keep within Discord's limits whatever they are fed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

import discord

from bot.discord_app.markdown import CUT

#: Characters of text in one message, over all its parts. **Source:** discord.py `LayoutView.content_length`.
MAX_CHARACTERS = 4000

#: Parts of one card: with their rules, a row of buttons and a file they stay below Discord's 40 components.
MAX_PARTS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of a card: a head that stays, lines that are left out from the end where room is short.

    `more` stands in for lines left out; `{n}` in it is how many. `is_ruled` draws a line above the part.
    """

    head: str = ""
    lines: tuple[str, ...] = ()
    more: str = "-# … and {n} more"
    is_ruled: bool = False


class Card(discord.ui.LayoutView):
    """A message made of parts, with rows of buttons below and, where it must be found again, a hidden marker."""

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        buttons: Sequence[discord.ui.Button["Card"]] = (),
        more_buttons: Sequence[Sequence[discord.ui.Button["Card"]]] = (),
        marker: int | None = None,
        attachments: Sequence[str] = (),
    ) -> None:
        super().__init__(timeout=None)
        container: discord.ui.Container[Card] = discord.ui.Container(id=marker)
        for part, text in zip(parts, fit_texts(parts), strict=True):
            if part.is_ruled:
                container.add_item(discord.ui.Separator())
            container.add_item(discord.ui.TextDisplay(text))
        for row in filter(None, (buttons, *more_buttons)):
            container.add_item(discord.ui.ActionRow(*row))
        self.add_item(container)
        for attachment in attachments:
            self.add_item(discord.ui.File(f"attachment://{attachment}"))


def fit_texts(parts: Sequence[Part]) -> list[str]:
    """One text for each part, together at most MAX_CHARACTERS: the longest part gives up its last line first."""
    if len(parts) > MAX_PARTS:
        raise ValueError(f"a card has at most {MAX_PARTS} parts, not {len(parts)}")
    n_shown = [len(part.lines) for part in parts]
    texts = [_render(part, n) for part, n in zip(parts, n_shown, strict=True)]
    while sum(map(_length, texts)) > MAX_CHARACTERS and any(n_shown):
        longest = max((i for i, n in enumerate(n_shown) if n), key=lambda i: _length(texts[i]))
        n_shown[longest] -= 1
        texts[longest] = _render(parts[longest], n_shown[longest])
    while (excess := sum(map(_length, texts)) - MAX_CHARACTERS) > 0:
        longest = max(range(len(texts)), key=lambda i: _length(texts[i]))
        texts[longest] = texts[longest][: max(0, len(texts[longest]) - excess - 1)].rstrip() + CUT
    return texts


def split_pages(parts: Sequence[Part], *, around: Sequence[Part]) -> list[list[Part]]:
    """The parts on as few pages as keep every line, each page with room for the parts `around` it; at least one page.

    A part that is too long for one page goes on, under its own head, on the next.
    """
    room = MAX_CHARACTERS - sum(_length(_render(part, len(part.lines))) for part in around)
    most_parts = MAX_PARTS - len(around)
    pages: list[list[Part]] = [[]]
    left = room
    for part in parts:
        for piece in _pieces(part, room):
            needed = _length(_render(piece, len(piece.lines)))
            if pages[-1] and (needed > left or len(pages[-1]) == most_parts):
                pages.append([])
                left = room
            pages[-1].append(piece)
            left -= needed
    return pages


def _pieces(part: Part, room: int) -> list[Part]:
    """The part cut between lines so that each piece has room on one page."""
    pieces = [replace(part, lines=())]
    for line in part.lines:
        longer = replace(pieces[-1], lines=(*pieces[-1].lines, line))
        if pieces[-1].lines and _length(_render(longer, len(longer.lines))) > room:
            longer = replace(part, lines=(line,))
            pieces.append(longer)
        else:
            pieces[-1] = longer
    return pieces


def marker_of(nonce: str) -> int:
    """The component id that marks the card sent under this nonce: 2^20 to 2^31 - 1, clear of the ids Discord gives."""
    lowest = 2**20
    digest = int.from_bytes(blake2b(nonce.encode(), digest_size=8).digest(), "big")
    return lowest + digest % (2**31 - lowest)


def _render(part: Part, n_shown: int) -> str:
    n_left_out = len(part.lines) - n_shown
    lines = [part.head] if part.head else []
    lines += part.lines[:n_shown]
    if n_left_out:
        lines.append(part.more.format(n=n_left_out))
    return "\n".join(lines)


def _length(text: str) -> int:
    # Counted as UTF-16 units, the larger of the two ways a client may count: an emoji is then two.
    return len(text.encode("utf-16-le")) // 2
