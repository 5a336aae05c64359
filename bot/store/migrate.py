"""Bringing a database to the schema this version knows: numbered SQL files, a transaction each, a backup before."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from bot.errors import StoreUnusableError

_APPLICATION_ID = 1214345835
"""Set by the first migration: tells our file from another program's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step. Its SQL ends by setting `user_version` to its number, so that both are in one transaction."""

    number: int
    sql: str


def load_migrations() -> tuple[Migration, ...]:
    """The migrations that come with this version, in order."""
    folder = resources.files("bot.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(Migration(number=int(f.name.split("_")[0]), sql=f.read_text("utf-8")) for f in files)


def migrate(db: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> Path | None:
    """The backup that was made of an existing database, or None where there was nothing to migrate or to save.

    Raises StoreUnusableError where the file is another program's, damaged, newer than this version, or cannot be
    brought up to it; the file is then as it was.
    """
    version = check_file(db, path, newest=migrations[-1].number)
    pending = [m for m in migrations if m.number > version]
    backup = _back_up(db, path, version) if pending and version else None
    for migration in pending:
        try:
            _apply(db, migration)
        except sqlite3.Error as exc:
            raise StoreUnusableError(
                f"The database `{path}` could not be brought to version {migration.number} ({exc}). "
                "It is as it was: go on with the Harkness you had before, and report this."
            ) from exc
    return backup


def check_file(db: sqlite3.Connection, path: Path, *, newest: int) -> int:
    """The schema version of a file that is sound and ours; 0 for an empty one."""
    damage = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise sqlite3.DatabaseError(damage)
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    is_empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    is_ours = db.execute("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID
    if not is_ours and not (is_empty and version == 0):
        raise StoreUnusableError(
            f"`{path}` is the database of another program. Nothing was changed in it. "
            "Give Harkness a file of its own in config.yaml."
        )
    if version > newest:
        raise StoreUnusableError(
            f"`{path}` was written by a newer Harkness (its version is {version}; this one knows up to {newest}). "
            "Nothing was changed. Install the newer Harkness again, or restore the backup made before it."
        )
    return version


def _apply(db: sqlite3.Connection, migration: Migration) -> None:
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in _split(migration.sql):
            db.execute(statement)
        broken = db.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise sqlite3.IntegrityError(f"a row of {broken[0]} points to a row of {broken[2]} that is not there")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _split(sql: str) -> Iterator[str]:
    """The statements one by one: `executescript` would commit the open transaction first."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


def _back_up(db: sqlite3.Connection, path: Path, version: int) -> Path:
    """A verified copy beside the database, named for the version it holds."""
    backup = path.with_name(f"{path.name}.version-{version}.backup")
    unfinished = backup.with_name(backup.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    db.execute("VACUUM INTO ?", (str(unfinished),))
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
        copied_version = copy.execute("PRAGMA user_version").fetchone()[0]
    if verdict != "ok" or copied_version != version:
        raise StoreUnusableError(
            f"The backup of `{path}` before its upgrade is not sound ({verdict}), so nothing was upgraded. "
            "See that the disk is healthy and has room, then start again."
        )
    with unfinished.open("rb+") as file:  # VACUUM INTO does not fsync before SQLite 3.45.1
        os.fsync(file.fileno())
    return unfinished.replace(backup)
