"""The bot's log as the page shows it: the same lines that a host would read."""

import logging
from collections import deque
from collections.abc import Iterator
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
        is_error = record.levelno >= logging.ERROR
        self.n_errors += is_error
        self.lines.append(LogLine(text=self.format(record), is_error=is_error))


@contextmanager
def collect_log() -> Iterator[LogLines]:
    """The log of everything within."""
    root, collected = logging.getLogger(), LogLines()
    before = root.level
    root.addHandler(collected)
    root.setLevel(logging.INFO)
    for name, quietest in QUIET.items():
        logging.getLogger(name).setLevel(quietest)
    try:
        yield collected
    finally:
        root.removeHandler(collected)
        root.setLevel(before)
