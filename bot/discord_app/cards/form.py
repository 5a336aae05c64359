"""The frame of every form: labelled fields, sent back under a custom_id."""

from collections.abc import Mapping

import discord

Field = (
    discord.ui.TextInput[discord.ui.Modal]
    | discord.ui.Select[discord.ui.Modal]
    | discord.ui.RadioGroup[discord.ui.Modal]
)


def make_form(title: str, custom_id: str, fields: Mapping[str, Field], *, intro: str | None = None) -> discord.ui.Modal:
    """A modal with the fields under their labels; Discord allows five of them, and 45 characters a label.

    `intro` stands above them and takes the place of one.
    """
    # Discord never says that a modal was dismissed; without a time limit each one would be kept for good.
    modal = discord.ui.Modal(title=title, custom_id=custom_id, timeout=900)
    if intro is not None:
        modal.add_item(discord.ui.TextDisplay(intro))
    for label, component in fields.items():
        modal.add_item(discord.ui.Label(text=label, component=component))
    return modal


def make_text_field(
    custom_id: str,
    value: str,
    max_length: int,
    *,
    is_long: bool = False,
    is_required: bool = True,
    placeholder: str | None = None,
) -> discord.ui.TextInput[discord.ui.Modal]:
    """A field to type in, with what stands in it to begin with."""
    return discord.ui.TextInput(
        custom_id=custom_id,
        default=value[:max_length] or None,
        max_length=max_length,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        required=is_required,
        placeholder=placeholder,
    )
