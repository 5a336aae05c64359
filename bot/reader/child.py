"""The child process that takes a file apart: bytes on standard input, text or a reason on standard output.

Run as `python -m bot.reader.child KIND MAX_PAGES MEMORY_BYTES CPU_SECONDS`. Limits are set before a parser is even
imported. Where the system has none (Windows), only the parent's clock ends this process.
"""

import os
import sys
from contextlib import suppress
from typing import Final

from bot.reader.unreadable import Unreadable, UnreadableFileError

#: Exit code of a file that cannot be read; standard output then holds the reason.
EXIT_UNREADABLE: Final = 3


def main(arguments: list[str]) -> int:
    """Reads the file on standard input; returns the exit code."""
    kind, max_pages, memory_bytes, cpu_seconds = arguments
    _set_limits(memory_bytes=int(memory_bytes), cpu_seconds=int(cpu_seconds))
    try:
        text = take_apart(kind, sys.stdin.buffer.read(), max_pages=int(max_pages))
    except UnreadableFileError as exc:
        sys.stdout.write(exc.reason.value)
        return EXIT_UNREADABLE
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


def take_apart(kind: str, data: bytes, *, max_pages: int) -> str:
    """The text of a "pdf" or a "docx". Whatever is wrong with it raises UnreadableFileError, and nothing else."""
    try:
        return _read(kind, data, max_pages=max_pages)
    except UnreadableFileError:
        raise
    except MemoryError as exc:
        raise UnreadableFileError(Unreadable.TOO_COSTLY) from exc
    except Exception as exc:  # a damaged file makes a parser raise anything
        # libxml2 has words of its own for a lack of memory.
        is_costly = "memory" in str(exc).lower() or str(exc).startswith("unknown error")
        raise UnreadableFileError(Unreadable.TOO_COSTLY if is_costly else Unreadable.DAMAGED) from exc


def _read(kind: str, data: bytes, *, max_pages: int) -> str:
    # Imported here, under the limits.
    if kind == "pdf":
        from bot.reader.pdf_text import read_pdf

        return read_pdf(data, max_pages=max_pages)
    from bot.reader.docx_text import read_docx

    return read_docx(data)


def _set_limits(*, memory_bytes: int, cpu_seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)  # the bot's own answers come first
    limits = ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_CORE, 0))
    for limit, value in limits:
        with suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
