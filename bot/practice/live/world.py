"""The simulated server while it runs: one thing happens at a time, and whoever watches is told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import TypeVar

from simcord.backend.errors import BackendError, SetupError

from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError, Stage

T = TypeVar("T")
Watcher = Callable[[], None]

#: The class's clock goes with the real one, but a computer that slept does not make the class sleep.
_MOST_SECONDS_CAUGHT_UP = 60.0

_OVER = "This class is over. Reload the page for the one that has begun."

_FORBIDDEN = {
    50001: "You cannot see this channel.",
    50013: "You are not allowed to do this here.",
    50083: "This thread is archived.",
    160005: "This thread is locked.",
    10008: "This message is gone.",
}


@dataclass(slots=True, kw_only=True)
class World:
    """The server and everything in it. Whatever happens in it goes through `do`, until it is closed."""

    stage: Stage
    recorder: Recorder
    watchers: set[Watcher] = field(default_factory=set)
    _is_over: bool = False
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen_at: float = field(default_factory=monotonic)

    async def do(self, job: Callable[[], Awaitable[T]]) -> T:
        """What the job returns, once the bot has done its part too. Raises PracticeError with words for a person."""
        async with self._lock:
            self.check_open()
            with self.stage.env.time_context():
                try:
                    await self._catch_up()
                    return await job()
                except BackendError as exc:
                    raise PracticeError(_FORBIDDEN.get(exc.code, f"Discord answers: {exc.message}")) from exc
                except SetupError as exc:
                    raise PracticeError(f"This cannot be done: {exc}") from exc
                except TimeoutError as exc:
                    raise PracticeError("The bot takes long over this. What it does appears when it is done.") from exc
                finally:
                    self.tell()

    async def close(self) -> None:
        """Let nothing more happen; returns when what is under way has come to its end, or to where it can stop."""
        self._is_over = True
        async with self._lock:
            pass

    def check_open(self) -> None:
        """Raises PracticeError where the class was closed meanwhile: what takes long asks this as it goes."""
        if self._is_over:
            raise PracticeError(_OVER)

    async def _catch_up(self) -> None:
        """Let the time pass that has passed for whoever sits in front of the page."""
        passed, self._seen_at = monotonic() - self._seen_at, monotonic()
        await self.stage.env.advance_time(min(passed, _MOST_SECONDS_CAUGHT_UP))

    def tell(self) -> None:
        """Tell everybody who watches that something may look different now."""
        for watcher in tuple(self.watchers):
            watcher()
