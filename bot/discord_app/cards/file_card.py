"""Files with a word about them, or pictures with their descriptions."""

from collections.abc import Mapping

import discord

from bot.discord_app.cards.layout import Card, Part

#: Discord's limit for what a picture shows, in words.
_MAX_DESCRIPTION = 1024


def make_file_card(text: str, *attachments: str) -> Card:
    """What the files are, and the files."""
    return Card([Part(head=text)], attachments=attachments)


def make_picture_card(descriptions: Mapping[str, str]) -> discord.ui.LayoutView:
    """The pictures one below the other, by attachment; a description says what it shows to those who cannot see it."""
    card = discord.ui.LayoutView(timeout=None)
    for attachment, description in descriptions.items():
        gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
        gallery.add_item(media=f"attachment://{attachment}", description=description[:_MAX_DESCRIPTION])
        card.add_item(gallery)
    return card
