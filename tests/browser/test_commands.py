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


async def test_a_misspelt_command_is_found_and_escape_leaves_it(shared_desk: Seat) -> None:
    await shared_desk.writing.press_sequentially("/participaton")
    options = shared_desk.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options).to_have_count(1)
    await expect(options).to_contain_text("/participation")

    await shared_desk.writing.fill("/zzz")
    await expect(shared_desk.page.get_by_text("No command is called that.")).to_be_visible()
    await shared_desk.writing.fill("")
    await expect(shared_desk.page.get_by_text("No command is called that.")).to_have_count(0)

    await (await shared_desk.choose_command("participation")).get_by_role("button", name="Cancel").click()
    await expect(shared_desk.writing).to_be_focused()


async def test_what_was_typed_and_not_suggested_is_sent_as_it_stands_and_answered_by_the_bot(shared_desk: Seat) -> None:
    filling_in = await shared_desk.choose_command("prompt post")

    await filling_in.get_by_role("button", name="+ due").click()
    await filling_in.get_by_role("combobox", name="due").press_sequentially("someday")
    await expect(filling_in.get_by_text("Nothing to suggest.")).to_be_visible()
    await filling_in.get_by_role("button", name="Send").click()

    await expect(shared_desk.newest).to_contain_text("someday")


async def test_a_command_is_not_sent_before_it_has_what_it_needs(shared_desk: Seat) -> None:
    n_messages = await shared_desk.messages.count()
    filling_in = await shared_desk.choose_command("pack use")

    await filling_in.get_by_role("button", name="Send").click()

    await expect(filling_in.get_by_role("combobox", name="pack")).to_be_focused()
    await expect(shared_desk.messages).to_have_count(n_messages)


async def test_a_student_is_offered_no_command_that_is_a_manager_s(shared_desk: Seat) -> None:
    await shared_desk.writing.fill("/")
    options = shared_desk.page.get_by_role("listbox", name="Commands").get_by_role("option")
    await expect(options.filter(has_text="/setup")).to_have_count(1)

    await shared_desk.act_as("Imani")
    await shared_desk.writing.fill("/")

    await expect(options.filter(has_text="/me")).to_have_count(1)
    await expect(options.filter(has_text="/setup")).to_have_count(0)
