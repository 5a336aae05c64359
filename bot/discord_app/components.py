"""Buttons, selects and modals: their custom_id names an action and a database id, and nothing else.

Whatever carries such an id is answered by the handler of its action, on cards of any age and after any
restart; there is no view object to keep alive.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

import discord

from bot.discord_app.answers import answer, answer_error

#: Prefix of every custom_id of ours; the number changes when the meaning of an id changes.
PREFIX = "h1"

_CUSTOM_ID = re.compile(r"h(\d+):([a-z_]+):(\d+)(?::(\d+))?")

ClientT = TypeVar("ClientT", bound=discord.Client)

Handler = Callable[[discord.Interaction[ClientT], int], Awaitable[None]]

#: A handler that is also told which version of the row was on the screen.
VersionedHandler = Callable[[discord.Interaction[ClientT], int, int], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a custom_id asks for: an action's name and the database id it is about.

    `version` is the one the person saw, for rows that two people may change at once.
    """

    name: str
    subject_id: int
    version: int | None = None


def make_custom_id(action: str, subject_id: int, version: int | None = None) -> str:
    """The custom_id that asks for `action` on the row `subject_id` as of `version`; at most 100 characters."""
    seen = "" if version is None else f":{version}"
    return f"{PREFIX}:{action}:{subject_id}{seen}"


def parse_custom_id(custom_id: str) -> Action | None:
    """The action a custom_id of the present form names, or None."""
    match = _CUSTOM_ID.fullmatch(custom_id)
    if match is None or f"h{match[1]}" != PREFIX:
        return None
    return Action(name=match[2], subject_id=int(match[3]), version=int(match[4]) if match[4] else None)


async def dispatch_component(
    interaction: discord.Interaction[ClientT],
    handlers: Mapping[str, Handler[ClientT]],
    versioned_handlers: Mapping[str, VersionedHandler[ClientT]],
) -> None:
    """Give a click, a selection or a submitted modal to its handler; answer what is unknown or fails."""
    action = parse_custom_id(str(payload_of(interaction).get("custom_id", "")))
    try:
        if action and action.version is None and (handler := handlers.get(action.name)):
            await handler(interaction, action.subject_id)
        elif action and action.version is not None and (versioned := versioned_handlers.get(action.name)):
            await versioned(interaction, action.subject_id, action.version)
        else:
            await answer(
                interaction, text="This panel is out of date. `/help` shows the commands that bring a new one."
            )
    except Exception as error:  # noqa: BLE001 - the last stop before Discord says only "interaction failed"
        await answer_error(interaction, error)


def payload_of(interaction: discord.Interaction[ClientT]) -> Mapping[str, object]:
    """What Discord sent with the interaction, as it stands; empty where it sent nothing."""
    return cast(Mapping[str, object], interaction.data or {})


def submitted_values(interaction: discord.Interaction[ClientT]) -> dict[str, tuple[str, ...]]:
    """What was chosen or typed, by the custom_id of the component inside the modal, or of the select itself."""
    found: dict[str, tuple[str, ...]] = {}
    _collect(payload_of(interaction), found)
    return found


def _collect(node: object, found: dict[str, tuple[str, ...]]) -> None:
    if isinstance(node, Mapping):
        custom_id = node.get("custom_id")
        if isinstance(custom_id, str):
            if isinstance(node.get("values"), list):
                found[custom_id] = tuple(str(value) for value in node["values"])
            elif isinstance(node.get("value"), str | int | bool):
                found[custom_id] = (str(node["value"]),)
        for key in ("components", "component"):
            _collect(node.get(key), found)
    elif isinstance(node, list):
        for child in node:
            _collect(child, found)
