"""What can be done with a message: reply, react, edit, delete, and the bot's own command."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

_POSTS = (
    "SELECT text, deleted_at IS NOT NULL, reply_to_id IS NOT NULL FROM post"
    " WHERE prompt_id = (SELECT max(prompt_id) FROM prompt) ORDER BY post_id"
)


async def open_thread(desk: Seat, name: str) -> Seat:
    """The window, now this person's, with the thread of a new question open."""
    thread = await desk.post_question()
    await desk.act_as(name)
    await desk.open(thread)
    return desk


async def test_a_reply_names_what_it_answers_and_leads_there(shared_desk: Seat) -> None:
    imani = await open_thread(shared_desk, "Imani")
    first = await imani.say("Talks need time.")

    await imani.choose_in_menu(first, "Reply")
    await expect(imani.page.get_by_text("Replying to Imani")).to_be_visible()
    await expect(imani.writing).to_be_focused()
    await imani.say("How much?")

    line = imani.newest.get_by_role("button", name="Imani Talks need time.")
    await line.click()
    await expect(first.first).to_be_focused()
    assert imani.classroom.ask(_POSTS)[1] == ("How much?", 0, 1)


async def test_a_reaction_is_given_and_taken_back(shared_desk: Seat) -> None:
    imani = await open_thread(shared_desk, "Imani")
    said = await imani.say("Talks need time.")
    given = said.get_by_role("button", name="👍, 1")

    await imani.choose_in_menu(said, "React with 👍")
    await expect(given).to_have_attribute("aria-pressed", "true")
    await imani.act_as("Theo")
    await given.click()
    both = said.get_by_role("button", name="👍, 2")
    await expect(both).to_be_visible()
    await both.click()

    await expect(given).to_have_attribute("aria-pressed", "false")


async def test_a_message_changed_and_deleted_is_changed_and_deleted_in_what_the_bot_keeps(shared_desk: Seat) -> None:
    imani = await open_thread(shared_desk, "Imani")
    said = await imani.say("Talks need time.")

    await imani.choose_in_menu(said, "Edit message")
    await expect(imani.writing).to_have_value("Talks need time.")
    await imani.writing.fill("Talks need months.")
    await imani.page.get_by_role("button", name="Save").click()
    await expect(imani.message("Talks need months.")).to_contain_text("edited")
    await imani.show_panel("What is stored")
    await expect(imani.panel.get_by_text("Talks need months.")).to_be_visible()
    assert imani.classroom.ask(_POSTS) == [("Talks need months.", 0, 0)]

    await imani.choose_in_menu(imani.message("Talks need months."), "Delete message")
    await expect(imani.messages).to_have_count(0)
    await expect(imani.panel.get_by_text("Talks need months.")).to_have_count(0)
    assert imani.classroom.ask(_POSTS) == [("", 1, 0)]


async def test_what_others_wrote_is_deleted_by_the_teacher_and_not_by_classmates(shared_desk: Seat) -> None:
    imani = await open_thread(shared_desk, "Imani")
    said = await imani.say("Talks need time.")
    opening = said.get_by_role("button", name="What you can do with this message")

    for name, n_ways in (("Theo", 0), ("Ms. Okafor", 1)):
        await imani.act_as(name)
        await said.hover()
        await opening.click()
        await expect(imani.page.get_by_role("menuitem", name="Reply")).to_be_visible()
        await expect(imani.page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
        await expect(imani.page.get_by_role("menuitem", name="Delete message")).to_have_count(n_ways)
        await imani.page.keyboard.press("Escape")


async def test_the_thread_is_summarised_from_a_message_s_menu(shared_desk: Seat) -> None:
    imani = await open_thread(shared_desk, "Imani")
    said = await imani.say("In ¶5 all three examples took years, so I would keep the sentence about time.")
    await imani.act_as("Ms. Okafor")

    await imani.choose_in_menu(said, "Summarise this thread")

    await expect(imani.newest).to_contain_text("used Summarise this thread")
    await expect(imani.newest.get_by_role("button", name="The whole summary")).to_be_visible()
