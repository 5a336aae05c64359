from dataclasses import replace
from datetime import datetime

import discord
import pytest

from bot.classroom.ports import PostedPrompt
from bot.discord_app.server import DiscordClassServer
from bot.discord_app.threads import thread_name
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import ChannelGoneError, MissingPermissionError, ServerError, ServerUnavailableError
from tests.behaviour.school import Classroom, make_bare_client
from tests.card_examples import EMPTY_THREAD_FOR_CLASS, THREAD_FOR_CLASS, prompt_week, week_report
from tests.card_text import card_text
from tests.factories import make_prompt, make_question

CSV = "\ufeffStudent\r\nAmina\r\n"


@pytest.fixture
def server(classroom: Classroom) -> DiscordClassServer:
    return DiscordClassServer(classroom.client)


def new_prompt(classroom: Classroom, *, in_forum: bool = False, nonce: str = "0123456789abcdef01234567") -> Prompt:
    channel = classroom.forum if in_forum else classroom.prompts
    now = classroom.env.now()
    return replace(
        make_prompt(state=PromptState.POSTING, nonce=nonce), channel_id=channel.id, created_at=now, thread_id=None
    )


def opened(prompt: Prompt, posted: PostedPrompt) -> Prompt:
    return replace(prompt, state=PromptState.OPEN, message_id=posted.message_id, thread_id=posted.thread_id)


def text_of(message: discord.Message) -> str:
    return card_text(discord.ui.LayoutView.from_message(message))


def n_cards(classroom: Classroom) -> int:
    return sum(bool(message.components) for message in classroom.prompts.history())


# Posting


async def test_a_prompt_in_a_text_channel_is_a_card_with_its_thread(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)

    posted = await server.post_prompt(prompt, classroom.school_class)

    card = next(message for message in classroom.prompts.history() if message.id == posted.message_id)
    assert prompt.question.text in text_of(card)
    (thread,) = classroom.prompts.threads
    assert (thread.id, thread.name) == (posted.thread_id, "1 · The claim behind q1")


async def test_a_prompt_in_a_forum_is_a_post_whose_first_message_is_the_card(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom, in_forum=True)

    posted = await server.post_prompt(prompt, classroom.school_class)

    (thread,) = classroom.forum.threads
    assert thread.id == posted.thread_id
    (card,) = thread.history()
    assert card.id == posted.message_id
    assert prompt.question.text in text_of(card)


async def test_everything_is_sent_without_mentions(classroom: Classroom, server: DiscordClassServer) -> None:
    await server.post_prompt(new_prompt(classroom), classroom.school_class)
    await server.post_prompt(new_prompt(classroom, in_forum=True), classroom.school_class)
    await server.tell_teacher(classroom.school_class, "@everyone look")
    await server.post_class_notice(classroom.school_class)
    report = week_report(prompt_week(), n_posts=8)
    await server.send_week(report, classroom.school_class, participation_csv=CSV, nonce="n")

    bodies = [request.json for request in classroom.env.http_requests if request.method == "POST"]
    messages = [body.get("message", body) for body in bodies if isinstance(body, dict)]
    sent = [message for message in messages if "components" in message]
    assert len(sent) == 5
    assert all(message["allowed_mentions"]["parse"] == [] for message in sent)


def test_a_thread_name_fits_discords_limit() -> None:
    question = replace(make_question(), title="long " * 60)

    name = thread_name(make_prompt(question=question))

    assert len(name) <= 100
    assert name.endswith("…")


# Finding a prompt again after a crash


async def test_a_posted_prompt_is_found_again(classroom: Classroom, server: DiscordClassServer) -> None:
    await server.post_prompt(new_prompt(classroom, nonce="another"), classroom.school_class)
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)

    assert await server.find_prompt(prompt) == posted


