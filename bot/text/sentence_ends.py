"""Where sentences end: the rules that essays and posts share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.text.abbreviations import carries_on, is_starter
from bot.text.word_set import word_set

_TOKEN = re.compile(r"\S+")
_CLOSERS = "\"”’'»)]*_"
_LAST = frozenset(".!?…" + _CLOSERS)
_OPENERS = "\"“‘'«([*_¿¡—–-"
# A stop with the space after it forgotten ("wrong.The author", "over.”Then"); never inside an address.
_GLUED = re.compile(r"[.!?](?<=[a-z]{2}.)[\"”]?(?=[“\"]?[A-Z][a-z])")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|edu|gov)\b")
_IDEOGRAPHIC_STOP = re.compile(r"[。！？]+[」』”’）]*")
_SPEECH = word_set(
    """
    said says say asked asks ask replied replies answered answers cried wrote writes shouted whispered thought
    thinks exclaimed wondered wonders demanded called calls muttered argued argues
    """
)
# Brackets longer than this hold whole sentences, or were never closed.
_MAX_BRACKET = 400
# From this length on, a lower-case word before a full stop is a word and no abbreviation.
_MIN_WORD = 3


class _Token(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip(_OPENERS + _CLOSERS + ".!?…,;:")


def find_sentence_ends(line: str, *, is_informal: bool = False) -> tuple[int, ...]:
    """Offsets just behind each sentence of `line` except the last, ascending. Time is linear in the line's length.

    `is_informal`: a full stop, "?" or "!" ends a sentence before a small letter too, as in chat.
    """
    tokens = [_Token(*match.span(), match.group()) for match in _TOKEN.finditer(line)]
    inside = _find_brackets(tokens) if "(" in line else set()
    ends: set[int] = set()
    if _GLUED.search(line) or _IDEOGRAPHIC_STOP.search(line):
        ends.update(end for token in tokens for end in _find_ends_inside(token))
    first = 0
    for i, token in enumerate(tokens[:-1]):
        if token.text[-1] in _LAST and i not in inside and _is_end(tokens, i, first, is_informal=is_informal):
            ends.add(token.end)
            first = i + 1
    return tuple(sorted(ends))


def _find_ends_inside(token: _Token) -> Iterator[int]:
    """Ends within one run of letters: the space forgotten, or a script that writes none."""
    if not token.text.isascii():
        yield from (token.start + m.end() for m in _IDEOGRAPHIC_STOP.finditer(token.text) if m.end() < len(token.text))
    if len(token.text) > _MIN_WORD and not _ADDRESS.search(token.text):
        yield from (token.start + match.end() for match in _GLUED.finditer(token.text))


def _find_brackets(tokens: list[_Token]) -> set[int]:
    """The tokens inside brackets that were opened in mid-sentence: "(why? nobody knows)" ends nothing."""
    inside: set[int] = set()
    opened: int | None = None
    for i, token in enumerate(tokens):
        if opened is None and token.text.startswith("(") and i and tokens[i - 1].text[-1] not in '.!?…”"':
            opened = i
        if opened is None:
            continue
        if token.text.count(")") > token.text.count("(") or (i == opened and ")" in token.text):
            inside.update(range(opened, i))
            opened = None
        elif token.end - tokens[opened].start > _MAX_BRACKET:
            opened = None
    return inside


def _is_end(tokens: list[_Token], i: int, first: int, *, is_informal: bool) -> bool:
    """Whether a sentence that begins with the token `first` ends with the token `i`."""
    text, following = tokens[i].text, tokens[i + 1].text
    body = text.rstrip(_CLOSERS)
    if not body or body[-1] not in ".!?…":
        return False
    closes = len(body) < len(text)
    word = body.rstrip(".!?…").lstrip(_OPENERS)
    next_word = following.lstrip(_OPENERS)
    if not word and _is_spaced_ellipsis(tokens, i):
        return False
    if is_informal and body[-1] in "!?" and not closes and next_word[:1].islower():
        return True
    if body.endswith(("..", "…")) or body[-1] in "!?" or not word:
        return not next_word[:1].islower() and bool(next_word) and not (closes and _is_attributed(tokens, first, i + 1))
    if not next_word or (next_word[0].islower() and not is_informal):
        return _ends_before_small_letter(word, next_word, closes=closes)
    if next_word[0].islower() and closes:
        return False
    return not carries_on(
        word, next_word.strip(_CLOSERS + ".,;:!?…"), is_first=i == first or tokens[i - 1].text[-1] == ":"
    )


def _ends_before_small_letter(word: str, next_word: str, *, closes: bool) -> bool:
    """Careless writing: "it is bad. it hurts people" has two sentences, "approx. five" and "“no.” he said" have one."""
    return bool(next_word) and not closes and len(word) >= _MIN_WORD and word.isalpha() and _is_plain(word)


def _is_plain(word: str) -> bool:
    return word.islower() and not carries_on(word, "x", is_first=False)


def _is_spaced_ellipsis(tokens: list[_Token], i: int) -> bool:
    """Whether more dots follow: in ". . . ." only the last may end a sentence."""
    return set(tokens[i + 1].text) <= {"."}


def _is_attributed(tokens: list[_Token], first: int, i: int) -> bool:
    """Whether the words from `i` on say who spoke the quotation the sentence began with: “Why?” Mr. Jones asked."""
    if tokens[first].text[0] not in "\"“‘'«" or (is_starter(tokens[i].bare) and tokens[i].bare != "I"):
        return False
    return any(token.bare in _SPEECH and not token.text.endswith(":") for token in tokens[i : i + 4])
