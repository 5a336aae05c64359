"""The page as it is served, in a browser: it opens, hears events, and loads and runs nothing from elsewhere."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from nicegui import ui
from nicegui.events import GenericEventArguments
from playwright.async_api import expect

from bot.practice.browser.attachments import StoredFile
from bot.practice.browser.server import ServedPage, WindowRequest, serve
from bot.practice.browser.uploads import Uploads
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.asyncio(loop_scope="package")

#: One pixel.
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c636060606000000005"
    "0001a5f645400000000049454e44ae426082"
)


async def draw(window: WindowRequest) -> None:
    """A heading, a button that says hello to the server, and a place for its answer."""
    ui.add_head_html(
        "<script>addEventListener('click', e => e.target.id && emitEvent('do', {do: e.target.id}))</script>"
    )
    heading = ui.html(f'<h1 id="who">{window.person or "nobody"}</h1><button id="greet">Greet</button>', sanitize=False)

    def answer(event: GenericEventArguments) -> None:
        heading.content = f'<p id="answer">{event.args["do"]} {window.person}</p>'
        ui.run_javascript("document.title = 'greeted'")

    ui.on("do", answer)


@pytest_asyncio.fixture(loop_scope="package")
async def served() -> AsyncIterator[ServedPage]:
    async with serve(draw, files=lambda *_: StoredFile(name="dot.png", data=_PNG), uploads=Uploads()) as page:
        yield page


async def test_a_click_reaches_the_server_and_its_answer_the_page(served: ServedPage, visitor: Visitor) -> None:
    page = await visitor.open(served.url + "&as=ben")

    await page.click("#greet")

    await expect(page.locator("#answer")).to_have_text("greet ben")
    await expect(page).to_have_title("greeted")


async def test_two_windows_are_two_people_and_neither_needs_the_token(served: ServedPage, visitor: Visitor) -> None:
    await visitor.open(served.url)
    site = served.url.partition("?")[0]

    ben, lea = [await visitor.open(f"{site}?as={name}") for name in ("ben", "lea")]

    await expect(ben.locator("#who")).to_have_text("ben")
    await expect(lea.locator("#who")).to_have_text("lea")


async def test_the_page_says_its_title_and_language_and_lets_a_phone_zoom(
    served: ServedPage, phone_visitor: Visitor
) -> None:
    page = await phone_visitor.open(served.url)

    await expect(page).to_have_title("Harkness: practice classroom")
    assert (await page.get_attribute("html", "lang") or "").startswith("en")
    viewport = await page.get_attribute("meta[name=viewport]", "content")
    assert viewport == "width=device-width, initial-scale=1, interactive-widget=resizes-content"
    assert await page.evaluate("innerWidth") == 390


async def test_no_style_of_quasar_is_in_the_way(served: ServedPage, visitor: Visitor) -> None:
    page = await visitor.open(served.url)

    plain = await page.evaluate("getComputedStyle(document.body).fontFamily")
    widest = await page.evaluate("Math.max(...[...document.styleSheets].map(sheet => sheet.cssRules.length))")

    assert "Roboto" not in plain
    assert widest < 20


async def test_a_script_that_came_with_a_text_is_not_run(visitor: Visitor) -> None:
    async def draw_unescaped(_: WindowRequest) -> None:
        ui.html('<img id="bait" src="/files/9/9" onerror="document.title = \'caught\'">', sanitize=False)

    async with serve(draw_unescaped, files=lambda *_: None, uploads=Uploads()) as served:
        page = await visitor.open(served.url)
        await page.locator("#bait").wait_for(state="attached")
        await page.wait_for_function("document.querySelector('#bait').complete")

        assert await page.title() == "Harkness: practice classroom"
        assert [complaint for complaint in visitor.complaints if "Content Security Policy" in complaint]
        visitor.complaints.clear()
        await page.close()


async def test_a_picture_of_a_message_is_shown_and_one_from_elsewhere_is_not(
    served: ServedPage, visitor: Visitor
) -> None:
    page = await visitor.open(served.url)
    load = (
        "src => new Promise(done => { const i = new Image(); i.onload = i.onerror = e => done(e.type); i.src = src })"
    )

    assert await page.evaluate(load, "/files/1/0") == "load"
    assert await page.evaluate(load, "http://localhost:9/elsewhere.png") == "error"
    assert "violates the following Content Security Policy" in visitor.complaints[0]
    visitor.complaints.clear()


async def test_a_chosen_file_is_sent_by_the_page(served: ServedPage, visitor: Visitor) -> None:
    page = await visitor.open(served.url)
    send = """async ([name, text]) => {
        const headers = {"X-File-Name": encodeURIComponent(name)};
        const answer = await fetch("/uploads", {method: "POST", headers, body: new Blob([text])});
        return answer.json();
    }"""

    assert await page.evaluate(send, ["größe.txt", "four"]) == {"id": 1, "name": "größe.txt", "n_bytes": 4}
