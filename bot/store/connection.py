"""A SQLite connection on its own thread, and how Harkness sets up the two kinds it uses: one writes, one reads."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import aiosqlite

from bot.errors import StoreError
from bot.store.database_file import explain_failures

T = TypeVar("T")

Work = Callable[[sqlite3.Connection], T]
"""What is done with the database, whole, on the connection's thread. May be called again after a rollback."""

_BUSY_SECONDS = 5


class ThreadConnection(aiosqlite.Connection):
    """An aiosqlite connection that takes a whole piece of work to its thread in one hop.

    aiosqlite's own methods hop once per statement: 386 one-row transactions a second where one hop for all
    allows thousands.
    """

    def __init__(self, path: Path, prepare: Work[None]) -> None:
        super().__init__(partial(_connect, path, prepare), iter_chunk_size=64)

    async def open(self) -> None:
        try:
            await self
        except BaseException:
            # The thread is ending; were the event loop gone first, it would end with a traceback on the screen.
            await asyncio.to_thread(self._thread.join)
            raise

    async def run(self, work: Work[T]) -> T:
        """What `work` gives. Cancelling the wait does not interrupt the work."""
        return cast(T, await self._execute(work, self._conn))  # type: ignore[no-untyped-call]


@asynccontextmanager
async def connected(path: Path, prepare: Work[None]) -> AsyncIterator[ThreadConnection]:
    """A connection that is prepared; closed on leaving, with its thread: one left open would hang the process."""
    connection = ThreadConnection(path, prepare)
    with explain_failures(path):
        await connection.open()
    try:
        yield connection
    finally:
        await connection.close()


def _connect(path: Path, prepare: Work[None]) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def prepare_for_writing(db: sqlite3.Connection) -> None:
    """Settings of the one connection that writes. Foreign keys are switched on after the migrations."""
    db.row_factory = sqlite3.Row
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise sqlite3.OperationalError(f"the journal mode is {mode}, not wal: is this a network drive?")
    db.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits when the power goes
    db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, not only unlinked
    db.execute("PRAGMA temp_store = MEMORY")  # nothing students wrote goes to a temporary file
    _distrust_file(db)


def prepare_for_reading(db: sqlite3.Connection) -> None:
    """Settings of a connection that cannot write, and so can never checkpoint beside the writer."""
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA query_only = ON")
    db.execute("PRAGMA temp_store = MEMORY")
    _distrust_file(db)


def _distrust_file(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA cell_size_check = ON")


def store_error(error: sqlite3.Error) -> StoreError:
    """What a failing statement means for the person; SQLite's own words never quote the data."""
    if isinstance(error, sqlite3.IntegrityError):
        return StoreError(f"The database refused that ({error}). Nothing was changed.")
    return StoreError(
        f"The database cannot be used right now ({error}). Nothing was changed. "
        "See that the disk is not full and that nothing else has the file open, then try again."
    )
