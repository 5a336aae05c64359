"""The page on a phone: everything is within reach of a thumb, and nothing wider than the screen."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

#: **Source:** WCAG 2.2, 2.5.8 Target Size (Minimum), in CSS pixels.
_LEAST_TARGET = 24
#: What a thumb hits without looking, for what is pressed most.
_THUMB = 36


async def is_within_screen(phone: Seat) -> bool:
    """Whether the page can be read without moving it sideways."""
    widest = "Math.max(document.scrollingElement.scrollWidth, document.querySelector('#items').scrollWidth)"
    return bool(await phone.page.evaluate(f"{widest} <= innerWidth"))


async def measure(control: Locator) -> tuple[float, float]:
    """Its width and height in CSS pixels."""
    box = await control.bounding_box()
    assert box is not None
    return box["width"], box["height"]


async def test_a_student_answers_on_a_phone(phone: Seat) -> None:
    thread = await phone.post_question()
    imani = await phone.beside("Imani")
    assert await is_within_screen(imani)

    await expect(imani.room(thread)).to_be_hidden()
    await imani.page.get_by_role("button", name="Channels").tap()
    await imani.room(thread).tap()
    await expect(imani.rooms).to_be_hidden()
    await expect(imani.page.get_by_role("heading", level=1)).to_contain_text(thread)
    await imani.writing.fill("Here is my answer, written in the bus.")
    await imani.page.get_by_role("button", name="Send").tap()

    await expect(imani.newest).to_contain_text("Here is my answer")
    assert await is_within_screen(imani)


async def test_a_form_is_filled_in_on_a_phone(phone: Seat) -> None:
    await phone.post_question()
    imani = await phone.beside("Imani")

    await imani.page.get_by_role("button", name="Take a position").tap()
    await expect(imani.form).to_be_in_viewport(ratio=0.99)
    assert await is_within_screen(imani)
    await imani.form.get_by_text("It depends").tap()
    await imani.form.get_by_role("button", name="Submit").tap()

    await expect(imani.newest).to_contain_text("Noted: It depends")


async def test_a_command_is_found_and_filled_in_on_a_phone(phone: Seat) -> None:
    filling_in = await phone.choose_command("prompt post")

    await filling_in.get_by_role("button", name="+ question").tap()
    await filling_in.get_by_role("combobox", name="question").press_sequentially("kyiv")
    offered = filling_in.get_by_role("option")
    await expect(offered).to_have_count(1)
    await expect(offered).to_be_in_viewport()
    assert await is_within_screen(phone)
    await offered.tap()
    await filling_in.get_by_role("button", name="Send").tap()

    await expect(phone.newest).to_contain_text("A reader in Kyiv")


async def test_the_controls_and_the_panels_are_folded_away_until_they_are_asked_for(phone: Seat) -> None:
    hour = phone.page.get_by_role("button", name="+1 hour")
    if await phone.panel.is_visible():
        await phone.panel.get_by_role("button", name="Close the panel").tap()
    await expect(hour).to_be_hidden()

    await phone.page.get_by_role("button", name="Controls").tap()
    await hour.tap()
    await expect(phone.page.get_by_role("group", name="Clock")).to_contain_text("08:50")
    for name in ("Tour", "What is stored", "Log", "More"):
        await phone.show_panel(name)
        assert await is_within_screen(phone)
        await phone.panel.get_by_role("button", name="Close the panel").tap()
        await expect(phone.panel).to_be_hidden()


async def test_whatever_is_pressed_is_big_enough_for_a_thumb(phone: Seat) -> None:
    await phone.post_question()
    often = ("Channels", "Controls", "Send", "Take a position", "Where we stand", "My progress")

    for name in often:
        width, height = await measure(phone.page.get_by_role("button", name=name).last)
        assert min(width, height) >= _THUMB, name
    for control in await phone.page.locator("button:visible, select:visible, summary:visible").all():
        assert min(await measure(control)) >= _LEAST_TARGET, await control.get_attribute("id")
