"""The practice classroom in the browser: a window for each visitor on the class that goes on."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.resources import files
from itertools import groupby

from nicegui import Client, ui
from nicegui.events import GenericEventArguments

from bot.errors import HarknessError
from bot.practice.browser.acts import Acts
from bot.practice.browser.asked import parse_asked
from bot.practice.browser.attachments import FileSource, StoredFile
from bot.practice.browser.fragments import make_environment
from bot.practice.browser.guide import Guide
from bot.practice.browser.interactions import Interactions
from bot.practice.browser.server import WindowRequest
from bot.practice.browser.uploads import Uploads
from bot.practice.browser.window import Screen, Window
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person
from bot.practice.live.session import Session

_STYLES = ("classroom.css", "forms.css", "stored.css")

#: A window is brought up to date at most this often.
_REST_SECONDS = 0.05

_FAULT = "That went wrong, and it is not your fault: the Log above says more. Try again, or start over under More."

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NiceScreen:
    """A browser window over NiceGUI's socket."""

    client: Client

    def call(self, function: str, *arguments: object) -> None:
        """Call a function of classroom.js. While the connection is broken off it waits for it; nothing gets lost."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        self.client.run_javascript(f"classroom.{function}({given})")

    def download(self, name: str, data: bytes) -> None:
        """Have the browser keep a file."""
        self.client.download(data, name)


@dataclass(slots=True, kw_only=True, repr=False)  # NiceGUI words its handlers each time: it would be the whole class
class Visit:
    """One window on one class, from its opening to its closing."""

    screen: Screen
    window: Window
    guide: Guide
    acts: Acts
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _has_arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def do(self, raw: object) -> None:
        """Do what the page asks for, and say what went wrong where something did."""
        name = ""
        with self._explained():
            asked = parse_asked(raw)
            name = asked.do
            if name == "arrive":
                self.window.arrive()
                self._has_arrived.set()
            else:
                await self.acts.do(asked)
        self.screen.call("rest", name)
        with self._explained():
            self.window.show()
            await self.guide.show()

    async def watch(self) -> None:
        """Keep the window up to date from when it is there until it is closed."""
        watchers = self.window.live.world.watchers
        await self._has_arrived.wait()
        watchers.add(self._news.set)
        try:
            while True:
                await self._news.wait()
                self._news.clear()
                with self._explained():
                    if self.window.show(is_changed=False):
                        await self.guide.show()
                await asyncio.sleep(_REST_SECONDS)
        finally:
            watchers.discard(self._news.set)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What goes wrong within is told to the person; where it is a fault of ours, the log has the rest."""
        try:
            yield
        except HarknessError as problem:
            self.screen.call("notice", str(problem))
        except Exception:  # noqa: BLE001  whatever it is, the window must not stand still without a word
            _log.exception("the page could not do what it was asked for")
            self.screen.call("notice", _FAULT)


def make_page(session: Session, uploads: Uploads) -> Callable[[WindowRequest], Awaitable[None]]:
    """What draws a window for whoever opens the address."""

    async def build(request: WindowRequest) -> None:
        opened = await session.current()
        client, live = ui.context.client, opened.live
        screen = NiceScreen(client)
        person = live.people.get(request.person or "", live.teacher)
        window = Window(live=live, screen=screen, person=person, room_id=live.stage.prompts_channel.id)
        guide = Guide(session=session, window=window, tour=opened.tour)
        interactions = Interactions(window=window, uploads=uploads)
        acts = Acts(session=session, window=window, interactions=interactions, guide=guide)
        visit = Visit(screen=screen, window=window, guide=guide, acts=acts)
        _draw(live, person)
        ui.on("do", partial(_hear, visit))
        watching = asyncio.create_task(visit.watch())
        reload = partial(screen.call, "reload")
        session.watchers.add(reload)

        def leave() -> None:
            watching.cancel()
            session.watchers.discard(reload)

        client.on_delete(leave)

    return build


async def _hear(visit: Visit, event: GenericEventArguments) -> None:
    await visit.do(event.args)


def make_file_source(session: Session) -> FileSource:
    """What finds a message's file for the person of a window."""

    def find(message_id: int, index: int, person_key: str | None) -> StoredFile | None:
        opened = session.now
        person = opened.live.people.get(person_key or "") if opened else None
        if opened is None or person is None:
            return None
        found = opened.live.world.recorder.read_file(person.id, message_id, index)
        return StoredFile(name=found[0], data=found[1]) if found else None

    return find


def _draw(live: LiveClass, person: Person) -> None:
    """The page's frame; everything in it is filled in once the browser says that it has arrived."""
    groups = [
        (standing.value, list(group)) for standing, group in groupby(live.people.values(), lambda each: each.standing)
    ]
    frame = (
        make_environment()
        .get_template("shell.html")
        .render(
            people=groups,
            person=person,
            teacher=live.teacher.name,
            pace=live.students.pace.value,
            class_name=live.class_name,
        )
    )
    ui.add_head_html(f"<style>{_read(*_STYLES)}</style>")
    # In the body itself: NiceGUI's own layout would put a second <main> around it.
    ui.add_body_html(frame)
    ui.add_body_html(f"<script>{_read('classroom.js')}</script><script type='module'>{_read('forms.js')}</script>")


def _read(*names: str) -> str:
    folder = files("bot.practice.browser")
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)
