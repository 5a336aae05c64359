"""The panel of /setup: what is chosen in its selects holds for the class."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


def select(desk: Seat, name: str) -> Locator:
    """The select of the panel of /setup that was asked for last."""
    return desk.message("Setting up").last.get_by_role("combobox", name=name)


async def test_a_role_that_is_chosen_is_the_teachers_from_then_on(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")
    imani = await desk.beside("Imani")
    await expect(await imani.use("week")).to_contain_text("for the class's teachers")

    await select(desk, "Teacher role").select_option(label="@Student")
    await desk.say("The students are the teachers now.")  # the bot has done what was chosen before it
    await imani.use("week")

    await expect(imani.newest).to_contain_text("No question was open this week")


async def test_a_forum_chosen_for_questions_gets_the_next_one_as_a_post(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")

    await select(desk, "Channel for questions").select_option(label="#essay-forum")
    await desk.use("prompt post")
    await desk.open("essay-forum")
    await desk.press("1 · ")

    await expect(desk.messages).to_have_count(1)
    await expect(desk.newest).to_contain_text("Question 1 of 12")
    await desk.say("The teacher begins.")


async def test_a_channel_that_everybody_reads_is_chosen_for_teachers_with_a_warning(shared_desk: Seat) -> None:
    await shared_desk.open("teachers")
    await shared_desk.use("setup")

    await select(shared_desk, "Teacher channel").select_option(label="#essay-questions")

    await expect(shared_desk.newest).to_contain_text("⚠️")


async def test_students_are_added_from_a_list(shared_desk: Seat) -> None:
    await shared_desk.open("teachers")
    await shared_desk.use("setup")
    panel = shared_desk.message("Setting up AP English")
    await expect(panel.last).to_contain_text("Students on the roster 12")
    await panel.last.locator("summary").click()
    await panel.last.get_by_role("checkbox", name="Devon").check()
    await panel.last.get_by_role("button", name="Choose").click()

    await expect(panel.last).to_contain_text("Devon")
