"""Drafted questions, as rows. Whoever changes one names the version they saw; another version: nothing is changed."""

import sqlite3
from collections.abc import Sequence

from bot.classroom.draft import Draft, DraftState
from bot.essay.pack import Question
from bot.store.prompts import from_json_question, to_json_question

_SELECT = "SELECT draft.*, essay.class_id FROM draft JOIN essay USING (essay_id) "


def redraft(db: sqlite3.Connection, essay_id: int, questions: Sequence[Question]) -> list[Draft]:
    if db.execute("SELECT 1 FROM essay WHERE essay_id = ?", (essay_id,)).fetchone() is None:
        return []
    db.execute("DELETE FROM draft WHERE essay_id = ? AND state = 'open'", (essay_id,))
    last = db.execute("SELECT coalesce(max(place), 0) FROM draft WHERE essay_id = ?", (essay_id,)).fetchone()[0]
    for place, question in enumerate(questions, start=last + 1):
        _add(db, essay_id, question, place=place)
    return [draft for draft in list_drafts(db, essay_id) if draft.state is DraftState.OPEN]


def find_draft(db: sqlite3.Connection, draft_id: int) -> Draft | None:
    row = db.execute(_SELECT + "WHERE draft_id = ?", (draft_id,)).fetchone()
    return None if row is None else _from_row(row)


def list_drafts(db: sqlite3.Connection, essay_id: int) -> list[Draft]:
    rows = db.execute(_SELECT + "WHERE essay_id = ? ORDER BY place, draft_id", (essay_id,))
    return [_from_row(row) for row in rows]


def change_draft(db: sqlite3.Connection, draft: Draft, *, by_id: int) -> Draft | None:
    changed = db.execute(
        "UPDATE draft SET question = ?, state = ?, changed_by_id = ?, version = version + 1"
        " WHERE draft_id = ? AND version = ?",
        (to_json_question(draft.question), draft.state, by_id, draft.draft_id, draft.version),
    ).rowcount
    return find_draft(db, draft.draft_id) if changed else None


def replace_draft(db: sqlite3.Connection, draft: Draft, question: Question, *, by_id: int) -> Draft | None:
    discarded = db.execute(
        "UPDATE draft SET state = 'discarded', changed_by_id = ?, version = version + 1"
        " WHERE draft_id = ? AND version = ? RETURNING essay_id, place",
        (by_id, draft.draft_id, draft.version),
    ).fetchone()
    if discarded is None:
        return None
    return find_draft(db, _add(db, discarded["essay_id"], question, place=discarded["place"]))


def swap_drafts(db: sqlite3.Connection, draft: Draft, other: Draft, *, by_id: int) -> Draft | None:
    now, other_now = find_draft(db, draft.draft_id), find_draft(db, other.draft_id)
    if now is None or other_now is None or now.version != draft.version:
        return None
    if (now.place, other_now.place) != (draft.place, other.place):
        return None
    db.execute(
        "UPDATE draft SET place = ?, changed_by_id = ?, version = version + 1 WHERE draft_id = ?",
        (other.place, by_id, draft.draft_id),
    )
    db.execute("UPDATE draft SET place = ? WHERE draft_id = ?", (draft.place, other.draft_id))
    return find_draft(db, draft.draft_id)


def _add(db: sqlite3.Connection, essay_id: int, question: Question, *, place: int) -> int:
    draft_id = db.execute(
        "INSERT INTO draft (essay_id, question, state, place, version) VALUES (?, ?, 'open', ?, 1)",
        (essay_id, to_json_question(question), place),
    ).lastrowid
    assert draft_id is not None
    return draft_id


def _from_row(row: sqlite3.Row) -> Draft:
    return Draft(
        draft_id=row["draft_id"],
        class_id=row["class_id"],
        essay_id=row["essay_id"],
        question=from_json_question(row["question"]),
        state=DraftState(row["state"]),
        place=row["place"],
        version=row["version"],
        changed_by_id=row["changed_by_id"],
    )
