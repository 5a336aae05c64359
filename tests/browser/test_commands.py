"""Slash commands as they are typed: found, filled in with suggestions, and used."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_the_question_that_was_suggested_and_chosen_is_the_one_posted(desk: Seat) -> None:
    filling_in = await desk.choose_command("prompt post")
    await filling_in.get_by_role("button", name="+ question").click()
    question = filling_in.get_by_role("combobox", name="question")
    await question.press_sequentially("negot")
    offered = filling_in.get_by_role("listbox", name="Suggestions for question").get_by_role("option")
    await expect(offered.first).to_contain_text("Three long negotiations")
    third = (await offered.nth(2).text_content() or "").strip()

    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        await question.press(key)
    await expect(question).to_have_value(third)
    await question.press("Enter")

    number, _, title = third.split(" · ")
    await expect(desk.message(f"Posted question {number} of 12")).to_be_visible()
    await expect(desk.newest).to_contain_text(f"Question {number} of 12")
    await expect(desk.newest.get_by_role("button", name=f"1 · {title}")).to_be_visible()


async def test_a_misspelt_command_is_found_and_escape_leaves_it(desk: Seat) -> None:
    await desk.writing.press_sequentially("/participaton")
    options = desk.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_count(1)
    await expect(options).to_contain_text("/participation")

    await desk.writing.fill("/zzz")
    await expect(desk.page.get_by_text("No command is called that.")).to_be_visible()
    await desk.writing.fill("")
    await expect(desk.page.get_by_text("No command is called that.")).to_have_count(0)

    await (await desk.choose_command("participation")).get_by_role("button", name="Cancel").click()
    await expect(desk.writing).to_be_focused()


async def test_what_is_missing_or_wrong_is_said_beside_the_command_and_what_was_filled_in_stays(desk: Seat) -> None:
    filling_in = await desk.choose_command("prompt schedule")
    days = filling_in.get_by_role("combobox", name="days")

    await days.press_sequentially("someday")
    await filling_in.get_by_role("button", name="+ time").click()
    await filling_in.get_by_role("combobox", name="time").or_(filling_in.get_by_label("time")).first.fill("16:00")
    await filling_in.get_by_role("button", name="Send").click()

    await expect(desk.newest).to_contain_text("someday")


async def test_a_student_is_offered_no_command_that_is_a_manager_s(desk: Seat) -> None:
    await desk.writing.fill("/")
    options = desk.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options.filter(has_text="/setup")).to_have_count(1)

    await desk.act_as("Imani")
    await desk.writing.fill("/")

    await expect(options.filter(has_text="/me")).to_have_count(1)
    await expect(options.filter(has_text="/setup")).to_have_count(0)
