"""The log: no secret in it, wherever in a record it stands."""

import logging

from bot.log import QUIET, RedactingFormatter, set_up_logging

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.not-a-real-token-only-for-tests-0000"


def _record(message: str, *args: object, error: Exception | None = None) -> logging.LogRecord:
    trace = (type(error), error, None) if error else None
    return logging.LogRecord("bot", logging.INFO, __file__, 1, message, args, trace)


def test_a_token_is_taken_out_of_message_arguments_and_errors() -> None:
    line = RedactingFormatter().format(_record(f"a {TOKEN} b %s", TOKEN, error=ValueError(TOKEN)))

    assert TOKEN not in line
    assert line.count("[secret]") == 3


def test_the_secret_part_of_a_webhook_address_is_taken_out() -> None:
    address = "https://discord.com/api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb246MTIzNDU2Nzg5"

    assert "aW50" not in RedactingFormatter().format(_record("POST %s", address))


def test_ordinary_lines_are_left_as_they_are() -> None:
    text = "class 3: 14 missed posts read (bot.discord_app.client) in /srv/harkness/data/harkness.db"

    assert RedactingFormatter().format(_record(text)) == text


def test_libraries_that_print_what_students_write_stay_quiet_at_debug() -> None:
    names = ["", *QUIET]
    before = {name: logging.getLogger(name).level for name in names}
    handlers = logging.getLogger().handlers[:]

    try:
        set_up_logging("debug")

        assert logging.getLogger("bot").isEnabledFor(logging.DEBUG)
        for name in ("discord.http", "discord.gateway", "aiosqlite", "aiohttp.client"):
            assert not logging.getLogger(name).isEnabledFor(logging.DEBUG)
    finally:
        logging.getLogger().handlers[:] = handlers
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
