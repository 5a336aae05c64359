"""The log: plain lines on stderr, never a token, never what a student wrote."""

import logging
import re
import sys
from typing import Final

#: At DEBUG these print gateway events and SQL parameters, which is what students wrote: they never go that low.
QUIET: Final = {
    "discord": logging.INFO,
    "discord.http": logging.WARNING,
    "discord.gateway": logging.INFO,
    "aiohttp": logging.WARNING,
    "aiosqlite": logging.WARNING,
    "asyncio": logging.WARNING,
}

LINE: Final = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

# A bot token (three parts with dots); the token in an interaction's or a webhook's address.
_SECRET: Final = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}|(?<=/)(?P<id>\d{15,20})/[\w-]{20,}")


class RedactingFormatter(logging.Formatter):
    """Takes secrets out of the finished line, so that arguments and tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return _SECRET.sub("[secret]", super().format(record))


def set_up_logging(level: str) -> None:
    """Log to stderr from this level on ("debug", "info", "warning")."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(LINE))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name, quietest in QUIET.items():
        logging.getLogger(name).setLevel(max(quietest, logging.getLevelName(level.upper())))
