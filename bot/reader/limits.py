"""How much a file may cost before it is given up."""

from dataclasses import dataclass

from bot.config import Config


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """The limits of one reading. Processor time and memory are those of the child process.

    Windows has no limits for processor time and memory: there only `wall_seconds` ends a child.
    """

    max_bytes: int = 10_000_000
    max_pages: int = 200
    max_words: int = 40_000
    wall_seconds: float = 9.0
    cpu_seconds: int = 8
    memory_bytes: int = 512 * 1024 * 1024


def make_limits(config: Config) -> ReadingLimits:
    """The limits a host has set."""
    return ReadingLimits(
        max_bytes=config.essay_max_megabytes * 1_000_000,
        max_pages=config.essay_max_pages,
        max_words=config.essay_max_words,
        wall_seconds=float(config.essay_max_seconds),
        cpu_seconds=config.essay_max_seconds,
    )
