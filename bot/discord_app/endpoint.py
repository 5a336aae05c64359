"""Where Discord is: the real one, or for process tests a fake on this machine."""

import ipaddress
from collections.abc import Mapping

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.errors import StartError


def use_test_endpoint(environ: Mapping[str, str]) -> None:
    """Turn discord.py to HARKNESS_TEST_API and HARKNESS_TEST_GATEWAY where both are set; otherwise do nothing.

    The token goes wherever these point, so they are accepted only with HARKNESS_ENV=test and only on loopback
    addresses. Raises StartError.
    """
    api, gateway = environ.get("HARKNESS_TEST_API"), environ.get("HARKNESS_TEST_GATEWAY")
    if api is None and gateway is None:
        return
    if environ.get("HARKNESS_ENV") != "test" or not (_is_loopback(api) and _is_loopback(gateway)):
        raise StartError(
            "HARKNESS_TEST_API and HARKNESS_TEST_GATEWAY are for tests on this machine only.\n"
            "Unset both to use the real Discord."
        )
    Route.BASE = str(api)
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(str(gateway))


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(yarl.URL(address or "").host or "").is_loopback
    except ValueError:
        return False
