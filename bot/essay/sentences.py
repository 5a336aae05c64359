"""Sentences of an essay's paragraph, as a person would number them."""

import re

from bot.text.sentence_ends import find_sentence_ends

# The mark of a footnote, glued to the word or stop before it: "whole.1 This", "whole.[12]", "rate¹", "peace.†".
_NOTE_MARKS = re.compile(
    r"(?<=[^\s\d\[(])\[(?:\d{1,3}|\^\w{1,20}|[a-z]|note \d{1,3})\]"
    r"|(?<=[A-Za-z.,;!?”\"’)])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}(?=[\s.,;:!?”\")]|$)"
    r"|(?<=[.,;!?”\"])[†‡§*]{1,2}(?=\s|$)"
    r"|(?<=[a-z)”\"][.!?])\d{1,2}(?=\s+[A-Z“\"(‘]|$)"
    r"|(?<=[a-z][.!?][”\"’)])\d{1,2}(?=\s|$)"
)


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of one paragraph in order: its words exactly, white space folded, footnote marks left out."""
    text = " ".join(_NOTE_MARKS.sub("", paragraph).split())
    pieces: list[str] = []
    start = 0
    for end in (*find_sentence_ends(text), len(text)):
        piece = text[start:end].strip()
        if any(char.isalnum() for char in piece):
            pieces.append(piece)
        elif piece and pieces:
            pieces[-1] += text[start:end].rstrip()
        start = end
    return tuple(pieces)
