"""The practice classroom in the browser: a window for each visitor on the class that goes on."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby

from nicegui import Client, ui
from nicegui.events import GenericEventArguments

from bot.practice.browser.acts import Acts
from bot.practice.browser.asked import parse_asked
from bot.practice.browser.fragments import make_environment
from bot.practice.browser.guide import Guide
from bot.practice.browser.server import WindowRequest
from bot.practice.browser.uploads import Uploads
from bot.practice.browser.window import Window
from bot.practice.live.session import OpenClass, Session
from bot.practice.live.tour import Tour, TourEssay
from bot.practice.stage import PracticeError

_STYLES = ("classroom.css", "forms.css", "stored.css")
_SCRIPTS = ("forms.js", "classroom.js")

#: A window is brought up to date at most this often.
_REST_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class NiceScreen:
    """A browser window over NiceGUI's socket."""

    client: Client

    def call(self, function: str, *arguments: object) -> None:
        """Call a function of classroom.js."""
        if self.client.has_socket_connection:
            given = ", ".join(json.dumps(argument) for argument in arguments)
            self.client.run_javascript(f"classroom.{function}({given})")


@dataclass(slots=True, kw_only=True)
class Visit:
    """One window from its opening to its closing. It follows the session from class to class."""

    session: Session
    uploads: Uploads
    essay: TourEssay
    screen: NiceScreen
    opened: OpenClass
    window: Window
    guide: Guide
    acts: Acts
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def do(self, event: GenericEventArguments) -> None:
        """Do what the page asks for, and say what went wrong where something did."""
        try:
            asked = parse_asked(event.args)
            if asked.do == "arrive":
                self._arrive()
            else:
                await self.acts.do(asked)
            await self.guide.show()
        except PracticeError as problem:
            self.screen.call("notice", str(problem))
            self.window.show()

    async def watch(self) -> None:
        """Keep the window up to date until it is closed."""
        self.session.watchers.add(self._news.set)
        watched = self.opened.live.world.watchers
        watched.add(self._news.set)
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                await self._catch_up()
                await asyncio.sleep(_REST_SECONDS)
        finally:
            self.session.watchers.discard(self._news.set)
            self.opened.live.world.watchers.discard(self._news.set)

    def _arrive(self) -> None:
        self.window.arrive()

    async def _catch_up(self) -> None:
        opened = await self.session.current()
        if opened is not self.opened:
            self._follow(opened)
        self.window.show(is_changed=False)
        if self.guide.panel in ("log", "stored"):
            await self.guide.show()

    def _follow(self, opened: OpenClass) -> None:
        """Another class has begun: look at it with the eyes of the same person."""
        live = self.opened.live, opened.live
