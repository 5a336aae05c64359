"""Summaries in Discord after they were shown: seen again, put right when posts change, sent when a question closes."""

from pathlib import Path

import discord
import pytest

from bot.discussion.kept_summary import Audience
from tests.behaviour.school import Channel, School, custom_id, shown, text_of

AGAINST = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."
FOR = "I disagree, since the boat stops at six and people work until eight, so the bridge is needed."
FOR_TOO = "The bridge is right because an ambulance cannot wait for the ferry in the middle of winter."
QUESTION = "Who would pay for the bridge if the town has no money for its school?"
FOR_CLASS = {"for": "class"}


async def discuss(school: School, thread: Channel) -> list[discord.Message]:
    """Amina is against it, Ben answers her and goes on, Amina asks a question."""
    first = await school.amina.send(thread, AGAINST)
    later = [await school.ben.send(thread, FOR, reply_to=first), await school.ben.send(thread, FOR_TOO)]
    return [first, *later, await school.amina.send(thread, QUESTION)]


async def post_summary(school: School, thread: Channel) -> discord.Message:
    """The class's summary in the thread, looked at once by the clock."""
    await school.teacher.slash(school.teachers, "summary", **FOR_CLASS)
    posted = thread.history()[-1]
    await school.wait(minutes=1)
    assert "ferry company" in text_of(posted)
    return posted


def reread(channel: Channel, message: discord.Message) -> str:
    return text_of(next(found for found in channel.history() if found.id == message.id))


async def test_without_an_earlier_summary_last_says_so(school: School) -> None:
    await school.post_question()

    mine = shown(await school.teacher.slash(school.teachers, "summary", which="last"))
    classs = shown(await school.teacher.slash(school.teachers, "summary", which="last", **FOR_CLASS))

    assert "No summary of question 1 was made for you before" in mine
    assert "for the class before" in classs


async def test_the_last_summary_is_as_it_was_made_even_after_a_restart(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    fresh = shown(await school.teacher.slash(school.teachers, "summary"))
    await school.wait(minutes=10)
    await school.ben.send(thread, "Besides, the ferry breaks down every winter because the river freezes.")
    await school.restart()

    last = shown(await school.teacher.slash(school.teachers, "summary", which="last"))

    assert "As made <t:" in last
    without_note = [line for line in last.splitlines() if "As made <t:" not in line]
    assert without_note == fresh.splitlines()


async def test_the_last_summary_leaves_out_what_was_deleted_and_counts_it(school: School) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    await school.teacher.slash(school.teachers, "summary")

    await school.amina.delete(first)
    last = shown(await school.teacher.slash(school.teachers, "summary", which="last"))

    assert "ferry company" not in last
    assert "Changed since: " in last
    assert "left out because their posts were edited or deleted" in last


async def test_the_classs_last_summary_is_shown_to_the_teacher_and_not_posted_again(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    await post_summary(school, thread)
    n_messages = len(thread.history())

    last = shown(await school.teacher.slash(school.teachers, "summary", which="last", **FOR_CLASS))

    assert "ferry company" in last
    assert "As made" in last
    assert len(thread.history()) == n_messages


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_students_and_strangers_do_not_get_the_last_summary(school: School, who: str) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    await school.teacher.slash(school.teachers, "summary")
    school.open_command("summary", getattr(school, who))

    text = shown(await getattr(school, who).slash(school.prompts, "summary", which="last"))

    assert "ferry company" not in text
    assert "teachers" in text


@pytest.mark.parametrize("change", ["edit", "delete"])
async def test_a_posted_summary_is_put_right_in_place_when_a_post_it_quotes_changes(
    school: School, change: str
) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    posted = await post_summary(school, thread)
    n_messages = len(thread.history())

    await (school.amina.edit(first, "I take that back.") if change == "edit" else school.amina.delete(first))
    await school.wait(minutes=1)

    text = reread(thread, posted)
    assert "ferry company" not in text
    assert "an ambulance cannot wait" in text
    assert "left out because their posts were edited or deleted." in text
    assert len(thread.history()) == n_messages - (change == "delete")


async def test_a_posted_summary_is_not_touched_where_nothing_it_cites_changed(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    chat = await school.ben.send(thread, "lol")
    await post_summary(school, thread)
    n_requests = count_edits(school)

    await school.ben.edit(chat, "lol!")
    await school.ben.send(thread, "Thanks everybody.")
    await school.wait(minutes=2)

    assert count_edits(school) == n_requests


def count_edits(school: School) -> int:
    return sum(request.method == "PATCH" and "/messages/" in request.path for request in school.env.http_requests)


async def test_a_deletion_while_the_bot_was_away_puts_the_summary_right_when_it_is_back(school: School) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    posted = await post_summary(school, thread)
    with school.away():
        await school.amina.delete(first)

    await school.restart()
    await school.wait(minutes=1)

    assert "ferry company" not in reread(thread, posted)


async def test_a_change_just_before_the_process_ends_is_put_right_by_the_next_one(school: School) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    posted = await post_summary(school, thread)
    await school.amina.edit(first, "I take that back.")

    await school.restart()
    await school.wait(minutes=1)

    assert "ferry company" not in reread(thread, posted)


async def test_a_summary_in_a_closed_thread_is_put_right_and_the_thread_stays_closed(school: School) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    posted = await post_summary(school, thread)
    await school.teacher.slash(thread, "prompt close")

    await school.delete_messages(thread, first)
    await school.wait(minutes=1)

    assert "ferry company" not in reread(thread, posted)
    assert await school.is_locked(thread)


async def test_a_summary_that_was_deleted_itself_is_left_alone(school: School) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    posted = await post_summary(school, thread)
    await school.delete_messages(thread, posted)

    await school.amina.delete(first)
    await school.wait(minutes=5)

    assert len(thread.history()) == 3
    assert school.texts_in(school.teachers) == []


async def test_a_closed_questions_summary_goes_to_the_teacher_channel_once(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)

    await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=1)
    await school.restart()
    await school.wait(hours=2)

    [summary] = school.texts_in(school.teachers)
    assert "ferry company" in summary
    assert "Sent because the question was closed" in summary
    assert not any("ferry company" in text for text in school.texts_in(thread)[4:])


async def test_a_closed_questions_summary_goes_to_the_class_where_the_teacher_chose_that(school: School) -> None:
    panel = await school.open_panel()
    await school.manager.select(panel, ["class"], custom_id=custom_id("setup_closing"))
    thread = await school.post_question()
    await discuss(school, thread)

    await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=2)

    posted = thread.history()[-1]
    assert "ferry company" in text_of(posted)
    assert "of you" in text_of(posted)
    assert "/setup" not in text_of(posted)
    assert school.texts_in(school.teachers) == []
    assert await school.is_locked(thread)


async def test_in_a_forum_the_classs_closing_summary_stands_in_the_closed_post_and_is_put_right_there(
    school: School,
) -> None:
    await school.make_ready(class_id=1, prompts_channel_id=school.forum.id, closing_summary=Audience.CLASS)
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=2)
    posted = thread.history()[-1]
    before = text_of(posted)

    await school.delete_messages(thread, first)
    await school.wait(minutes=2)

    assert "ferry company" in before
    assert "ferry company" not in reread(thread, posted)
    assert await school.is_locked(thread)


