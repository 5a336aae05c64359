"""Looking into a database without opening it as the bot does: nothing is made, upgraded or locked."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.classroom.class_settings import SchoolClass
from bot.store.classes import list_classes
from bot.store.connection import connected, prepare_for_reading
from bot.store.database_file import explain_failures
from bot.store.migrate import check_file, load_migrations


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """What a database holds. One that is still to be upgraded shows no classes."""

    is_current: bool
    classes: tuple[SchoolClass, ...]


async def inspect_database(path: Path) -> Inspection:
    """What an existing file holds; a running bot is not disturbed.

    Raises StoreUnusableError where the bot could not use the file.
    """
    newest = load_migrations()[-1].number

    def look(db: sqlite3.Connection) -> Inspection:
        is_current = check_file(db, path, newest=newest) == newest
        return Inspection(is_current=is_current, classes=tuple(list_classes(db)) if is_current else ())

    with explain_failures(path):
        async with connected(path, prepare_for_reading) as connection:
            return await connection.run(look)
