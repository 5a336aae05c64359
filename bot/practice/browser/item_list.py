"""The messages of a room as keyed pieces of HTML, and what has changed in them since they were last shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment

from bot.practice.browser.fragments import View
from bot.practice.browser.threads import ThreadLink
from bot.practice.record import Box, Item, Part, ShownMessage, Text

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the window does to the messages it shows: take pieces out, put pieces after others (None: at the top)."""

    removed: tuple[str, ...]
    put: tuple[tuple[str, str, str | None], ...]

    def __bool__(self) -> bool:
        return bool(self.removed or self.put)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A room's messages with what belongs to them: threads by message, the message that a thread is about.

    After `read_up_to` a line says that what follows is new; with 0, there is none.
    """

    items: Sequence[Item]
    threads: Mapping[int, ThreadLink] = field(default_factory=dict)
    starter: ShownMessage | None = None
    read_up_to: int = 0


@dataclass(slots=True)
class ItemList:
    """What a window shows of one room. A message is set anew only when something about it is different."""

    environment: Environment
    _shown: dict[str, str] = field(default_factory=dict)
    _rendered: dict[int, tuple[object, str]] = field(default_factory=dict)

    def clear(self) -> None:
        """Nothing is shown any more: another room, or another person."""
        self._shown.clear()
        self._rendered.clear()

    def update(self, room: Contents, view: View) -> Change:
        """What has to be done for the window to show this."""
        new = dict(self._pieces(room, view))
        removed = tuple(key for key in self._shown if key not in new)
        put: list[tuple[str, str, str | None]] = []
        before: str | None = None
        for key, html in new.items():
            if self._shown.get(key) != html:
                put.append((key, html, before))
            before = key
        self._shown = new
        return Change(removed=removed, put=tuple(put))

    def _pieces(self, room: Contents, view: View) -> Iterator[Piece]:
        if room.starter is not None:
            yield f"s{room.starter.message_id}", self._template("starter.html", message=room.starter, view=view)
        before: Item | None = None
        n_days = n_notes = 0
        day, is_old = "", room.read_up_to > 0
        for item in room.items:
            at = item.posted_at if isinstance(item, ShownMessage) else item.at
            if (its_day := view.day(at)) != day:
                day, before, n_days = its_day, None, n_days + 1
                yield f"d{n_days}", self._template("day.html", day=day)
            if isinstance(item, ShownMessage):
                if is_old and item.message_id > room.read_up_to:
                    is_old, before = False, None
                    yield "new", self._template("new.html")
                thread = room.threads.get(item.message_id)
                yield f"m{item.message_id}", self._message(item, view, thread, item.continues(before))
            else:
                n_notes += 1  # several may be of the same instant
                yield f"n{n_notes}", self._template("note.html", note=item, view=view)
            before = item

    def _message(self, message: ShownMessage, view: View, thread: ThreadLink | None, is_continued: bool) -> str:
        moving = view.now.replace(second=0, microsecond=0) if _is_moving(message.parts) else None
        key = (message, view.choosable, thread, is_continued, moving)
        kept = self._rendered.get(message.message_id)
        if kept is not None and kept[0] == key:
            return kept[1]
        html = self._template("message.html", message=message, view=view, thread=thread, is_continued=is_continued)
        self._rendered[message.message_id] = (key, html)
        return html

    def _template(self, name: str, **values: object) -> str:
        return self.environment.get_template(name).render(**values)


def _is_moving(parts: Sequence[Part]) -> bool:
    """Whether it says how long something is from now, which changes by itself."""
    return any(
        ":R>" in part.text if isinstance(part, Text) else isinstance(part, Box) and _is_moving(part.parts)
        for part in parts
    )
