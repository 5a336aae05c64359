"""Summaries that were shown, as rows: what they said is JSON of ids, places and digests, never of words."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter

from bot.discussion.kept_summary import Audience, KeptContent, KeptSummary, OwedSummary
from bot.store.values import from_ms, to_ms

_CONTENT = TypeAdapter(KeptContent)


def save_summary(db: sqlite3.Connection, kept: KeptSummary) -> KeptSummary:
    if kept.message_id is not None:
        known = db.execute("SELECT summary_id FROM summary WHERE message_id = ?", (kept.message_id,)).fetchone()
        kept = kept if known is None else replace(kept, summary_id=known["summary_id"])
    if kept.summary_id:
        return _replace(db, kept)
    db.execute(
        "DELETE FROM summary WHERE prompt_id = ? AND audience = ? AND message_id IS NULL",
        (kept.prompt_id, kept.audience),
    )
    summary_id = db.execute(
        "INSERT INTO summary (prompt_id, audience, made_at, message_id, content) VALUES (?, ?, ?, ?, ?)"
        " RETURNING summary_id",
        (kept.prompt_id, kept.audience, to_ms(kept.made_at), kept.message_id, _to_json(kept.content)),
    ).fetchone()["summary_id"]
    return replace(kept, summary_id=summary_id, n_changes=1)


def _replace(db: sqlite3.Connection, kept: KeptSummary) -> KeptSummary:
    db.execute(
        "UPDATE summary SET made_at = ?, message_id = ?, content = ?, n_reviewed = ? WHERE summary_id = ?",
        (to_ms(kept.made_at), kept.message_id, _to_json(kept.content), kept.n_changes, kept.summary_id),
    )
    return kept


def find_summary(db: sqlite3.Connection, prompt_id: int, audience: Audience) -> KeptSummary | None:
    row = db.execute(
        "SELECT * FROM summary WHERE prompt_id = ? AND audience = ? ORDER BY made_at DESC, summary_id DESC LIMIT 1",
        (prompt_id, audience),
    ).fetchone()
    return None if row is None else _from_row(row)


def list_stale_summaries(db: sqlite3.Connection) -> list[KeptSummary]:
    rows = db.execute("SELECT * FROM summary WHERE n_reviewed < n_changes ORDER BY summary_id")
    return [_from_row(row) for row in rows]


def note_changes(db: sqlite3.Connection, post_ids: Iterable[int]) -> None:
    """Have the summaries of the threads that these posts stand in held against them again."""
    db.executemany(
        "UPDATE summary SET n_changes = n_changes + 1 WHERE prompt_id = (SELECT prompt_id FROM post WHERE post_id = ?)",
        [(post_id,) for post_id in post_ids],
    )


def note_withdrawal(db: sqlite3.Connection, prompt_id: int) -> None:
    """Have the summaries of a prompt held against what students still declare."""
    db.execute("UPDATE summary SET n_changes = n_changes + 1 WHERE prompt_id = ?", (prompt_id,))


def owe_summary(db: sqlite3.Connection, prompt_id: int, audience: Audience, *, closed_at: datetime) -> None:
    db.execute(
        "INSERT INTO owed_summary (prompt_id, audience, closed_at) VALUES (?, ?, ?)",
        (prompt_id, audience, to_ms(closed_at)),
    )


def list_owed_summaries(db: sqlite3.Connection) -> list[OwedSummary]:
    return [
        OwedSummary(prompt_id=row["prompt_id"], audience=Audience(row["audience"]), closed_at=from_ms(row["closed_at"]))
        for row in db.execute("SELECT * FROM owed_summary ORDER BY prompt_id")
    ]


def settle_owed_summary(db: sqlite3.Connection, prompt_id: int) -> None:
    db.execute("DELETE FROM owed_summary WHERE prompt_id = ?", (prompt_id,))


def _to_json(content: KeptContent) -> str:
    return _CONTENT.dump_json(content).decode()


def _from_row(row: sqlite3.Row) -> KeptSummary:
    return KeptSummary(
        summary_id=row["summary_id"],
        prompt_id=row["prompt_id"],
        audience=Audience(row["audience"]),
        made_at=from_ms(row["made_at"]),
        message_id=row["message_id"],
        content=_CONTENT.validate_json(row["content"]),
        n_changes=row["n_changes"],
    )
