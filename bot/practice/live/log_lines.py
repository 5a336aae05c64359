"""The bot's log as the page shows it: the same lines that a host would read."""

import logging
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bot.log import LINE, QUIET, RedactingFormatter

_MOST_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line, or several where a traceback belongs to it."""

    text: str
    is_error: bool


class LogLines(logging.Handler):
    """The newest lines. `n_errors` counts those of level ERROR and above since the class began."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(RedactingFormatter(LINE))
        self.lines: deque[LogLine] = deque(maxlen=_MOST_LINES)
        self.n_errors = 0

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = self.format(record)
        except Exception:  # noqa: BLE001  as with every handler: a line that cannot be written stops nobody's work
            self.handleError(record)
            return
        is_error = record.levelno >= logging.ERROR
        self.n_errors += is_error
        self.lines.append(LogLine(text=text, is_error=is_error))


@contextmanager
def collect_log() -> Iterator[LogLines]:
    """The log of everything within; afterwards all loggers are as they were."""
    collected = LogLines()
    levels = {logging.getLogger(): logging.INFO} | {logging.getLogger(name): QUIET[name] for name in QUIET}
    before = {logger: logger.level for logger in levels}
    logging.getLogger().addHandler(collected)
    _set_levels(levels)
    try:
        yield collected
    finally:
        logging.getLogger().removeHandler(collected)
        _set_levels(before)


def _set_levels(levels: Mapping[logging.Logger, int]) -> None:
    for logger, level in levels.items():
        logger.setLevel(level)
