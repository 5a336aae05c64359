"""Several people in several windows: what one does the others see, as far as they may."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_what_one_person_writes_stands_in_the_other_s_window_at_once(shared_desk: Seat) -> None:
    thread = await shared_desk.post_question()
    imani, theo = await shared_desk.beside("Imani"), await shared_desk.beside("Theo")
    await imani.open(thread)
    await theo.open(thread)

    await imani.say("It says that months were needed.")
    await expect(theo.message("It says that months were needed.")).to_be_visible()
    await theo.say("In ¶5, yes.")

    await expect(imani.newest).to_contain_text("In ¶5, yes.")
    await expect(imani.newest).to_contain_text("Theo")


async def test_a_room_that_is_not_open_says_how_much_in_it_is_new_until_it_is_opened(shared_desk: Seat) -> None:
    thread = await shared_desk.post_question()
    imani, theo = await shared_desk.beside("Imani"), await shared_desk.beside("Theo")
    await theo.open(thread)

    await theo.say("First.")
    await expect(imani.room(thread).get_by_text("1 unread")).to_be_visible()
    await theo.say("Second.")
    await expect(imani.room(thread).get_by_text("2 unread")).to_be_visible()
    await expect(theo.room(thread).get_by_text("unread")).to_have_count(0)
    await imani.open(thread)

    await expect(imani.message("Second.")).to_be_visible()
    await expect(imani.room(thread).get_by_text("unread")).to_have_count(0)


async def test_a_private_answer_stands_in_one_window_only_and_is_dismissed_there(shared_desk: Seat) -> None:
    imani, theo = await shared_desk.beside("Imani"), await shared_desk.beside("Theo")

    await imani.use("me")
    answer = imani.message("used /me")
    await expect(answer).to_contain_text("Only you can see this")
    await imani.say("Everybody sees this.")
    await expect(theo.message("Everybody sees this.")).to_be_visible()

    await expect(theo.message("used /me")).to_have_count(0)
    await answer.get_by_role("button", name="Dismiss message").click()
    await expect(answer).to_have_count(0)
    await expect(imani.message("Everybody sees this.")).to_be_visible()


async def test_somebody_who_is_not_in_the_class_is_told_so_by_the_bot(shared_desk: Seat) -> None:
    devon = await shared_desk.beside("Devon")
    await expect(devon.room("teachers")).to_have_count(0)

    await devon.press("I'm in this class")
    await expect(devon.newest).to_contain_text("ask your teacher for the student role")
    await devon.press("Dismiss message")
    answer = await devon.use("me")

    await expect(answer).to_contain_text("ask your teacher for the student role")
    assert shared_desk.classroom.ask("SELECT count(*) FROM student WHERE name = 'Devon'") == [(0,)]


async def test_who_acts_as_somebody_else_leaves_the_room_that_this_person_cannot_see(shared_desk: Seat) -> None:
    await shared_desk.open("teachers")

    await shared_desk.act_as("Imani")

    await expect(shared_desk.page.get_by_role("heading", level=1)).to_contain_text("essay-questions")
    await expect(shared_desk.room("teachers")).to_have_count(0)
    await expect(shared_desk.writing).to_have_accessible_name("Write as Imani in #essay-questions")
