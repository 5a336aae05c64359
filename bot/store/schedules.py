"""Schedules and their occurrences, as rows."""

import sqlite3
from dataclasses import replace
from datetime import datetime, time

from bot.classroom.class_settings import Weekday
from bot.classroom.schedule import Occurrence, OccurrenceState, Schedule, ScheduleKind
from bot.store.values import from_json_ids, from_ms, to_json_ids, to_ms

_SAVE = """
    INSERT INTO schedule (class_id, kind, days, wall_time, zone, next_due_at, is_active)
    VALUES (:class_id, :kind, :days, :wall_time, :zone, :next_due_at, :is_active)
    ON CONFLICT (class_id, kind) DO UPDATE SET
        days = :days, wall_time = :wall_time, zone = :zone, next_due_at = :next_due_at, is_active = :is_active
    RETURNING schedule_id
"""


def save_schedule(db: sqlite3.Connection, schedule: Schedule) -> Schedule:
    row = {
        "class_id": schedule.class_id,
        "kind": schedule.kind,
        "days": to_json_ids(schedule.days),
        "wall_time": schedule.at.isoformat(),
        "zone": schedule.zone,
        "next_due_at": to_ms(schedule.next_due_at),
        "is_active": schedule.is_active,
    }
    return replace(schedule, schedule_id=db.execute(_SAVE, row).fetchone()["schedule_id"])


def find_schedule(db: sqlite3.Connection, class_id: int, kind: ScheduleKind) -> Schedule | None:
    row = db.execute("SELECT * FROM schedule WHERE class_id = ? AND kind = ?", (class_id, kind)).fetchone()
    return None if row is None else _schedule_from_row(row)


def list_active_schedules(db: sqlite3.Connection) -> list[Schedule]:
    rows = db.execute("SELECT * FROM schedule WHERE is_active ORDER BY next_due_at, schedule_id")
    return [_schedule_from_row(row) for row in rows]


def claim_occurrence(
    db: sqlite3.Connection, schedule: Schedule, *, due_at: datetime, next_due_at: datetime, nonce: str, at: datetime
) -> Occurrence | None:
    claimed = db.execute(
        "INSERT INTO occurrence (schedule_id, due_at, nonce, state, attempted_at) VALUES (?, ?, ?, 'sending', ?)"
        " ON CONFLICT (schedule_id, due_at) DO NOTHING RETURNING occurrence_id",
        (schedule.schedule_id, to_ms(due_at), nonce, to_ms(at)),
    ).fetchone()
    db.execute(
        "UPDATE schedule SET next_due_at = ? WHERE schedule_id = ? AND next_due_at = ?",
        (to_ms(next_due_at), schedule.schedule_id, to_ms(due_at)),
    )
    return None if claimed is None else _find_occurrence(db, claimed["occurrence_id"])


def finish_occurrence(
    db: sqlite3.Connection, occurrence_id: int, *, message_id: int | None, reason: str | None
) -> None:
    state = OccurrenceState.SKIPPED if message_id is None else OccurrenceState.SENT
    db.execute(
        "UPDATE occurrence SET state = ?, message_id = ?, reason = ? WHERE occurrence_id = ? AND state = 'sending'",
        (state, message_id, reason if message_id is None else None, occurrence_id),
    )


def list_unfinished_occurrences(db: sqlite3.Connection) -> list[Occurrence]:
    rows = db.execute(
        "SELECT occurrence.*, schedule.class_id, schedule.kind FROM occurrence JOIN schedule USING (schedule_id)"
        " WHERE state = 'sending' ORDER BY due_at, occurrence_id"
    )
    return [_occurrence_from_row(row) for row in rows]


def _find_occurrence(db: sqlite3.Connection, occurrence_id: int) -> Occurrence:
    row = db.execute(
        "SELECT occurrence.*, schedule.class_id, schedule.kind FROM occurrence JOIN schedule USING (schedule_id)"
        " WHERE occurrence_id = ?",
        (occurrence_id,),
    ).fetchone()
    return _occurrence_from_row(row)


def _schedule_from_row(row: sqlite3.Row) -> Schedule:
    return Schedule(
        schedule_id=row["schedule_id"],
        class_id=row["class_id"],
        kind=ScheduleKind(row["kind"]),
        days=tuple(Weekday(day) for day in from_json_ids(row["days"])),
        at=time.fromisoformat(row["wall_time"]),
        zone=row["zone"],
        next_due_at=from_ms(row["next_due_at"]),
        is_active=bool(row["is_active"]),
    )


def _occurrence_from_row(row: sqlite3.Row) -> Occurrence:
    return Occurrence(
        occurrence_id=row["occurrence_id"],
        schedule_id=row["schedule_id"],
        class_id=row["class_id"],
        kind=ScheduleKind(row["kind"]),
        due_at=from_ms(row["due_at"]),
        nonce=row["nonce"],
        state=OccurrenceState(row["state"]),
        attempted_at=from_ms(row["attempted_at"]),
        message_id=row["message_id"],
        reason=row["reason"],
    )
