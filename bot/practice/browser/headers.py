"""What the browser is told about every answer: run nothing, load nothing and show nothing that is not from here."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.practice.browser.address import Address

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SafeHeaders:
    """Adds the headers to every answer of `app`, and a fresh nonce to the scripts of NiceGUI's pages."""

    def __init__(self, app: ASGIApp, *, address: Address) -> None:
        self._app = app
        self._address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or socket."""
        if scope["type"] == "http":
            send = _Answer(send, address=self._address).send
        await self._app(scope, receive, send)


class _Answer:
    """One answer on its way out. A page is held back until it is whole, because its nonces change its length."""

    def __init__(self, send: Send, *, address: Address) -> None:
        self._send = send
        self._address = address
        self._nonce = secrets.token_urlsafe(16)
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(_ALWAYS)
            headers.setdefault("Cache-Control", "no-store")
            headers.setdefault("Content-Security-Policy", _page_policy(self._address, nonce=self._nonce))
            if headers.get("X-NiceGUI-Content") == "page":
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            message = {"type": "http.response.body", "body": self._mark_scripts(self._start)}
            await self._send(self._start)
        await self._send(message)

    def _mark_scripts(self, start: Message) -> bytes:
        # NiceGUI writes what is on the page as JSON with every "<" escaped: a "<script" that is left is NiceGUI's
        # own or was added by us to the page's head, and nobody's message.
        body = self._body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
        MutableHeaders(scope=start)["Content-Length"] = str(len(body))
        return body


def _page_policy(address: Address, *, nonce: str) -> str:
    rules = (
        "default-src 'none'",
        # 'unsafe-eval': NiceGUI runs what the server sends with eval, and Vue compiles its templates in the browser.
        # No 'unsafe-inline': a script or an onclick= that came in with a text is not run.
        f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
        # 'unsafe-inline': NiceGUI's page has style elements of its own and Vue sets style attributes.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self'",
        "font-src 'self'",
        # The socket by name, because not every browser takes 'self' for ws: too.
        " ".join(["connect-src 'self'", *(f"ws://{host}" for host in address.hosts)]),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)
