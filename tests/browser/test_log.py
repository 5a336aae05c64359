"""The bot's log beside the class."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_what_goes_wrong_inside_the_bot_is_in_its_log_under_the_number_that_the_person_was_told(
    desk: Seat,
) -> None:
    await desk.open("teachers")
    desk.classroom.change("UPDATE class SET zone = 'Atlantis'")

    answer = await desk.use("week")
    await expect(answer).to_contain_text("Something went wrong on my side")
    told = re.search(r"error ([0-9a-f]{8})", await answer.inner_text())
    assert told is not None
    await desk.show_panel("Log (")

    failure = desk.panel.get_by_role("listitem").filter(has_text=f"error {told[1]} while answering")
    await expect(failure).to_contain_text("ERROR")
    await expect(failure).to_contain_text("No time zone found with key Atlantis")