async def test_the_teacher_can_choose_that_no_summary_is_sent(school: School) -> None:
    panel = await school.open_panel()
    await school.manager.select(panel, ["off"], custom_id=custom_id("setup_closing"))
    thread = await school.post_question()
    await discuss(school, thread)

    await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=2)

    assert school.texts_in(school.teachers) == []
    assert len(thread.history()) == 4


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_only_teachers_choose_who_gets_the_summary(school: School, who: str) -> None:
    button = school.plant_button(school.prompts, custom_id("setup_closing"))

    result = await getattr(school, who).click(button, custom_id=custom_id("setup_closing"))

    assert "teachers" in shown(result)
    assert (await school.find_class()).closing_summary is Audience.TEACHER


async def test_a_summary_sent_when_the_process_ended_is_found_and_not_sent_again(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=1)
    [prompt] = await school.list_prompts()
    kept = await school.store.find_summary(prompt.prompt_id, Audience.TEACHER)
    assert kept is not None
    # As the end of the process between sending and remembering leaves it.
    owe = "INSERT INTO owed_summary VALUES (?, 'teacher', ?)"
    closed_ms = int((prompt.closed_at or school.env.now()).timestamp() * 1000)
    await school.store._writer.run(lambda db: db.execute("DELETE FROM summary") and None)
    await school.store._writer.run(lambda db: db.execute(owe, (prompt.prompt_id, closed_ms)) and None)

    await school.restart()
    await school.wait(minutes=2)

    assert len(school.texts_in(school.teachers)) == 1
    again = await school.store.find_summary(prompt.prompt_id, Audience.TEACHER)
    assert again is not None
    assert again.message_id == kept.message_id
    assert await school.store.list_owed_summaries() == []


async def test_a_closing_summary_waits_for_discord_and_the_question_is_closed_all_the_same(school: School) -> None:
    thread = await school.post_question()
    await discuss(school, thread)
    school.forbid(school.teachers, send_messages=False)

    result = await school.teacher.slash(thread, "prompt close")
    await school.wait(minutes=3)
    school.forbid(school.teachers, send_messages=None)
    await school.wait(minutes=3)

    assert "is closed." in shown(result)
    assert sum("ferry company" in text for text in school.texts_in(school.teachers)) == 1


async def test_what_a_student_deleted_is_in_no_table_of_the_database_summaries_included(
    school: School, tmp_path: Path
) -> None:
    thread = await school.post_question()
    first, *_ = await discuss(school, thread)
    await school.teacher.slash(school.teachers, "summary")
    await post_summary(school, thread)
    assert b"ferry company" in database_bytes(tmp_path)

    await school.amina.delete(first)

    assert b"ferry company" not in database_bytes(tmp_path)


def database_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("harkness.db*")))
