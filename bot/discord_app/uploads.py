"""Files that people give with a command: looked at from outside before they are fetched."""

from collections.abc import Sequence
from pathlib import PurePath

import discord

from bot.errors import BadInputError, ServerUnavailableError


async def read_upload(file: discord.Attachment, *, endings: Sequence[str], max_bytes: int) -> bytes:
    """What is in the file. Raises BadInputError for a wrong ending or too large a file, ServerUnavailableError."""
    name = file.filename.replace("`", "")[:80]
    if PurePath(file.filename).suffix.lower() not in endings:
        known = " or ".join(filter(None, [", ".join(endings[:-1]), endings[-1]]))
        raise BadInputError(f"`{name}`: here I read {known}. Save it as one of these and try again.")
    if file.size > max_bytes:
        raise BadInputError(f"`{name}` is larger than the {_size(max_bytes)} that I read.")
    try:
        return await file.read()
    except discord.HTTPException as error:
        raise ServerUnavailableError(f"Discord did not hand me `{name}`. Please try once more.") from error


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1_000_000:g} MB" if n_bytes >= 1_000_000 else f"{n_bytes // 1024} KB"
