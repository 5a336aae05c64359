"""The class's clock: what comes by itself when time passes, and students who write at a pace."""

import csv
import io
import re

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def read_clock(desk: Seat) -> str:
    return await desk.page.get_by_role("group", name="Clock").locator("#now").inner_text()


async def press_clock(desk: Seat, label: str) -> None:
    await desk.page.get_by_role("group", name="Clock").get_by_role("button", name=label).click()


async def test_at_the_end_of_the_week_the_teachers_get_its_summary_and_a_file(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.open("essay-forum")

    await press_clock(desk, "End of week")
    await expect(desk.room("teachers").get_by_text("1 unread")).to_be_visible()
    await desk.open("teachers")
    async with desk.page.expect_download() as download:
        await desk.newest.get_by_role("link", name="participation.csv").click()

    assert await read_clock(desk) == "Sun 23:59"
    kept = await (await download.value).path()
    rows = list(csv.DictReader(io.StringIO(kept.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 12
    assert {row["Student"] for row in rows} >= {"Imani", "Wren"}


async def test_an_hour_passes_when_it_is_asked_to(desk: Seat) -> None:
    assert await read_clock(desk) == "Mon 07:50"

    await press_clock(desk, "+1 hour")

    await expect(desk.page.locator("#now")).to_have_text("Mon 08:50")


async def test_the_next_event_is_a_student_who_writes(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.room("1 · ").click()

    await press_clock(desk, "Next event")

    await expect(desk.messages).to_have_count(2)
    assert re.match(r"Mon 0[789]:\d\d", await read_clock(desk))


async def test_students_who_are_told_to_stay_quiet_do_so_and_the_next_event_is_the_bot_s(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.page.get_by_label("Students write").select_option(label="not at all")

    await press_clock(desk, "Next event")

    await expect(desk.room("teachers").get_by_text("1 unread")).to_be_visible()
    assert (await read_clock(desk)).startswith("Sun 18:0")
    assert desk.classroom.ask("SELECT count(*) FROM post") == [(0,)]


async def test_students_write_by_themselves_every_two_seconds_when_they_are_asked_to(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.room("1 · ").click()

    await desk.page.get_by_label("Students write").select_option(label="every 2 seconds")

    await expect(desk.messages).to_have_count(2)
