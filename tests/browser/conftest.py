"""Fixtures of the tests in a real browser: headless Chromium, driven by Playwright."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright

from tests.browser.visitor import Visitor, new_desk, new_phone, visiting

_NAMES = ("chromium", "chromium-browser", "google-chrome")
#: Nothing but this machine can be reached, whatever the page or Chromium itself would like to load.
_FLAGS = ["--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is. Without one the test is skipped, but never in CI."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return found
    what = f"there is no browser to test the page with: install one of {', '.join(_NAMES)}"
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A browser of the test's own: in the test's loop, and started in half a second."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield launched
        await launched.close()


@pytest.fixture
async def visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Somebody at a laptop. Ask for it after what serves the page, so that their windows are closed first."""
    async with visiting(await new_desk(browser)) as somebody:
        yield somebody


@pytest.fixture
async def phone_visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Somebody with a phone. Ask for it after what serves the page."""
    async with visiting(await new_phone(browser)) as somebody:
        yield somebody
