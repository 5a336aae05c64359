"""Everything without a mouse: the focus is always somewhere, and where one expects it."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

#: More presses of Tab than the page has controls.
_MOST_PRESSES = 150


async def tab_to(seat: Seat, control: Locator, key: str = "Tab") -> None:
    """Press Tab until this has the focus, as somebody does who cannot point."""
    await expect(control).to_have_count(1)
    for _ in range(_MOST_PRESSES):
        await seat.page.keyboard.press(key)
        if await control.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {control}")


async def assert_focus_is_somewhere(seat: Seat) -> None:
    """Whoever presses Tab now goes on from where they were."""
    await seat.page.wait_for_function("document.activeElement && document.activeElement !== document.body")


async def test_from_the_address_to_an_answer(shared_desk: Seat) -> None:
    thread = await shared_desk.post_question()
    imani = await shared_desk.beside("Imani")

    await tab_to(imani, imani.room(thread))
    await imani.page.keyboard.press("Enter")
    await expect(imani.page.get_by_role("heading", level=1)).to_contain_text(thread)
    await assert_focus_is_somewhere(imani)
    await tab_to(imani, imani.writing)
    await imani.page.keyboard.type("First line.")
    await imani.page.keyboard.press("Shift+Enter")
    await imani.page.keyboard.type("Second line.")
    await imani.page.keyboard.press("Enter")

    await expect(imani.newest).to_contain_text("First line.\nSecond line.", use_inner_text=True)
    await expect(imani.writing).to_be_focused()
    await expect(imani.writing).to_have_value("")


async def test_a_command_with_a_suggestion(shared_desk: Seat) -> None:
    keyboard = shared_desk.page.keyboard
    await tab_to(shared_desk, shared_desk.writing)

    await keyboard.type("/prompt po")
    await expect(shared_desk.page.get_by_role("listbox", name="Commands").get_by_role("option")).to_have_count(1)
    await keyboard.press("Enter")
    await expect(shared_desk.page.get_by_role("form", name="/prompt post")).to_be_visible()
    await assert_focus_is_somewhere(shared_desk)
    await tab_to(shared_desk, shared_desk.page.get_by_role("button", name="+ question"), "Shift+Tab")
    await keyboard.press("Enter")
    await expect(shared_desk.page.get_by_role("combobox", name="question")).to_be_focused()
    await keyboard.type("kyiv")
    suggested = shared_desk.page.get_by_role("listbox", name="Suggestions for question").get_by_role("option")
    await expect(suggested).to_have_count(1)
    await keyboard.press("ArrowDown")
    await keyboard.press("Enter")
    await keyboard.press("Enter")

    await expect(shared_desk.newest).to_contain_text("A reader in Kyiv")
    await expect(shared_desk.writing).to_be_focused()


async def test_a_form_and_the_focus_after_it(shared_desk: Seat) -> None:
    await shared_desk.post_question()
    imani = await shared_desk.beside("Imani")
    keyboard = imani.page.keyboard
    button = imani.page.get_by_role("button", name="Take a position").last

    await button.focus()
    await keyboard.press("Enter")
    await expect(imani.form.get_by_role("radio", name="I agree")).to_be_focused()
    await keyboard.press("Escape")
    await expect(imani.form).to_have_count(0)
    await expect(button).to_be_focused()

    await keyboard.press("Enter")
    await expect(imani.form.get_by_role("radio", name="I agree")).to_be_focused()
    await keyboard.press("ArrowDown")
    await keyboard.press("Tab")
    await keyboard.type("Because of ¶3.")
    await keyboard.press("Tab")
    await keyboard.type("3")
    await keyboard.press("Enter")

    await expect(imani.newest).to_contain_text("Noted: I disagree")
    await expect(imani.newest).to_contain_text("Because of ¶3.")
    await assert_focus_is_somewhere(imani)


async def test_the_menu_of_a_message(shared_desk: Seat) -> None:
    await shared_desk.open(await shared_desk.post_question())
    said = await shared_desk.say("Talks need time.")
    opening = said.get_by_role("button", name="What you can do with this message")
    keyboard = shared_desk.page.keyboard

    await tab_to(shared_desk, opening, "Shift+Tab")
    await keyboard.press("Enter")
    await expect(shared_desk.page.get_by_role("menuitem").first).to_be_focused()
    await keyboard.press("Escape")
    await expect(opening).to_be_focused()

    await keyboard.press("Enter")
    await tab_to(shared_desk, shared_desk.page.get_by_role("menuitem", name="React with 🔥"), "ArrowDown")
    await keyboard.press("Enter")
    await expect(said.get_by_role("button", name="🔥, 1")).to_be_visible()
    await assert_focus_is_somewhere(shared_desk)

    await opening.focus()
    await keyboard.press("Enter")
    await tab_to(shared_desk, shared_desk.page.get_by_role("menuitem", name="Delete message"), "ArrowUp")
    await keyboard.press("Enter")
    await expect(said).to_have_count(0)
    await assert_focus_is_somewhere(shared_desk)


async def test_buttons_selects_and_panels_keep_the_focus(shared_desk: Seat) -> None:
    keyboard, page = shared_desk.page.keyboard, shared_desk.page
    pressed = [
        page.get_by_role("button", name="+1 hour"),
        page.get_by_role("button", name="What is stored"),
        page.get_by_role("button", name="Close the panel"),
        page.get_by_role("button", name="Log"),
        page.get_by_role("button", name="More"),
        page.get_by_role("button", name="Tour"),
        shared_desk.panel.get_by_role("button", name="2. The outline"),
        shared_desk.panel.get_by_role("button", name="Do it for me"),
        shared_desk.page.get_by_role("button", name="Numbered text").last,
        shared_desk.page.get_by_role("button", name="Dismiss message").last,
    ]
    for control in pressed:
        await control.focus()
        await keyboard.press("Enter")
        await expect(page.get_by_role("banner")).to_have_attribute("aria-busy", "false")
        await assert_focus_is_somewhere(shared_desk)

    await page.get_by_label("Act as").focus()
    await keyboard.press("ArrowDown")
    await expect(shared_desk.writing).to_have_accessible_name("Write as Imani in #essay-questions")
    await expect(page.get_by_label("Act as")).to_be_focused()