async def test_a_posted_prompt_is_found_by_a_bot_that_has_just_started(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    fresh = make_bare_client()
    await classroom.env.restart_bot(fresh)

    assert await DiscordClassServer(fresh).find_prompt(prompt) == posted


@pytest.mark.parametrize("in_forum", [False, True], ids=["text", "forum"])
async def test_a_prompt_never_posted_is_not_found(
    classroom: Classroom, server: DiscordClassServer, in_forum: bool
) -> None:
    await server.post_prompt(new_prompt(classroom, in_forum=in_forum, nonce="other"), classroom.school_class)

    assert await server.find_prompt(new_prompt(classroom, in_forum=in_forum)) is None


async def test_a_card_left_without_a_thread_gets_one(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom)
    classroom.env.inject_error("POST", "/channels/*/messages/*/threads", status=503)
    with pytest.raises(ServerUnavailableError):
        await server.post_prompt(prompt, classroom.school_class)
    assert classroom.prompts.threads == []

    found = await server.find_prompt(prompt)

    assert found is not None
    assert [thread.id for thread in classroom.prompts.threads] == [found.thread_id]
    assert n_cards(classroom) == 1


@pytest.mark.parametrize("is_archived", [False, True], ids=["active", "archived"])
async def test_a_forum_post_is_found_again(classroom: Classroom, server: DiscordClassServer, is_archived: bool) -> None:
    prompt = new_prompt(classroom, in_forum=True)
    posted = await server.post_prompt(prompt, classroom.school_class)
    if is_archived:
        await server.close_thread(posted.thread_id)

    assert await server.find_prompt(prompt) == posted


async def test_a_students_copy_of_a_card_is_not_taken_for_it(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom)
    await classroom.amina.send(classroom.prompts, prompt.question.text)

    assert await server.find_prompt(prompt) is None


async def test_without_history_a_prompt_is_unknown_rather_than_absent(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    classroom.forbid(classroom.prompts, read_message_history=False)

    with pytest.raises(MissingPermissionError, match="Read Message History"):
        await server.find_prompt(new_prompt(classroom))


# What Discord refuses


@pytest.mark.parametrize(
    ("denied", "named"),
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("create_public_threads", "Create Public Threads"),
        ("send_messages_in_threads", "Send Messages in Threads"),
    ],
)
async def test_a_missing_permission_is_named_and_nothing_is_posted(
    classroom: Classroom, server: DiscordClassServer, denied: str, named: str
) -> None:
    classroom.forbid(classroom.prompts, **{denied: False})

    with pytest.raises(MissingPermissionError) as caught:
        await server.post_prompt(new_prompt(classroom), classroom.school_class)

    assert (caught.value.permission, caught.value.channel_id) == (named, classroom.prompts.id)
    assert n_cards(classroom) == 0


async def test_a_missing_permission_in_a_forum_has_the_forums_word(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    classroom.forbid(classroom.forum, send_messages=False)

    with pytest.raises(MissingPermissionError, match="Create Posts"):
        await server.post_prompt(new_prompt(classroom, in_forum=True), classroom.school_class)


async def test_a_card_whose_thread_is_refused_is_taken_back(classroom: Classroom, server: DiscordClassServer) -> None:
    classroom.env.inject_error("POST", "/channels/*/messages/*/threads", status=403, code=50013)

    with pytest.raises(MissingPermissionError, match="Create Public Threads"):
        await server.post_prompt(new_prompt(classroom), classroom.school_class)

    assert n_cards(classroom) == 0


async def test_a_deleted_channel_is_gone(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom)
    await classroom.delete_channel(classroom.prompts.id)

    with pytest.raises(ChannelGoneError):
        await server.post_prompt(prompt, classroom.school_class)
    with pytest.raises(ChannelGoneError):
        await server.find_prompt(prompt)


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (503, 0, ServerUnavailableError),
        (400, 160006, ServerUnavailableError),
        (403, 50001, MissingPermissionError),
        (403, 50013, MissingPermissionError),
        (404, 10003, ChannelGoneError),
        (400, 50083, MissingPermissionError),
    ],
)
async def test_every_refusal_becomes_one_of_our_errors(
    classroom: Classroom, server: DiscordClassServer, status: int, code: int, expected: type[ServerError]
) -> None:
    classroom.env.inject_error("POST", "/channels/*/messages", status=status, code=code)

    with pytest.raises(expected):
        await server.tell_teacher(classroom.school_class, "Hello")


# Closing


async def test_a_closed_thread_is_locked_and_archived(classroom: Classroom, server: DiscordClassServer) -> None:
    posted = await server.post_prompt(new_prompt(classroom), classroom.school_class)

    await server.close_thread(posted.thread_id)
    await server.close_thread(posted.thread_id)

    thread = await classroom.client.fetch_channel(posted.thread_id)
    assert isinstance(thread, discord.Thread)
    assert (thread.locked, thread.archived) == (True, True)


async def test_closing_a_thread_that_is_gone_is_no_error(classroom: Classroom, server: DiscordClassServer) -> None:
    posted = await server.post_prompt(new_prompt(classroom), classroom.school_class)
    await classroom.delete_channel(posted.thread_id)

    await server.close_thread(posted.thread_id)


