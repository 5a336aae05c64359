"""A copy of a running bot's database."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.store.connection import connected, prepare_for_reading
from bot.store.database_file import explain_failures


async def copy_database(path: Path) -> bytes:
    """The database as one file, with everything committed so far. A running bot goes on. Raises StoreUnusableError."""

    def copy(db: sqlite3.Connection) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder, path.name)
            with closing(sqlite3.connect(target)) as kept:
                db.backup(kept)  # VACUUM INTO is refused to a connection that only reads
                kept.execute("PRAGMA journal_mode = DELETE")  # or whoever opens it gets two more files beside it
            return target.read_bytes()

    with explain_failures(path):
        async with connected(path, prepare_for_reading) as connection:
            return await connection.run(copy)
