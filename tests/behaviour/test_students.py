"""What students press and ask: joining, /me, and the progress button under a question."""

import pytest

from bot.discussion.post import Student
from bot.discussion.prompt import Requirement
from tests.behaviour.school import School, custom_id, shown

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."


async def test_a_student_joins_with_the_button_and_is_told_what_comes_next(school: School) -> None:
    notice = school.plant_button(school.prompts, custom_id("join"))

    first = await school.amina.click(notice, custom_id=custom_id("join"))
    second = await school.amina.click(notice, custom_id=custom_id("join"))

    assert "You are on the roster. When a question is posted" in shown(first)
    assert "on the roster already" in shown(second)
    assert await school.store.list_students(1) == [Student(student_id=school.amina.id, name="Amina")]


async def test_the_real_class_notice_carries_that_button(new_school: School) -> None:
    school = new_school
    await school.make_ready(notice_message_id=None)
    panel = await school.open_panel()
    await school.manager.select(panel, [school.prompts], custom_id=custom_id("setup_prompts_channel"))
    [notice] = school.prompts.history()

    joined = await school.ben.click(notice, label="I'm in this class")

    assert "You are on the roster" in shown(joined)


@pytest.mark.parametrize("who", ["stranger", "teacher", "manager"])
@pytest.mark.parametrize("action", ["join", "progress"])
async def test_who_is_no_student_is_refused_kindly_and_not_put_on_the_roster(
    school: School, who: str, action: str
) -> None:
    planted = school.plant_button(school.prompts, custom_id(action))

    result = await getattr(school, who).click(planted, custom_id=custom_id(action))

    assert "for the students of this class" in shown(result)
    assert await school.store.list_students(1) == []


async def test_without_a_student_role_everybody_but_teachers_is_a_student(new_school: School) -> None:
    school = new_school
    await school.make_ready(student_role_id=None)

    stranger = await school.stranger.slash(school.prompts, "me")
    teacher = await school.teacher.slash(school.prompts, "me")

    assert "No question has been posted yet" in shown(stranger)
    assert "for the students of this class" in shown(teacher)


async def test_progress_under_a_question_shows_that_question_alone_and_me_shows_all(school: School) -> None:
    thread = await school.post_question()
    await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    [card, _] = [message for message in school.prompts.history() if message.components]

    progress = shown(await school.amina.click(card, label="My progress"))
    me = shown(await school.amina.slash(school.prompts, "me"))

    assert "The claim behind q1" in progress
    assert "answer: “The bridge would help nobody" in progress
    assert "replies to different classmates" in progress
    assert "The claim behind q2" not in progress
    assert "The claim behind q1" in me
    assert "The claim behind q2" in me


async def test_a_student_sees_to_whom_a_reply_went_and_when_all_is_done(new_school: School) -> None:
    school = new_school
    await school.make_ready(requirement=Requirement(n_responses=0, n_replies=1))
    thread = await school.post_question()
    post = await school.amina.send(thread, ARGUMENT)
    await school.ben.send(thread, "The boat stops at six, though, and people work until eight.", reply_to=post)

    text = shown(await school.ben.slash(thread, "me"))

    assert "reply to Amina: “The boat stops" in text
    assert "Everything asked is done" in text


async def test_a_students_progress_is_their_own(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)

    text = shown(await school.ben.slash(school.prompts, "me"))

    assert "The bridge would help nobody" not in text
    assert "Still to do" in text
