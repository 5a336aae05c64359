"""The panel that shows what is stored about a student, as HTML."""

import re

from bot.classroom.student_record import StoredRow, StoredTable, StoredValue
from bot.practice.browser.stored_panel import render_stored
from tests.practice_records import HOSTILE

IMANI_ID = "1456074443980800018"


def make_row(*, is_own: bool = True, **values: str | None) -> StoredRow:
    return StoredRow(
        is_own=is_own,
        values=tuple(
            StoredValue(column=column, value=value, ids=frozenset({IMANI_ID} if IMANI_ID in (value or "") else ()))
            for column, value in values.items()
        ),
    )


def make_table(name: str = "post", *rows: StoredRow, can_name_people: bool = True) -> StoredTable:
    return StoredTable(name=name, about=f"What {name} is for.", can_name_people=can_name_people, rows=rows)


def test_nothing_a_student_wrote_or_is_called_becomes_markup() -> None:
    rows = (make_row(text=HOSTILE, n="1"), make_row(is_own=False, text=HOSTILE, ids=f"{HOSTILE} <@{IMANI_ID}>"))

    shown = render_stored(HOSTILE, [make_table("post", *rows)])

    assert "<script" not in shown
    assert "<img" not in shown
    assert not re.findall(r'="[^"]*[<>][^"]*"', shown)
    assert shown.count("&lt;script&gt;") > 4


def test_every_row_and_column_is_shown_under_what_its_table_is_for() -> None:
    rows = (make_row(text="the second one", edited_at=None), make_row(text="", edited_at="Mon 5 Jan 2026, 16:12 CST"))

    shown = _words(render_stored("Imani", [make_table("post", *rows), make_table("position")]))

    assert "What Harkness has stored about Imani" in shown
    assert "2 rows in 1 of 2 tables" in shown
    assert "What post is for. post: 2 rows of Imani text edited_at the second one – (empty) Mon 5 Jan 2026" in shown
    assert "What position is for. Nothing yet." in shown


def test_rows_of_others_stand_apart_with_the_ids_that_lead_to_the_person_marked() -> None:
    own, other = make_row(text=f"<@{IMANI_ID}> is me"), make_row(is_own=False, ids=f"[{IMANI_ID}, 77]")

    shown = render_stored("Imani", [make_table("post", own, other)])

    before, behind = shown.split("<details>")
    assert "<mark" not in before
    assert f"[<mark>{IMANI_ID}</mark>, 77]" in behind
    assert "1 row of others that points to Imani" in behind


def test_a_table_that_can_name_nobody_is_listed_but_shown_with_rows_where_it_names_somebody() -> None:
    row = make_row(is_own=False, value=f"told {IMANI_ID}")
    nameless = (make_table("pack", can_name_people=False), make_table("note", row, can_name_people=False))

    without, _, listed = render_stored("Imani", nameless).partition('id="stored-nameless"')

    assert "told <mark>" in without
    assert "pack" in listed
    assert "note" not in listed.split("<dl>")[1].split("</dl>")[0]


def test_whatever_takes_the_focus_has_an_id_of_its_own() -> None:
    rows = (make_row(text="one"), make_row(is_own=False, text="two"))

    shown = render_stored("Imani", [make_table("post", *rows), make_table("position", *rows)])

    focusable = re.findall(r"<(?:summary|[a-z]+[^>]* tabindex)[^>]*>", shown)
    ids = re.findall(r' id="([^"]+)"', shown)
    assert len(focusable) == 6
    assert all(' id="' in tag for tag in focusable)
    assert len(set(ids)) == len(ids)


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
