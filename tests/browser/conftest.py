"""Fixtures of the tests in a real browser: headless Chromium, driven by Playwright."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.chromium import FLAGS, NAMES, find_chromium
from tests.browser.running_classroom import RunningClassroom, running_classroom
from tests.browser.seat import Seat, take_seat
from tests.browser.visitor import WAIT_MS, Visitor, new_desk, new_phone, visiting


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser and a class take their time on a busy machine."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is. Without one the test is skipped, but never in CI."""
    found = find_chromium()
    if found:
        return found
    what = f"there is no browser to test the page with: install one of {', '.join(NAMES)}"
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One browser for all; each visitor has cookies of their own in it."""
    expect.set_options(timeout=WAIT_MS)
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="package")
async def visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Somebody at a laptop. Ask for it after what serves the page, so that their windows are closed first."""
    async with visiting(await new_desk(browser)) as somebody:
        yield somebody


@pytest_asyncio.fixture(loop_scope="package")
async def phone_visitor(browser: Browser) -> AsyncIterator[Visitor]:
    """Somebody with a phone. Ask for it after what serves the page."""
    async with visiting(await new_phone(browser)) as somebody:
        yield somebody


@pytest.fixture(scope="session")
def classroom(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningClassroom]:
    """`harkness try` in its own process, for all tests; each begins with a class that has just been set up."""
    with running_classroom(tmp_path_factory.mktemp("practice")) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="package")
async def desk(classroom: RunningClassroom, visitor: Visitor) -> Seat:
    """The teacher's window on a fresh class."""
    return await take_seat(visitor, classroom)


@pytest_asyncio.fixture(loop_scope="package")
async def shared_desk(classroom: RunningClassroom, visitor: Visitor, request: pytest.FixtureRequest) -> Seat:
    """The teacher's window on a class that other tests of the module may have used: it is there in half the time."""
    return await take_seat(visitor, classroom, users=request.module.__name__)


@pytest_asyncio.fixture(loop_scope="package")
async def phone(classroom: RunningClassroom, phone_visitor: Visitor) -> Seat:
    """The teacher's window on a fresh class, on a phone."""
    return await take_seat(phone_visitor, classroom)
