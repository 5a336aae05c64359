"""Forms that the bot opens: a position taken with its reason, and what is missing in one."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

_REASON = "The report has his name on it, not the bridge's."


async def test_a_position_is_taken_and_seen_by_nobody_else(desk: Seat) -> None:
    await desk.use("prompt post")
    imani, theo = await desk.beside("Imani"), await desk.beside("Theo")

    await imani.press("Take a position")
    await imani.form.get_by_role("radio", name="It depends").check()
    await imani.form.get_by_label("Why?").fill(_REASON)
    await imani.form.get_by_role("button", name="Submit").click()

    await expect(imani.form).to_have_count(0)
    await expect(imani.newest).to_contain_text(_REASON)
    await expect(imani.newest).to_contain_text("Only you can see this")
    await theo.say("Nothing from Imani here.")
    await expect(theo.message(_REASON)).to_have_count(0)
    await expect(desk.message(_REASON)).to_have_count(0)
    assert desk.classroom.ask("SELECT position, reason FROM position") == [("it depends", _REASON)]


async def test_a_form_sent_without_what_it_needs_says_so_and_keeps_what_was_typed(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.act_as("Imani")
    await desk.press("Take a position")
    await desk.form.get_by_label("Why?").fill(_REASON)

    await desk.form.get_by_role("button", name="Submit").click()

    await expect(desk.form.get_by_role("radio", name="I agree")).to_be_focused()
    await expect(desk.form.get_by_label("Why?")).to_have_value(_REASON)


async def test_a_form_that_was_left_is_as_it_was_before_when_it_is_opened_again(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.act_as("Imani")
    await desk.press("Take a position")
    await desk.form.get_by_role("radio", name="I disagree").check()

    await desk.page.keyboard.press("Escape")
    await expect(desk.form).to_have_count(0)
    await desk.press("Take a position")

    await expect(desk.form.get_by_role("radio", checked=True)).to_have_count(0)
    assert desk.classroom.ask("SELECT count(*) FROM position") == [(0,)]


async def test_a_number_that_cannot_be_is_explained_by_the_bot(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.press("What is asked")
    await expect(desk.form.get_by_label("Replies to classmates")).to_have_value("2")
    await desk.form.get_by_label("Replies to classmates").fill("99")

    await desk.form.get_by_role("button", name="Submit").click()

    await expect(desk.newest).to_contain_text("10")
    await expect(desk.form).to_have_count(0)
