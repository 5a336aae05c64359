"""Keeping what a class has left, and beginning again."""

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_everything_so_far_is_kept_in_one_zip_file(desk: Seat, tmp_path: Path) -> None:
    thread = await desk.post_question()
    await desk.use("week")
    imani = await desk.beside("Imani")
    await imani.open(thread)
    await imani.say("I held the volcano.")
    await desk.show_panel("More")

    async with desk.page.expect_download() as download:
        await desk.panel.get_by_role("button", name="Keep the files").click()

    kept = await download.value
    assert kept.suggested_filename == "practice-class.zip"
    with zipfile.ZipFile(io.BytesIO((await kept.path()).read_bytes())) as archive:
        names = archive.namelist()
        assert {"transcript.html", "harkness.db"} <= set(names)
        assert [name for name in names if name.endswith("participation.csv")]
        page = archive.read("transcript.html").decode()
        database = tmp_path / "harkness.db"
        database.write_bytes(archive.read("harkness.db"))
    assert "I held the volcano." in page
    with sqlite3.connect(database) as opened:
        assert opened.execute("SELECT count(*) FROM post WHERE text = 'I held the volcano.'").fetchone() == (1,)


async def test_starting_over_empties_the_class_in_every_window(desk: Seat) -> None:
    thread = await desk.post_question()
    imani = await desk.beside("Imani")
    await imani.open(thread)
    await imani.say("This will be gone.")

    async with imani.page.expect_navigation():
        await desk.start_over()
    await imani.until_here()

    for seat, name in ((desk, "ms-okafor"), (imani, "imani")):
        await expect(seat.room(thread)).to_have_count(0)
        await expect(seat.page.get_by_label("Act as")).to_have_value(name)
    await imani.say("Here again.")
    await expect(desk.message("Here again.")).to_be_visible()
    assert desk.classroom.ask("SELECT count(*) FROM prompt") == [(0,)]
