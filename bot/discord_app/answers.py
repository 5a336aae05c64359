"""Answering an interaction: privately, once, and with words a person can act on when something fails."""

import logging
import secrets
from typing import TypeVar

import discord

from bot.errors import HarknessError

ClientT = TypeVar("ClientT", bound=discord.Client)

_log = logging.getLogger(__name__)

#: Discord's code for an interaction that was already answered: a retry after a lost acknowledgement.
ALREADY_ANSWERED = 40060


async def answer(
    interaction: discord.Interaction[ClientT],
    *,
    text: str | None = None,
    card: discord.ui.LayoutView | None = None,
    files: list[discord.File] | None = None,
) -> None:
    """Show `text` or `card` to this person only, whether or not the interaction was deferred before."""
    layout = card or _text_layout(text or "")
    attached = files or []
    if interaction.response.is_done():
        await interaction.followup.send(view=layout, files=attached, ephemeral=True)
    else:
        await interaction.response.send_message(view=layout, files=attached, ephemeral=True)


async def answer_later(interaction: discord.Interaction[ClientT]) -> None:
    """Tell Discord an answer is coming. `thinking` makes the later answer private for buttons as well."""
    await interaction.response.defer(ephemeral=True, thinking=True)


async def update(interaction: discord.Interaction[ClientT], card: discord.ui.LayoutView) -> None:
    """Put `card` in the place of the panel that was pressed, whether or not the interaction was deferred before."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card)
    else:
        await interaction.response.edit_message(view=card)


async def answer_error(interaction: discord.Interaction[ClientT], error: BaseException) -> None:
    """Say what happened and what to do; what we did not foresee is logged under an id and the id is shown."""
    cause = error
    while not isinstance(cause, HarknessError) and cause.__cause__ is not None:
        cause = cause.__cause__
    if isinstance(cause, HarknessError):
        text = str(cause)
    else:
        error_id = secrets.token_hex(4)
        _log.error("error %s while answering %s", error_id, _name_of(interaction), exc_info=error)
        text = (
            "Something went wrong on my side; what was recorded is safe. Please try again. "
            f"If it happens again, tell the person who hosts me: error `{error_id}`."
        )
    try:
        await answer(interaction, text=text)
    except discord.HTTPException as failure:
        if failure.code != ALREADY_ANSWERED:
            _log.warning("could not answer %s: %s", _name_of(interaction), failure.code)


def _text_layout(text: str) -> discord.ui.LayoutView:
    layout = discord.ui.LayoutView(timeout=None)
    layout.add_item(discord.ui.TextDisplay(text[:4000]))
    return layout


def _name_of(interaction: discord.Interaction[ClientT]) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return interaction.type.name
