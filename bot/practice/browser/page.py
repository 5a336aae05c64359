"""The practice classroom in the browser: a window for each visitor on the class that goes on."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import groupby
from typing import Any

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
