"""What teacher, student and stranger can do in the practice class, and with what words the rest is refused."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.practice.components import find_menus, show_components
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person
from bot.practice.record import MenuKind, Reaction, ShownMessage
from tests.behaviour.practice_class import (
    open_position_form,
    opening,
    post_question,
    refused,
    restart_bot,
    say_little,
    shown_to,
    threads_of,
    words_of,
)
from tests.behaviour.school import make_bare_client

AGREE = {"position": "agree", "reason": "¶2 says so", "paragraph": "2"}


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def live(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LiveClass]:
    """One class for all tests here: opening one takes as long as all that they do in it."""
    async with opening(tmp_path_factory.mktemp("class")) as opened:
        opened.live.find_script = say_little
        yield opened.live


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def thread(live: LiveClass) -> int:
    """The thread of a question that was posted and stays open."""
    return await post_question(live)


@pytest.fixture(scope="module")
def questions(live: LiveClass) -> int:
    return live.stage.prompts_channel.id


@pytest.fixture(scope="module")
def teachers(live: LiveClass) -> int:
    return live.stage.teacher_channel.id


@pytest.fixture(scope="module")
def ruby(live: LiveClass) -> Person:
    return live.people["ruby"]


@pytest.fixture(scope="module")
def theo(live: LiveClass) -> Person:
    return live.people["theo"]


async def _say(live: LiveClass, who: Person, thread: int, text: str = "the first one") -> ShownMessage:
    """What the person wrote, as they see it."""
    await live.hands.send(who, thread, text)
    return shown_to(live, who, thread)[-1]


async def test_a_message_is_written_changed_and_deleted_by_its_author(
    live: LiveClass, thread: int, ruby: Person
) -> None:
    said = await _say(live, ruby, thread)

    await live.hands.edit(ruby, thread, said.message_id, "the second one")

    changed = shown_to(live, live.teacher, thread)[-1]
    assert (changed.author, changed.is_edited, changed.is_bot) == ("Ruby", True, False)
    assert "the second one" in words_of(changed)
    await live.hands.delete(ruby, thread, said.message_id)
    assert said.message_id not in [message.message_id for message in shown_to(live, live.teacher, thread)]


async def test_a_reply_says_what_it_answers_until_that_is_gone(
    live: LiveClass, thread: int, ruby: Person, theo: Person
) -> None:
    said = await _say(live, ruby, thread)
    await live.hands.send(theo, thread, "no", reply_to=said.message_id)

    line = shown_to(live, ruby, thread)[-1].reply

    assert line is not None
    assert (line.message_id, line.author, line.excerpt) == (said.message_id, "Ruby", "the first one")
    await live.hands.delete(ruby, thread, said.message_id)
    line = shown_to(live, ruby, thread)[-1].reply
    assert line is not None
    assert line.excerpt is None
    assert await refused(live.hands.send(theo, thread, "no", reply_to=said.message_id)) == "This message is gone."


async def test_an_emoji_is_put_under_a_message_and_taken_back(
    live: LiveClass, thread: int, ruby: Person, theo: Person
) -> None:
    said = await _say(live, ruby, thread)
    for who in (theo, live.teacher):
        await live.hands.react(who, thread, said.message_id, "🔥")

    assert shown_to(live, ruby, thread)[-1].reactions == (Reaction(emoji="🔥", people=(theo.id, live.teacher.id)),)
    for who in (theo, live.teacher):
        await live.hands.react(who, thread, said.message_id, "🔥")
    assert not shown_to(live, ruby, thread)[-1].reactions


async def test_of_others_messages_a_teacher_may_delete_and_nobody_may_change_any(
    live: LiveClass, thread: int, ruby: Person, theo: Person
) -> None:
    said = await _say(live, ruby, thread)

    assert await refused(live.hands.delete(theo, thread, said.message_id)) == "You are not allowed to do this here."
    for who in (theo, live.teacher):
        assert "only edit their own" in await refused(live.hands.edit(who, thread, said.message_id, "mine now"))
    assert (live.hands.may_moderate(theo, thread), live.hands.may_moderate(live.teacher, thread)) == (False, True)
    await live.hands.delete(live.teacher, thread, said.message_id)
    assert said.message_id not in [message.message_id for message in shown_to(live, ruby, thread)]


async def test_what_nobody_could_write_is_refused_in_words(live: LiveClass, questions: int, ruby: Person) -> None:
    assert "empty message" in await refused(live.hands.send(ruby, questions, ""))
    assert "2000" in await refused(live.hands.send(ruby, questions, "x" * 2001))


async def test_a_stranger_sees_the_class_and_not_the_teachers(live: LiveClass, questions: int, teachers: int) -> None:
    devon = live.people["devon"]

    await live.hands.send(devon, questions, "hi")

    for doing in (
        live.hands.send(devon, teachers, "hi"),
        live.hands.slash(devon, teachers, "help", {}),
        live.hands.suggest(devon, teachers, "prompt post", "question", "", {}),
    ):
        assert await refused(doing) == "You cannot see this channel."


async def test_a_message_one_cannot_see_might_as_well_not_be_there(
    live: LiveClass, teachers: int, ruby: Person
) -> None:
    await live.hands.slash(live.teacher, teachers, "help", {})
    hidden = shown_to(live, live.teacher, teachers)[-1].message_id

    for message_id in (hidden, 12345):
        assert await refused(live.hands.press_action(ruby, teachers, message_id, "x")) == "This message is gone."
    assert "not visible" in await refused(live.hands.delete(ruby, teachers, hidden))
    assert await refused(live.hands.delete(ruby, teachers, 12345)) == "This message is gone."


async def test_a_command_is_answered_where_it_was_used_to_whom_it_was_used_by(
    live: LiveClass, questions: int, ruby: Person, theo: Person
) -> None:
    answered = await live.hands.slash(ruby, questions, "me", {})

    [shown] = [each for each in shown_to(live, ruby, questions) if each.message_id == answered.message_id]
    assert (shown.only_for, shown.used_by, shown.command) == (("Ruby",), "Ruby", "used /me")
    for other in (theo, live.teacher, live.people["devon"]):
        assert answered.message_id not in [each.message_id for each in shown_to(live, other, questions)]


async def test_what_only_teachers_may_do_is_answered_by_the_bot_with_a_sentence(
    live: LiveClass, questions: int, ruby: Person
) -> None:
    before = threads_of(live)

    await live.hands.slash(ruby, questions, "prompt post", {})

    assert "teacher" in words_of(shown_to(live, ruby, questions)[-1])
    assert threads_of(live) == before


async def test_a_command_that_discord_hides_from_students_cannot_be_used_by_them(
    live: LiveClass, questions: int, ruby: Person
) -> None:
    offered = {str(command["name"]) for command in live.hands.commands(ruby, questions)}

    assert "setup" not in offered
    assert "me" in offered
    assert "/setup" in await refused(live.hands.slash(ruby, questions, "setup", {}))


async def test_a_command_that_does_not_exist_is_refused(live: LiveClass, questions: int) -> None:
    assert "nonsense" in await refused(live.hands.slash(live.teacher, questions, "nonsense", {}))
    assert "dessert" in await refused(live.hands.slash(live.teacher, questions, "prompt post", {"dessert": "yes"}))


async def test_the_bot_suggests_to_teachers_what_an_option_can_be(
    live: LiveClass, teachers: int, questions: int, ruby: Person
) -> None:
    suggested = await live.hands.suggest(live.teacher, teachers, "prompt post", "question", "kyiv", {})

    assert [str(each["name"]) for each in suggested] == ["8 · ¶1, 5–6 · A reader in Kyiv"]
    assert not await live.hands.suggest(ruby, questions, "prompt post", "question", "kyiv", {})


async def test_a_summary_is_asked_for_in_the_menu_of_a_message(live: LiveClass, thread: int, questions: int) -> None:
    assert [str(menu["name"]) for menu in live.hands.menus(live.teacher, questions)] == ["Summarise this thread"]

    answered = await live.hands.use_menu(live.teacher, questions, "Summarise this thread", thread)

    [shown] = [each for each in shown_to(live, live.teacher, questions) if each.message_id == answered.message_id]
    assert shown.command == "used Summarise this thread"
    assert "Dance" in await refused(live.hands.use_menu(live.teacher, questions, "Dance", thread))


async def test_a_button_opens_a_form_and_what_is_filled_in_arrives(
    live: LiveClass, thread: int, questions: int, ruby: Person
) -> None:
    form_id = await open_position_form(live, ruby, thread)

    await live.hands.submit(ruby, form_id, AGREE)

    assert "Noted: **I agree**" in words_of(shown_to(live, ruby, questions)[-1])


async def test_a_form_is_sent_once(live: LiveClass, thread: int, questions: int, ruby: Person) -> None:
    form_id = await open_position_form(live, ruby, thread)
    n_before = len(shown_to(live, ruby, questions))

    doing = [live.hands.submit(ruby, form_id, AGREE) for _ in range(2)]
    first, second = await asyncio.gather(*doing, return_exceptions=True)

    assert not isinstance(first, BaseException)
    assert str(second) == "This form is no longer open. Press its button again."
    assert await refused(live.hands.submit(ruby, form_id, AGREE)) == str(second)
    assert len(shown_to(live, ruby, questions)) == n_before + 1


async def test_a_form_that_was_not_taken_can_be_sent_again(live: LiveClass, thread: int, ruby: Person) -> None:
    form_id = await open_position_form(live, ruby, thread)

    assert await refused(live.hands.submit(ruby, form_id, {**AGREE, "position": "perhaps"}))

    await live.hands.submit(ruby, form_id, AGREE)


async def test_nobody_sends_the_form_of_another(live: LiveClass, thread: int, ruby: Person, theo: Person) -> None:
    form_id = await open_position_form(live, ruby, thread)

    refusal = await refused(live.hands.submit(theo, form_id, AGREE))

    assert refusal == "This form is no longer open. Press its button again."
    await live.hands.submit(ruby, form_id, AGREE)


async def test_a_button_that_is_not_there_is_said_to_be_gone(
    live: LiveClass, thread: int, questions: int, ruby: Person
) -> None:
    for custom_id in ("h1:nothing:1", "", "h1:position:999"):
        refusal = await refused(live.hands.press(ruby, questions, thread, custom_id))
        assert refusal == "This message has changed meanwhile: what you chose is no longer on offer."
    assert await refused(live.hands.press(ruby, questions, 12345, "h1:position:1")) == "This message is gone."


async def test_one_of_several_things_is_chosen_and_nothing_that_is_not_on_offer(live: LiveClass, teachers: int) -> None:
    answered = await live.hands.slash(live.teacher, teachers, "setup", {})
    assert answered.message_id is not None
    pack, role = "h1:setup_pack:1", "h1:setup_teacher_role:1"

    assert live.hands.menu_kind(live.teacher, teachers, answered.message_id, pack) is MenuKind.OPTIONS
    assert live.hands.menu_kind(live.teacher, teachers, answered.message_id, role) is MenuKind.ROLES
    await live.hands.choose(live.teacher, teachers, answered.message_id, pack, ["one-mark-for-the-whole-boat"])
    panel = live.rooms.find_message(live.teacher, teachers, answered.message_id)
    [menu] = [menu for menu in find_menus(show_components(panel.components)) if menu.custom_id == pack]
    assert menu.chosen == ("One mark for the whole boat",)
    for values in (["a pack of lies"], [], [pack, role]):
        refusal = await refused(live.hands.choose(live.teacher, teachers, answered.message_id, pack, values))
        assert refusal == "This message has changed meanwhile: what you chose is no longer on offer."


async def test_in_a_closed_thread_the_teacher_alone_can_still_write(
    live: LiveClass, teachers: int, ruby: Person
) -> None:
    thread = await post_question(live)
    said = await _say(live, ruby, thread)
    await live.hands.slash(live.teacher, teachers, "prompt close", {})

    for doing in (
        live.hands.send(ruby, thread, "but"),
        live.hands.react(ruby, thread, said.message_id, "🔥"),
        live.hands.edit(ruby, thread, said.message_id, "but"),
        live.hands.press(ruby, thread, said.message_id, "x"),
    ):
        assert await refused(doing) == "This thread is locked: nobody can write in it any more."
    await live.hands.send(live.teacher, thread, "Thank you all.")


async def test_buttons_and_open_forms_outlive_the_bots_restart(
    live: LiveClass, thread: int, questions: int, ruby: Person, theo: Person
) -> None:
    form_id = await open_position_form(live, ruby, thread)

    await restart_bot(live)

    await live.hands.submit(ruby, form_id, AGREE)
    await live.hands.press_action(theo, questions, thread, "progress")
    assert "Noted: **I agree**" in words_of(shown_to(live, ruby, questions)[-1])
    assert shown_to(live, theo, questions)[-1].only_for == ("Theo",)
    await live.hands.send(theo, thread, "it still listens")
    await live.hands.slash(theo, thread, "me", {})
    assert shown_to(live, theo, thread)[-1].used_by == "Theo"


async def test_where_the_bot_keeps_silent_the_page_says_so(live: LiveClass, thread: int, questions: int) -> None:
    bot = live.stage.env.bot
    await live.stage.env.restart_bot(make_bare_client())

    refusal = await refused(live.hands.press_action(live.teacher, questions, thread, "progress"))

    assert refusal == "The bot did not answer. Discord would say: This interaction failed."
    await restart_bot(live, bot)


async def test_what_was_used_is_remembered_for_the_tour(live: LiveClass, thread: int, questions: int) -> None:
    await live.hands.press_action(live.people["ruby"], questions, thread, "progress")

    assert {"/prompt post", "progress"} <= live.hands.used
