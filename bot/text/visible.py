"""Words as they are seen: on one line, with nothing hidden in them, cut where a word ends."""

import unicodedata
from typing import Final

CUT: Final = "…"
"""What marks a text as shortened."""

# Formatting characters that stay: they join letters (Persian, Hindi) and the parts of one emoji.
_JOINERS: Final = frozenset({"\u200c", "\u200d"})
# Letters that look like nothing: the Hangul and Khmer fillers, the blank Braille cell.
_BLANKS: Final = frozenset({"\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0"})


def strip_invisible(text: str) -> str:
    """The text on one line, without characters that hide, reverse or fake what is written."""
    visible = "".join(char for char in text if not _is_invisible(char))
    return " ".join(visible.split())


def shorten(text: str, length: int) -> str:
    """The text where it has at most `length` characters, else its first whole words and …"""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    if not text[length - 1].isspace() and " " in head[length // 2 :]:
        head = head[: head.rindex(" ")]
    return head.rstrip(" ,;:–—-") + CUT


def _is_invisible(char: str) -> bool:
    if char in _JOINERS or char.isspace():
        return False
    return char in _BLANKS or unicodedata.category(char) in {"Cf", "Cc", "Co", "Cs", "Cn"}
