"""Everything the database holds about one person, found by looking at every value of every table it has."""

import json
import re
import sqlite3
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import yaml

from bot.classroom.student_record import StoredRow, StoredTable, StoredValue
from bot.store.connection import connected, prepare_for_reading
from bot.store.database_file import explain_failures
from bot.store.known_tables import TABLES, KnownTable
from bot.store.values import Value, from_ms

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_NUMBER: Final = re.compile(r"[0-9]+")

#: JSON that is not about the person, such as an essay, is cut after this many characters.
_LONG_JSON: Final = 160


async def find_student_rows(path: Path, student_id: int) -> tuple[StoredTable, ...]:
    """Every table of an existing database, each with the rows in which the id stands, or that of one of their posts.

    Works for teachers too. A running bot is not disturbed; what it has committed is seen. Instants are in the time zone
    of the person's class. Raises StoreUnusableError.
    """
    with explain_failures(path):
        async with connected(path, prepare_for_reading) as connection:
            return await connection.run(lambda db: list_tables(db, student_id))


def list_tables(db: sqlite3.Connection, student_id: int) -> tuple[StoredTable, ...]:
    """All tables of the schema, as they stand at one moment."""
    db.execute("BEGIN")
    try:
        person = _Person(student_id=student_id, ids=_find_ids(db, student_id), zone=_find_zone(db, student_id))
        names = [
            row["name"]
            for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        ]
        return tuple(_read_table(db, name, person) for name in sorted(names, key=list(TABLES).index))
    finally:
        db.execute("ROLLBACK")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """Who rows are looked for, by their id and the ids of their posts, and the zone they are shown in."""

    student_id: int
    ids: Set[str]
    zone: ZoneInfo

    def find_ids(self, value: object) -> frozenset[str]:
        """Of the whole numbers in a value, those that are the person's id or that of a post of theirs."""
        return frozenset(_NUMBER.findall(str(value))) & self.ids

    def is_in(self, value: object) -> bool:
        return bool(self.find_ids(value))


def _find_ids(db: sqlite3.Connection, student_id: int) -> Set[str]:
    posts = db.execute("SELECT post_id FROM post WHERE author_id = ?", (student_id,))
    return {str(student_id), *(str(row["post_id"]) for row in posts)}


def _find_zone(db: sqlite3.Connection, student_id: int) -> ZoneInfo:
    """That of the class the person is in, or else of the first one."""
    row = db.execute(
        "SELECT zone FROM class LEFT JOIN student ON student.class_id = class.class_id AND student_id = ?"
        " ORDER BY student_id IS NULL, class.class_id LIMIT 1",
        (student_id,),
    ).fetchone()
    return ZoneInfo("UTC" if row is None else row["zone"])


def _read_table(db: sqlite3.Connection, name: str, person: _Person) -> StoredTable:
    known = TABLES[name]
    rows = db.execute(f'SELECT * FROM "{name}" ORDER BY 1')  # noqa: S608  the name is the schema's own
    return StoredTable(
        name=name,
        about=known.about,
        can_name_people=bool(known.owner or known.people),
        rows=tuple(_read_row(row, known, person) for row in rows if any(map(person.is_in, row))),
    )


def _read_row(row: sqlite3.Row, known: KnownTable, person: _Person) -> StoredRow:
    is_own = any(row[column] == person.student_id for column in known.owner)
    return StoredRow(
        values=tuple(
            StoredValue(
                column=column,
                value=_render(column, row[column], known, person, is_own=is_own),
                ids=person.find_ids(row[column]),
            )
            for column in sorted(row.keys(), key=known.columns.index)
        ),
        is_own=is_own,
    )


def _render(column: str, value: Value, known: KnownTable, person: _Person, *, is_own: bool) -> str | None:
    if isinstance(value, int) and column.endswith("_at"):
        local = from_ms(value).astimezone(person.zone)
        return f"{local:%a} {local.day} {local:%b %Y, %H:%M %Z}"
    if isinstance(value, str) and column in (*known.people, *known.json):
        return _render_json(value, person, is_own=is_own)
    return None if value is None else str(value)


def _render_json(text: str, person: _Person, *, is_own: bool) -> str:
    if not is_own and person.is_in(text):
        about_person = _keep_about(json.loads(text), person)
        return yaml.safe_dump(about_person, sort_keys=False, default_flow_style=None, width=1_000).strip()
    return text if len(text) <= _LONG_JSON else f"{text[:_LONG_JSON]}… ({len(text):,} characters)"


def _keep_about(part: Json, person: _Person) -> Json:
    """Of JSON the person is in: every object and list entry that leads to them, with the plain values beside it."""
    if isinstance(part, list):
        return [_keep_about(each, person) for each in part if person.is_in(each)]
    if isinstance(part, dict):
        return {
            key: _keep_about(each, person)
            for key, each in part.items()
            if person.is_in(each) or not (each is None or isinstance(each, dict | list))
        }
    return part
