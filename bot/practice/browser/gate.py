"""Who may come in: browsers of this machine that were given the address, and no page from elsewhere."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from bot.practice.browser.address import Address

_SHUT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Harkness: practice classroom</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem }</style>
</head>
<body><h1>This classroom opens with its whole address</h1>
<p>You find it in the terminal where <code>harkness try</code> was started: it begins with <code>http://127.0.0.1</code>
and has <code>?token=</code> in it. Open it once; after that this browser is let in without it.</p></body>
</html>
"""


class Gate:
    """Lets a request or a socket through to `app` if it comes from a page of ours with the cookie or the token.

    Everything else is answered 403. The right token is answered with a cookie, so that it is needed once.
    """

    def __init__(self, app: ASGIApp, *, address: Address) -> None:
        self._app = app
        self._address = address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or socket."""
        caller = HTTPConnection(scope)
        has_token = self._address.accepts(caller.query_params.get("token", ""))
        is_known = has_token or self._address.accepts(caller.cookies.get(self._address.cookie, ""))
        if not (is_known and self._comes_from_here(caller)):
            refusal = WebSocketClose() if scope["type"] == "websocket" else HTMLResponse(_SHUT, status_code=403)
            await refusal(scope, receive, send)
        elif has_token and scope["type"] == "http":
            await self._app(scope, receive, self._with_cookie(send))
        else:
            await self._app(scope, receive, send)

    def _comes_from_here(self, caller: HTTPConnection) -> bool:
        hosts, origins = caller.headers.getlist("host"), caller.headers.getlist("origin")
        # A page elsewhere can send a form here, or open a socket, and the browser adds our cookie if it is a page of
        # another port. But it always says where such a request comes from, so one that does not is not a browser's.
        needs_origin = caller.scope["type"] == "websocket" or caller.scope["method"] not in ("GET", "HEAD")
        return (
            len(hosts) == 1
            and hosts[0].lower() in self._address.hosts
            and all(origin in self._address.origins for origin in origins)
            and (bool(origins) or not needs_origin)
        )

    def _with_cookie(self, send: Send) -> Send:
        cookie = f"{self._address.cookie}={self._address.token}; Path=/; HttpOnly; SameSite=Strict"

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Set-Cookie", cookie)
            await send(message)

        return send_with_cookie
