"""Retake docs/pictures in the practice classroom: `make pictures`, or `python -m tools.screenshots`.

Needs Chromium or Chrome. It walks through a class in a process of its own, as a visitor does, by the ids of the page.
"""

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.async_api import Browser, Locator, Page, async_playwright

from tests.browser.chromium import FLAGS, find_chromium
from tests.browser.running_classroom import RunningClassroom, running_classroom

PICTURES = Path("docs/pictures")

#: In CSS pixels, each of which is two of the picture's.
_DESK, _PHONE = (1280, 800), (390, 780)
#: A week may take as long as this to pass.
_PATIENCE_MS = 120_000
_REASON = "The 9 says what the bridge did. It doesn't say who was there when it was built (¶3)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """A window on the class, and what is done and photographed in it."""

    page: Page

    async def press(self, selector: str) -> None:
        await self.page.locator(selector).last.click()

    async def do_step(self, key: str) -> None:
        """Have a step of the tour done, and wait until it is."""
        await self.press(f"#step-{key}")
        await self.press(f"#do-{key}")
        await self.page.locator(f".done:has(#step-{key})").wait_for(timeout=_PATIENCE_MS)

    async def open_room(self, name: str) -> None:
        await self.press(f"#rooms button:has-text('{name}')")
        await self.page.locator(f"#title:has-text('{name}')").wait_for()

    def message(self, words: str) -> Locator:
        """The newest message with these words in it."""
        return self.page.locator("#items article", has_text=words).last

    async def look_at(self, element: Locator) -> None:
        """Have it at the top, under a little of what comes before it."""
        await element.wait_for()
        await self._rest()
        await element.evaluate(
            "(element) => { const items = document.getElementById('items');"
            " items.scrollTop += element.getBoundingClientRect().top - items.getBoundingClientRect().top - 14; }"
        )

    async def take(self, name: str) -> None:
        """Photograph the window as soon as it has come to rest; in few colours, for a small file."""
        await self.page.mouse.move(0, 0)
        await self._rest()
        taken = Image.open(io.BytesIO(await self.page.screenshot(animations="disabled"))).convert("RGB")
        few = taken.quantize(colors=128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)

    async def _rest(self) -> None:
        """Nothing is under way, lit up or said in passing, and every picture is there."""
        await self.page.wait_for_function(
            "!document.querySelector('.target, .waiting') && !document.getElementById('notice').textContent"
            " && [...document.images].every((image) => image.complete)",
            timeout=_PATIENCE_MS,
        )


def main() -> None:
    """Take every picture anew."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("There is no Chromium or Chrome on the PATH; install one and run this again.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(_take_all(chromium))


async def _take_all(chromium: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with tempfile.TemporaryDirectory() as name, running_classroom(Path(name) / "class") as classroom:
            await _walk(browser, classroom)
        await browser.close()


async def _walk(browser: Browser, classroom: RunningClassroom) -> None:
    """The pictures of docs/practice.md, in its order, and of the README."""
    async with _window(browser, classroom.url, _DESK) as desk:
        await _prepare(desk)
        await _take_position(browser, classroom)
        await desk.do_step("debate")
        await desk.look_at(desk.page.locator("#items article:has(.reactions)").first)
        await desk.take("debate")
        await desk.do_step("summary")
        before = "#items > div:has(+ div article.private:has-text('used /summary')) article"
        await desk.look_at(desk.page.locator(before).last)
        await desk.take("classroom")
        await _look_at_night(browser, classroom)
        await desk.do_step("week")
        await desk.take("week")
        await desk.press("#show-stored")
        await desk.page.locator("#stored-about").select_option("theo")
        await desk.page.locator("#stored-title:has-text('Theo')").wait_for()
        await desk.take("stored")


async def _prepare(desk: Camera) -> None:
    await desk.do_step("essay")
    await desk.take("essay")
    await desk.do_step("outline")
    await desk.press("#items button:has-text('Map')")
    await desk.look_at(desk.page.locator("#items img.picture").last)
    await desk.take("outline")
    await desk.press("#step-questions")
    await desk.press("#items button:has-text('Draft questions')")
    await desk.look_at(desk.message("Keep"))
    await desk.take("review")
    await desk.do_step("questions")
    await desk.look_at(desk.message("Question 1 of"))
    await desk.take("question")


async def _take_position(browser: Browser, classroom: RunningClassroom) -> None:
    """A student fills in the form, on a phone, and leaves it."""
    async with _window(browser, f"{classroom.url}&as=imani", _PHONE) as phone:
        await phone.press("#close-panel")
        await phone.press("#items button:has-text('Take a position')")
        await phone.page.locator("#form label.tick:has-text('It depends')").click()
        await phone.page.locator("#form textarea").first.fill(_REASON)
        await phone.take("position")
        await phone.press("#form-cancel")


async def _look_at_night(browser: Browser, classroom: RunningClassroom) -> None:
    """The summary's map, in the dark."""
    async with _window(browser, classroom.url, _DESK, colours="dark") as desk:
        await desk.press("#close-panel")
        await desk.open_room("1 · ")
        await desk.look_at(desk.page.locator("#items article:has(img.picture)").last)
        await desk.take("map")


@asynccontextmanager
async def _window(
    browser: Browser, url: str, size: tuple[int, int], *, colours: Literal["light", "dark"] = "light"
) -> AsyncIterator[Camera]:
    """A new window on this address, filled in; a narrow one is a phone's."""
    is_phone = size == _PHONE
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2,
        color_scheme=colours,
        reduced_motion="reduce",
        is_mobile=is_phone,
        has_touch=is_phone,
    )
    page = await context.new_page()
    await page.goto(url)
    await page.locator("#composer textarea").wait_for()
    await page.locator("#panel-body *").first.wait_for()
    yield Camera(page=page)
    await context.close()


if __name__ == "__main__":
    main()
