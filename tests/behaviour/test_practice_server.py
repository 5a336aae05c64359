"""The practice classroom's page as a server: who is let in, what is given out, what is taken."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import aiohttp
import nicegui
import pytest
from nicegui import ui
from yarl import URL

from bot.errors import BadInputError
from bot.practice.browser.attachments import StoredFile
from bot.practice.browser.server import ServedPage, WindowRequest, serve
from bot.practice.browser.uploads import MAX_BYTES, Upload, Uploads

STATIC = f"/_nicegui/{nicegui.__version__}/static"
SOCKET = "/_nicegui_ws/socket.io/?EIO=4&transport=websocket"

FILES = {
    "week.png": b"\x89PNG",
    "map.svg": b"<svg/>",
    "page.html": b"<script>alert(1)</script>",
    "notes.txt": b"notes",
    "Übung „eins“.csv": b"a,b",
}


@dataclass(kw_only=True)
class Site:
    """A served classroom, and what was asked of it."""

    page: ServedPage
    uploads: Uploads
    people: list[str | None] = field(default_factory=list)
    viewers: list[str | None] = field(default_factory=list)

    @property
    def port(self) -> int:
        return urlsplit(self.page.url).port or 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def cookie(self) -> str:
        """The header's value for a browser that was let in before."""
        return f"harkness-{self.port}={parse_qs(urlsplit(self.page.url).query)['token'][0]}"

    def at(self, path: str) -> URL:
        """The address of `path`, to be sent as it stands."""
        return URL(self.origin + path, encoded=True)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    people: list[str | None] = []
    viewers: list[str | None] = []
    uploads = Uploads()

    async def draw(window: WindowRequest) -> None:
        people.append(window.person)
        ui.label("<script>stray()</script>")

    def find_file(message_id: int, index: int, viewer: str | None) -> StoredFile | None:
        viewers.append(viewer)
        return dict(enumerate(StoredFile(name=name, data=data) for name, data in FILES.items())).get(index)

    async with serve(draw, files=find_file, uploads=uploads) as page:
        yield Site(page=page, uploads=uploads, people=people, viewers=viewers)


