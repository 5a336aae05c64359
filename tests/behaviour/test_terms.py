"""A new term: asked for, confirmed, begun once; and what teacher and students see afterwards."""

import pytest

from bot.classroom.class_settings import SchoolClass
from bot.discord_app.cards.term_card import pack_key
from bot.discord_app.components import make_custom_id
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import PromptState
from tests.behaviour.school import Answer, Channel, School, answer_of, shown, text_of

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."
START = make_custom_id("term_start", pack_key("bridges"), 0)


async def ask(school: School, pack: str = "bridges") -> Answer:
    """The card that asks whether to start a new term."""
    return answer_of(await school.teacher.slash(school.teachers, "pack use", pack=pack, new_term=True))


async def start(school: School) -> SchoolClass:
    """A new term, begun, and a minute of it."""
    await school.teacher.click(await ask(school), label="Start the new term")
    await school.wait(minutes=1)
    return await school.find_class()


async def active_names(school: School) -> list[str]:
    return [s.name for s in await school.store.list_students(1) if s.status is StudentStatus.ACTIVE]


@pytest.fixture
async def old_thread(school: School) -> Channel:
    """The thread of question 1, in which Amina and Ben wrote, at the end of a term."""
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    await school.ben.send(thread, "I disagree, since the boat stops at six and people work until eight.")
    await school.wait(minutes=5)
    return thread


async def test_asking_changes_nothing_and_says_what_would_happen(school: School, old_thread: Channel) -> None:
    before = (await school.find_class(), await school.list_prompts(), await active_names(school))

    card = await ask(school, "ferries")

    text = text_of(card.message)
    assert card.ephemeral
    assert "**2 students** of last term leave the roster" in text
    assert "**1 open question will be closed**" in text
    assert (await school.find_class(), await school.list_prompts(), await active_names(school)) == before


async def test_the_new_term_begins_at_question_1_with_an_empty_roster(school: School, old_thread: Channel) -> None:
    card = await ask(school)

    await school.teacher.click(card, label="Start the new term")

    assert "The new term has begun" in text_of(card.message)
    assert "Start the new term" not in text_of(card.message)
    assert await school.is_locked(old_thread)
    assert await active_names(school) == []
    assert len(await school.list_posts()) == 2
    notice = school.prompts.history()[-1]
    assert "What I keep" in text_of(notice)
    await school.wait(minutes=1)
    assert "○ 1 ·" in shown(await school.teacher.slash(school.teachers, "pack list"))
    await school.post_question()
    assert [prompt.number for prompt in await school.list_prompts()] == [1, 1]
    await school.amina.click(notice, label="I'm in this class")
    assert await active_names(school) == ["Amina"]


async def test_another_pack_can_be_taken_for_the_new_term(school: School, old_thread: Channel) -> None:
    card = await ask(school, "ferries")
    assert (await school.find_class()).pack_id == "bridges"

    await school.teacher.click(card, label="Start the new term")

    assert (await school.find_class()).pack_id == "ferries"


async def test_the_button_works_after_a_restart_and_begins_one_term_however_often_it_is_pressed(
    school: School, old_thread: Channel
) -> None:
    card = await ask(school)
    twins = [school.plant_button(school.teachers, START) for _ in range(2)]
    await school.restart()

    await school.teacher.click(card, label="Start the new term")
    begun = await school.find_class()
    await school.wait(minutes=1)
    thread = await school.post_question()
    await school.amina.send(thread, ARGUMENT)
    n_messages = len(school.prompts.history())
    await school.teacher.click(twins[0], custom_id=START)
    await school.restart()
    await school.teacher.click(twins[1], custom_id=START)

    assert all("pressing again changes nothing" in text for text in school.texts_in(school.teachers))
    assert await school.find_class() == begun
    assert await active_names(school) == ["Amina"]
    assert [prompt.state for prompt in await school.list_prompts()] == [PromptState.CLOSED, PromptState.OPEN]
    assert len(school.prompts.history()) == n_messages


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_only_a_teacher_starts_a_term(school: School, old_thread: Channel, who: str) -> None:
    before = await school.find_class()
    button = school.plant_button(school.prompts, START)

    asked = await getattr(school, who).slash(school.prompts, "pack use", pack="bridges", new_term=True)
    pressed = await getattr(school, who).click(button, custom_id=START)

    assert "for the class's teachers" in shown(asked)
    assert "for the class's teachers" in shown(pressed)
    assert await school.find_class() == before
    assert await active_names(school) == ["Amina", "Ben"]


