"""What becomes a post, and what never does."""

from pathlib import Path

import pytest

from bot.discussion.post import Student
from tests.behaviour.school import School, shown

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."
REPLY = "I disagree, since the boat stops at six and people work until eight."


def content_of(folder: Path) -> bytes:
    """Everything in the database's files."""
    return b"".join(file.read_bytes() for file in sorted(folder.glob("harkness.db*")))


async def test_a_students_message_in_the_thread_becomes_a_post_and_its_author_is_on_the_roster(
    school: School,
) -> None:
    thread = await school.post_question()

    message = await school.amina.send(thread, ARGUMENT)

    [post] = await school.list_posts()
    assert (post.post_id, post.author_id, post.text) == (message.id, school.amina.id, ARGUMENT)
    assert post.posted_at == message.created_at
    assert await school.store.list_students(1) == [Student(student_id=school.amina.id, name="Amina")]


async def test_a_reply_is_kept_with_what_it_answers_and_whom_it_mentions(school: School) -> None:
    thread = await school.post_question()
    message = await school.amina.send(thread, ARGUMENT)

    await school.ben.send(thread, f"{school.amina.mention} {REPLY}", reply_to=message)

    post = (await school.list_posts())[1]
    assert post.reply_to_id == message.id
    assert school.amina.id in post.mentioned_ids


async def test_an_edit_is_followed(school: School) -> None:
    thread = await school.post_question()
    message = await school.amina.send(thread, ARGUMENT)

    await school.amina.edit(message, REPLY)

    [post] = await school.list_posts()
    assert post.text == REPLY
    assert post.edited_at is not None


async def test_the_preview_of_a_link_is_no_edit(school: School) -> None:
    thread = await school.post_question()
    message = await school.amina.send(thread, ARGUMENT)

    await school.deliver("MESSAGE_UPDATE", thread, message, embeds=[{"title": "A page", "type": "link"}])

    assert (await school.list_posts())[0].edited_at is None


async def test_a_deleted_message_leaves_no_text_in_the_file(school: School, tmp_path: Path) -> None:
    thread = await school.post_question()
    message = await school.amina.send(thread, "My mother's ferry ticket is in the drawer.")
    kept = content_of(tmp_path)

    await school.amina.delete(message)

    [post] = await school.list_posts()
    assert post.is_deleted
    assert post.text == ""
    assert b"ferry ticket" in kept
    assert b"ferry ticket" not in content_of(tmp_path)


async def test_many_messages_deleted_at_once_are_all_gone(school: School) -> None:
    thread = await school.post_question()
    messages = [await school.amina.send(thread, f"{ARGUMENT} ({number})") for number in range(3)]

    await school.delete_messages(thread, *messages[:2])

    assert [post.is_deleted for post in await school.list_posts()] == [True, True, False]


@pytest.mark.parametrize("who", ["teacher", "manager", "stranger"])
async def test_who_is_no_student_is_never_recorded(school: School, who: str) -> None:
    thread = await school.post_question()
    person = getattr(school, who)

    message = await person.send(thread, ARGUMENT)
    await person.edit(message, REPLY)

    assert await school.list_posts() == []
    assert await school.store.list_students(1) == []


async def test_other_bots_and_webhooks_are_never_recorded(school: School) -> None:
    thread = await school.post_question()
    helper = school.guild.add_member(school.env.create_user("helper", bot=True), roles=[school.student_role])

    school.send_as_webhook(thread, ARGUMENT)
    await helper.send(thread, ARGUMENT)

    assert len(thread.history()) == 2
    assert await school.list_posts() == []


async def test_what_is_written_elsewhere_is_never_recorded(school: School) -> None:
    await school.post_question()
    own = school.open_thread(school.amina, school.prompts, "Lunch")

    for channel in (school.prompts, school.teachers, own):
        await school.amina.send(channel, "Shall we meet at the ferry after school?")

    assert await school.list_posts() == []
    assert await school.store.list_students(1) == []


async def test_a_post_as_long_as_discord_sells_them_is_kept_whole(school: School) -> None:
    thread = await school.post_question()
    text = "Everybody already crosses by boat. " * 114
    with school.away():
        message = await school.amina.send(thread, "Everybody")

    await school.deliver("MESSAGE_CREATE", thread, message, content=text)

    assert len(text) > 3900
    assert [post.text for post in await school.list_posts()] == [text]


async def test_a_new_student_role_holds_for_the_very_next_message(school: School) -> None:
    thread = await school.post_question()
    panel = await school.open_panel()

    await school.manager.select(panel, [], custom_id="h1:setup_student_role:1")
    await school.stranger.send(thread, ARGUMENT)

    assert [post.author_id for post in await school.list_posts()] == [school.stranger.id]


async def test_each_thread_has_its_own_posts(school: School) -> None:
    first, second = await school.post_question(), await school.post_question()

    await school.amina.send(second, ARGUMENT)
    await school.ben.send(first, REPLY)

    assert [post.text for post in await school.list_posts(0)] == [REPLY]
    assert [post.text for post in await school.list_posts(1)] == [ARGUMENT]


async def test_a_picture_without_words_is_kept_but_answers_nothing(school: School) -> None:
    thread = await school.post_question()

    await school.amina.send(thread, "", attachments=[("bridge.png", b"\x89PNG")])

    assert [post.text for post in await school.list_posts()] == [""]
    assert "Still to do" in shown(await school.amina.slash(thread, "me"))
