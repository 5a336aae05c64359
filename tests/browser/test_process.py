"""The process behind the page: who is let in, and how it ends."""

import signal
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.running_classroom import RunningClassroom, running_classroom
from tests.browser.seat import take_seat
from tests.browser.visitor import Visitor

#: Nobody waits that long; a machine that is busy with other things may need it.
_PATIENCE_SECONDS = 20

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def test_only_the_whole_address_opens_the_classroom(classroom: RunningClassroom, visitor: Visitor) -> None:
    page = await visitor.context.new_page()

    for shut in (classroom.site, f"{classroom.site}?token=guessed", f"{classroom.site}files/1/0"):
        answer = await page.goto(shut)
        assert answer is not None
        assert answer.status == 403
        await expect(page.get_by_role("heading")).to_have_text("This classroom opens with its whole address")
    visitor.complaints.clear()  # the browser's console names the answers 403
    await visitor.open(classroom.url)
    opened = await page.goto(classroom.site)

    assert opened is not None
    assert opened.status == 200


async def test_ctrl_c_ends_it_quietly_while_a_window_is_open(tmp_path: Path, visitor: Visitor) -> None:
    with running_classroom(tmp_path / "practice") as classroom:
        seat = await take_seat(visitor, classroom)

        classroom.process.send_signal(signal.SIGINT)

        assert classroom.process.wait(timeout=_PATIENCE_SECONDS) == 0
        said = (tmp_path / "practice-said.txt").read_text(encoding="utf-8")
        assert "Traceback" not in said
        await seat.page.close()
    visitor.complaints.clear()  # the browser's console says that the connection is gone
