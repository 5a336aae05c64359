"""The class's clock: what comes by itself when time passes, and students who write at a pace."""

import csv
import io
import re

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def let_time_pass(desk: Seat, label: str, *, until: str) -> None:
    """Press a button of the clock; returns when it shows this (a regular expression)."""
    clock = desk.page.get_by_role("group", name="Clock")
    await clock.get_by_role("button", name=label).click()
    await expect(desk.page.get_by_text("Time passes …")).to_have_count(0, timeout=40_000)
    await expect(clock).to_contain_text(re.compile(until))


async def test_at_the_end_of_the_week_the_teachers_get_its_summary_and_a_file(desk: Seat) -> None:
    await desk.use("prompt post")
    await desk.open("essay-forum")

    await let_time_pass(desk, "End of week", until="Sun 11 Jan 2026, 23:59")
    await expect(desk.room("teachers").get_by_text("1 unread")).to_be_visible()
    await desk.open("teachers")
    async with desk.page.expect_download() as download:
        await desk.newest.get_by_role("link", name="participation.csv").click()

    kept = await (await download.value).path()
    rows = list(csv.DictReader(io.StringIO(kept.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 12
    assert {row["Student"] for row in rows} >= {"Imani", "Wren"}


async def test_an_hour_passes_when_it_is_asked_to(desk: Seat) -> None:
    await expect(desk.page.get_by_role("group", name="Clock")).to_contain_text("07:50")

    await let_time_pass(desk, "+1 hour", until="Mon 5 Jan 2026, 08:50")


async def test_the_next_event_is_a_student_who_writes(desk: Seat) -> None:
    await desk.open(await desk.post_question())

    await let_time_pass(desk, "Next event", until=r"Mon 5 Jan 2026, 0[789]:\d\d")

    await expect(desk.messages).not_to_have_count(0)


async def test_the_next_event_is_the_bot_s_where_a_question_is_due(desk: Seat) -> None:
    scheduling = await desk.choose_command("prompt schedule")
    await scheduling.get_by_role("combobox", name="days").press_sequentially("Mon")
    await scheduling.get_by_role("button", name="+ time").click()
    await scheduling.get_by_role("textbox", name="time").fill("8:00")
    await scheduling.get_by_role("button", name="Send").click()
    await expect(desk.message("used /prompt schedule")).to_be_visible()

    await let_time_pass(desk, "Next event", until=r"Mon 5 Jan 2026, 08:0\d")

    await expect(desk.newest).to_contain_text("Question 1 of 12")


async def test_students_who_are_told_to_stay_quiet_do_so_until_they_are_told_otherwise(desk: Seat) -> None:
    await desk.open(await desk.post_question())
    await desk.page.get_by_label("Students write").select_option(label="not at all")

    await let_time_pass(desk, "+1 hour", until="08:50")
    await expect(desk.messages).to_have_count(0)
    await desk.page.get_by_label("Students write").select_option(label="as time passes")
    await let_time_pass(desk, "+1 hour", until="09:50")

    await expect(desk.messages).not_to_have_count(0)


async def test_students_write_by_themselves_every_two_seconds_when_they_are_asked_to(desk: Seat) -> None:
    await desk.open(await desk.post_question())

    await desk.page.get_by_label("Students write").select_option(label="every 2 seconds")

    await expect(desk.messages).not_to_have_count(0)
