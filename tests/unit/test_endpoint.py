"""Turning the bot to a fake Discord: only in tests, and only on this machine, for the token goes there too."""

import pytest

from bot.discord_app.endpoint import use_test_endpoint
from bot.errors import StartError

API = {"HARKNESS_TEST_API": "http://127.0.0.1:1/api/v10", "HARKNESS_TEST_GATEWAY": "ws://127.0.0.1:1/gateway"}


@pytest.mark.parametrize(
    "environ",
    [
        API,
        {**API, "HARKNESS_ENV": "production"},
        {**API, "HARKNESS_ENV": "test", "HARKNESS_TEST_API": "https://discord.example/api"},
        {**API, "HARKNESS_ENV": "test", "HARKNESS_TEST_GATEWAY": "ws://192.0.2.7/gateway"},
        {"HARKNESS_ENV": "test", "HARKNESS_TEST_API": "http://127.0.0.1:1/api/v10"},
    ],
)
def test_anything_but_a_test_on_this_machine_is_refused(environ: dict[str, str]) -> None:
    with pytest.raises(StartError, match="for tests on this machine only"):
        use_test_endpoint(environ)
