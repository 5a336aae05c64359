"""Threads and channels deleted under the bot, and permissions taken away."""

import pytest

from bot.classroom.schedule import ScheduleKind
from bot.discussion.prompt import PromptState
from tests.behaviour.school import School, custom_id, shown

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."


async def test_when_a_thread_is_deleted_its_question_is_closed_and_the_teacher_told(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)

    await school.delete_channel(thread.id)

    [prompt] = await school.list_prompts()
    [notice] = school.texts_in(school.teachers)
    assert prompt.state is PromptState.CLOSED
    assert [post.text for post in await school.list_posts()] == [ARGUMENT]
    assert "The thread of question 1 was deleted, so I have closed that question" in notice
    assert "1 post" in notice


async def test_a_question_whose_thread_is_gone_still_has_its_reports(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    await school.delete_channel(thread.id)

    summary = shown(await school.teacher.slash(school.teachers, "summary"))
    for_class = shown(await school.teacher.slash(school.teachers, "summary", **{"for": "class"}))

    assert "1 post by 1 of " in summary
    assert "gone" in for_class


async def test_another_threads_end_is_nobodys_business(school: School) -> None:
    await school.post_question()
    lunch = school.open_thread(school.amina, school.prompts, "Lunch")

    await school.delete_channel(lunch.id)

    assert school.texts_in(school.teachers) == []


async def test_when_the_channel_for_questions_is_deleted_the_teacher_hears_what_to_do(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)

    await school.delete_channel(school.prompts.id)

    notices = school.texts_in(school.teachers)
    posting = shown(await school.teacher.slash(school.teachers, "prompt post"))
    assert len(notices) == 1
    assert "Choose another channel with `/setup`" in notices[0]
    assert "`/setup`" in posting
    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED]
    assert len(await school.list_posts()) == 1


async def test_after_choosing_another_channel_questions_are_posted_again(school: School) -> None:
    await school.delete_channel(school.prompts.id)
    other = school.guild.create_text_channel("seminar-2")
    panel = await school.open_panel()

    await school.manager.select(panel, [other], custom_id=custom_id("setup_prompts_channel"))
    result = await school.teacher.slash(school.teachers, "prompt post")

    assert "Posted question 1 of 3" in shown(result)
    assert [thread.name for thread in other.threads] == ["1 · The claim behind q1"]


async def test_questions_left_in_a_former_channel_are_closed_with_it(school: School) -> None:
    await school.post_question()
    await school.make_ready(class_id=1, prompts_channel_id=school.forum.id)

    await school.delete_channel(school.prompts.id)

    [notice] = school.texts_in(school.teachers)
    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED]
    assert "/setup" not in notice


async def test_without_a_teacher_channel_commands_still_answer(school: School) -> None:
    thread = await school.post_question()
    await school.delete_channel(school.teachers.id)

    await school.delete_channel(thread.id)

    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED]
    assert "Week of" in shown(await school.teacher.slash(school.prompts, "week"))


@pytest.mark.parametrize(
    ("denied", "named"),
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("create_public_threads", "Create Public Threads"),
        ("send_messages_in_threads", "Send Messages in Threads"),
    ],
)
async def test_a_permission_that_is_missing_for_posting_is_named_and_nothing_is_kept(
    school: School, denied: str, named: str
) -> None:
    school.forbid(school.prompts, **{denied: False})

    result = await school.teacher.slash(school.teachers, "prompt post")

    assert f"give my role **{named}**" in shown(result)
    assert await school.list_prompts() == []
    assert school.texts_in(school.prompts) == []


async def test_a_permission_that_is_missing_for_closing_is_named_and_the_question_stays_open(school: School) -> None:
    await school.post_question()
    school.forbid(school.prompts, manage_threads=False)

    result = await school.teacher.slash(school.teachers, "prompt close")

    assert "**Manage Threads**" in shown(result)
    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.OPEN]


async def test_when_discord_does_not_answer_the_question_is_posted_a_little_later_and_once(school: School) -> None:
    school.env.inject_error("POST", "/channels/*/messages", status=503)

    result = await school.teacher.slash(school.teachers, "prompt post")
    waiting = await school.list_prompts()
    await school.wait(minutes=10)

    assert "Nothing is lost; I try again" in shown(result)
    assert [prompt.state for prompt in waiting] == [PromptState.POSTING]
    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.OPEN]
    assert len(school.prompts.threads) == 1


async def test_a_scheduled_question_waits_for_its_permission_and_the_teacher_is_told_once(school: School) -> None:
    await school.teacher.slash(school.teachers, "prompt schedule", days="Thu", time="00:05")
    school.forbid(school.prompts, send_messages=False)
    await school.wait(minutes=10)
    told = school.texts_in(school.teachers)

    school.forbid(school.prompts, send_messages=None)
    await school.wait(minutes=10)

    [notice] = told
    assert "The question due" in notice
    assert "**Send Messages**" in notice
    assert len(school.prompts.threads) == 1
    assert await school.store.find_schedule(1, ScheduleKind.PROMPT)
