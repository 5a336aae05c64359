"""The database's file: where it may lie, who may read it, and what to tell the host when it cannot be used."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreUnusableError

#: STRICT tables, and JSON without a compile option.
OLDEST_SQLITE = (3, 38, 0)


def make_folder(path: Path) -> Path:
    """The database's own path, links followed, in a folder that is made where missing.

    Raises StoreUnusableError with what to do where no database can lie there.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreUnusableError(
            f"This Python brings SQLite {sqlite3.sqlite_version}; Harkness needs 3.38 or newer. Use a newer Python."
        )
    try:
        if path.is_dir():
            raise StoreUnusableError(
                f"The database path `{path}` is a folder. "
                f"Name a file in it in config.yaml, such as `{path / 'harkness.db'}`."
            )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path.resolve()
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the path
        raise StoreUnusableError(_cannot_write(path, str(exc))) from exc


def make_file(path: Path) -> None:
    """Make an empty file where there is none, for nobody else to read; SQLite gives its companions the same mode."""
    with explain_failures(path):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


@contextmanager
def explain_failures(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say while opening into StoreUnusableError with a sentence that helps."""
    try:
        yield
    except OSError as exc:
        raise StoreUnusableError(_cannot_write(path, str(exc))) from exc
    except sqlite3.OperationalError as exc:  # locked, read-only, full disk: the file itself may be sound
        raise StoreUnusableError(_cannot_write(path, str(exc))) from exc
    except sqlite3.DatabaseError as exc:
        raise StoreUnusableError(
            f"`{path}` is not a database, or it is damaged ({exc}). Nothing was changed in it. Put a backup in its "
            "place, or move the file away and start again: Harkness then begins an empty database."
        ) from exc


def _cannot_write(path: Path, problem: str) -> str:
    return (
        f"The database `{path}` cannot be opened ({problem}). See that the folder is there, that Harkness may write to "
        "it, that the disk has room and that no other program has the file open; or name another place in config.yaml."
    )
