"""The guided tour, had done and done by hand."""

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

_ESSAY = Path(__file__).parents[2] / "prompts" / "one-mark-for-the-whole-boat.md"


async def test_the_whole_tour_is_done_step_by_step_for_who_looks_on(desk: Seat) -> None:
    await desk.do_step("The essay")
    await expect(desk.newest).to_contain_text("8 paragraphs, 51 sentences")
    await expect(desk.newest).to_contain_text("Only you can see this")

    await desk.panel.get_by_role("button", name="Next: The outline").click()
    await desk.do_step("The outline")
    await expect(desk.newest).to_contain_text("used /essay outline")

    await desk.do_step("The questions")
    await expect(desk.room("essay-questions")).to_have_attribute("aria-current", "page")
    await expect(desk.newest).to_contain_text("Question 1 of 12")
    await expect(desk.room("1 · A mark of what?")).to_be_visible()

    await desk.do_step("The debate")
    await expect(desk.message("I held the volcano.").first).to_be_visible()
    n_messages = await desk.messages.count()

    await desk.do_step("The summary")
    await expect(desk.messages).to_have_count(n_messages + 2)
    await expect(desk.message("sentences verified")).to_be_visible()
    await expect(desk.newest.get_by_role("img", name="Map of a debate")).to_be_visible()

    await desk.do_step("The week")
    await expect(desk.room("teachers")).to_have_attribute("aria-current", "page")
    await expect(desk.newest.get_by_role("link", name="participation.csv")).to_be_visible()
    await expect(desk.panel.get_by_label("done")).to_have_count(6)

    await desk.show_panel("Log")
    await expect(desk.panel).to_contain_text("commands synced")
    await expect(desk.panel).not_to_contain_text("volcano")


async def test_a_step_that_is_asked_for_first_is_done_with_all_before_it(desk: Seat) -> None:
    await desk.do_step("The questions")

    await expect(desk.panel.get_by_label("done")).to_have_count(3)
    await expect(desk.newest).to_contain_text("Question 1 of 12")


async def test_the_first_three_steps_are_done_by_hand(desk: Seat) -> None:
    await desk.open("teachers")
    adding = await desk.choose_command("essay add")
    await adding.get_by_label("file").set_input_files(_ESSAY)
    await adding.get_by_role("button", name="Send").click()
    await expect(desk.newest).to_contain_text("One mark for the whole boat")
    await expect(desk.panel.get_by_label("done")).to_have_count(1)

    await desk.press("Outline")
    await expect(desk.newest).to_contain_text("Outline")
    await expect(desk.panel.get_by_label("done")).to_have_count(2)

    await desk.press("Draft questions")
    await desk.press("Keep")
    await expect(desk.message("Kept. Here is the next.")).to_be_visible()
    await desk.press("Save the pack (1 kept)")
    await desk.form.get_by_role("button", name="Submit").click()
    await expect(desk.newest).to_contain_text("is saved, with 1 question")
    await desk.use("prompt post")
    await expect(desk.panel.get_by_label("done")).to_have_count(3)
    await desk.open("essay-questions")
    await expect(desk.newest).to_contain_text("Question 1 of")
