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
        text = _read(kind, sys.stdin.buffer.read(), max_pages=int(max_pages))
    except UnreadableFileError as exc:
        return _give_up(exc.reason)
    except MemoryError:
        return _give_up(Unreadable.TOO_COSTLY)
    except Exception as exc:  # noqa: BLE001  a damaged file makes a parser raise anything
        # libxml2 has words of its own for a lack of memory.
        is_costly = "memory" in str(exc).lower() or str(exc).startswith("unknown error")
        return _give_up(Unreadable.TOO_COSTLY if is_costly else Unreadable.DAMAGED)
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


def _read(kind: str, data: bytes, *, max_pages: int) -> str:
    # Imported here, under the limits.
    if kind == "pdf":
        from bot.reader.pdf_text import read_pdf

        return read_pdf(data, max_pages=max_pages)
    from bot.reader.docx_text import read_docx

    return read_docx(data)


def _give_up(reason: Unreadable) -> int:
    sys.stdout.write(reason.value)
    return EXIT_UNREADABLE


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
