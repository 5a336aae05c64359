"""A file with a word about it, or a picture with its description."""

import discord

from bot.discord_app.cards.layout import Card, Part

#: Discord's limit for what a picture shows, in words.
_MAX_DESCRIPTION = 1024


def make_file_card(text: str, attachment: str) -> Card:
    """What the file is, and the file."""
    return Card([Part(head=text)], attachment=attachment)


def make_picture_card(attachment: str, *, description: str) -> discord.ui.LayoutView:
    """The picture alone; `description` says what it shows to those who cannot see it."""
    gallery: discord.ui.MediaGallery[discord.ui.LayoutView] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{attachment}", description=description[:_MAX_DESCRIPTION])
    card = discord.ui.LayoutView(timeout=None)
    card.add_item(gallery)
    return card
