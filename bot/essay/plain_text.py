"""A text's characters put in order: line ends, invisible characters, ligatures, Markdown inside a line."""

import re
from typing import Final

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_LINE_END = re.compile("\r\n|[\r\x0b\x85\u2028]")

_LINK = re.compile(r"!?\[([^\[\]\n]{0,400})\](?:\([^()\n]{0,800}\)|\[[^\[\]\n]{0,60}\])")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)")
_MARKED_CHARACTER = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")

# Sentences end in these, also before a closing quotation mark, a bracket or a footnote's mark.
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]*_]{0,4}(?:\[?[0-9¹²³⁴-⁹]{1,3}\]?|[†‡*])?$")


def clean_text(text: str) -> str:
    """The text with `\\n` for every line end, ligatures spelt out, without comments and characters that nobody sees."""
    text = _LINE_END.sub("\n", text).replace("\u2029", "\n\n").replace("\t", "    ").replace("\u00a0", " ")
    text = _LIGATURE.sub(lambda match: _LIGATURES[match.group()], text)
    return _strip_comments(_INVISIBLE.sub("", text))


def strip_inline_marks(text: str) -> str:
    """The words of one paragraph without Markdown's emphasis, links, pictures and escapes."""
    if "](" in text or "][" in text:
        text = _LINK.sub(lambda match: "" if match.group().startswith("!") else match.group(1), text)
    text = text.replace("***", "**")
    for mark in (_STRONG, _EMPHASIS):
        text = mark.sub(lambda match: match.group(2), text)
    return _MARKED_CHARACTER.sub(lambda match: match.group(1), text)


def ends_sentence(line: str) -> bool:
    """True where a line ends as a sentence does."""
    return _SENTENCE_END.search(line.rstrip()[-12:]) is not None


def _strip_comments(text: str) -> str:
    pieces: list[str] = []
    start = 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        pieces.append(text[start:opened])
        start = closed + len("-->")
    return "".join([*pieces, text[start:]])
