"""From SimCord's simulated Discord to a PracticeRecord: the only reader of its backend."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from textwrap import shorten

from simcord.backend.models import Channel, Message
from simcord.backend.state import Backend
from simcord.enums import ComponentType

from bot.practice.record import (
    Box,
    Button,
    Buttons,
    File,
    Item,
    Menu,
    Part,
    Picture,
    Reaction,
    ReplyLine,
    Rule,
    ShownChannel,
    ShownMessage,
    StageNote,
    Text,
)

# Message types people see as messages: default, reply, answer to a slash command, to a context menu.
_SHOWN_TYPES = (0, 19, 20, 23)

_BUTTON_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium"}
_EXCERPT_CHARACTERS = 140

Component = Mapping[str, object]


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
        names = {user_id: f"@{self._author(user_id)}" for user_id in guild.members}
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

    def _channels(self) -> list[Channel]:
        found = [channel for channel in self.backend.channels.values() if channel.guild_id == self.guild_id]
        return sorted(found, key=lambda channel: channel.id)

    def _show_channel(self, channel: Channel) -> ShownChannel:
        kept = sorted(self.backend.messages.get(channel.id, {}).values(), key=lambda message: message.id)
        items: list[Item] = [self._show_message(message) for message in kept if message.type in _SHOWN_TYPES]
        items += self.notes.get(channel.id, [])
        return ShownChannel(
            channel_id=channel.id,
            name=channel.name or "",
            topic=channel.topic or "",
            items=_merge_private(sorted(items, key=_when)),
        )

    def _show_message(self, message: Message) -> ShownMessage:
        asked = message.interaction_metadata or {}
        asked_by = _as_mapping(asked.get("user")).get("id")
        used_by = self._author(int(str(asked_by))) if asked_by else None
        pictured = dict(_describe_pictures(message.components))
        texts: tuple[Part, ...] = (Text(text=message.content),) if message.content else ()
        return ShownMessage(
            message_id=message.id,
            author=self._author(message.author_id),
            is_bot=self.backend.get_user(message.author_id).bot,
            posted_at=datetime.fromisoformat(message.timestamp),
            is_edited=message.edited_timestamp is not None and not message.components,
            parts=(
                *texts,
                *_show_components(message.components),
                *(self._show_file(file, pictured) for file in message.attachments),
            ),
            reply=self._reply_line(message),
            reactions=tuple(Reaction(emoji=r.emoji, n_people=len(r.user_ids)) for r in message.reactions),
            only_for=(used_by,) if message.is_ephemeral and used_by else (),
            used_by=used_by,
            command=self.commands.get(message.id),
        )

    def _show_file(self, attachment: Component, pictured: Mapping[str, str]) -> Part:
        name, url, size = str(attachment["filename"]), str(attachment["url"]), attachment["size"]
        if url in pictured:
            return Picture(name=name, description=pictured[url], data=self._read(url))
        return File(name=name, n_bytes=size if isinstance(size, int) else 0)

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
        return ReplyLine(message_id=target_id, author=self._author(target.author_id), excerpt=excerpt)

    def _author(self, user_id: int) -> str:
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


def _show_components(components: Iterable[Component]) -> tuple[Part, ...]:
    return tuple(part for component in components for part in _show_component(component))


def _show_component(component: Component) -> tuple[Part, ...]:
    children = _as_list(component.get("components"))
    match component["type"]:
        case ComponentType.CONTAINER:
            accent = component.get("accent_color")
            colour = f"{accent:06x}" if isinstance(accent, int) else None
            return (Box(parts=_show_components(children), accent=colour),)
        case ComponentType.TEXT_DISPLAY:
            return (Text(text=str(component["content"])),)
        case ComponentType.SEPARATOR:
            return (Rule(),)
        case ComponentType.SECTION:
            return (*_show_components(children), *_show_component(_as_mapping(component["accessory"])))
        case ComponentType.ACTION_ROW:
            return _show_row(children)
        case ComponentType.BUTTON:
            return (Buttons(buttons=(_show_button(component),)),)
        case ComponentType.FILE | ComponentType.MEDIA_GALLERY:
            return ()  # the attachments themselves are shown
        case _:
            return (_show_menu(component),)


def _show_row(children: Sequence[Component]) -> tuple[Part, ...]:
    if all(child["type"] == ComponentType.BUTTON for child in children):
        return (Buttons(buttons=tuple(_show_button(child) for child in children)),)
    return tuple(_show_menu(child) for child in children)


def _show_button(component: Component) -> Button:
    style, url = component.get("style"), component.get("url")
    return Button(
        label=str(component.get("label") or ""),
        style=_BUTTON_STYLES[style] if isinstance(style, int) else "secondary",
        url=str(url) if url else None,
        is_disabled=bool(component.get("disabled")),
    )


def _show_menu(component: Component) -> Menu:
    options = [option for option in _as_list(component.get("options")) if option.get("default")]
    chosen = [str(option["label"]) for option in options]
    # Defaults of role, user and channel selects are ids; a mention is how a reader sees them.
    signs = {"role": "@&", "user": "@", "channel": "#"}
    for value in _as_list(component.get("default_values")):
        chosen.append(f"<{signs[str(value['type'])]}{value['id']}>")
    return Menu(placeholder=str(component.get("placeholder") or ""), chosen=tuple(chosen))


def _describe_pictures(components: Iterable[Component]) -> Iterator[tuple[str, str]]:
    """Where each picture of a gallery lies, and what it is said to show."""
    for component in components:
        for item in _as_list(component.get("items")):
            yield str(_as_mapping(item.get("media")).get("url")), str(item.get("description") or "")


def _as_list(value: object) -> list[Component]:
    return value if isinstance(value, list) else []


def _as_mapping(value: object) -> Component:
    return value if isinstance(value, Mapping) else {}
