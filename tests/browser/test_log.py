"""The bot's log beside the class."""

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_what_fails_inside_the_bot_stands_in_the_log_under_the_number_the_student_was_told(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.act_as("Imani")
    desk.classroom.change("DROP TABLE position")
    await desk.press("Take a position")
    await desk.page.screenshot(path="/tmp/s/bt-shots/log1.png")

    await desk.show_panel("Log (1)")
    await expect(desk.panel.get_by_role("listitem").filter(has_text="ERROR")).to_contain_text("no such table: position")
    await desk.page.screenshot(path="/tmp/s/bt-shots/log2.png")
