"""What is offered while a teacher types; nobody else is offered anything of the class's."""

import logging

import pytest

from tests.behaviour.school import School

OPTIONS = [
    ("prompt post", "question"),
    ("prompt post", "due"),
    ("prompt close", "prompt"),
    ("summary", "prompt"),
    ("essay outline", "essay"),
    ("essay remove", "essay"),
    ("questions draft", "essay"),
    ("questions review", "essay"),
    ("pack use", "pack"),
    ("pack export", "pack"),
]


async def test_questions_not_yet_posted_come_first(school: School) -> None:
    await school.post_question()

    offered = await school.teacher.autocomplete(school.teachers, "prompt post", "question", "")

    assert [choice["value"] for choice in offered] == ["q2", "q3", "q1"]
    assert offered[0]["name"] == "2 · ¶2 · The claim behind q2"
    assert offered[2]["name"].endswith("(posted before)")


async def test_questions_are_narrowed_by_what_is_typed(school: School) -> None:
    offered = await school.teacher.autocomplete(school.teachers, "prompt post", "question", "BEHIND Q3")

    assert [choice["value"] for choice in offered] == ["q3"]


async def test_the_next_seven_days_are_offered_and_each_can_be_used(school: School) -> None:
    offered = await school.teacher.autocomplete(school.teachers, "prompt post", "due", "")

    assert [choice["name"] for choice in offered][:2] == ["Friday 02 January, 23:59", "Saturday 03 January, 23:59"]
    assert len(offered) == 7
    await school.post_question(due=offered[3]["value"])
    assert f"{(await school.list_prompts())[0].response_due_at:%m-%d %H:%M}" == "01-05 23:59"


async def test_open_prompts_are_offered_for_closing_and_all_posted_ones_for_a_summary(school: School) -> None:
    first = await school.post_question()
    await school.teacher.slash(first, "prompt close")
    await school.post_question()

    closing = await school.teacher.autocomplete(school.teachers, "prompt close", "prompt", "")
    summary = await school.teacher.autocomplete(school.teachers, "summary", "prompt", "")
    narrowed = await school.teacher.autocomplete(school.teachers, "summary", "prompt", "closed")

    assert [choice["name"] for choice in closing] == ["2 · The claim behind q2"]
    assert [choice["name"] for choice in summary] == ["2 · The claim behind q2", "1 · The claim behind q1 (closed)"]
    assert len(narrowed) == 1


async def test_usual_days_are_offered_and_a_way_to_pause(school: School) -> None:
    offered = await school.teacher.autocomplete(school.teachers, "prompt schedule", "days", "")

    assert [choice["value"] for choice in offered] == ["Mon", "Mon, Thu", "Mon, Wed, Fri", "Tue, Thu", "off"]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_nobody_else_is_offered_anything_of_the_class_and_no_error_is_logged(
    school: School, who: str, command: str, option: str, caplog: pytest.LogCaptureFixture
) -> None:
    await school.post_question()

    with caplog.at_level(logging.ERROR):
        offered = await getattr(school, who).autocomplete(school.prompts, command, option, "")

    assert offered == []
    assert caplog.records == []


@pytest.mark.parametrize(("command", "option"), OPTIONS)
async def test_in_a_server_without_a_class_nothing_is_offered(
    new_school: School, command: str, option: str, caplog: pytest.LogCaptureFixture
) -> None:
    offered = await new_school.manager.autocomplete(new_school.prompts, command, option, "")

    assert offered == []
    assert caplog.records == []
