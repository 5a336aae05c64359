"""Somebody with a browser: their windows, and what went wrong in them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError

#: Long enough for a busy machine, short enough that the test says which wait was in vain.
WAIT_MS = 60_000


@dataclass(kw_only=True)
class Visitor:
    """A browser of their own, with cookies of its own. Whatever they complain about fails the test in the end."""

    context: BrowserContext
    complaints: list[str] = field(default_factory=list)

    async def open(self, url: str) -> Page:
        """A new window at this address, when its page is alive: connected with the server."""
        page = await self.context.new_page()
        await page.goto(url)
        await page.wait_for_function("window.did_handshake")
        return page

    def hear_console(self, message: ConsoleMessage) -> None:
        """Complain about an error in the browser's console; Chromium reports a broken policy there too."""
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def see_error(self, error: WebError) -> None:
        """Complain about an exception that no script caught."""
        self.complaints.append(f"exception: {error.error}")

    def see_request(self, request: Request) -> None:
        """Complain about anything that is not loaded from this machine."""
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.complaints.append(f"loaded from elsewhere: {request.url}")


@asynccontextmanager
async def visiting(context: BrowserContext) -> AsyncIterator[Visitor]:
    """A visitor with this context, which is closed in the end. Fails if they had anything to complain about."""
    visitor = Visitor(context=context)
    context.set_default_timeout(WAIT_MS)
    context.on("console", visitor.hear_console)
    context.on("weberror", visitor.see_error)
    context.on("request", visitor.see_request)
    yield visitor
    await context.close()
    assert not visitor.complaints


async def new_desk(browser: Browser) -> BrowserContext:
    """A context as wide as a laptop's window."""
    return await browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


async def new_phone(browser: Browser) -> BrowserContext:
    """A context like a phone held upright: narrow, with a finger for a mouse."""
    return await browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
