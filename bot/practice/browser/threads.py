"""What a channel shows of its threads, and a forum of its posts: how each begins, and how far it has come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from textwrap import shorten

from bot.practice.browser.fragments import View
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person
from bot.practice.live.rooms import Room, RoomKind
from bot.practice.record import Box, Buttons, Menu, Part, ShownMessage, Text

_FIRST_WORDS, _LAST_WORDS = 180, 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A message in a few words."""

    author: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLink:
    """A thread as its channel shows it. A forum's post has a `first` message, which `n_messages` leaves out."""

    channel_id: int
    name: str
    n_messages: int
    n_unread: int = 0
    is_locked: bool = False
    first: Excerpt | None = None
    last: Excerpt | None = None


def find_threads(live: LiveClass, person: Person, view: View, room: Room) -> tuple[ThreadLink, ...]:
    """The threads of a channel or forum that the person sees, oldest first."""
    rooms, is_forum = live.rooms.list_for(person), room.kind is RoomKind.FORUM
    return tuple(_link(live, view, each, is_post=is_forum) for each in rooms if each.parent_id == room.channel_id)


def find_starter(live: LiveClass, room: Room) -> ShownMessage | None:
    """The message of its channel that a thread hangs under, without its buttons; None where it begins by itself."""
    starter = live.world.recorder.show_message(room.parent_id, room.channel_id) if room.parent_id else None
    return replace(starter, parts=tuple(_still(starter.parts))) if starter else None


def _link(live: LiveClass, view: View, thread: Room, *, is_post: bool) -> ThreadLink:
    kept = live.world.recorder.backend.messages.get(thread.channel_id, {})
    shown = [message.id for message in kept.values() if not message.is_ephemeral]
    first, last = (min(shown), max(shown)) if shown else (0, 0)
    return ThreadLink(
        channel_id=thread.channel_id,
        name=thread.name,
        is_locked=thread.is_locked,
        n_unread=thread.n_unread,
        n_messages=len(shown) - is_post,
        first=_excerpt(live, view, thread.channel_id, first, _FIRST_WORDS) if is_post else None,
        last=_excerpt(live, view, thread.channel_id, last, _LAST_WORDS),
    )


def _excerpt(live: LiveClass, view: View, channel_id: int, message_id: int, n_characters: int) -> Excerpt | None:
    message = live.world.recorder.show_message(channel_id, message_id)
    if message is None:
        return None
    lines = [line for text in _texts(message.parts) for line in view.lines(text)]
    words = " ".join("".join(span.text for span in line.spans) for line in lines)
    return Excerpt(author=message.author, words=shorten(words, n_characters, placeholder=" …"), at=message.posted_at)


def _texts(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Text):
            yield part.text
        elif isinstance(part, Box):
            yield from _texts(part.parts)


def _still(parts: Sequence[Part]) -> Iterator[Part]:
    """Without what can be pressed."""
    for part in parts:
        if isinstance(part, Box):
            yield Box(parts=tuple(_still(part.parts)), accent=part.accent)
        elif not isinstance(part, Buttons | Menu):
            yield part
