"""The one writer: takes whole transactions as closures and commits what is waiting together (group commit)."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Generic, cast

from bot.errors import StoreError
from bot.store.connection import T, ThreadConnection, Work, store_error

log = logging.getLogger(__name__)


class _Call(Generic[T]):
    """One caller's transaction and the future it waits on. `result` and `error` are set on the database's thread."""

    __slots__ = ("erases", "error", "future", "result", "work")

    def __init__(self, work: Work[T], future: asyncio.Future[T], *, erases: bool) -> None:
        self.work, self.future, self.erases = work, future, erases
        self.result: T | None = None
        self.error: Exception | None = None

    def settle(self) -> None:
        """Wake the caller, unless it was cancelled meanwhile: what it asked for is done all the same."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(cast(T, self.result))


class Writer:
    """Runs transactions one batch after the other. Made by `open_writer`."""

    def __init__(self, connection: ThreadConnection, *, has_traces: bool) -> None:
        self._connection = connection
        self._waiting: list[_Call[Any]] = []
        self._wake = asyncio.Event()
        self._is_closing = False
        self._has_traces = has_traces

    async def run(self, work: Work[T], *, erases: bool = False) -> T:
        """What `work` gives, once it is committed and on disk.

        With `erases`, a result that is not zero means that something was deleted: no trace of it stays in the files.
        Cancelling the caller does not touch the transaction: it is done wholly. A failing one is rolled back alone.
        Raises StoreError where the database fails; what `work` itself raises comes through.
        """
        if self._is_closing:
            raise StoreError("The database is closed. Nothing was changed.")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Call(work, future, erases=erases))
        self._wake.set()
        return await future

    async def work_until_closed(self) -> None:
        try:
            while not self._is_closing or self._waiting:
                await self._wake.wait()
                self._wake.clear()
                await self._run_waiting()
            if self._has_traces:
                await self._connection.run(_remove_traces)
        finally:
            self._is_closing = True
            for call in self._waiting:
                call.error = StoreError("The database was closed before that was done. Nothing was changed.")
                call.settle()

    async def _run_waiting(self) -> None:
        batch, self._waiting = self._waiting, []
        if not batch:
            return

        # It closes over the batch: as an argument, the batch would be printed by aiosqlite's debug log.
        def run_batch(db: sqlite3.Connection) -> None:
            _commit_batch(db, batch)
            self._has_traces |= any(call.erases and call.result for call in batch)
            if self._has_traces:
                self._has_traces = not _remove_traces(db)

        try:
            await self._connection.run(run_batch)
        except BaseException:
            for call in batch:
                call.error = StoreError("The database did not answer: look whether it was done before trying again.")
            raise
        finally:
            for call in batch:
                call.settle()

    def close(self) -> None:
        """Take nothing new; what is waiting is still done."""
        self._is_closing = True
        self._wake.set()


@asynccontextmanager
async def open_writer(connection: ThreadConnection, *, has_traces: bool) -> AsyncIterator[Writer]:
    """A writer at work on this connection. Leaving waits until everything asked for is on disk.

    `has_traces`: the last run was killed, perhaps between deleting a post and removing its traces.
    """
    writer = Writer(connection, has_traces=has_traces)
    task = asyncio.create_task(writer.work_until_closed(), name="store writer")
    try:
        yield writer
    finally:
        writer.close()
        await asyncio.wait([task])  # unlike `await task`, this can be cancelled without cancelling the work
        if not task.cancelled():
            task.result()


def _commit_batch(db: sqlite3.Connection, batch: Sequence[_Call[Any]]) -> None:
    """One transaction for all. Where one of them fails, each gets its own, so that it fails alone.

    Trying together first keeps savepoints, one per call, out of the usual path.
    """
    try:
        _commit(db, batch)
    except sqlite3.OperationalError as error:  # disk full, locked, broken: it would fail for each
        for call in batch:
            call.error = store_error(error)
    except Exception:  # noqa: BLE001  whose it is shows below, and that caller gets it
        for call in batch:
            _commit_alone(db, call)


def _commit_alone(db: sqlite3.Connection, call: _Call[Any]) -> None:
    try:
        _commit(db, [call])
    except sqlite3.Error as error:
        call.error = store_error(error)
    except Exception as error:  # noqa: BLE001  raised again in the caller
        call.error = error


def _commit(db: sqlite3.Connection, calls: Sequence[_Call[Any]]) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        for call in calls:
            call.result = call.work(db)
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:  # a full disk has rolled back already, and a second rollback would raise
            db.execute("ROLLBACK")
        raise


def _remove_traces(db: sqlite3.Connection) -> bool:
    """True where neither the file nor its write-ahead log holds deleted text any more.

    secure_delete clears the row itself, but not the copies left behind when rows move between pages: a few in a
    thousand were found in the file until VACUUM wrote it anew (25 ms for 10,000 posts).
    """
    try:
        db.execute("VACUUM")
        is_busy: int = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        log.warning("Traces of what was deleted may still be in the file (%s); cleaning again at the next write", error)
        return False
    return not is_busy