@pytest.fixture
async def stranger() -> AsyncIterator[aiohttp.ClientSession]:
    """A client that keeps no cookies."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield session


@pytest.fixture
async def visitor(site: Site) -> AsyncIterator[aiohttp.ClientSession]:
    """A client that was let in before."""
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(cookie_jar=jar, headers={"Cookie": site.cookie}) as session:
        yield session


async def test_the_right_token_lets_a_browser_in_and_is_not_needed_again(site: Site) -> None:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        first = await browser.get(site.page.url)
        second = await browser.get(site.at("/?as=ben"))

    given = first.headers.getall("Set-Cookie")
    assert (first.status, second.status) == (200, 200)
    assert given == [f"{site.cookie}; Path=/; HttpOnly; SameSite=Strict"]
    assert "Set-Cookie" not in second.headers
    assert site.people == [None, "ben"]


async def test_without_token_or_cookie_nothing_is_given_out(site: Site, stranger: aiohttp.ClientSession) -> None:
    paths = (
        *("/", "/?token=", "/?token=guessed", "/?token=t%C3%B6ken&as=ben", "/favicon.ico", "/elsewhere"),
        *(f"{STATIC}/nicegui.js", f"{STATIC}/fonts.css", "/_nicegui_ws/socket.io/?EIO=4&transport=polling"),
        *("/files/1/0", "/uploads"),
    )
    cookies = ("", f"harkness-{site.port}=guessed", f"harkness-{site.port}=", "harkness=1; tök=en")

    answers = [await stranger.get(site.at(path), headers={"Cookie": cookie}) for path in paths for cookie in cookies]

    assert {answer.status for answer in answers} == {403}
    assert "in the terminal where <code>harkness try</code> was started" in await answers[0].text()
    assert not site.people
    assert not site.viewers


async def test_a_file_is_taken_from_nobody_without_the_cookie(site: Site, stranger: aiohttp.ClientSession) -> None:
    answer = await stranger.post(site.at("/uploads"), data=b"x", headers={"Origin": site.origin})

    assert answer.status == 403
    assert site.uploads.find(1) is None


async def test_a_name_that_was_made_to_point_here_is_refused(site: Site, visitor: aiohttp.ClientSession) -> None:
    strange = ("harkness.example", f"harkness.example:{site.port}", "127.0.0.1", "127.0.0.1:1", "localhost", "")
    own = (f"127.0.0.1:{site.port}", f"localhost:{site.port}", f"LOCALHOST:{site.port}")

    statuses = {host: (await visitor.get(site.page.url, headers={"Host": host})).status for host in (*strange, *own)}

    assert statuses == dict.fromkeys(strange, 403) | dict.fromkeys(own, 200)


async def test_a_page_from_elsewhere_can_neither_read_nor_send_nor_open_a_socket(
    site: Site, visitor: aiohttp.ClientSession
) -> None:
    for origin in ("https://harkness.example", "http://127.0.0.1:1", "http://127.0.0.1", "null", ""):
        foreign = {"Origin": origin}

        read = await visitor.get(site.at("/files/1/0"), headers=foreign)
        sent = await visitor.post(site.at("/uploads"), data=b"x", headers=foreign)
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await visitor.ws_connect(site.at(SOCKET), headers=foreign)

        assert (read.status, sent.status) == (403, 403)
    assert not site.viewers
    assert site.uploads.find(1) is None


async def test_what_changes_something_has_to_say_where_it_comes_from(
    site: Site, visitor: aiohttp.ClientSession
) -> None:
    sent = await visitor.post(site.at("/uploads"), data=b"x")
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await visitor.ws_connect(site.at(SOCKET))

    assert sent.status == 403


async def test_a_socket_is_opened_with_the_cookie_and_not_without(site: Site, stranger: aiohttp.ClientSession) -> None:
    own = {"Origin": site.origin}

    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await stranger.ws_connect(site.at(SOCKET), headers=own)
    connected = await stranger.ws_connect(site.at(SOCKET), headers={**own, "Cookie": site.cookie})

    assert (await connected.receive_str()).startswith("0")
    await connected.close()


async def test_every_answer_forbids_what_is_not_from_here(site: Site, visitor: aiohttp.ClientSession) -> None:
    for path in ("/", "/nowhere", "/files/1/0", "/files/1/99", f"{STATIC}/nicegui.js", "/favicon.ico"):
        headers = (await visitor.get(site.at(path))).headers

        rules = [rule.split() for rule in headers["Content-Security-Policy"].split(";")]
        sources = {source for _, *allowed in rules for source in allowed if source not in ("'self'", "'none'")}
        assert ["default-src", "'none'"] in rules
        own = {f"ws://127.0.0.1:{site.port}", f"ws://localhost:{site.port}"}
        assert sources <= {"'unsafe-eval'", "'unsafe-inline'", *own, *_nonces(sources)}
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Server" not in headers


def _nonces(sources: set[str]) -> set[str]:
    return {source for source in sources if source.startswith("'nonce-")}


async def test_the_page_marks_its_own_scripts_afresh_each_time_and_none_of_a_text(
    site: Site, visitor: aiohttp.ClientSession
) -> None:
    answers = [await visitor.get(site.at("/")) for _ in range(2)]

    nonces = [
        rule.partition("'nonce-")[2].partition("'")[0]
        for answer in answers
        for rule in answer.headers["Content-Security-Policy"].split(";")
        if rule.strip().startswith("script-src")
    ]
    text = await answers[0].text()
    assert len(set(nonces)) == 2
    assert text.count("<script") == text.count(f'<script nonce="{nonces[0]}"') > 1
    assert "&lt;script&gt;stray()" in text


async def test_the_browser_keeps_no_copy(site: Site, visitor: aiohttp.ClientSession) -> None:
    for path in ("/", "/files/1/0", "/uploads", "/nowhere", f"{STATIC}/fonts.css"):
        answer = await visitor.get(site.at(path))

        assert answer.headers["Cache-Control"] == "no-store"


async def test_a_file_is_shown_only_if_nothing_in_it_can_run(site: Site, visitor: aiohttp.ClientSession) -> None:
    answers = [await visitor.get(site.at(f"/files/1/{index}?as=ben")) for index in range(len(FILES))]

    odd = "attachment; filename=\"_bung _eins_.csv\"; filename*=UTF-8''%C3%9Cbung%20%E2%80%9Eeins%E2%80%9C.csv"
    assert [(answer.headers["Content-Type"], answer.headers["Content-Disposition"]) for answer in answers] == [
        ("image/png", 'inline; filename="week.png"'),
        ("image/svg+xml", 'attachment; filename="map.svg"'),
        ("application/octet-stream", 'attachment; filename="page.html"'),
        ("text/plain; charset=utf-8", 'inline; filename="notes.txt"'),
        ("application/octet-stream", odd),
    ]
    assert [await answer.read() for answer in answers] == list(FILES.values())
    assert all("sandbox" in answer.headers["Content-Security-Policy"] for answer in answers)
    assert set(site.viewers) == {"ben"}


async def test_no_path_in_the_address_leads_to_a_file_of_the_machine(
    site: Site, visitor: aiohttp.ClientSession
) -> None:
    paths = (
        *("/files/1/99", "/files/1/-1", "/files/1/0.png", "/files/1/1e0", "/files/"),
        *("/files/..%2f..%2fpyproject.toml/0", "/files/1/..%2f..%2fpyproject.toml", "/files/../../pyproject.toml"),
        *("/..%2f..%2f..%2fetc%2fpasswd", "//etc/passwd", "/uploads/../pyproject.toml"),
        *(f"{STATIC}/..%2f..%2fserver.py", f"{STATIC}/../../../../../../etc/passwd"),
        *(f"{STATIC}/%2e%2e/%2e%2e/server.py", f"{STATIC}/..\\..\\server.py"),
    )

    statuses = {path: (await visitor.get(site.at(path))).status for path in paths}

    assert statuses == dict.fromkeys(paths, 404)
    assert site.viewers == [None]


async def test_a_chosen_file_is_kept_in_memory_under_its_bare_name(site: Site, visitor: aiohttp.ClientSession) -> None:
    names = {
        "essay.txt": "essay.txt",
        "Gr%C3%B6%C3%9Fe%20%E2%80%93%202.docx": "Größe – 2.docx",
        "..%2F..%2Fetc%2Fpasswd": "passwd",
        "C:%5Cessays%5Cmine.txt": "mine.txt",
        "two%0D%0Alines.txt": "twolines.txt",
        "..": "file",
        "": "file",
        "x" * 300 + ".txt": "x" * 96 + ".txt",
    }

    for upload_id, (sent, kept) in enumerate(names.items(), start=1):
        headers = {"Origin": site.origin, "X-File-Name": sent}
        answer = await visitor.post(site.at("/uploads"), data=b"An essay.", headers=headers)

        assert answer.status == 201
        assert await answer.json() == {"id": upload_id, "name": kept, "n_bytes": 9}
        assert site.uploads.find(upload_id) == Upload(upload_id=upload_id, name=kept, data=b"An essay.")


async def test_a_file_is_taken_up_to_discords_limit(site: Site, visitor: aiohttp.ClientSession) -> None:
    headers = {"Origin": site.origin}

    async def in_pieces(n_bytes: int) -> AsyncIterator[bytes]:
        for start in range(0, n_bytes, 1 << 16):
            yield b"x" * min(1 << 16, n_bytes - start)

    fits = await visitor.post(site.at("/uploads"), data=in_pieces(MAX_BYTES), headers=headers)
    too_big = await visitor.post(site.at("/uploads"), data=in_pieces(MAX_BYTES + 1), headers=headers)

    assert (fits.status, too_big.status) == (201, 413)
    assert await too_big.text() == "Discord takes files of up to 10 MiB; this one is bigger."
    assert site.uploads.find(2) is None


async def test_a_file_whose_sender_goes_away_is_not_kept_and_no_error(
    site: Site, visitor: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", site.port)
    head = (
        f"POST /uploads HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nOrigin: {site.origin}\r\nCookie: {site.cookie}\r\n"
    )
    writer.write(f"{head}Content-Length: 9\r\n\r\nAn e".encode())
    await visitor.get(site.at("/files/1/0"))

    writer.close()
    await writer.wait_closed()
    await visitor.get(site.at("/files/1/0"))

    assert site.uploads.find(1) is None
    assert not caplog.records


async def test_it_listens_on_this_machine_alone(site: Site) -> None:
    with pytest.raises(OSError, match=r"127\.0\.0\.2"):
        await asyncio.open_connection("127.0.0.2", site.port)


async def test_a_port_that_is_taken_is_named_with_what_to_do(site: Site) -> None:
    with pytest.raises(BadInputError, match=f"^Port {site.port} is taken.*Name another one.*a free one is found"):
        async with serve(_draw_nothing, files=_find_nothing, uploads=Uploads(), port=site.port):
            pass


async def test_a_port_that_does_not_exist_is_refused() -> None:
    for port in (65536, -1):
        with pytest.raises(BadInputError, match=f"There is no port {port}"):
            async with serve(_draw_nothing, files=_find_nothing, uploads=Uploads(), port=port):
                pass


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


async def test_a_window_that_cannot_be_drawn_says_so_and_the_log_says_why(
    stranger: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    async def draw(_: WindowRequest) -> None:
        raise RuntimeError("no chalk")

    async with serve(draw, files=_find_nothing, uploads=Uploads()) as page:
        answer = await stranger.get(page.url)
        text = await answer.text()

    assert answer.status == 500
    assert "This window could not be drawn" in text
    assert "no chalk" not in text
    assert "no chalk" in caplog.text


async def test_leaving_closes_every_socket_and_frees_the_port(stranger: aiohttp.ClientSession, free_port: int) -> None:
    for _ in range(2):
        async with serve(_draw_nothing, files=_find_nothing, uploads=Uploads(), port=free_port) as page:
            site = Site(page=page, uploads=Uploads())
            own = {"Origin": site.origin, "Cookie": site.cookie}
            connected = await stranger.ws_connect(site.at(SOCKET), headers=own)
            await connected.receive_str()

        assert site.port == free_port
        assert (await connected.receive()).type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
        with pytest.raises(aiohttp.ClientConnectionError):
            await stranger.get(page.url)


async def test_ctrl_c_stays_with_whoever_runs_the_loop() -> None:
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.getsignal(each) for each in signals]

    async with serve(_draw_nothing, files=_find_nothing, uploads=Uploads()):
        assert [signal.getsignal(each) for each in signals] == before


async def _draw_nothing(_: WindowRequest) -> None:
    pass


def _find_nothing(message_id: int, index: int, viewer: str | None) -> StoredFile | None:
    return None
