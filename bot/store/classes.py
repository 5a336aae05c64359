"""Classes and their rosters, as rows."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.discussion.kept_summary import Audience
from bot.discussion.post import Student, StudentStatus
from bot.discussion.prompt import Requirement
from bot.errors import StoreError
from bot.store.values import Value, from_ms_or_none, keepable, to_ms, to_ms_or_none

_INSERT = """
    INSERT INTO class (
        guild_id, name, pack_id, zone, teacher_role_id, student_role_id, prompts_channel_id, teacher_channel_id,
        week_day, week_time, n_responses, n_replies, different_classmates, response_due_days, replies_due_days,
        age_confirmed_by_id, age_confirmed_at, notice_message_id, term_started_at,
        closing_summary
    ) VALUES (
        :guild_id, :name, :pack_id, :zone, :teacher_role_id, :student_role_id, :prompts_channel_id, :teacher_channel_id,
        :week_day, :week_time, :n_responses, :n_replies, :different_classmates, :response_due_days, :replies_due_days,
        :age_confirmed_by_id, :age_confirmed_at, :notice_message_id, :term_started_at,
        :closing_summary
    )
"""

_REPLACE = """
    UPDATE class SET
        guild_id = :guild_id, name = :name, pack_id = :pack_id, zone = :zone, teacher_role_id = :teacher_role_id,
        student_role_id = :student_role_id, prompts_channel_id = :prompts_channel_id,
        teacher_channel_id = :teacher_channel_id, week_day = :week_day, week_time = :week_time,
        n_responses = :n_responses, n_replies = :n_replies, different_classmates = :different_classmates,
        response_due_days = :response_due_days, replies_due_days = :replies_due_days,
        age_confirmed_by_id = :age_confirmed_by_id, age_confirmed_at = :age_confirmed_at,
        notice_message_id = :notice_message_id, term_started_at = :term_started_at,
        closing_summary = :closing_summary
    WHERE class_id = :class_id
"""


def save_class(db: sqlite3.Connection, school_class: SchoolClass) -> SchoolClass:
    row = _to_row(school_class)
    if school_class.class_id == 0:
        class_id = db.execute(_INSERT, row).lastrowid
        assert class_id is not None
        return replace(school_class, class_id=class_id)
    if db.execute(_REPLACE, row).rowcount == 0:
        raise StoreError(f"There is no class {school_class.class_id} in the database. Nothing was changed.")
    return school_class


def start_term(
    db: sqlite3.Connection, class_id: int, *, pack_id: str, after: datetime | None, at: datetime
) -> SchoolClass | None:
    begun = db.execute(
        "UPDATE class SET pack_id = ?, term_started_at = ?, notice_message_id = NULL"
        " WHERE class_id = ? AND term_started_at IS ?",
        (pack_id, to_ms(at), class_id, to_ms_or_none(after)),
    )
    if begun.rowcount == 0:
        return None
    db.execute("UPDATE student SET status = ? WHERE class_id = ?", (StudentStatus.LEFT, class_id))
    return find_class(db, class_id)


def find_class(db: sqlite3.Connection, class_id: int) -> SchoolClass | None:
    row = db.execute("SELECT * FROM class WHERE class_id = ?", (class_id,)).fetchone()
    return None if row is None else _from_row(row)


def find_class_of_guild(db: sqlite3.Connection, guild_id: int) -> SchoolClass | None:
    row = db.execute("SELECT * FROM class WHERE guild_id = ? ORDER BY class_id LIMIT 1", (guild_id,)).fetchone()
    return None if row is None else _from_row(row)


def list_classes(db: sqlite3.Connection) -> list[SchoolClass]:
    return [_from_row(row) for row in db.execute("SELECT * FROM class ORDER BY class_id")]


def enrol_student(db: sqlite3.Connection, class_id: int, student: Student) -> bool:
    known = db.execute(
        "SELECT status FROM student WHERE class_id = ? AND student_id = ?", (class_id, student.student_id)
    ).fetchone()
    db.execute(  # an entry that is already so is not written again, and costs no wait for the disk
        "INSERT INTO student (class_id, student_id, name, status) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (class_id, student_id) DO UPDATE SET name = excluded.name, status = excluded.status"
        " WHERE name <> excluded.name OR status <> excluded.status",
        (class_id, student.student_id, keepable(student.name), student.status),
    )
    was_active = known is not None and known["status"] == StudentStatus.ACTIVE
    return student.status is StudentStatus.ACTIVE and not was_active


def enrol_author(db: sqlite3.Connection, prompt_id: int, student: Student) -> None:
    """Enrol in the prompt's class. Nearly every author is known already: then this only reads."""
    known = db.execute(
        "SELECT 1 FROM prompt JOIN student USING (class_id)"
        " WHERE prompt_id = ? AND student_id = ? AND name = ? AND status = ?",
        (prompt_id, student.student_id, keepable(student.name), student.status),
    ).fetchone()
    if known is None:
        row = db.execute("SELECT class_id FROM prompt WHERE prompt_id = ?", (prompt_id,)).fetchone()
        if row is not None:
            enrol_student(db, row["class_id"], student)


