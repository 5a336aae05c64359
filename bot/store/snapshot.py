"""A copy of a running bot's database."""

import tempfile
from pathlib import Path

from bot.store.connection import connected, prepare_for_reading
from bot.store.database_file import explain_failures


async def copy_database(path: Path) -> bytes:
    """The database as one file, with everything committed so far. A running bot goes on. Raises StoreUnusableError."""
    with explain_failures(path), tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        async with connected(path, prepare_for_reading) as connection:
            await connection.run(lambda db: db.execute("VACUUM INTO ?", (str(copy),)))
        return copy.read_bytes()
