"""The one place where Discord's and the network's errors become ours."""

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.discord_app.invite import render_permission
from bot.errors import ChannelGoneError, MissingPermissionError, ServerError, ServerUnavailableError

#: Discord's codes. **Source:** Discord developer docs, "Opcodes and Status Codes", JSON error codes.
UNKNOWN_CHANNEL = 10003
UNKNOWN_GUILD = 10004
UNKNOWN_MEMBER = 10007
UNKNOWN_MESSAGE = 10008
UNKNOWN_USER = 10013
MISSING_ACCESS = 50001
MISSING_PERMISSIONS = 50013
THREAD_ARCHIVED = 50083
THREAD_EXISTS = 160004
THREAD_LOCKED = 160005

#: Everything a call to Discord can fail with; a dropped connection is aiohttp's error, not discord.py's.
CALL_ERRORS = (discord.DiscordException, aiohttp.ClientError, OSError)


@contextmanager
def translated(channel_id: int, *, permission: str = "view_channel") -> Iterator[None]:
    """Raise whatever Discord or the network raises inside as a ServerError about this channel.

    `permission` is named where Discord refuses without saying what is missing: the one the step inside needs most.
    """
    try:
        yield
    except CALL_ERRORS as error:
        raise translate_error(error, channel_id, permission=permission) from error


def translate_error(error: Exception, channel_id: int, *, permission: str = "view_channel") -> ServerError:
    """Our error for one of Discord's or the network's; what is not known better may work later."""
    if isinstance(error, discord.RateLimited):
        return ServerUnavailableError(
            f"Discord asks me to wait {max(1, round(error.retry_after))} seconds. Nothing is lost; I try again."
        )
    if not isinstance(error, discord.HTTPException) or isinstance(error, discord.DiscordServerError):
        return ServerUnavailableError("Discord is not answering right now. Nothing is lost; I try again.")
    if error.code in (UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MESSAGE):
        return ChannelGoneError(channel_id=channel_id)
    if error.code == MISSING_ACCESS:
        return MissingPermissionError(permission=render_permission("view_channel"), channel_id=channel_id)
    if error.code == MISSING_PERMISSIONS:
        return MissingPermissionError(permission=render_permission(permission), channel_id=channel_id)
    if error.code in (THREAD_ARCHIVED, THREAD_LOCKED):
        return MissingPermissionError(permission=render_permission("manage_threads"), channel_id=channel_id)
    if isinstance(error, discord.NotFound):
        return ChannelGoneError(channel_id=channel_id)
    # Such as "maximum number of active threads reached": Discord's own words say it best.
    said = f"“{error.text.rstrip('.')}” ({error.code})" if error.text else f"code {error.code or error.status}"
    return ServerUnavailableError(f"Discord refused this in <#{channel_id}>: {said}. Nothing is lost; I try again.")


def require_permissions(channel: discord.abc.GuildChannel | discord.Thread, *wanted: str) -> None:
    """Raises MissingPermissionError for the first of `wanted` (discord.py's names) that the bot lacks there.

    ServerUnavailableError where Discord does not show the server at the moment.
    """
    if channel.guild.unavailable:
        raise ServerUnavailableError("Discord has an outage in this server. Nothing is lost; I try again.")
    try:
        granted = channel.permissions_for(channel.guild.me)
    except discord.ClientException:  # a thread whose parent is not known yet: Discord itself will say
        return
    for name in ("view_channel", *wanted):
        if not getattr(granted, name):
            raise MissingPermissionError(permission=_name_in(channel, name), channel_id=channel.id)


def _name_in(channel: discord.abc.GuildChannel | discord.Thread, name: str) -> str:
    if isinstance(channel, discord.ForumChannel) and name == "send_messages":
        return "Create Posts"
    return render_permission(name)
