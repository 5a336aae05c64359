"""/prompt and /pack: posting, listing, closing and scheduling questions, by a teacher."""

import pytest

from bot.classroom.schedule import ScheduleKind
from bot.discussion.prompt import PromptState
from tests.behaviour.school import School, custom_id, shown, text_of


async def test_a_teacher_posts_the_packs_next_question_with_its_thread(school: School) -> None:
    first = await school.teacher.slash(school.teachers, "prompt post")
    second = await school.teacher.slash(school.teachers, "prompt post")

    threads = school.prompts.threads
    assert [thread.name for thread in threads] == ["1 · The claim behind q1", "2 · The claim behind q2"]
    assert shown(first) == f"Posted question 1 of 3: <#{threads[0].id}>\n"
    assert shown(second) == f"Posted question 2 of 3: <#{threads[1].id}>\n"


async def test_a_teacher_picks_the_question_and_when_it_is_due(school: School) -> None:
    await school.post_question(question="q3", due="2026-01-09 18:00")

    [prompt] = await school.list_prompts()
    assert (prompt.question.id, f"{prompt.response_due_at:%d %H:%M}") == ("q3", "09 18:00")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"question": "q9"}, "has no question called “q9”"),
        ({"due": "someday"}, "I cannot read “someday” as a day"),
        ({"due": "2025-12-24"}, "already past"),
        ({"due": "2026-02-30"}, "no day 2026-02-30 in the calendar"),
        ({"due": "Wed 25:00"}, "not a time of day"),
    ],
)
async def test_what_cannot_be_posted_is_explained_and_nothing_is_kept(
    school: School, options: dict[str, str], said: str
) -> None:
    result = await school.teacher.slash(school.teachers, "prompt post", **options)

    assert said in shown(result)
    assert await school.list_prompts() == []
    assert school.threads == []


async def test_when_every_question_was_posted_the_teacher_hears_what_to_do(school: School) -> None:
    for _ in range(3):
        await school.post_question()

    result = await school.teacher.slash(school.teachers, "prompt post")

    assert "Every question of the pack “Who should build the bridge?” has been posted" in shown(result)


async def test_the_list_says_what_was_posted_and_what_comes_next(school: School) -> None:
    empty = await school.teacher.slash(school.teachers, "prompt list")
    thread = await school.post_question()
    await school.amina.send(thread, "The ferry already does what the bridge would do.")

    result = await school.teacher.slash(school.teachers, "prompt list")

    assert "None posted yet" in shown(empty)
    assert "The claim behind q1" in shown(result)
    assert "1 post" in shown(result)
    assert "1 of 3 questions" in shown(result)


async def test_closing_locks_the_thread_and_keeps_what_is_in_it(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, "The ferry already does what the bridge would do.")

    result = await school.teacher.slash(thread, "prompt close")
    again = await school.teacher.slash(school.teachers, "prompt close")

    assert shown(result) == "Question 1, “The claim behind q1”, is closed.\n"
    assert shown(again) == "Question 1, “The claim behind q1”, was closed before.\n"
    assert (await school.list_prompts())[0].state is PromptState.CLOSED
    assert len(await school.list_posts()) == 1


async def test_closing_inside_a_thread_means_that_thread(school: School) -> None:
    older = await school.post_question()
    await school.post_question()

    await school.teacher.slash(older, "prompt close")

    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED, PromptState.OPEN]


@pytest.mark.parametrize("command", ["prompt close", "summary"])
async def test_a_question_that_is_not_there_is_explained(school: School, command: str) -> None:
    before = await school.teacher.slash(school.teachers, command)
    await school.post_question()
    unknown = await school.teacher.slash(school.teachers, command, prompt="the one on ferries")

    assert "No question has been posted yet" in shown(before)
    assert "There is no posted question “the one on ferries”" in shown(unknown)
    assert (await school.list_prompts())[0].state is PromptState.OPEN


async def test_questions_are_scheduled_and_paused(school: School) -> None:
    school_class = await school.find_class()

    none = await school.teacher.slash(school.teachers, "prompt schedule", days="off")
    result = await school.teacher.slash(school.teachers, "prompt schedule", days="thu, Mon", time="4pm")
    scheduled = await school.store.find_schedule(school_class.class_id, ScheduleKind.PROMPT)
    listed = await school.teacher.slash(school.teachers, "prompt list")
    paused = await school.teacher.slash(school.teachers, "prompt schedule", days="Off")

    assert shown(none) == "No questions were scheduled.\n"
    assert "every Monday, Thursday at 16:00" in shown(result)
    assert scheduled is not None
    assert f"<t:{int(scheduled.next_due_at.timestamp())}:F>" in shown(result)
    assert "**Next**" in shown(listed)
    assert "Paused" in shown(paused)
    assert len(await school.store.list_active_schedules()) == 1  # the weekly summary's


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"days": "someday", "time": "16:00"}, "I cannot read the days “someday”"),
        ({"days": "Mon"}, "At what time?"),
        ({"days": "Mon", "time": "25:00"}, "not a time of day"),
        ({"days": "Mon", "time": "noonish"}, "I cannot read the time “noonish”"),
    ],
)
async def test_a_schedule_that_cannot_be_read_is_explained_and_not_kept(
    school: School, options: dict[str, str], said: str
) -> None:
    result = await school.teacher.slash(school.teachers, "prompt schedule", **options)

    assert said in shown(result)
    assert await school.store.find_schedule((await school.find_class()).class_id, ScheduleKind.PROMPT) is None


async def test_the_packs_are_listed_with_the_classs_own_and_what_was_asked(school: School) -> None:
    await school.post_question(question="q2")

    text = shown(await school.teacher.slash(school.teachers, "pack list"))

    assert text.count("Who should build the bridge?") >= 2
    assert "✅ 2 · The claim behind q2" in text
    assert "○ 1 · The claim behind q1" in text


async def test_a_pack_that_is_no_longer_there_is_named(school: School) -> None:
    await school.make_ready(class_id=(await school.find_class()).class_id, pack_id="tides")

    posting = await school.teacher.slash(school.teachers, "prompt post")
    listing = await school.teacher.slash(school.teachers, "pack list")

    assert "`tides` is no longer there" in shown(posting)
    assert "choose another" in shown(listing)


async def test_a_prompt_in_a_forum_is_a_forum_post_and_answers_in_it_are_recorded(school: School) -> None:
    await school.make_ready(class_id=(await school.find_class()).class_id, prompts_channel_id=school.forum.id)

    thread = await school.post_question()
    await school.amina.send(thread, "The ferry already does what the bridge would do.")

    card = thread.history()[0]
    progress = await school.amina.click(card, custom_id=custom_id("progress"))
    assert "What would have to be true" in text_of(card)
    assert [post.author_id for post in await school.list_posts()] == [school.amina.id]
    assert "“The ferry already" in shown(progress)
