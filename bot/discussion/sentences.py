"""Sentences of a post, each standing verbatim in it; Discord's markup is set aside for reading, never for quoting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.discussion import cues
from bot.text.sentence_ends import find_sentence_ends

# Not to be quoted as the student's own: text quoted from others (a whole line, or from >>> to the end) and code.
_FOREIGN = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|^[ \t]*>>> .*|^[ \t]*> [^\n]*", re.DOTALL | re.MULTILINE)
# Words only to a machine: mentions, channels, commands, timestamps, custom emoji, addresses.
_MARKUP = re.compile(r"<(?:@[!&]?|#)\d+>|</[^<>\n]+:\d+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>|<?https?://\S+")
_LINE_START = re.compile(r"[ \t]*(?:[-*•][ \t]+|\d{1,2}[.)][ \t]+|#{1,3}[ \t]+|-#[ \t]+)?")


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence: `text` is the post's text from `start` to `end`, `line` the number of the post's line, from 0.

    `plain` is the same for reading, at the same length: markup blanked, apostrophes straight.
    """

    start: int
    end: int
    line: int
    text: str
    plain: str

    @property
    def has_markup(self) -> bool:
        """True where the words are broken by a mention, a custom emoji or an address."""
        return self.plain != straighten(self.text)

    @cached_property
    def is_class_business(self) -> bool:
        """True where it is about deadlines, marks and homework, not about the essay."""
        return cues.CLASS_BUSINESS.search(self.plain) is not None

    @cached_property
    def laughs(self) -> bool:
        """True where it is written with a laugh."""
        return cues.LAUGHS.search(self.plain) is not None


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a post in order, without list marks, quoted lines, code, or markup at either end."""
    masked = mask_markup(text)
    sentences: list[Sentence] = []
    offset = 0
    for line_number, line in enumerate(masked.split("\n")):
        for start, end in _spans(line):
            span = slice(offset + start, offset + end)
            sentences.append(
                Sentence(start=span.start, end=span.stop, line=line_number, text=text[span], plain=masked[span])
            )
        offset += len(line) + 1
    return tuple(sentences)


def mask_markup(text: str) -> str:
    """The text at the same length, line breaks kept, with everything that is not the student's words blanked."""
    if "`" in text or ">" in text:
        text = _FOREIGN.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    if "<" in text or "://" in text:
        text = _MARKUP.sub(lambda match: " " * len(match.group()), text)
    return straighten(text)


def straighten(text: str) -> str:
    """The text at the same length with typographic apostrophes made straight."""
    return text.replace("’", "'").replace("‘", "'")


def has_words(text: str) -> bool:
    """True where a post says something in words: a picture, an emoji, a bare link or mention does not."""
    return any(char.isalnum() for char in _MARKUP.sub("", text))


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in one line, outer blanks left out."""
    mark = _LINE_START.match(line)
    start = mark.end() if mark else 0
    ends = (start + end for end in find_sentence_ends(line[start:], is_informal=True))
    for end in [*ends, len(line)]:
        piece = line[start:end]
        if any(char.isalnum() for char in piece):
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = end
