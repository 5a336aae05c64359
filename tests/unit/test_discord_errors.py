import aiohttp
import discord
import pytest

from bot.discord_app.discord_errors import translate_error, translated
from bot.errors import ChannelGoneError, ServerUnavailableError


@pytest.mark.parametrize(
    "error", [aiohttp.ServerDisconnectedError(), TimeoutError(), ConnectionResetError(), discord.ClientException()]
)
def test_a_network_that_fails_is_worth_another_try(error: Exception) -> None:
    assert isinstance(translate_error(error, 1), ServerUnavailableError)


def test_a_rate_limit_says_how_long_to_wait() -> None:
    assert "219 seconds" in str(translate_error(discord.RateLimited(219.2), 1))


def test_an_error_keeps_its_cause() -> None:
    with pytest.raises(ServerUnavailableError) as caught, translated(1):
        raise aiohttp.ServerDisconnectedError

    assert isinstance(caught.value.__cause__, aiohttp.ServerDisconnectedError)


def test_our_own_errors_pass_through_unchanged() -> None:
    with pytest.raises(ChannelGoneError), translated(1):
        raise ChannelGoneError(channel_id=2)
