"""How single values are kept in a row: instants as UTC epoch milliseconds, id lists as JSON, text as valid Unicode."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

Value = int | str | None
"""What a column holds."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_ms(at: datetime) -> int:
    return (at - _EPOCH) // _MILLISECOND


def from_ms(ms: int) -> datetime:
    return _EPOCH + ms * _MILLISECOND


def to_ms_or_none(at: datetime | None) -> int | None:
    return None if at is None else to_ms(at)


def from_ms_or_none(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)


def to_json_ids(ids: Iterable[int]) -> str:
    return json.dumps([int(i) for i in ids])


def from_json_ids(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def keepable(text: str) -> str:
    """The text with every lone surrogate, which UTF-8 cannot hold, replaced by U+FFFD; paired ones are joined."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