def list_students(db: sqlite3.Connection, class_id: int) -> list[Student]:
    students = [
        Student(student_id=row["student_id"], name=row["name"], status=StudentStatus(row["status"]))
        for row in db.execute("SELECT * FROM student WHERE class_id = ?", (class_id,))
    ]
    # SQLite's NOCASE knows only ASCII: Émile would come after Zoë.
    return sorted(students, key=lambda s: (s.name.casefold(), s.student_id))


def to_requirement_row(requirement: Requirement) -> Mapping[str, Value]:
    return {
        "n_responses": requirement.n_responses,
        "n_replies": requirement.n_replies,
        "different_classmates": requirement.different_classmates,
        "response_due_days": requirement.response_due_days,
        "replies_due_days": requirement.replies_due_days,
    }


def from_requirement_row(row: sqlite3.Row) -> Requirement:
    return Requirement(
        n_responses=row["n_responses"],
        n_replies=row["n_replies"],
        different_classmates=bool(row["different_classmates"]),
        response_due_days=row["response_due_days"],
        replies_due_days=row["replies_due_days"],
    )


def _to_row(school_class: SchoolClass) -> Mapping[str, Value]:
    return {
        "class_id": school_class.class_id,
        "guild_id": school_class.guild_id,
        "name": keepable(school_class.name),
        "pack_id": school_class.pack_id,
        "zone": school_class.zone,
        "teacher_role_id": school_class.teacher_role_id,
        "student_role_id": school_class.student_role_id,
        "prompts_channel_id": school_class.prompts_channel_id,
        "teacher_channel_id": school_class.teacher_channel_id,
        "week_day": school_class.week_day,
        "week_time": school_class.week_time.isoformat(),
        **to_requirement_row(school_class.requirement),
        "age_confirmed_by_id": school_class.age_confirmed_by_id,
        "age_confirmed_at": to_ms_or_none(school_class.age_confirmed_at),
        "notice_message_id": school_class.notice_message_id,
        "term_started_at": to_ms_or_none(school_class.term_started_at),
        "closing_summary": school_class.closing_summary,
    }


def _from_row(row: sqlite3.Row) -> SchoolClass:
    return SchoolClass(
        class_id=row["class_id"],
        guild_id=row["guild_id"],
        name=row["name"],
        pack_id=row["pack_id"],
        zone=row["zone"],
        teacher_role_id=row["teacher_role_id"],
        student_role_id=row["student_role_id"],
        prompts_channel_id=row["prompts_channel_id"],
        teacher_channel_id=row["teacher_channel_id"],
        week_day=Weekday(row["week_day"]),
        week_time=time.fromisoformat(row["week_time"]),
        requirement=from_requirement_row(row),
        age_confirmed_by_id=row["age_confirmed_by_id"],
        age_confirmed_at=from_ms_or_none(row["age_confirmed_at"]),
        notice_message_id=row["notice_message_id"],
        term_started_at=from_ms_or_none(row["term_started_at"]),
        closing_summary=None if row["closing_summary"] is None else Audience(row["closing_summary"]),
    )
