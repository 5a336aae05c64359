"""Reading Discord's raw JSON: a missing or null entry is empty, as Discord means it."""

from collections.abc import Mapping
from typing import TypeAlias

Payload: TypeAlias = Mapping[str, object]


def read_text(payload: Payload, key: str) -> str:
    """The text under the key; empty where there is none."""
    value = payload.get(key)
    return value if isinstance(value, str) else ""


def read_number(payload: Payload, key: str) -> int | float | None:
    """The number under the key, or None."""
    value = payload.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def read_count(payload: Payload, key: str, *, otherwise: int) -> int:
    """The whole number under the key."""
    value = read_number(payload, key)
    return otherwise if value is None else int(value)


def read_list(payload: Payload, key: str) -> tuple[Payload, ...]:
    """The objects listed under the key."""
    value = payload.get(key)
    return tuple(each for each in value if isinstance(each, Mapping)) if isinstance(value, list) else ()
