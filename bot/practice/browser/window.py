"""One browser window: who it acts as, what it looks at, and what of that it shows already."""

from dataclasses import dataclass, field
from typing import Protocol

from jinja2 import Environment

from bot.practice.browser.fragments import View, make_environment
from bot.practice.browser.item_list import Contents, ItemList
from bot.practice.browser.threads import find_starter, find_threads
from bot.practice.live.commands import Command
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person, Standing
from bot.practice.live.rooms import Room, RoomKind
from bot.practice.live.server_directory import ServerDirectory


class Screen(Protocol):
    """The browser's side: calls a function of classroom.js there, or hands a file over."""

    def call(self, function: str, *arguments: object) -> None: ...

    def download(self, name: str, data: bytes) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What the next message is: an answer to one, or an own one changed; `text` is what stands in it then."""

    reply_to: int | None = None
    editing: int | None = None
    note: str = ""
    text: str = ""


@dataclass(slots=True, kw_only=True)
class Window:
    """Shows a class to a person. `command` is the one being filled in where the writing field is otherwise."""

    live: LiveClass
    screen: Screen
    person: Person
    room_id: int
    writing: Writing = Writing()
    command: Command | None = None
    environment: Environment = field(default_factory=make_environment)
    _items: ItemList = field(init=False)
    _regions: dict[str, str] = field(default_factory=dict)
    _seen: object = None
    _new_after: int = 0

    def __post_init__(self) -> None:
        self._items = ItemList(self.environment)

    def move_to(self, live: LiveClass, person: Person) -> None:
        """Look at another class, or with another person's eyes; at the first room where this one cannot be seen."""
        self.live, self.person = live, person
        room = live.rooms.find(person, self.room_id)
        self.open(room.channel_id if room else live.rooms.list_for(person)[0].channel_id)

    def act_as(self, person: Person) -> None:
        """Look at the class with another person's eyes, and say so."""
        if person != self.person:
            self.move_to(self.live, person)
        self.screen.call("actAs", person.key, f"You are {person.name} now, {person.standing.value}.")

    def arrive(self) -> None:
        """The browser shows nothing yet."""
        self._regions.clear()
        self.open(self.room_id)
        self.show()

    def open(self, room_id: int) -> None:
        """Look at another room."""
        self.room_id, self.writing, self.command = room_id, Writing(), None
        self._items.clear()
        self.forget("posts")
        self.screen.call("clear")
        self._seen = None
        room = self.room
        self._new_after = self.live.rooms.read_up_to(self.person, room_id) if room and room.n_unread else 0

    def write(self, writing: Writing) -> None:
        """Have the person write a message, this kind of one; a command that was being filled in is left."""
        self.writing, self.command = writing, None
        self.forget("composer")
        self.show()
        self.screen.call("write", writing.text)

    @property
    def room(self) -> Room | None:
        """The room that is open, or None where it is gone."""
        return self.live.rooms.find(self.person, self.room_id)

    def show(self, *, is_changed: bool = True) -> bool:
        """Bring the window up to date; whether anything but the clock could have changed."""
        now = self.live.clock.now()
        self.set("now", self.render("now.html", now=now))
        if not is_changed and self._seen == self._make_seen():
            return False
        if self.room is None:
            self.move_to(self.live, self.person)
        room, seen = self.room, self._make_seen()
        assert room is not None
        if seen != self._seen:
            self._seen = seen
            self._show_contents(room)
        self._show_frame(room)
        return True

    def show_panel(self, name: str, html: str) -> None:
        """Show this beside the messages; with no name, nothing."""
        if self._regions.get("panel") != name + html:
            self._regions["panel"] = name + html
            self.screen.call("showPanel", name, html)

    def set(self, region: str, html: str) -> None:
        """Set a region of the page, if it does not show this already."""
        if self._regions.get(region) != html:
            self._regions[region] = html
            self.screen.call("set", region, html)

    def forget(self, region: str) -> None:
        """The region may have been changed by the person; the next `set` is sent in any case."""
        self._regions.pop(region, None)

    def render(self, template: str, **values: object) -> str:
        """A template with these values."""
        return self.environment.get_template(template).render(**values)

    def view(self) -> View:
        """What the templates ask about a message."""
        live = self.live
        return View(
            viewer_id=self.person.id,
            viewer_key=self.person.key,
            names=live.world.recorder.names(),
            zone=live.clock.zone,
            now=live.clock.now(),
            choosable=self.directory.choosable,
            colours={person.name: index for index, person in enumerate(live.people.values())},
        )

    @property
    def directory(self) -> ServerDirectory:
        """Whom and what the person can name."""
        return ServerDirectory(live=self.live, viewer=self.person)

    def _make_seen(self) -> object:
        """Something that is different once the room may look different."""
        recorder, minute = self.live.world.recorder, self.live.clock.now().replace(second=0, microsecond=0)
        return len(recorder.backend.transcript), len(recorder.commands), self.live.rooms.n_dismissed, minute

    def _show_contents(self, room: Room) -> None:
        if room.kind is RoomKind.FORUM:
            self._show_posts(room)
        else:
            self._show_items(room)

    def _show_items(self, room: Room) -> None:
        view = self.view()
        contents = Contents(
            items=self.live.rooms.show(self.person, room.channel_id).items,
            threads={each.channel_id: each for each in find_threads(self.live, self.person, view, room)},
            starter=find_starter(self.live, room),
            read_up_to=self._new_after,
        )
        change = self._items.update(contents, view)
        if change:
            self.screen.call("patch", change.removed, change.put)

    def _show_posts(self, room: Room) -> None:
        view = self.view()
        html = self.render("posts.html", posts=find_threads(self.live, self.person, view, room), view=view)
        if self._regions.get("posts") != html:
            self._regions["posts"] = html
            self.screen.call("patch", [], [("posts", html, None)])

    def _show_frame(self, room: Room) -> None:
        rooms, view = self.live.rooms.list_for(self.person), self.view()
        parent = next((each for each in rooms if each.channel_id == room.parent_id), None)
        other = next(each for each in self.live.people.values() if each != self.person)
        # Before the title: who sees where they are can write there.
        if self.command is None:
            self.set("composer", self.render("composer.html", **self._composer(room)))
        self.set("rooms", self.render("rooms.html", rooms=rooms, open_id=room.channel_id))
        self.set("title", self.render("title.html", room=room, parent=parent, topic=self._topic(room)))
        self.set("who", self.render("who.html", person=self.person, view=view))
        self.set("me", self.render("me.html", person=self.person, other=other, view=view))
        self._name(room.name, sum(each.n_unread for each in rooms))

    def _name(self, room_name: str, n_unread: int) -> None:
        """What the browser's tab says."""
        name = f"{f'({n_unread}) ' if n_unread else ''}{room_name} · Harkness practice"
        if self._regions.get("name") != name:
            self._regions["name"] = name
            self.screen.call("name", name)

    def _topic(self, room: Room) -> str:
        return self.live.world.recorder.backend.get_channel(room.channel_id).topic or ""

    def _composer(self, room: Room) -> dict[str, object]:
        is_locked = room.is_locked and self.person.standing is not Standing.TEACHER
        closed = "This thread is closed. Nobody writes in it any more." if is_locked else ""
        if room.kind is RoomKind.FORUM:
            closed = "Posts in this forum are made by the bot, one for each question."
        return {
            "note": self.writing.note,
            "text": self.writing.text,
            "is_editing": self.writing.editing is not None,
            "is_closed": closed,
            "person": self.person.name,
            "room": f"#{room.name}" if room.kind is not RoomKind.THREAD else room.name,
        }
