"""From an uploaded file to an Essay, without ever keeping the bot from answering."""

import asyncio
import os
import sys
from pathlib import Path, PurePath
from typing import Final

import bot
from bot.errors import UnreadableEssayError
from bot.essay.essay import Essay
from bot.essay.read_essay import parse_essay
from bot.reader.child import EXIT_UNREADABLE
from bot.reader.limits import ReadingLimits
from bot.reader.plain_file import decode_plain
from bot.reader.unreadable import Unreadable, UnreadableFileError, explain

#: The endings of files that can be read.
ENDINGS: Final = (".txt", ".md", ".pdf", ".docx")
#: How many files are read at the same time. Two: a heavy file does not keep a light one waiting.
N_AT_ONCE: Final = 2

# English has some 6 bytes to a word; this leaves room for long words and other scripts.
_BYTES_PER_WORD = 40
_CHUNK_BYTES = 64 * 1024
# What a child needs of the environment to find Python and Harkness; a bot's token is not among it.
_PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "TEMP")


class EssayReader:
    """Reads uploaded files, few at a time: ten teachers' uploads wait in line instead of starting ten processes."""

    def __init__(self, limits: ReadingLimits) -> None:
        self.limits = limits
        self._turns = asyncio.Semaphore(N_AT_ONCE)

    async def read(self, name: str, data: bytes) -> Essay:
        """The essay in a file of this name and content. Raises UnreadableEssayError, which says why and what to do.

        PDF and DOCX are read in a child process that is killed at the limits. On Windows, which has no limits for
        memory and processor time, only the time on the clock is limited. Waiting for a turn counts for no limit.
        """
        try:
            _check_size(data, self.limits)
            async with self._turns:
                return await _read(PurePath(name).suffix.lower(), data, self.limits)
        except UnreadableFileError as exc:
            problem = explain(exc.reason, self.limits)
            raise UnreadableEssayError(file=name, reason=exc.reason.value, problem=problem) from exc


async def _read(ending: str, data: bytes, limits: ReadingLimits) -> Essay:
    text = await _read_text(ending, data, limits)
    if not text.strip():
        raise UnreadableFileError(Unreadable.EMPTY)
    # In a thread: a long essay takes longer than an answer may wait.
    return await asyncio.to_thread(_parse, text, limits)


def _check_size(data: bytes, limits: ReadingLimits) -> None:
    if len(data) > limits.max_bytes:
        raise UnreadableFileError(Unreadable.TOO_LARGE)
    if not data:
        raise UnreadableFileError(Unreadable.EMPTY)


async def _read_text(ending: str, data: bytes, limits: ReadingLimits) -> str:
    match ending:
        case ".txt" | ".md":
            return await asyncio.to_thread(decode_plain, data)
        case ".pdf" | ".docx":
            return await _read_in_child(ending.removeprefix("."), data, limits)
        case _:
            raise UnreadableFileError(Unreadable.UNKNOWN_ENDING)


def _parse(text: str, limits: ReadingLimits) -> Essay:
    if len(text) > limits.max_words * _BYTES_PER_WORD or len(text.split()) > limits.max_words:
        raise UnreadableFileError(Unreadable.TOO_MANY_WORDS)
    return parse_essay(text)


async def _read_in_child(kind: str, data: bytes, limits: ReadingLimits) -> str:
    numbers = (limits.max_pages, limits.memory_bytes, limits.cpu_seconds)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-B", "-m", "bot.reader.child", kind, *map(str, numbers)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_make_environment(),
    )
    try:
        async with asyncio.timeout(limits.wall_seconds):
            said = await _exchange(process, data, max_bytes=limits.max_words * _BYTES_PER_WORD)
            exit_code = await process.wait()
    except TimeoutError as exc:
        raise UnreadableFileError(Unreadable.TOO_SLOW) from exc
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if exit_code == 0:
        return said.decode("utf-8")
    raise UnreadableFileError(_find_reason(exit_code, said))


async def _exchange(process: asyncio.subprocess.Process, data: bytes, *, max_bytes: int) -> bytes:
    """What the child says of the data; it says nothing before it has heard everything."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(data)
        await process.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        pass  # it ended early; its exit code says why
    process.stdin.close()
    said = bytearray()
    while chunk := await process.stdout.read(_CHUNK_BYTES):
        said += chunk
        if len(said) > max_bytes:
            raise UnreadableFileError(Unreadable.TOO_MANY_WORDS)
    return bytes(said)


def _find_reason(exit_code: int, said: bytes) -> Unreadable:
    """The reason the child gave, or what the way it ended means: a limit's signal, or a parser that broke down."""
    if exit_code == EXIT_UNREADABLE:
        return Unreadable(said.decode("ascii"))
    if sys.platform != "win32":
        import signal

        if -exit_code in (signal.SIGXCPU, signal.SIGKILL):
            return Unreadable.TOO_SLOW
    return Unreadable.DAMAGED


def _make_environment() -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed_on, "PYTHONPATH": str(Path(bot.__file__).absolute().parent.parent), "PYTHONUTF8": "1"}


async def load_essay_file(path: Path, *, limits: ReadingLimits) -> Essay:
    """The essay in a file on this machine. Raises UnreadableEssayError."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except OSError as exc:
        problem = f"the file cannot be read ({exc.strerror or exc})."
        raise UnreadableEssayError(file=path.name, reason="unreadable", problem=problem) from exc
    return await EssayReader(limits).read(path.name, data)
