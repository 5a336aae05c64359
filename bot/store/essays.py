"""Essays and the corrections of their outlines, as rows; the essay itself, numbered, as JSON."""

import json
import sqlite3
from dataclasses import asdict, replace

from pydantic import TypeAdapter

from bot.classroom.stored_essay import StoredEssay
from bot.essay.argument.corrections import Correction
from bot.essay.essay import Anchor, Essay
from bot.essay.pack import ElementKind
from bot.store.values import from_ms, keepable, to_ms

_ESSAY = TypeAdapter(Essay)


def add_essay(db: sqlite3.Connection, stored: StoredEssay) -> StoredEssay:
    essay_id = db.execute(
        "INSERT INTO essay (class_id, name, essay, added_by_id, added_at) VALUES (?, ?, ?, ?, ?)",
        (
            stored.class_id,
            keepable(stored.name),
            keepable(json.dumps(asdict(stored.essay), ensure_ascii=False)),
            stored.added_by_id,
            to_ms(stored.added_at),
        ),
    ).lastrowid
    assert essay_id is not None
    return replace(stored, essay_id=essay_id)


def find_essay(db: sqlite3.Connection, essay_id: int) -> StoredEssay | None:
    row = db.execute("SELECT * FROM essay WHERE essay_id = ?", (essay_id,)).fetchone()
    return None if row is None else _from_row(row)


def list_essays(db: sqlite3.Connection, class_id: int) -> list[StoredEssay]:
    rows = db.execute("SELECT * FROM essay WHERE class_id = ? ORDER BY essay_id", (class_id,))
    return [_from_row(row) for row in rows]


def remove_essay(db: sqlite3.Connection, essay_id: int) -> bool:
    return db.execute("DELETE FROM essay WHERE essay_id = ?", (essay_id,)).rowcount == 1


def save_correction(db: sqlite3.Connection, essay_id: int, correction: Correction) -> None:
    place = (essay_id, correction.anchor.paragraph, correction.anchor.sentence)
    db.execute("DELETE FROM correction WHERE (essay_id, paragraph, sentence) = (?, ?, ?)", place)
    db.execute(
        "INSERT INTO correction (essay_id, paragraph, sentence, kind) VALUES (?, ?, ?, ?)", (*place, correction.kind)
    )


def list_corrections(db: sqlite3.Connection, essay_id: int) -> list[Correction]:
    rows = db.execute("SELECT * FROM correction WHERE essay_id = ? ORDER BY correction_id", (essay_id,))
    return [
        Correction(
            anchor=Anchor(paragraph=row["paragraph"], sentence=row["sentence"]),
            kind=None if row["kind"] is None else ElementKind(row["kind"]),
        )
        for row in rows
    ]


def _from_row(row: sqlite3.Row) -> StoredEssay:
    return StoredEssay(
        essay_id=row["essay_id"],
        class_id=row["class_id"],
        name=row["name"],
        essay=_ESSAY.validate_json(row["essay"]),
        added_by_id=row["added_by_id"],
        added_at=from_ms(row["added_at"]),
    )
