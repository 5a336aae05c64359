"""Positions that students take, as rows: a change of mind is a new one."""

import sqlite3
from dataclasses import replace

from bot.discussion.position import DeclaredPosition, Position
from bot.store.summaries import note_withdrawal
from bot.store.values import from_ms, keepable, to_ms


def save_position(db: sqlite3.Connection, taken: DeclaredPosition) -> DeclaredPosition:
    taken = replace(taken, reason=keepable(taken.reason))
    row = db.execute(
        "SELECT * FROM position WHERE (prompt_id, student_id) = (?, ?) ORDER BY declared_at DESC, position_id DESC",
        (taken.prompt_id, taken.student_id),
    ).fetchone()
    if row is not None and taken.says_the_same_as(standing := _from_row(row)):
        return standing
    position_id = db.execute(
        "INSERT INTO position (prompt_id, student_id, position, reason, paragraph, declared_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            taken.prompt_id,
            taken.student_id,
            taken.position,
            taken.reason,
            taken.paragraph,
            to_ms(taken.declared_at),
        ),
    ).lastrowid
    assert position_id is not None
    return replace(taken, position_id=position_id, shared_message_id=None)


def find_position(db: sqlite3.Connection, position_id: int) -> DeclaredPosition | None:
    row = db.execute("SELECT * FROM position WHERE position_id = ?", (position_id,)).fetchone()
    return None if row is None else _from_row(row)


def list_positions(db: sqlite3.Connection, prompt_id: int) -> list[DeclaredPosition]:
    rows = db.execute("SELECT * FROM position WHERE prompt_id = ? ORDER BY declared_at, position_id", (prompt_id,))
    return [_from_row(row) for row in rows]


def mark_position_shared(db: sqlite3.Connection, position_id: int, *, message_id: int) -> None:
    db.execute("UPDATE position SET shared_message_id = ? WHERE position_id = ?", (message_id, position_id))


def withdraw_positions(db: sqlite3.Connection, prompt_id: int, *, student_id: int) -> int:
    gone = db.execute("DELETE FROM position WHERE (prompt_id, student_id) = (?, ?)", (prompt_id, student_id))
    if gone.rowcount:
        note_withdrawal(db, prompt_id)
    return gone.rowcount


def _from_row(row: sqlite3.Row) -> DeclaredPosition:
    return DeclaredPosition(
        position_id=row["position_id"],
        prompt_id=row["prompt_id"],
        student_id=row["student_id"],
        position=Position(row["position"]),
        reason=row["reason"],
        paragraph=row["paragraph"],
        declared_at=from_ms(row["declared_at"]),
        shared_message_id=row["shared_message_id"],
    )
