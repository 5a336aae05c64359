"""A small Discord on this machine, gateway and REST, for running the bot as a real process against its faults."""

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from aiohttp import WSMsgType, web

from tests.factories import GUILD_ID, PROMPTS_CHANNEL_ID, TEACHER_CHANNEL_ID, THREAD_ID
from tests.process import payloads
from tests.process.payloads import BOT_ID, TOKEN, Payload

_SESSION_ID = "a-session"
_MESSAGE_CONTENT = 1 << 15


class _Connection:
    """One client's socket, compressed the way it asked for if that is zlib, as the real gateway does."""

    def __init__(self, socket: web.WebSocketResponse, *, is_zlib: bool) -> None:
        self.socket = socket
        self._zlib = zlib.compressobj() if is_zlib else None

    async def send(self, frame: Payload) -> None:
        text = json.dumps(frame)
        if self._zlib is None:
            await self.socket.send_str(text)
        else:
            await self.socket.send_bytes(self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH))


class FakeDiscord:
    """Says what Discord says. The public attributes and methods make the faults."""

    def __init__(self) -> None:
        self.accepts_token = True
        self.allows_intent = True
        self.resumes = True
        self.permissions = payloads.PERMISSIONS
        self.n_command_syncs = 0
        self.n_identifies = 0
        self.n_resumes = 0
        self.history: list[Payload] = []
        self._events: list[tuple[str, Payload]] = []
        self._connection: _Connection | None = None
        self._address = ""

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[Self]:
        """A fake that listens on a free port of this machine while the block runs."""
        fake = cls()
        runner = web.AppRunner(fake._make_app(), shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        fake._address = f"{host}:{port}"
        try:
            yield fake
        finally:
            await runner.cleanup()

    @property
    def environ(self) -> dict[str, str]:
        """What turns a bot to this fake."""
        return {
            "HARKNESS_ENV": "test",
            "HARKNESS_TEST_API": f"http://{self._address}/api/v10",
            "HARKNESS_TEST_GATEWAY": f"ws://{self._address}/gateway",
            "DISCORD_TOKEN": TOKEN,
        }

    async def say(self, message: Payload, *, is_heard: bool = True) -> None:
        """A student's message: in the history, and as an event unless it is not heard (the bot is away)."""
        self.history.append(message)
        if is_heard:
            await self.dispatch("MESSAGE_CREATE", message)

    async def dispatch(self, name: str, data: Payload) -> None:
        """Send an event, or keep it for a RESUME where nobody is connected."""
        self._events.append((name, data))
        if self._connection is not None:
            await self._send(len(self._events) - 1)

    async def drop_connection(self) -> None:
        """Close the socket the way Discord does when the bot may resume."""
        assert self._connection is not None
        connection, self._connection = self._connection, None
        await connection.socket.close(code=4000)

    def _make_app(self) -> web.Application:
        app = web.Application(client_max_size=32 * 1024**2)
        api = "/api/v10"
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/gateway/", self._gateway)
        app.router.add_get(f"{api}/users/@me", self._me)
        app.router.add_get(f"{api}/users/@me/guilds", self._guilds)
        app.router.add_get(f"{api}/oauth2/applications/@me", self._application)
        app.router.add_put(f"{api}/applications/{BOT_ID}/commands", self._sync_commands)
        app.router.add_get(f"{api}/guilds/{GUILD_ID}", self._guild)
        app.router.add_get(f"{api}/guilds/{GUILD_ID}/channels", self._channels)
        app.router.add_get(f"{api}/guilds/{GUILD_ID}/members/{{user_id}}", self._member)
        app.router.add_get(f"{api}/channels/{{channel_id}}", self._channel)
        app.router.add_get(f"{api}/channels/{THREAD_ID}/messages", self._messages)
        return app

    async def _me(self, request: web.Request) -> web.Response:
        if not self.accepts_token:
            return _answer({"message": "401: Unauthorized", "code": 0}, status=401)
        return _answer(payloads.user(BOT_ID, is_bot=True))

    async def _application(self, request: web.Request) -> web.Response:
        return _answer(payloads.application(has_intent=self.allows_intent))

    async def _sync_commands(self, request: web.Request) -> web.Response:
        self.n_command_syncs += 1
        commands = await request.json()
        facts = {"application_id": str(BOT_ID), "version": "1"}
        return _answer([{"description": "", **command, **facts, "id": str(n)} for n, command in enumerate(commands, 1)])

    async def _guilds(self, request: web.Request) -> web.Response:
        return _answer([{**payloads.guild(self.permissions), "owner": False, "permissions": "0"}])

    async def _guild(self, request: web.Request) -> web.Response:
        return _answer(payloads.guild(self.permissions))

    async def _channels(self, request: web.Request) -> web.Response:
        return _answer(payloads.guild(self.permissions)["channels"])

    async def _member(self, request: web.Request) -> web.Response:
        user_id = int(request.match_info["user_id"])
        return _answer({**payloads.member(user_id), "user": payloads.user(user_id, is_bot=user_id == BOT_ID)})

    async def _channel(self, request: web.Request) -> web.Response:
        known = {
            PROMPTS_CHANNEL_ID: payloads.channel(PROMPTS_CHANNEL_ID, "seminar"),
            TEACHER_CHANNEL_ID: payloads.channel(TEACHER_CHANNEL_ID, "teachers"),
            THREAD_ID: payloads.thread(),
        }
        return _answer(known[int(request.match_info["channel_id"])])

    async def _messages(self, request: web.Request) -> web.Response:
        after = int(request.query.get("after", "0"))
        later = [message for message in self.history if int(str(message["id"])) > after]
        return _answer(list(reversed(later[:100])))

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        connection = _Connection(socket, is_zlib=request.query.get("compress") == "zlib-stream")
        await connection.send({"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._hear(connection, json.loads(frame.data))
        return socket

    async def _hear(self, connection: _Connection, frame: Payload) -> None:
        data = frame["d"]
        match frame["op"]:
            case 1:
                await connection.send({"op": 11})
            case 2 if isinstance(data, dict):
                self.n_identifies += 1
                if not self.allows_intent and data["intents"] & _MESSAGE_CONTENT:
                    await connection.socket.close(code=4014)
                    return
                self._connection, self._events = connection, []
                await self.dispatch("READY", self._ready())
                await self.dispatch("GUILD_CREATE", payloads.guild(self.permissions))
            case 6 if isinstance(data, dict):
                self.n_resumes += 1
                if not self.resumes:
                    await connection.send({"op": 9, "d": False})
                    return
                self._connection = connection
                for number in range(data["seq"], len(self._events)):
                    await self._send(number)
                await self.dispatch("RESUMED", {})

    async def _send(self, number: int) -> None:
        assert self._connection is not None
        name, data = self._events[number]
        await self._connection.send({"op": 0, "s": number + 1, "t": name, "d": data})

    def _ready(self) -> Payload:
        return {
            "v": 10,
            "user": payloads.user(BOT_ID, is_bot=True),
            "guilds": [{"id": str(GUILD_ID), "unavailable": True}],
            "session_id": _SESSION_ID,
            "resume_gateway_url": f"ws://{self._address}/gateway",
            "application": {"id": str(BOT_ID), "flags": 1 << 19},
        }


def _answer(data: object, *, status: int = 200) -> web.Response:
    # discord.py reads JSON only where the header says exactly this, without a charset.
    return web.Response(body=json.dumps(data).encode(), status=status, headers={"Content-Type": "application/json"})