async def test_where_threads_cannot_be_locked_nothing_begins_until_they_can(
    school: School, old_thread: Channel
) -> None:
    school.forbid(school.prompts, manage_threads=False)
    card = await ask(school)

    refused = await school.teacher.click(card, label="Start the new term")

    assert "Manage Threads" in shown(refused)
    assert (await school.find_class()).term_started_at is None
    assert await active_names(school) == ["Amina", "Ben"]
    school.forbid(school.prompts, manage_threads=None)
    await school.teacher.click(card, label="Start the new term")
    assert (await school.find_class()).term_started_at is not None


async def test_where_the_class_cannot_be_told_the_teacher_is(school: School, old_thread: Channel) -> None:
    card = await ask(school)
    school.forbid(school.prompts, send_messages=False)

    await school.teacher.click(card, label="Start the new term")

    text = text_of(card.message)
    assert "The new term has begun" in text
    assert "I could not tell the class: I am not allowed" in text
    assert (await school.find_class()).notice_message_id is None


async def test_a_pack_that_is_gone_starts_no_term(school: School) -> None:
    custom_id = make_custom_id("term_start", pack_key("tides"), 0)
    button = school.plant_button(school.teachers, custom_id)

    text = shown(await school.teacher.click(button, custom_id=custom_id))

    assert "That pack is no longer there" in text
    assert (await school.find_class()).term_started_at is None


async def test_a_class_that_is_not_set_up_starts_no_term(new_school: School) -> None:
    await new_school.make_ready(prompts_channel_id=None)

    text = shown(await new_school.teacher.slash(new_school.teachers, "pack use", pack="bridges", new_term=True))

    assert "First choose in `/setup`: the prompts channel" in text


async def test_posting_brings_a_student_back_and_counts_are_of_the_new_term(
    school: School, old_thread: Channel
) -> None:
    await start(school)
    new = await school.post_question()
    await school.amina.send(new, ARGUMENT)

    listed = shown(await school.teacher.slash(school.teachers, "prompt list"))
    participation = shown(await school.teacher.slash(school.teachers, "participation"))
    week = shown(await school.teacher.slash(school.teachers, "week"))
    me = shown(await school.amina.slash(school.prompts, "me"))

    assert await active_names(school) == ["Amina"]
    for text in (listed, participation, me):
        assert str(new.id) in text
        assert str(old_thread.id) not in text
    assert "1 of 3 questions" in listed
    assert "Ben" not in participation
    assert "Ben" not in week
    assert "last week" not in week


async def test_before_the_first_question_of_the_term_the_teacher_is_told_so(
    school: School, old_thread: Channel
) -> None:
    await start(school)

    assert "None posted yet" in shown(await school.teacher.slash(school.teachers, "prompt list"))
    assert "No question has been posted yet" in shown(await school.teacher.slash(school.teachers, "summary"))
    assert "No question has been posted yet" in shown(await school.teacher.slash(school.teachers, "participation"))
    assert "before the new term" in shown(await school.teacher.slash(school.teachers, "week", which="last"))


async def test_an_old_question_is_found_by_name_or_in_its_thread(school: School, old_thread: Channel) -> None:
    await start(school)

    offered = await school.teacher.autocomplete(school.teachers, "summary", "prompt", "earlier")
    by_name = shown(await school.teacher.slash(school.teachers, "summary", prompt="1"))
    in_thread = shown(await school.teacher.slash(old_thread, "summary"))

    assert [choice["name"] for choice in offered] == ["1 · The claim behind q1 (earlier term)"]
    assert "2 posts by 2 of 2 students" in by_name
    assert in_thread == by_name


async def test_looking_back_at_an_old_question_puts_nobody_on_the_roster(school: School, old_thread: Channel) -> None:
    [card] = [message for message in school.prompts.history() if message.components]
    await start(school)
    await school.post_question()

    progress = shown(await school.amina.click(card, label="My progress"))

    assert "“The bridge would help nobody" in progress
    assert await active_names(school) == []


async def test_a_schedule_goes_on_with_question_1(school: School, old_thread: Channel) -> None:
    await school.teacher.slash(school.teachers, "prompt schedule", days="Mon, Tue, Wed, Thu, Fri", time="16:00")
    assert "The schedule goes on" in text_of((await ask(school)).message)
    await start(school)

    await school.wait(days=4)

    assert [prompt.number for prompt in await school.list_prompts()][:2] == [1, 1]


async def test_a_used_up_pack_says_how_to_begin_again(school: School) -> None:
    for _ in range(3):
        await school.post_question()

    text = shown(await school.teacher.slash(school.teachers, "prompt post"))

    assert "start a new term with its option `new_term`" in text
