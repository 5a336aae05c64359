"""From SimCord's simulated Discord to a PracticeRecord: the only reader of its backend."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from textwrap import shorten

from simcord.backend.access import message_accessible
from simcord.backend.models import Channel, Message
from simcord.backend.state import Backend

from bot.practice.components import Component, as_mapping, describe_pictures, show_components, show_embeds
from bot.practice.record import (
    File,
    Item,
    Part,
    Picture,
    Reaction,
    ReplyLine,
    ShownChannel,
    ShownMessage,
    StageNote,
    Text,
)

# Message types people see as messages: default, reply, answer to a slash command, to a context menu.
_SHOWN_TYPES = (0, 19, 20, 23)

_EXCERPT_CHARACTERS = 140


@dataclass(slots=True)
class Recorder:
    """Reads a guild's channels. Notes and commands are told to it as they happen, since Discord keeps neither."""

    backend: Backend
    guild_id: int
    notes: dict[int, list[StageNote]] = field(default_factory=dict)
    commands: dict[int, str] = field(default_factory=dict)

    def note(self, channel_id: int, at: datetime, text: str) -> None:
        """Remember something that leaves no message behind."""
        self.notes.setdefault(channel_id, []).append(StageNote(at=at, text=text))

    def names(self) -> dict[int, str]:
        """What mentions of members, roles and channels of the guild read."""
        guild = self.backend.get_guild(self.guild_id)
        names = {user_id: f"@{self.author(user_id)}" for user_id in guild.members}
        names |= {role.id: f"@{role.name}" for role in guild.roles.values()}
        return names | {channel.id: f"#{channel.name}" for channel in self._channels()}

    def show_channels(self, channel_ids: Sequence[int], *, private_ids: Iterable[int]) -> tuple[ShownChannel, ...]:
        """These channels with their threads."""
        private = set(private_ids)
        return tuple(
            replace(
                self._show_channel(self.backend.get_channel(channel_id)),
                is_private=channel_id in private,
                threads=tuple(self._show_channel(c) for c in self._channels() if c.parent_id == channel_id),
            )
            for channel_id in channel_ids
        )

    def read_files(self) -> dict[str, bytes]:
        """Every file that the bot sent to anybody, by name; of the same name the newest."""
        messages = sorted((m for kept in self.backend.messages.values() for m in kept.values()), key=lambda m: m.id)
        attached = [file for message in messages for file in message.attachments]
        return {str(file["filename"]): self._read(str(file["url"])) for file in attached}

    def show_to(self, viewer_id: int, channel_id: int) -> ShownChannel:
        """A channel as one person sees it: of private answers only their own."""
        return self._show_channel(self.backend.get_channel(channel_id), viewer_id=viewer_id)

    def show_message(self, channel_id: int, message_id: int) -> ShownMessage | None:
        """One message of a channel, or None where it is gone."""
        message = self.backend.messages.get(channel_id, {}).get(message_id)
        return self._show_message(message) if message else None

    def is_locked(self, channel_id: int) -> bool:
        """Whether it is a thread that was closed. SimCord lets everybody write in one; Discord does not."""
        data = self.backend.get_channel(channel_id).thread_metadata
        return data is not None and data.locked

    def read_file(self, viewer_id: int, message_id: int, index: int) -> tuple[str, bytes] | None:
        """Name and bytes of the nth file of a message that this person may see, or None."""
        for kept in self.backend.messages.values():
            message = kept.get(message_id)
            if message is not None and message_accessible(self.backend, message.channel_id, message, viewer_id):
                attached = message.attachments[index : index + 1]
                return next(((str(f["filename"]), self._read(str(f["url"]))) for f in attached), None)
        return None

    def _channels(self) -> list[Channel]:
        found = [channel for channel in self.backend.channels.values() if channel.guild_id == self.guild_id]
        return sorted(found, key=lambda channel: channel.id)

    def _show_channel(self, channel: Channel, *, viewer_id: int | None = None) -> ShownChannel:
        """With every private answer where no viewer is named: the transcript shows who saw what."""
        kept = sorted(self.backend.messages.get(channel.id, {}).values(), key=lambda message: message.id)
        shown = [message for message in kept if viewer_id is None or message.visible_to(viewer_id)]
        items: list[Item] = [self._show_message(message) for message in shown if message.type in _SHOWN_TYPES]
        items += self.notes.get(channel.id, [])
        return ShownChannel(
            channel_id=channel.id,
            name=channel.name or "",
            topic=channel.topic or "",
            items=tuple(sorted(items, key=_when))
            if viewer_id is not None
            else _merge_private(sorted(items, key=_when)),
        )

    def _show_message(self, message: Message) -> ShownMessage:
        asked = message.interaction_metadata or {}
        asked_by = as_mapping(asked.get("user")).get("id")
        used_by = self.author(int(str(asked_by))) if asked_by else None
        pictured = dict(describe_pictures(message.components))
        texts: tuple[Part, ...] = (Text(text=message.content),) if message.content else ()
        return ShownMessage(
            message_id=message.id,
            author=self.author(message.author_id),
            author_id=message.author_id,
            is_bot=self.backend.get_user(message.author_id).bot,
            posted_at=datetime.fromisoformat(message.timestamp),
            is_edited=message.edited_timestamp is not None and not message.components,
            parts=(
                *texts,
                *show_embeds(message.embeds),
                *show_components(message.components),
                *(self._show_file(index, file, pictured) for index, file in enumerate(message.attachments)),
            ),
            reply=self._reply_line(message),
            reactions=tuple(Reaction(emoji=r.emoji, people=tuple(r.user_ids)) for r in message.reactions),
            only_for=(used_by,) if message.is_ephemeral and used_by else (),
            used_by=used_by,
            command=self.commands.get(message.id),
        )

    def _show_file(self, index: int, attachment: Component, pictured: Mapping[str, str]) -> Part:
        name, url, size = str(attachment["filename"]), str(attachment["url"]), attachment["size"]
        if url in pictured:
            return Picture(name=name, description=pictured[url], data=self._read(url), index=index)
        return File(name=name, n_bytes=size if isinstance(size, int) else 0, index=index)

    def _read(self, url: str) -> bytes:
        return self.backend.cdn.get(url) or b""

    def _reply_line(self, message: Message) -> ReplyLine | None:
        if message.type != 19 or message.reference is None:
            return None
        target_id = int(message.reference["message_id"])
        target = self.backend.messages.get(message.channel_id, {}).get(target_id)
        if target is None:
            return ReplyLine(message_id=target_id, author="", excerpt=None)
        words = target.content or "Click to see the question"
        excerpt = shorten(words, _EXCERPT_CHARACTERS, placeholder=" …")
        return ReplyLine(message_id=target_id, author=self.author(target.author_id), excerpt=excerpt)

    def author(self, user_id: int) -> str:
        """The name a person goes by in the server."""
        member = self.backend.get_guild(self.guild_id).members.get(user_id)
        user = self.backend.get_user(user_id)
        return (member.nick if member else None) or user.global_name or user.name


def _when(item: Item) -> datetime:
    return item.posted_at if isinstance(item, ShownMessage) else item.at


def _merge_private(items: Sequence[Item]) -> tuple[Item, ...]:
    """Private answers that say the same to several people in a row become one, seen by all of them."""
    merged: list[Item] = []
    for item in items:
        last = merged[-1] if merged else None
        if (
            isinstance(item, ShownMessage)
            and isinstance(last, ShownMessage)
            and item.only_for
            and last.only_for
            and item.parts == last.parts
        ):
            merged[-1] = replace(last, only_for=last.only_for + item.only_for)
        else:
            merged.append(item)
    return tuple(merged)
