"""Small remembered values, as rows."""

import sqlite3

from bot.store.values import keepable


def find_note(db: sqlite3.Connection, key: str) -> str | None:
    row = db.execute("SELECT value FROM note WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row["value"])


def save_note(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO note (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, keepable(value)),
    )
