"""A card as plain text, for snapshots and for reading: what stands in it, in order."""

from collections.abc import Iterator

import discord


def card_text(card: discord.ui.LayoutView) -> str:
    """Every text, line, button and file of the card, one under the other."""
    return "\n".join(_texts(card)) + "\n"


def n_characters(card: discord.ui.LayoutView) -> int:
    """The card's text over all its parts in UTF-16 units, the larger of the ways to count it."""
    return sum(
        len(item.content.encode("utf-16-le")) // 2
        for item in card.walk_children()
        if isinstance(item, discord.ui.TextDisplay)
    )


def n_components(card: discord.ui.LayoutView) -> int:
    """How many components Discord counts, nested ones included."""
    return len(list(card.walk_children()))


def _texts(card: discord.ui.LayoutView) -> Iterator[str]:
    for item in card.walk_children():
        if isinstance(item, discord.ui.TextDisplay):
            yield item.content
        elif isinstance(item, discord.ui.Separator):
            yield "———"
        elif isinstance(item, discord.ui.Button):
            yield f"[{item.label}]({item.custom_id})"
        elif isinstance(item, discord.ui.File):
            yield f"<{item.url}>"
