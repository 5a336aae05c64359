"""One's own essay: chosen, dropped, unreadable."""

from pathlib import Path

import pytest
from playwright.async_api import FilePayload, expect

from tests.browser.seat import Seat

pytestmark = pytest.mark.asyncio(loop_scope="package")

_FERRIES = (
    "The city should keep its ferries.\n\n"
    "Some say that a bridge is faster. But a bridge costs forty million, and the ferry carries nine hundred people a "
    "day because they can walk to it. For that reason the council should pay for a second boat.\n\n"
    "The harbour was built for boats. It should stay a place where people meet while they wait."
)


async def test_a_file_chosen_under_more_is_given_to_the_bot_by_the_teacher(shared_desk: Seat, tmp_path: Path) -> None:
    essay = tmp_path / "ferries.txt"
    essay.write_text(_FERRIES, encoding="utf-8")
    await shared_desk.act_as("Imani")
    await shared_desk.show_panel("More")

    async with shared_desk.page.expect_file_chooser() as chooser:
        await shared_desk.panel.get_by_text("Choose a file").click()
    await (await chooser.value).set_files(essay)

    await expect(shared_desk.newest).to_contain_text("used /essay add")
    await expect(shared_desk.newest).to_contain_text("3 paragraphs, 6 sentences")
    await expect(shared_desk.page.get_by_label("Act as")).to_have_value("ms-okafor")
    await expect(shared_desk.room("teachers")).to_have_attribute("aria-current", "page")


async def test_a_file_dropped_anywhere_on_the_page_is_read(shared_desk: Seat) -> None:
    dropped = await shared_desk.page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'ferries.md')); return data; }",
        _FERRIES.replace("ferries", "old ferries"),
    )

    await shared_desk.messages.first.dispatch_event("dragover", {"dataTransfer": dropped})
    await expect(shared_desk.page.get_by_text("Drop an essay here")).to_be_visible()
    await shared_desk.messages.first.dispatch_event("drop", {"dataTransfer": dropped})

    await expect(shared_desk.page.get_by_text("Drop an essay here")).to_be_hidden()
    await expect(shared_desk.newest).to_contain_text("3 paragraphs, 6 sentences")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("essay.pdf", b"%PDF-1.7 and then nothing that a PDF has", "damaged"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", ".docx"),
    ],
)
async def test_a_file_that_cannot_be_read_is_answered_with_why(
    shared_desk: Seat, name: str, data: bytes, why: str
) -> None:
    kept = shared_desk.classroom.ask("SELECT essay_id FROM essay")
    await shared_desk.open("teachers")
    adding = await shared_desk.choose_command("essay add")
    await adding.get_by_label("file").set_input_files({"name": name, "mimeType": "", "buffer": data})
    await adding.get_by_role("button", name="Send").click()

    await expect(shared_desk.newest).to_contain_text(why)
    assert shared_desk.classroom.ask("SELECT essay_id FROM essay") == kept


async def test_a_file_too_big_for_discord_is_not_taken(shared_desk: Seat) -> None:
    await shared_desk.open("teachers")
    adding = await shared_desk.choose_command("essay add")
    big: FilePayload = {"name": "book.txt", "mimeType": "text/plain", "buffer": b"word " * 2_200_000}

    await adding.get_by_label("file").set_input_files(big)

    await expect(shared_desk.page.get_by_role("status").filter(has_text="up to 10 MiB")).to_be_visible()
    shared_desk.visitor.complaints.clear()  # the browser's console names the answer 413
