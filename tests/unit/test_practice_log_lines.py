"""The bot's log as the practice classroom's page shows it."""

import logging

import pytest

from bot.log import QUIET
from bot.practice.live.log_lines import LogLines, collect_log

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.not-a-real-token-only-for-tests-0000"

_log = logging.getLogger("bot.something")


def _texts(collected: LogLines) -> str:
    return "\n".join(line.text for line in collected.lines)


def test_what_a_host_would_read_is_shown_from_info_on() -> None:
    with collect_log() as collected:
        _log.debug("too much")
        _log.info("commands synced: %d", 11)

    [line] = collected.lines
    assert line.text.endswith("INFO    bot.something: commands synced: 11")
    assert not line.is_error


def test_errors_are_counted_and_shown_with_their_traceback_in_one_piece() -> None:
    with collect_log() as collected:
        _log.warning("hm")
        try:
            raise ValueError("what was wrong")
        except ValueError:
            _log.exception("no answer (id 4f)")

    assert collected.n_errors == 1
    assert [line.is_error for line in collected.lines] == [False, True]
    assert collected.lines[-1].text.endswith("ValueError: what was wrong")


def test_secrets_are_taken_out_also_of_tracebacks() -> None:
    with collect_log() as collected:
        try:
            raise ValueError(TOKEN)
        except ValueError:
            _log.exception("login with %s failed", TOKEN)

    assert TOKEN not in _texts(collected)
    assert _texts(collected).count("[secret]") == 2


def test_only_the_newest_lines_are_kept_and_every_error_is_counted() -> None:
    with collect_log() as collected:
        for number in range(300):
            _log.error("error %d", number)

    assert (len(collected.lines), collected.n_errors) == (200, 300)
    assert collected.lines[-1].text.endswith("error 299")


def test_a_line_that_cannot_be_written_stops_nobodys_work(capsys: pytest.CaptureFixture[str]) -> None:
    collected = LogLines()

    # Handed to it directly: pytest's own handler lets such a line fail the test.
    for arguments in (("eleven",), (11,)):
        collected.handle(logging.LogRecord("bot", logging.ERROR, __file__, 1, "%d students", arguments, None))

    assert [line.text.rpartition(": ")[2] for line in collected.lines] == ["11 students"]
    assert collected.n_errors == 1
    assert "--- Logging error ---" in capsys.readouterr().err


def test_libraries_that_print_what_students_write_stay_quiet() -> None:
    with collect_log() as collected:
        logging.getLogger("discord.http").info("POST with what a student wrote")
        logging.getLogger("aiosqlite").debug("INSERT what a student wrote")

    assert not collected.lines


def test_afterwards_the_loggers_are_as_they_were() -> None:
    def state() -> tuple[list[logging.Handler], dict[str, int]]:
        levels = {name: logging.getLogger(name).level for name in ("", *QUIET)}
        return logging.getLogger().handlers[:], levels

    before = state()

    with pytest.raises(RuntimeError), collect_log() as collected:
        raise RuntimeError

    assert state() == before
    _log.error("after")
    assert not collected.lines
