"""Forms that the bot opens: a position taken with its reason, and what is missing in one."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

_REASON = "The report has his name on it, not the bridge's."
_POSITIONS = "SELECT position, reason FROM position WHERE prompt_id = (SELECT max(prompt_id) FROM prompt)"


async def test_a_position_is_taken_and_seen_by_nobody_else(shared_desk: Seat) -> None:
    await shared_desk.post_question()
    imani, theo = await shared_desk.beside("Imani"), await shared_desk.beside("Theo")

    await imani.press("Take a position")
    await imani.form.get_by_role("radio", name="It depends").check()
    await imani.form.get_by_label("Why?").fill(_REASON)
    await imani.form.get_by_role("button", name="Submit").click()

    await expect(imani.form).to_have_count(0)
    await expect(imani.newest).to_contain_text(_REASON)
    await expect(imani.newest).to_contain_text("Only you can see this")
    await theo.say("Nothing from Imani here.")
    await expect(theo.message(_REASON)).to_have_count(0)
    await expect(shared_desk.message(_REASON)).to_have_count(0)
    assert shared_desk.classroom.ask(_POSITIONS) == [("it depends", _REASON)]


async def test_a_form_sent_without_what_it_needs_says_so_and_keeps_what_was_typed(shared_desk: Seat) -> None:
    await shared_desk.post_question()
    await shared_desk.act_as("Imani")
    await shared_desk.press("Take a position")
    await shared_desk.form.get_by_label("Why?").fill(_REASON)

    await shared_desk.form.get_by_role("button", name="Submit").click()

    await expect(shared_desk.form.get_by_role("radio", name="I agree")).to_be_focused()
    await expect(shared_desk.form.get_by_label("Why?")).to_have_value(_REASON)


async def test_a_form_that_was_left_is_as_it_was_before_when_it_is_opened_again(shared_desk: Seat) -> None:
    await shared_desk.post_question()
    await shared_desk.act_as("Imani")
    await shared_desk.press("Take a position")
    await shared_desk.form.get_by_role("radio", name="I disagree").check()

    await shared_desk.page.keyboard.press("Escape")
    await expect(shared_desk.form).to_have_count(0)
    await shared_desk.press("Take a position")

    await expect(shared_desk.form.get_by_role("radio", checked=True)).to_have_count(0)
    assert shared_desk.classroom.ask(_POSITIONS) == []


async def test_a_number_that_cannot_be_is_explained_by_the_bot(shared_desk: Seat) -> None:
    await shared_desk.open("teachers")
    await shared_desk.press("What is asked")
    await expect(shared_desk.form.get_by_label("Replies to classmates")).to_have_value("2")
    await shared_desk.form.get_by_label("Replies to classmates").fill("99")

    await shared_desk.form.get_by_role("button", name="Submit").click()

    await expect(shared_desk.newest).to_contain_text("10")
    await expect(shared_desk.form).to_have_count(0)
