"""What axe, the accessibility checker, finds: nothing, in any state of the page, light or dark, wide or narrow."""

from typing import Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = [pytest.mark.asyncio(loop_scope="package"), pytest.mark.timeout(180)]

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


async def assert_accessible(seat: Seat, state: str) -> None:
    """Nothing is found in the page as it is, with light and with dark colours."""
    for scheme in _SCHEMES:
        await seat.page.emulate_media(color_scheme=scheme)
        found = await Axe().run(seat.page)
        assert found.violations_count == 0, f"{state}, {scheme}:\n{found.generate_report()}"


async def show_a_thread_with_everything_in_it(seat: Seat) -> None:
    """A question, answers, a reply, a reaction, a file, and the bot's private answers."""
    thread = await seat.post_question()
    await seat.act_as("Imani")
    await seat.open(thread)
    first = await seat.say("In ¶5 all three examples took years: https://example.org/.")
    await seat.choose_in_menu(first, "React with 👍")
    await seat.choose_in_menu(first, "Reply")
    await expect(seat.page.get_by_text("Replying to Imani")).to_be_visible()
    await seat.writing.fill("> took years\n- **Korea**\n- `Sinai`")
    await seat.writing.press("Enter")
    await expect(seat.newest).to_contain_text("Sinai")
    await seat.press("Go to the question")
    await seat.press("Take a position")
    await seat.form.get_by_role("radio", name="I agree").check()
    await seat.form.get_by_role("button", name="Submit").click()
    await expect(seat.newest).to_contain_text("Noted: I agree")
    await seat.act_as("Ms. Okafor")
    await seat.open(thread)
    await seat.use("participation")
    await seat.use("week")
    await seat.use("summary")
    await expect(seat.newest.get_by_role("button", name="The whole summary")).to_be_visible()


async def walk(seat: Seat) -> None:
    """Through the states of the page, in each of which axe finds nothing."""
    await assert_accessible(seat, "the question's card")
    await show_a_thread_with_everything_in_it(seat)
    await assert_accessible(seat, "a thread with everything in it")
    await seat.messages.first.get_by_role("button", name="What you can do with this message").click()
    await expect(seat.page.get_by_role("menu")).to_be_visible()
    await assert_accessible(seat, "a message's menu")
    await seat.page.keyboard.press("Escape")
    await seat.writing.fill("/")
    await expect(seat.page.get_by_role("listbox", name="Commands")).to_be_visible()
    await assert_accessible(seat, "commands to choose from")
    filling_in = await seat.choose_command("prompt post")
    await filling_in.get_by_role("button", name="+ question").click()
    await filling_in.get_by_role("combobox", name="question").press_sequentially("e")
    await expect(filling_in.get_by_role("option")).not_to_have_count(0)
    await assert_accessible(seat, "a command being filled in")
    await filling_in.get_by_role("button", name="Cancel").click()


async def test_a_desk_has_nothing_for_axe_to_find(desk: Seat) -> None:
    await assert_accessible(desk, "the first page")
    await desk.do_step("The outline")
    await desk.press("Map")
    await expect(desk.newest.get_by_role("img")).to_be_visible()
    await assert_accessible(desk, "the outline with its picture")
    await desk.open("essay-questions")
    await walk(desk)
    for panel in ("What is stored", "Log", "More"):
        await desk.show_panel(panel)
        await assert_accessible(desk, f"the panel “{panel}”")
    await desk.open("essay-forum")
    await assert_accessible(desk, "an empty forum")
    await desk.open("teachers")
    await assert_accessible(desk, "the panel of /setup")
    await desk.press("What is asked")
    await expect(desk.form).to_be_visible()
    await assert_accessible(desk, "a form of the teacher's")


async def test_a_phone_has_nothing_for_axe_to_find(phone: Seat) -> None:
    await assert_accessible(phone, "the first page")
    if await phone.panel.is_visible():
        await phone.panel.get_by_role("button", name="Close the panel").click()
    await phone.page.get_by_role("button", name="Controls").click()
    await assert_accessible(phone, "the controls")
    await phone.show_panel("What is stored")
    await assert_accessible(phone, "a panel")
    await phone.panel.get_by_role("button", name="Close the panel").click()
    thread = await phone.post_question()
    imani = await phone.beside("Imani")
    await imani.page.get_by_role("button", name="Channels").click()
    await assert_accessible(imani, "the drawer of channels")
    await imani.open(thread)
    await imani.say("Years, in ¶5.")
    await assert_accessible(imani, "a thread")
    await imani.page.get_by_role("button", name="essay-questions").first.click()
    await imani.press("Take a position")
    await expect(imani.form).to_be_visible()
    await assert_accessible(imani, "a form")
