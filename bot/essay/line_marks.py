"""What a single line says about itself: heading, quotation, list item, table row, footnote, break."""

import re

from bot.essay.block import BlockKind

_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+|$)")
_QUOTE = re.compile(r" {0,3}>[> ]{0,20}")
_ITEM = re.compile(r"\s{0,12}(?:[-*•◦▪‣·–]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]{0,20}\]:\s*")
_BREAK = re.compile(r"\s*(?:(?:[-*_=~#•⁂◆]\s{0,3}){3,60}|⁂|\*|[§❦])\s*")
_CELL_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_UNDERLINE = re.compile(r"\s{0,3}(?:={3,80}|-{3,80})\s*")
_TABLE_RULE = re.compile(r"[\s|:+=-]{3,400}")


def find_mark(line: str) -> tuple[BlockKind | None, str]:
    """What the line is marked as, and the line without the mark. None and the line itself for plain text."""
    if _BREAK.fullmatch(line[:120]) and len(line) <= 120:
        return BlockKind.BREAK, ""
    for kind, pattern in _PATTERNS:
        if match := pattern.match(line):
            rest = line[match.end() :]
            return kind, rest.rstrip(" #") if kind is BlockKind.HEADING else rest
    if is_table_row(line):
        return BlockKind.TABLE, line
    return None, line


def is_underline(line: str) -> bool:
    """True for the === or --- under a heading."""
    return _UNDERLINE.fullmatch(line) is not None


def is_table_row(line: str) -> bool:
    """True for a line in columns: parted by bars, or by wide gaps between few words."""
    text = line.strip()
    if text.startswith("|") and text.count("|") >= 2:
        return True
    if text.count(" | ") >= 2 or (text and _TABLE_RULE.fullmatch(text) and "|" in text):
        return True
    return len(text) < 200 and len(_CELL_GAP.findall(text)) >= 2


_PATTERNS = (
    (BlockKind.NOTE, _NOTE),
    (BlockKind.HEADING, _HEADING),
    (BlockKind.QUOTE, _QUOTE),
    (BlockKind.ITEM, _ITEM),
)
