"""A block: a piece of a text that stands by itself on the page, before anything is numbered."""

from dataclasses import dataclass
from enum import Enum


class BlockKind(Enum):
    """What a block looks like on the page."""

    TEXT = "text"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block; its lines are joined to `text`. `is_marked`: the author marked it, as with `#`, so it is no guess."""

    kind: BlockKind
    text: str
    is_marked: bool = False
