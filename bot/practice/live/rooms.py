"""The channels and threads that a person sees, and which of them hold something they have not read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from simcord import ChannelHandle
from simcord.backend.access import channel_accessible, message_accessible
from simcord.backend.models import Channel, Message
from simcord.enums import ChannelType

from bot.practice.live.people import Person
from bot.practice.record import ShownChannel, StageNote
from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError


class RoomKind(StrEnum):
    """What a room is to Discord."""

    TEXT = "text"
    FORUM = "forum"
    THREAD = "thread"


_KINDS = {
    ChannelType.TEXT: RoomKind.TEXT,
    ChannelType.FORUM: RoomKind.FORUM,
    ChannelType.PUBLIC_THREAD: RoomKind.THREAD,
    ChannelType.PRIVATE_THREAD: RoomKind.THREAD,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A channel, a forum, or a thread (in a forum: a post) as one person's list shows it."""

    channel_id: int
    name: str
    kind: RoomKind
    parent_id: int | None
    is_private: bool
    is_locked: bool
    n_unread: int


@dataclass(slots=True, kw_only=True)
class Rooms:
    """Every room of the server. What a person has read is kept as the newest message they have seen of each."""

    recorder: Recorder
    _read: dict[tuple[int, int], int] = field(default_factory=dict)
    _dismissed: set[int] = field(default_factory=set)

    def list_for(self, person: Person) -> tuple[Room, ...]:
        """The rooms the person can see, each channel followed by its threads, oldest first."""
        return tuple(self._walk(person))

    def find(self, person: Person, channel_id: int) -> Room | None:
        """The room with this id, or None where the person cannot see it."""
        return next((room for room in self._walk(person) if room.channel_id == channel_id), None)

    def handle(self, person: Person, channel_id: int) -> ChannelHandle:
        """The room in SimCord's hands. Raises PracticeError where the person cannot see it."""
        if self.find(person, channel_id) is None:
            raise PracticeError("You cannot see this channel.")
        guild = person.actor.guild
        return ChannelHandle(guild._env, guild, self.recorder.backend.get_channel(channel_id))

    def show(self, person: Person, channel_id: int) -> ShownChannel:
        """The room with everything in it that the person sees; they have read it then."""
        shown = self.recorder.show_to(person.id, channel_id)
        self.mark_read(person, channel_id)
        items = (item for item in shown.items if isinstance(item, StageNote) or item.message_id not in self._dismissed)
        return ShownChannel(channel_id=channel_id, name=shown.name, topic=shown.topic, items=tuple(items))

    def find_message(self, person: Person, channel_id: int, message_id: int) -> Message:
        """A message that the person sees. Raises PracticeError where it is gone, or was never theirs to see."""
        message = self.recorder.backend.messages.get(channel_id, {}).get(message_id)
        if message is None or not message_accessible(self.recorder.backend, channel_id, message, person.id):
            raise PracticeError("This message is gone.")
        return message

    def mark_read(self, person: Person, channel_id: int) -> None:
        """The person has seen everything in the room."""
        kept = self.recorder.backend.messages.get(channel_id, {})
        self._read[person.id, channel_id] = max(kept, default=0)

    def read_up_to(self, person: Person, channel_id: int) -> int:
        """The newest message of the room that the person has seen, or 0."""
        return self._read.get((person.id, channel_id), 0)

    @property
    def n_dismissed(self) -> int:
        """How many private answers their readers have dismissed so far."""
        return len(self._dismissed)

    def dismiss(self, message_id: int) -> None:
        """Take a private answer out of its reader's sight."""
        self._dismissed.add(message_id)

    def _walk(self, person: Person) -> Iterator[Room]:
        channels = [channel for channel in self._visible(person) if channel.type in _KINDS]
        for channel in channels:
            if channel.parent_id is None or not channel.is_thread:
                yield self._room(person, channel)
                for thread in channels:
                    if thread.is_thread and thread.parent_id == channel.id:
                        yield self._room(person, thread)

    def _visible(self, person: Person) -> list[Channel]:
        backend, guild_id = self.recorder.backend, self.recorder.guild_id
        found = [channel for channel in backend.channels.values() if channel.guild_id == guild_id]
        seen = [channel for channel in found if channel_accessible(backend, channel.id, person.id)]
        return sorted(seen, key=lambda channel: channel.id)

    def _room(self, person: Person, channel: Channel) -> Room:
        return Room(
            channel_id=channel.id,
            name=channel.name or "",
            kind=_KINDS[ChannelType(channel.type)],
            parent_id=channel.parent_id,
            is_private=bool(channel.overwrites),
            is_locked=self.recorder.is_locked(channel.id),
            n_unread=self._n_unread(person, channel),
        )

    def _n_unread(self, person: Person, channel: Channel) -> int:
        read_up_to = self.read_up_to(person, channel.id)
        kept = self.recorder.backend.messages.get(channel.id, {})
        return sum(
            message_id > read_up_to and message.author_id != person.id and message.visible_to(person.id)
            for message_id, message in kept.items()
        )
