"""/setup: from a server without a class to a class that is ready."""

import pytest

from bot.discussion.post import Student
from tests.behaviour.school import School, answer_of, custom_id, shown, text_of

ROLES_AND_CHANNELS = {
    "setup_teacher_role": "teacher_role",
    "setup_student_role": "student_role",
    "setup_prompts_channel": "prompts",
    "setup_teacher_channel": "teachers",
}


async def choose_everything(school: School) -> None:
    panel = await school.open_panel()
    for action, chosen in ROLES_AND_CHANNELS.items():
        await school.manager.select(panel, [getattr(school, chosen)], custom_id=custom_id(action))


async def test_the_manager_opens_a_panel_that_says_what_is_still_missing(new_school: School) -> None:
    result = await new_school.manager.slash(new_school.teachers, "setup")

    text = shown(result)
    assert "Still to choose" in text
    assert "the teacher role, the prompts channel, the teacher channel" in text
    assert "I post and record nothing" in text


async def test_every_choice_is_saved_as_it_is_made(new_school: School) -> None:
    await choose_everything(new_school)

    school_class = await new_school.find_class()
    assert school_class.teacher_role_id == new_school.teacher_role.id
    assert school_class.student_role_id == new_school.student_role.id
    assert school_class.prompts_channel_id == new_school.prompts.id
    assert school_class.teacher_channel_id == new_school.teachers.id


async def test_the_panel_shows_each_choice_and_is_still_private(new_school: School) -> None:
    panel = await new_school.open_panel()

    await new_school.manager.select(panel, [new_school.teacher_role], custom_id=custom_id("setup_teacher_role"))

    assert panel.ephemeral
    assert "the teacher role" not in text_of(panel.message)


async def test_the_student_role_can_be_taken_away_again(school: School) -> None:
    panel = await school.open_panel()

    await school.manager.select(panel, [], custom_id=custom_id("setup_student_role"))

    assert (await school.find_class()).student_role_id is None


async def test_another_pack_can_be_chosen(school: School) -> None:
    panel = await school.open_panel()

    await school.manager.select(panel, ["ferries"], custom_id=custom_id("setup_pack"))

    assert (await school.find_class()).pack_id == "ferries"


async def test_nothing_is_posted_or_recorded_before_the_age_is_confirmed(new_school: School) -> None:
    school = new_school
    await choose_everything(school)

    answer = await school.teacher.slash(school.teachers, "prompt post")
    await school.amina.send(school.prompts, "Is this the place?")
    joined = await school.amina.slash(school.prompts, "me")

    assert "the confirmation of the students' age" in shown(answer)
    assert "not set up yet" in shown(joined)
    assert school.texts_in(school.prompts) == ["Is this the place?"]
    assert await school.list_prompts() == []
    assert await school.store.list_students(1) == []


async def test_no_student_is_added_before_the_age_is_confirmed(new_school: School) -> None:
    await choose_everything(new_school)
    panel = await new_school.open_panel()

    result = await new_school.manager.select(panel, [new_school.amina], custom_id=custom_id("setup_students"))

    assert "age" in shown(result)
    assert await new_school.store.list_students(1) == []


async def test_once_the_age_is_confirmed_the_class_is_told_once_what_is_kept(new_school: School) -> None:
    school = new_school
    await choose_everything(school)
    panel = await school.open_panel()

    await school.manager.click(panel, custom_id=custom_id("setup_age"))
    await school.manager.select(panel, [school.prompts], custom_id=custom_id("setup_prompts_channel"))

    school_class = await school.find_class()
    assert school_class.is_ready
    assert school_class.age_confirmed_by_id == school.manager.id
    [notice] = school.texts_in(school.prompts)
    assert "What I keep" in notice
    assert "confirmed by" in text_of(panel.message)


async def test_a_teacher_who_does_not_manage_the_server_cannot_confirm_the_age(new_school: School) -> None:
    school = new_school
    await choose_everything(school)
    school.open_command("setup", school.teacher)
    panel = answer_of(await school.teacher.slash(school.teachers, "setup"))

    result = await school.teacher.click(panel, custom_id=custom_id("setup_age"))

    assert "Manage Server" in shown(result)
    assert not (await school.find_class()).is_ready
    assert school.texts_in(school.prompts) == []


async def test_when_the_notice_is_refused_choosing_the_channel_again_posts_it(new_school: School) -> None:
    school = new_school
    await choose_everything(school)
    panel = await school.open_panel()
    school.forbid(school.prompts, send_messages=False)

    refused = await school.manager.click(panel, custom_id=custom_id("setup_age"))
    school.forbid(school.prompts, send_messages=None)
    await school.manager.select(panel, [school.prompts], custom_id=custom_id("setup_prompts_channel"))

    assert "Send Messages" in shown(refused)
    assert len(school.texts_in(school.prompts)) == 1


async def test_the_panel_warns_of_a_teacher_channel_that_everybody_can_read(new_school: School) -> None:
    await choose_everything(new_school)

    panel = await new_school.open_panel()

    assert "Everybody can read" in text_of(panel.message)


async def test_the_panel_warns_of_what_the_bot_lacks_and_of_a_channel_that_is_gone(school: School) -> None:
    school.forbid(school.prompts, send_messages=False)
    await school.delete_channel(school.teachers.id)

    text = shown(await school.manager.slash(school.prompts, "setup"))

    assert f"in <#{school.prompts.id}>: give my role **Send Messages** there" in text
    assert f"<#{school.teachers.id}> is gone" in text


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_nobody_else_may_open_the_panel(new_school: School, who: str) -> None:
    person = getattr(new_school, who)
    new_school.open_command("setup", person)

    result = await person.slash(new_school.prompts, "setup")

    assert "Only somebody who manages this server" in shown(result)
    assert await new_school.store.list_classes() == []


@pytest.mark.parametrize("action", [*ROLES_AND_CHANNELS, "setup_week", "setup_requirement", "setup_age", "setup_pack"])
@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_nobody_else_may_use_what_is_on_the_panel(school: School, who: str, action: str) -> None:
    before = await school.find_class()
    planted = school.plant_button(school.prompts, custom_id(action, before.class_id))

    result = await getattr(school, who).click(planted, custom_id=custom_id(action, before.class_id))

    assert "for the class's teachers" in shown(result) or "manages this server" in shown(result)
    assert result.modal is None
    assert await school.find_class() == before


async def test_students_are_added_by_choosing_them(school: School) -> None:
    panel = await school.open_panel()
    everybody = [school.amina, school.ben, school.teacher, school.stranger]

    await school.manager.select(panel, everybody, custom_id=custom_id("setup_students"))

    roster = await school.store.list_students((await school.find_class()).class_id)
    assert roster == [
        Student(student_id=school.amina.id, name="Amina"),
        Student(student_id=school.ben.id, name="Ben"),
    ]
    assert "**Students on the roster** 2" in text_of(panel.message)


async def test_a_week_asked_for_before_the_class_is_ready_says_what_to_choose_first(new_school: School) -> None:
    await new_school.manager.slash(new_school.teachers, "setup")

    text = shown(await new_school.manager.slash(new_school.teachers, "week"))

    assert "First choose in `/setup`: the teacher role" in text


async def test_a_teacher_without_a_chosen_role_is_told_who_can_choose_it(new_school: School) -> None:
    text = shown(await new_school.teacher.slash(new_school.teachers, "prompt list"))

    assert "no teacher role has been chosen yet" in text