async def test_closing_without_permission_names_it(classroom: Classroom, server: DiscordClassServer) -> None:
    posted = await server.post_prompt(new_prompt(classroom), classroom.school_class)
    classroom.forbid(classroom.prompts, manage_threads=False)

    with pytest.raises(MissingPermissionError, match="Manage Threads"):
        await server.close_thread(posted.thread_id)


# The teacher channel


async def test_the_weekly_summary_comes_with_its_file_and_is_found_again(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    since = classroom.env.now()
    report = week_report(prompt_week(), n_posts=8)

    message_id = await server.send_week(report, classroom.school_class, participation_csv=CSV, nonce="week-10")

    message = classroom.teachers.last_message
    assert message is not None
    assert message.id == message_id
    assert "Week of 2 Mar – 8 Mar" in text_of(message)
    assert [file.filename for file in message.attachments] == ["participation.csv"]
    assert await server.find_week(classroom.school_class, nonce="week-10", since=since) == message_id
    assert await server.find_week(classroom.school_class, nonce="week-11", since=since) is None


async def test_the_weekly_summary_needs_attach_files(classroom: Classroom, server: DiscordClassServer) -> None:
    classroom.forbid(classroom.teachers, attach_files=False)

    with pytest.raises(MissingPermissionError, match="Attach Files"):
        await server.send_week(week_report(n_posts=0), classroom.school_class, participation_csv=CSV, nonce="week-10")


async def test_the_teacher_is_told(classroom: Classroom, server: DiscordClassServer) -> None:
    await server.tell_teacher(classroom.school_class, "Question 4 is waiting.")

    message = classroom.teachers.last_message
    assert message is not None
    assert "Question 4 is waiting." in text_of(message)


async def test_a_notice_longer_than_a_message_is_shortened_not_refused(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    await server.tell_teacher(classroom.school_class, "very long " * 900)

    message = classroom.teachers.last_message
    assert message is not None
    assert "…" in text_of(message)


@pytest.mark.parametrize("in_forum", [False, True], ids=["text", "forum"])
async def test_the_class_notice_goes_where_the_questions_go(
    classroom: Classroom, server: DiscordClassServer, in_forum: bool
) -> None:
    channel = classroom.forum if in_forum else classroom.prompts

    message_id = await server.post_class_notice(replace(classroom.school_class, prompts_channel_id=channel.id))

    where = classroom.forum.threads[0] if in_forum else classroom.prompts
    (message,) = [found for found in where.history() if found.components]
    assert message.id == message_id
    assert "I'm in this class" in text_of(message)


@pytest.mark.parametrize("is_closed", [False, True], ids=["open", "closed"])
async def test_the_classs_summary_goes_into_the_thread_which_stays_as_it_was(
    classroom: Classroom, server: DiscordClassServer, is_closed: bool
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    if is_closed:
        await server.close_thread(posted.thread_id)

    debate = replace(THREAD_FOR_CLASS.thread, prompt=opened(prompt, posted))
    summary = replace(THREAD_FOR_CLASS, thread=debate)
    message_id = await server.post_summary(summary, classroom.school_class)

    message = classroom.prompts.threads[0].last_message
    assert message is not None
    assert message.id == message_id
    assert "**The crux**" in text_of(message)
    thread = await classroom.client.fetch_channel(posted.thread_id)
    assert isinstance(thread, discord.Thread)
    assert (thread.locked, thread.archived) == (is_closed, is_closed)


async def test_a_summary_for_a_deleted_thread_says_it_is_gone(classroom: Classroom, server: DiscordClassServer) -> None:
    posted = await server.post_prompt(new_prompt(classroom), classroom.school_class)
    await classroom.delete_channel(posted.thread_id)

    debate = replace(EMPTY_THREAD_FOR_CLASS.thread, prompt=opened(new_prompt(classroom), posted))

    with pytest.raises(ChannelGoneError):
        await server.post_summary(replace(EMPTY_THREAD_FOR_CLASS, thread=debate), classroom.school_class)


# What was missed


async def test_missed_messages_are_the_students_own_oldest_first(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    (thread,) = classroom.prompts.threads
    first = await classroom.amina.send(thread, "I think they carry it.")
    await classroom.teacher.send(thread, "Go on!")
    stranger = classroom.guild.add_member(classroom.env.create_user("stranger"))
    await stranger.send(thread, "hello")
    second = await classroom.ben.send(thread, "They do not.", reply_to=first)
    await server.tell_teacher(classroom.school_class, "unrelated")

    seen = await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=posted.message_id)

    assert [(each.author_name, each.text) for each in seen] == [
        ("Amina", "I think they carry it."),
        ("Ben", "They do not."),
    ]
    assert [each.message_id for each in seen] == [first.id, second.id]
    assert [each.reply_to_id for each in seen] == [None, first.id]
    assert seen[0].posted_at == first.created_at


async def test_somebody_who_manages_the_server_is_no_student_whatever_their_roles(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    office = classroom.guild.create_role("Office", permissions=discord.Permissions(manage_guild=True))
    roles = [office, classroom.guild.roles["Student"]]
    manager = classroom.guild.add_member(classroom.env.create_user("manager"), roles=roles)
    await manager.send(classroom.prompts.threads[0], "I only look in.")

    assert not await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=0)


async def test_without_a_student_role_everybody_but_teachers_is_a_student(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    (thread,) = classroom.prompts.threads
    newcomer = classroom.guild.add_member(classroom.env.create_user("newcomer"))
    await newcomer.send(thread, "I am new here.")
    await classroom.teacher.send(thread, "Welcome!")

    open_to_all = replace(classroom.school_class, student_role_id=None)
    seen = await server.list_missed_messages(opened(prompt, posted), open_to_all, after_id=0)

    assert [each.author_name for each in seen] == ["newcomer"]


async def test_words_of_somebody_who_left_are_not_anybodys_work(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    await classroom.ben.send(classroom.prompts.threads[0], "Goodbye.")
    classroom.guild.remove_member(classroom.ben)

    assert not await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=0)


async def test_only_what_came_after_is_listed_with_its_edits(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    (thread,) = classroom.prompts.threads
    known = await classroom.amina.send(thread, "Known already.")
    missed = await classroom.amina.send(thread, "Korea.")
    await classroom.amina.edit(missed, "Korea does not fit.")

    (seen,) = await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=known.id)

    assert seen.text == "Korea does not fit."
    assert isinstance(seen.edited_at, datetime)


async def test_an_archived_thread_is_read_too(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom, in_forum=True)
    posted = await server.post_prompt(prompt, classroom.school_class)
    await classroom.ben.send(classroom.forum.threads[0], "In time.")
    await server.close_thread(posted.thread_id)

    seen = await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=posted.message_id)

    assert [each.text for each in seen] == ["In time."]


async def test_a_picture_or_a_forwarded_message_has_no_words_and_answers_nobody(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    (thread,) = classroom.prompts.threads
    first = await classroom.amina.send(thread, "", attachments=[("page.png", b"png")])
    await classroom.ben.forward(first, thread)

    seen = await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=posted.message_id)

    assert [(each.text, each.reply_to_id) for each in seen] == [("", None), ("", None)]


async def test_missed_messages_of_a_deleted_thread_are_gone_not_none(
    classroom: Classroom, server: DiscordClassServer
) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    await classroom.delete_channel(posted.thread_id)

    with pytest.raises(ChannelGoneError):
        await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=0)


async def test_without_history_missed_messages_are_unknown(classroom: Classroom, server: DiscordClassServer) -> None:
    prompt = new_prompt(classroom)
    posted = await server.post_prompt(prompt, classroom.school_class)
    classroom.forbid(classroom.prompts, read_message_history=False)

    with pytest.raises(MissingPermissionError, match="Read Message History"):
        await server.list_missed_messages(opened(prompt, posted), classroom.school_class, after_id=0)


# Who left


async def test_only_students_certainly_gone_have_departed(classroom: Classroom, server: DiscordClassServer) -> None:
    classroom.guild.remove_member(classroom.ben)

    departed = await server.list_departed(classroom.guild.id, [classroom.amina.id, classroom.ben.id, 999])

    assert departed == [classroom.ben.id, 999]


@pytest.mark.parametrize(("status", "code"), [(503, 0), (403, 50001), (404, 10004)])
async def test_where_discord_does_not_say_nobody_has_departed(
    classroom: Classroom, server: DiscordClassServer, status: int, code: int
) -> None:
    classroom.guild.remove_member(classroom.ben)
    classroom.env.inject_error("GET", "/guilds/*/members/*", status=status, code=code, times=None)

    assert await server.list_departed(classroom.guild.id, [classroom.ben.id]) == []


async def test_in_a_server_the_bot_is_not_in_nobody_has_departed(server: DiscordClassServer) -> None:
    assert await server.list_departed(1, [2, 3]) == []
