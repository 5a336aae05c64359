import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.post import Student
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.thread import Thread
from bot.report.participation_csv import BYTE_ORDER_MARK, HEADER, guard_cell, render_participation_csv
from bot.report.week import Week
from bot.report.week_report import build_week_report
from tests.factories import instant, make_post, make_prompt, make_question, make_student


def render(student: Student, *, title: str = "Who pays?", zone: str = "America/Chicago") -> str:
    prompt = make_prompt(question=make_question(text="?"))
    posts = (
        make_post(1, author_id=student.student_id, text="The town pays, says ¶2.", minutes=30),
        make_post(2, author_id=99, text="Nobody does.", minutes=40),
        make_post(3, author_id=student.student_id, text="Why nobody?", minutes=60, reply_to_id=2),
    )
    report = build_week_report(
        class_name="Period 2",
        week=Week(starts_at=instant(), ends_at=instant(days=7), zone=zone),
        previous_starts_at=instant(days=-7),
        threads=[Thread(prompt=prompt, posts=posts, students=(student,))],
        students=[student],
        maker=RulesMaker(),
    )
    return render_participation_csv(report)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


def test_a_row_says_what_the_student_did_against_what_was_asked() -> None:
    (row,) = rows_of(render(make_student(123456789012345678, "Zoë")))

    assert row == {
        "Student": "Zoë",
        "Discord ID": "#123456789012345678",
        "Prompt": "1",
        "Question": "The claim behind q1",
        "Standing": "partly",
        "Responses": "1",
        "Responses asked": "1",
        "Replies": "1",
        "Replies asked": "2",
        "Late": "0",
        "Posts": "2",
        "Words": "7",
        "First response": "2026-03-02 03:30",
        "Last post": "2026-03-02 04:00",
    }


def test_the_file_begins_with_a_byte_order_mark_and_ends_its_lines_as_rfc_4180_says() -> None:
    text = render(make_student())

    assert text.startswith(BYTE_ORDER_MARK + ",".join(HEADER) + "\r\n")
    assert text.count("\r\n") == text.count("\n") == 2


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "\0=1", "＝1+1", "＠x", "\u200b=1", "\ufeff=1"],
)
def test_a_name_that_is_a_formula_is_made_text(name: str) -> None:
    (row,) = rows_of(render(make_student(11, name)))

    assert row["Student"] == "'" + name


@pytest.mark.parametrize("name", ["Amina", "O'Neil, Sam", 'the "real" Ben', "李娜", "#1 fan", ""])
def test_an_ordinary_name_is_left_as_it_is(name: str) -> None:
    assert guard_cell(name) == name


@given(st.text(max_size=30))
def test_any_name_comes_back_whole_and_never_begins_a_formula(name: str) -> None:
    (row,) = rows_of(render(make_student(11, "x" + name)))

    assert row["Student"] == "x" + name
    assert guard_cell(name)[:1] not in frozenset("=+-@\t\r\n\0＝＋－＠")
