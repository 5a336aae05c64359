"""A copy of a running bot's database."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.connection import connected, prepare_for_reading
from bot.store.database_file import explain_failures


async def copy_database(path: Path) -> bytes:
    """An existing database as one file, with everything committed so far. A running bot goes on.

    Raises StoreUnusableError.
    """
    with explain_failures(path):
        async with connected(path, prepare_for_reading) as connection:
            return await connection.run(_copy)


def _copy(db: sqlite3.Connection) -> bytes:
    """Copied in memory: a connection for reading may not write, and nothing students wrote goes to a temporary file."""
    with closing(sqlite3.connect(":memory:")) as copy:
        db.backup(copy)
        return copy.serialize()
