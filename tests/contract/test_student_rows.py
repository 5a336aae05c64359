"""Everything stored about a person is found, whatever table it is in, and nothing about anybody else."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.classroom.ports import Store
from bot.classroom.student_record import StoredRow, StoredTable
from bot.discussion.kept_summary import Audience, KeptContent, KeptPost, KeptSide, KeptSummary
from bot.discussion.position import Position
from bot.store.known_tables import TABLES
from bot.store.sqlite_store import open_store
from bot.store.student_rows import find_student_rows
from tests.contract.keeping import keep_prompt
from tests.factories import (
    MONDAY,
    instant,
    make_class,
    make_position,
    make_post,
    make_question,
    make_stored_essay,
    make_student,
    snowflake,
)

IMANI, THEO, RUBY = (snowflake(MONDAY - timedelta(days=90), salt) for salt in (1, 2, 3))
OWN, ANSWER, MENTION, ELSEWHERE = (snowflake(MONDAY, salt) for salt in (11, 12, 13, 14))

# What a column is called that holds somebody's id.
_NAMES_A_PERSON = re.compile(r"(?:_by|^student|^author|^teacher|^user|^member|^person|^mentioned|^owner)_ids?$")


async def test_every_column_of_every_table_is_known(path: Path) -> None:
    schema = await _read_schema(path)

    assert {table: sorted(known.columns) for table, known in TABLES.items()} == schema
    assert not [
        f"{table}.{column}"
        for table, columns in schema.items()
        for column in columns
        if _NAMES_A_PERSON.search(column) and column not in _person_columns(table)
    ]


def test_every_table_says_what_it_is_for_in_whole_sentences() -> None:
    assert not [name for name, known in TABLES.items() if not re.fullmatch(r"[A-Z].{20,}\.", known.about)]


async def test_a_person_is_found_in_every_column_that_can_hold_one(path: Path) -> None:
    async with open_store(path) as store:
        await _keep_everything_about(IMANI, store)

        tables = await find_student_rows(path, IMANI)

    found = {(table.name, value.column) for table in tables for row in table.rows for value in row.values if value.ids}
    assert found == {
        ("post", "post_id"),
        *((table, column) for table in TABLES for column in _person_columns(table)),
    }
    assert {table.name for table in tables} == TABLES.keys()
    assert {table.name for table in tables if table.can_name_people} == {table.name for table in tables if table.rows}


async def test_an_id_in_a_place_where_none_is_meant_to_be_is_found_all_the_same(path: Path) -> None:
    async with open_store(path) as store:
        await store.save_note("told:1", f"<@{IMANI}> was told")
        await store.save_note("told:2", f"<@{IMANI}0> was told")

        [row] = _rows_of("note", await find_student_rows(path, IMANI))

    assert _values(row)["key"] == "told:1"


async def test_own_rows_are_told_from_those_of_others_that_mention_or_answer(path: Path) -> None:
    async with open_store(path) as store:
        await _keep_posts(store)

        rows = _rows_of("post", await find_student_rows(path, IMANI))

    assert [(_values(row)["post_id"], row.is_own) for row in rows] == [
        (str(OWN), True),
        (str(ANSWER), False),
        (str(MENTION), False),
    ]


async def test_of_lists_in_rows_of_others_only_what_leads_to_the_person_is_shown(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = await _keep_posts(store)
        await store.save_summary(_make_summary(prompt_id))

        tables = await find_student_rows(path, IMANI)

    [own, _, mention] = _rows_of("post", tables)
    assert _values(own)["mentioned_ids"] == f"[{THEO}, {IMANI}]"
    assert _values(mention)["mentioned_ids"] == f"[{IMANI}]"
    [summary] = _rows_of("summary", tables)
    content = _values(summary)["content"] or ""
    assert f"not_yet_heard: [{IMANI}]" in content
    assert f"{{post_id: {OWN}, digest: ab}}" in content
    assert not [each for each in (THEO, RUBY, ELSEWHERE) if str(each) in content]


async def test_what_was_edited_deleted_or_withdrawn_is_no_longer_shown(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = await _keep_posts(store)
        await store.record_posts([make_post(ELSEWHERE + 9, author_id=IMANI, prompt_id=prompt_id, text="FIRST")])
        await store.save_position(make_position(student_id=IMANI, prompt_id=prompt_id, reason="BEFORE"))
        await store.edit_post(ELSEWHERE + 9, text="SECOND", edited_at=instant(minutes=5))
        await store.delete_posts([OWN], at=instant(minutes=6))
        before = await find_student_rows(path, IMANI)

        await store.withdraw_positions(prompt_id, student_id=IMANI)

        after = await find_student_rows(path, IMANI)

    assert "BEFORE" in str(before)
    assert not _rows_of("position", after)
    assert "FIRST" not in str(after)
    own = [_values(row) for row in _rows_of("post", after) if row.is_own]
    assert [row["text"] for row in own] == ["", "SECOND"]


async def test_instants_are_read_on_the_clock_of_the_persons_class(path: Path) -> None:
    async with open_store(path) as store:
        await store.save_class(make_class(0, guild_id=1, zone="UTC"))
        chicago = await store.save_class(make_class(0, guild_id=2, zone="America/Chicago"))
        await store.enrol_student(chicago.class_id, make_student(IMANI, "Imani"))
        await store.record_posts([make_post(OWN, author_id=IMANI, prompt_id=(await keep_prompt(store)).prompt_id)])

        [row] = _rows_of("post", await find_student_rows(path, IMANI))

    assert _values(row)["posted_at"] == "Mon 2 Mar 2026, 03:00 CST"
    assert _values(row)["edited_at"] is None


async def test_a_long_essay_of_a_teacher_is_cut_and_a_students_long_post_is_not(path: Path) -> None:
    async with open_store(path) as store:
        prompt_id = (await keep_prompt(store)).prompt_id
        await store.record_posts([make_post(OWN, author_id=IMANI, prompt_id=prompt_id, text="[" + "so " * 600)])
        await store.add_essay(replace(make_stored_essay(), added_by_id=IMANI))

        tables = await find_student_rows(path, IMANI)

    assert len(_values(_rows_of("post", tables)[0])["text"] or "") == 1801
    assert re.fullmatch(r".{160}… \(\d+ characters\)", _values(_rows_of("essay", tables)[0])["essay"] or "")


async def _read_schema(path: Path) -> dict[str, list[str]]:
    """Every table's columns, as the migrations make them."""
    async with open_store(path):
        pass
    with closing(sqlite3.connect(path)) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {
            table: sorted(name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,)))
            for (table,) in tables.fetchall()
        }


