"""/week, /participation and /help, as a teacher asks for them."""

import csv
from datetime import time

import pytest

from bot.classroom.class_settings import Weekday
from tests.behaviour.school import School, answer_of, shown

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."
REPLY = "I disagree, since the boat stops at six and people work until eight."


async def discuss(school: School) -> None:
    """A question with an answer by Amina and a reply by Ben; the teacher asks one thing too."""
    thread = await school.post_question()
    post = await school.amina.send(thread, ARGUMENT)
    await school.ben.send(thread, REPLY, reply_to=post)
    await school.teacher.send(thread, "What would change your mind, Amina?")


async def test_the_week_so_far_comes_with_the_gradebook_file_for_the_asking_teacher_alone(school: School) -> None:
    await discuss(school)
    await school.wait(minutes=1)

    result = await school.teacher.slash(school.teachers, "week")

    text = shown(result)
    assert "1 question, 2 posts" in text
    assert "Amina" in text
    [file] = answer_of(result).attachments
    assert file.filename == "participation.csv"
    rows = list(csv.reader((await file.read()).decode("utf-8-sig").splitlines()))
    assert {"Amina", "Ben"} <= {row[0] for row in rows[1:]}


async def test_last_week_is_the_week_before(new_school: School) -> None:
    school = new_school
    await school.make_ready(week_day=Weekday.THURSDAY, week_time=time(1, 0))
    await discuss(school)
    await school.wait(hours=2)

    this = shown(await school.teacher.slash(school.teachers, "week"))
    last = shown(await school.teacher.slash(school.teachers, "week", which="last"))

    assert "nobody wrote" in this
    assert "2 posts" in last


async def test_participation_of_the_class_and_of_one_student(school: School) -> None:
    await discuss(school)

    everybody = shown(await school.teacher.slash(school.teachers, "participation"))
    one = shown(await school.teacher.slash(school.teachers, "participation", student=school.ben))

    assert "Amina" in everybody
    assert "Ben" in everybody
    assert "### Ben" in one
    assert "reply to Amina: “I disagree" in one


@pytest.mark.parametrize("who", ["stranger", "teacher"])
async def test_participation_of_somebody_who_is_not_on_the_roster_is_explained(school: School, who: str) -> None:
    await discuss(school)

    result = await school.teacher.slash(school.teachers, "participation", student=getattr(school, who))

    assert f"{who} is not on the roster" in shown(result)


async def test_participation_says_which_is_missing_questions_or_students(school: School) -> None:
    nothing = shown(await school.teacher.slash(school.teachers, "participation"))
    await school.post_question()
    no_students = shown(await school.teacher.slash(school.teachers, "participation"))
    await school.amina.slash(school.prompts, "me")
    both = shown(await school.teacher.slash(school.teachers, "participation"))

    assert "No question has been posted" in nothing
    assert "No students on the roster" in nothing
    assert "No question has been posted" not in no_students
    assert "No students on the roster" in no_students
    assert "Amina" in both


@pytest.mark.parametrize("command", ["week", "participation", "prompt list", "pack list"])
async def test_a_class_that_has_not_begun_gets_a_friendly_answer(school: School, command: str) -> None:
    text = shown(await school.teacher.slash(school.teachers, command))

    assert "`/prompt post`" in text


async def test_help_shows_a_teacher_the_teachers_commands_and_a_student_the_students(school: School) -> None:
    for_teacher = shown(await school.teacher.slash(school.teachers, "help"))
    for_student = shown(await school.amina.slash(school.prompts, "help"))

    assert "`/participation`" in for_teacher
    assert "`/me` shows what you have done" in for_student
    assert "/participation" not in for_student


async def test_in_a_server_without_a_class_everybody_hears_how_it_starts(new_school: School) -> None:
    manager = shown(await new_school.manager.slash(new_school.prompts, "week"))
    student = shown(await new_school.amina.slash(new_school.prompts, "me"))
    help_ = shown(await new_school.manager.slash(new_school.prompts, "help"))

    assert "start with `/setup`" in manager
    assert "A teacher starts with `/setup`" in student
    assert "`/setup`" in help_
