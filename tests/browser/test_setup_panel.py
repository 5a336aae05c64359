"""The panel of /setup: what is chosen in its selects holds for the class."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


def select_with(desk: Seat, chosen: str) -> Locator:
    """The select of the newest panel in which this is chosen."""
    option = desk.page.locator("option:checked").filter(has_text=chosen)
    return desk.newest.get_by_role("combobox").filter(has=option).first


async def test_a_role_that_is_chosen_is_the_teachers_from_then_on(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")
    imani = await desk.beside("Imani")
    await expect(await imani.use("week")).to_contain_text("for the class's teachers")

    await select_with(desk, "@Teacher").select_option(label="@Student")
    await expect(select_with(desk, "@Student").first).to_be_visible()
    await imani.use("week")

    await expect(imani.newest).to_contain_text("0 posts")


async def test_a_forum_chosen_for_questions_gets_the_next_one_as_a_post(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")

    await select_with(desk, "#essay-questions").select_option(label="#essay-forum")
    await expect(select_with(desk, "#essay-forum")).to_be_visible()
    await desk.use("prompt post")
    await desk.open("essay-forum")
    await desk.page.get_by_role("main").get_by_role("button", name="1 · ").click()

    await expect(desk.messages).to_have_count(1)
    await expect(desk.newest).to_contain_text("Question 1 of 12")
    await desk.say("The teacher begins.")


async def test_a_channel_that_everybody_reads_is_chosen_for_teachers_with_a_warning(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")

    await select_with(desk, "#teachers").select_option(label="#essay-questions")

    await expect(desk.newest).to_contain_text("⚠️")


async def test_students_are_added_from_a_list(desk: Seat) -> None:
    await desk.open("teachers")
    await desk.use("setup")
    await desk.newest.get_by_text("Add students").click()

    await desk.newest.get_by_role("checkbox", name="Devon").check()
    await desk.newest.get_by_role("button", name="Choose").click()

    await expect(desk.newest).to_contain_text("Devon")