def _person_columns(table: str) -> tuple[str, ...]:
    return TABLES[table].owner + TABLES[table].people


async def _keep_everything_about(person_id: int, store: Store) -> None:
    """Something in every place where the store can hold this person's id, or that of their post."""
    school_class = await store.save_class(replace(make_class(0, guild_id=1), age_confirmed_by_id=person_id))
    prompt_id = await _keep_posts(store)
    await store.save_position(make_position(Position.AGREE, student_id=person_id, prompt_id=prompt_id))
    await store.save_summary(_make_summary(prompt_id))
    essay = replace(make_stored_essay(class_id=school_class.class_id), added_by_id=person_id)
    stored = await store.add_essay(essay)
    [draft] = await store.redraft(stored.essay_id, [make_question()])
    await store.change_draft(draft, by_id=person_id)
    await store.close_prompt(prompt_id, at=MONDAY, summary_for=Audience.TEACHER)


async def _keep_posts(store: Store) -> int:
    """A post of Imani's, answered, mentioned beside Ruby, and one that has nothing to do with her; the prompt's id."""
    prompt_id = (await keep_prompt(store)).prompt_id
    posts = [
        make_post(MENTION, author_id=THEO, prompt_id=prompt_id, minutes=2, mentioned_ids=(RUBY, IMANI)),
        make_post(ELSEWHERE, author_id=THEO, prompt_id=prompt_id, minutes=3, mentioned_ids=(RUBY,)),
        make_post(ANSWER, author_id=RUBY, prompt_id=prompt_id, minutes=1, reply_to_id=OWN),
        make_post(OWN, author_id=IMANI, prompt_id=prompt_id, mentioned_ids=(THEO, IMANI)),
    ]
    await store.record_posts(posts, names={IMANI: "Imani", THEO: "Theo"})
    return prompt_id


def _make_summary(prompt_id: int) -> KeptSummary:
    content = KeptContent(
        made_by="rules",
        statements=(),
        posts=(KeptPost(post_id=OWN, digest="ab"), KeptPost(post_id=ELSEWHERE, digest="cd")),
        sides=(KeptSide(student_id=THEO, position=Position.AGREE, post_ids=(ELSEWHERE,)),),
        not_yet_heard=(RUBY, IMANI),
    )
    return KeptSummary(prompt_id=prompt_id, audience=Audience.TEACHER, made_at=MONDAY, content=content)


def _rows_of(name: str, tables: Sequence[StoredTable]) -> tuple[StoredRow, ...]:
    return next(table.rows for table in tables if table.name == name)


def _values(row: StoredRow) -> dict[str, str | None]:
    return {value.column: value.value for value in row.values}
