"""Retake docs/pictures in the practice classroom: `python -m tools.screenshots`. Needs Chromium on the PATH."""

import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

PICTURES = Path("docs/pictures")

_SCREEN, _PHONE = (1280, 800), (390, 844)

_PATIENCE_MS = 60_000


def main() -> None:
    """Walk through the tour of a real class and photograph each step."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(_take_all())


async def _take_all() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("Chromium is not on the PATH; install it and run this again.")
    expect.set_options(timeout=_PATIENCE_MS)
    with tempfile.TemporaryDirectory() as folder:
        async with _running(Path(folder) / "practice") as address, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            await _walk(browser, address)
            await browser.close()


@asynccontextmanager
async def _running(folder: Path) -> AsyncIterator[str]:
    """The address of a practice classroom, which ends with the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-u", "-m", "bot", "try", "--no-browser", "--folder", str(folder)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        async for line in process.stdout:
            if address := re.search(rb"http://\S+", line):
                yield address[0].decode()
                break
    finally:
        process.terminate()
        await process.wait()


async def _walk(browser: Browser, address: str) -> None:
    page = await _open(browser, address, _SCREEN)
    await _do(page, "essay")
    await _shoot(page, "essay")
    await _do(page, "outline")
    await page.get_by_role("button", name="Map", exact=True).last.click()
    await page.wait_for_timeout(2000)
    await _shoot(page, "outline")
    await _do(page, "questions")
    await _shoot(page, "question")
    await _photograph_form(browser, address)
    await _do(page, "debate")
    await _shoot(page, "debate")
    await _do(page, "summary")
    await page.wait_for_timeout(1000)
    await _shoot(page, "classroom")
    await page.emulate_media(color_scheme="dark")
    await _do(page, "week")
    await _shoot(page, "week")
    await page.emulate_media(color_scheme="light")
    await page.locator("#show-stored").click()
    await expect(page.locator("#panel h2").first).to_contain_text("stored")
    await _shoot(page, "stored")


async def _do(page: Page, step: str) -> None:
    """Have one step of the tour done, and wait until it is."""
    if not await page.locator(f"#do-{step}").is_visible():
        await page.locator(f"#step-{step}").click()
    await page.locator(f"#do-{step}").click()
    await expect(page.locator(f"#step-{step} [aria-label=done]")).to_be_visible()
    await page.wait_for_timeout(2500)  # what was jumped to is lit for two seconds


async def _photograph_form(browser: Browser, address: str) -> None:
    """A student on a phone takes a position."""
    phone = await _open(browser, f"{address}&as=imani", _PHONE)
    await phone.get_by_role("button", name="Take a position").last.click()
    await phone.get_by_label("Agree").first.check()
    await phone.locator("dialog textarea").fill("The bridge held six kilos. Nobody asked who held the glue.")
    await _shoot(phone, "position")
    await phone.close()


async def _open(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    page = await context.new_page()
    await page.goto(address)
    await expect(page.locator("#rooms button").first).to_be_attached()
    await page.wait_for_timeout(500)
    return page


async def _shoot(page: Page, name: str) -> None:
    await page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
