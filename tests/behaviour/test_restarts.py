"""The bot's process ends in the middle of something; a new one goes on with it."""

import pytest

from bot.discussion.prompt import PromptState
from tests.behaviour.school import School, custom_id, shown, text_of

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."
REPLY = "I disagree, since the boat stops at six and people work until eight."


async def test_a_panel_opened_before_still_works(school: School) -> None:
    panel = await school.open_panel()
    await school.restart()

    await school.manager.select(panel, ["ferries"], custom_id=custom_id("setup_pack"))

    assert (await school.find_class()).pack_id == "ferries"
    assert "Still to choose" not in text_of(panel.message)


@pytest.mark.parametrize(
    ("button", "values"),
    [
        ("setup_week", {"zone": "Europe/Berlin", "day": ["friday"], "time": "15:00"}),
        (
            "setup_requirement",
            {"n_responses": "1", "n_replies": "9", "different": ["no"], "response_days": "1", "reply_days": "2"},
        ),
    ],
)
async def test_a_form_opened_before_is_taken_after(school: School, button: str, values: dict[str, object]) -> None:
    panel = await school.open_panel()
    form = await school.manager.click(panel, custom_id=custom_id(button))
    before = await school.find_class()
    await school.restart()

    await school.manager.submit_modal(form, values)

    assert await school.find_class() != before


async def test_the_age_is_confirmed_on_a_panel_opened_before_and_the_class_told_once(new_school: School) -> None:
    school = new_school
    await school.make_ready(age_confirmed_at=None, age_confirmed_by_id=None, notice_message_id=None)
    panel = await school.open_panel()
    await school.restart()

    await school.manager.click(panel, custom_id=custom_id("setup_age"))
    await school.restart()
    await school.manager.select(panel, ["ferries"], custom_id=custom_id("setup_pack"))

    assert (await school.find_class()).is_ready
    assert len(school.texts_in(school.prompts)) == 1


async def test_progress_is_shown_on_a_card_posted_before(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    [card] = [message for message in school.prompts.history() if message.components]
    await school.restart()

    result = await school.amina.click(card, label="My progress")

    assert "“The bridge would help nobody" in shown(result)


async def test_joining_works_on_a_notice_posted_before(school: School) -> None:
    notice = school.plant_button(school.prompts, custom_id("join"))
    await school.restart()

    result = await school.ben.click(notice, custom_id=custom_id("join"))

    assert "You are on the roster" in shown(result)
    assert [student.name for student in await school.store.list_students(1)] == ["Ben"]


async def test_posts_edits_and_deletions_after_a_restart_are_followed(school: School) -> None:
    thread = await school.post_question()
    first = await school.amina.send(thread, ARGUMENT)
    second = await school.ben.send(thread, REPLY)
    await school.restart()

    await school.amina.edit(first, "The boat is cheaper.")
    await school.ben.delete(second)
    await school.amina.send(thread, REPLY)

    assert [post.text for post in await school.list_posts()] == ["The boat is cheaper.", "", REPLY]


async def test_what_students_wrote_and_changed_while_the_bot_was_away_is_read_afterwards(school: School) -> None:
    thread = await school.post_question()
    known = await school.amina.send(thread, ARGUMENT)
    with school.away():
        await school.wait(minutes=5)
        await school.amina.edit(known, "The boat is cheaper.")
        await school.ben.send(thread, REPLY, reply_to=known)
        await school.teacher.send(thread, "Go on!")
        await school.stranger.send(thread, "Hello?")
    assert [post.text for post in await school.list_posts()] == [ARGUMENT]

    await school.restart()

    posts = await school.list_posts()
    assert [(post.author_id, post.text) for post in posts] == [
        (school.amina.id, "The boat is cheaper."),
        (school.ben.id, REPLY),
    ]
    assert posts[1].reply_to_id == known.id


async def test_what_was_read_once_is_not_counted_twice(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)

    await school.restart()
    await school.restart()

    assert len(await school.list_posts()) == 1


async def test_what_a_student_deleted_while_the_bot_was_away_is_gone_afterwards(school: School) -> None:
    thread = await school.post_question()
    message = await school.amina.send(thread, ARGUMENT)
    await school.ben.send(thread, REPLY)
    with school.away():
        await school.amina.delete(message)

    await school.restart()

    assert [post.text for post in await school.list_posts()] == ["", REPLY]


async def test_a_student_who_left_while_the_bot_was_away_keeps_what_they_wrote(school: School) -> None:
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    with school.away():
        school.guild.remove_member(school.amina)

    await school.restart()

    assert [post.text for post in await school.list_posts()] == [ARGUMENT]


async def test_a_thread_deleted_while_the_bot_was_away_does_not_hide_what_was_written_in_others(
    school: School,
) -> None:
    lost, other = await school.post_question(), await school.post_question()
    with school.away():
        await school.delete_channel(lost.id)
        await school.amina.send(other, ARGUMENT)

    await school.restart()
    await school.restart()

    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED, PromptState.OPEN]
    assert [post.text for post in await school.list_posts(1)] == [ARGUMENT]
    [notice] = school.texts_in(school.teachers)
    assert "The thread of question 1 was deleted" in notice


async def test_a_closed_question_is_still_closed(school: School) -> None:
    await school.post_question()
    await school.teacher.slash(school.teachers, "prompt close")

    await school.restart()

    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED]


async def test_commands_are_told_to_discord_once_and_not_again_after_a_restart(school: School) -> None:
    await school.restart()
    await school.restart()

    synced = [
        request
        for request in school.env.http_requests
        if request.method == "PUT" and request.path.endswith("/commands")
    ]
    assert len(synced) == 1
    assert "`/week`" in shown(await school.teacher.slash(school.teachers, "help"))
