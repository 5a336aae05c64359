"""The practice classroom's page, served inside the loop that the classroom itself runs in."""

import asyncio
import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket

import nicegui
import uvicorn
from fastapi import FastAPI
from nicegui import Client, ui
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp

from bot.practice.browser.address import Address, listen
from bot.practice.browser.attachments import FileSource, answer_with_file
from bot.practice.browser.gate import Gate
from bot.practice.browser.headers import SafeHeaders
from bot.practice.browser.uploads import Uploads, receive_upload

TITLE = "Harkness: practice classroom"

#: On a phone the keyboard makes the page lower instead of covering what is being written.
_VIEWPORT = "width=device-width, initial-scale=1, interactive-widget=resizes-content"

#: How long a page whose connection broke off (a laptop's lid) can come back to where it was. Also how long, about, the
#: browser waits for a sign of life from a classroom that is busy with a whole week.
_RECONNECT_SECONDS = 30.0
#: A page is drawn when the classroom has a moment; longer than this means that something is wrong.
_BUILD_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRequest:
    """What a window of the browser asks for: to be `person` (the address's `?as=`), or nobody in particular."""

    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPage:
    """A page that is open to visitors, and where."""

    url: str


#: Draws a window with NiceGUI's elements.
BuildPage = Callable[[WindowRequest], Awaitable[None]]


@asynccontextmanager
async def serve(
    build_page: BuildPage, *, files: FileSource, uploads: Uploads, port: int | None = None
) -> AsyncIterator[ServedPage]:
    """The page while it is being served: from when it answers until it is left, when every window is cut off.

    One at a time in a process, because NiceGUI is one.

    Raises BadInputError: the port cannot be had.
    """
    with listen(port) as listener:
        address = Address(port=listener.getsockname()[1])
        nicegui_app = _configure_nicegui()
        site = _make_site(nicegui_app, build_page, files=files, uploads=uploads)
        app = SafeHeaders(Gate(site, address=address), address=address)
        async with nicegui_app.router.lifespan_context(nicegui_app), _answering(app, listener):
            yield ServedPage(url=address.url)


@asynccontextmanager
async def _answering(app: ASGIApp, listener: socket) -> AsyncIterator[None]:
    server = _Server(
        uvicorn.Config(
            app,
            lifespan="off",  # NiceGUI's is entered in `serve`, where its errors come out as themselves
            log_config=None,
            log_level="warning",
            access_log=False,  # it would print the token
            server_header=False,
            proxy_headers=False,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=1,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[listener]), name="practice page")
    try:
        while not server.started:
            await asyncio.sleep(0.01)
            if serving.done():
                await serving  # raises what keeps it from starting
        yield
    finally:
        server.should_exit = True
        await serving
        for client in list(Client.instances.values()):
            client.delete()  # so that windows of this classroom do not stand in the way of the next one


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave Ctrl+C to whoever runs the loop."""
        yield


def _make_site(nicegui_app: FastAPI, build_page: BuildPage, *, files: FileSource, uploads: Uploads) -> Starlette:
    async def show_page(request: Request) -> None:
        await build_page(WindowRequest(person=request.query_params.get("as")))

    async def give_file(request: Request) -> Response:
        place = request.path_params
        return answer_with_file(files(place["message_id"], place["index"], request.query_params.get("as")))

    async def take_upload(request: Request) -> Response:
        return await receive_upload(request, uploads=uploads)

    ui.page("/", viewport=_VIEWPORT, response_timeout=_BUILD_SECONDS)(show_page)  # takes the place of the one before
    return Starlette(
        routes=[
            Route("/files/{message_id:int}/{index:int}", give_file),
            Route("/uploads", take_upload, methods=["POST"]),
            *(Route(f"/_nicegui/{{version}}/static/{sheet}", _give_no_style) for sheet in _UNWANTED_SHEETS),
            *(Route(path, nicegui_app) for path in ("/", "/favicon.ico", "/_nicegui/{path:path}", _SOCKET)),
            WebSocketRoute(_SOCKET, nicegui_app),
        ]
    )


#: Where NiceGUI's script talks with its server: over a socket or, where there is none, by asking again and again.
_SOCKET = "/_nicegui_ws/{path:path}"
#: Quasar's styles and fonts, which NiceGUI's page asks for. The classroom has its own, and they only get in its way.
_UNWANTED_SHEETS = ("fonts.css", "quasar.unimportant.prod.css", "quasar.important.prod.css")


async def _give_no_style(_: Request) -> Response:
    return Response(media_type="text/css")


@functools.cache
def _configure_nicegui() -> FastAPI:
    """NiceGUI's part of the site. It can be configured once in a process."""
    app = FastAPI(openapi_url=None)
    ui.run_with(
        app,
        title=TITLE,
        favicon=Path(__file__).with_name("favicon.svg"),
        dark=None,
        language="en-US",
        binding_refresh_interval=None,
        reconnect_timeout=_RECONNECT_SECONDS,
        gzip_middleware_factory=None,
        tailwind=False,
        show_welcome_message=False,
    )
    nicegui.app.on_page_exception(_apologise)
    return app


def _apologise() -> None:
    """What stands in a window that could not be drawn; NiceGUI logs why."""
    ui.html(
        "<h1>This window could not be drawn</h1><p>What went wrong stands in the terminal where "
        "<code>harkness try</code> was started. The class itself goes on: reload this page to try again.</p>",
        sanitize=False,
    )
