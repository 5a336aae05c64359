"""The practice classroom from its first class to its last: starting over closes one and opens another."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field

from bot.classroom.student_record import FindRows
from bot.practice.live.live_class import LiveClass
from bot.practice.live.log_lines import LogLines
from bot.practice.live.tour import Tour


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClass:
    """A class under way with its tour, and what its database says: the rows about one person, and the whole file."""

    live: LiveClass
    tour: Tour
    find_rows: FindRows
    copy_database: Callable[[], Awaitable[bytes]]


@dataclass(slots=True, kw_only=True)
class Session:
    """One class at a time, which is `now`. `open_class` opens one afresh; `watchers` are told when it has begun."""

    open_class: Callable[[], AbstractAsyncContextManager[OpenClass]]
    log: LogLines
    watchers: set[Callable[[], None]] = field(default_factory=set)
    now: OpenClass | None = None
    _is_open: asyncio.Event = field(default_factory=asyncio.Event)
    _start_over: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Have a class open until cancelled: all its opening and closing happens in this one task."""
        while True:
            self._start_over.clear()
            async with self.open_class() as opened:
                self.now = opened
                self._is_open.set()
                for watcher in tuple(self.watchers):
                    watcher()
                try:
                    await self._start_over.wait()
                finally:
                    self._is_open.clear()

    async def current(self) -> OpenClass:
        """The class under way; waits while it is being opened."""
        await self._is_open.wait()
        assert self.now is not None
        return self.now

    async def start_over(self) -> None:
        """Close this class and open a new one; returns when that is open. One that is being opened is waited for."""
        if self._is_open.is_set():
            self._is_open.clear()
            self._start_over.set()
        await self._is_open.wait()
