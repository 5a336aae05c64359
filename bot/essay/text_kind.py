"""What kind of text lies before us: an essay, a poem, a table, a few words, another language."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from bot.essay.essay import TextKind
from bot.essay.line_marks import find_mark, is_table_row
from bot.essay.plain_text import ends_sentence
from bot.text.word_set import word_set

#: Fewer words than this hold no argument that could be outlined: about three sentences.
MIN_WORDS: Final = 60
# The commonest words of English make up about .45 of its prose, under .1 of other languages in Latin letters.
_MIN_ENGLISH_SHARE = 0.2
_MIN_WORDS_FOR_LANGUAGE = 12
_ENGLISH = word_set(
    """
    the of and to that is it for was with as be by on not he i this are or his from at which but have had they
    you were their we there been has when who will more if out so what up than them can its would about into my
    our your she her how because should do does did people these some could then only other may
    """
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_MOST = 0.6
# Verse: narrower than a page, and many lines end before the next word would have to go over, in mid-sentence. In prose
# only headings and names do so, and these stand in the first half. Wide verse has a capital at every line's beginning.
_MIN_VERSE_LINES = 4
_VERSE_WIDTH, _WIDE_VERSE_WIDTH = 72, 100
_EARLY_SHARE, _WIDE_EARLY_SHARE = 0.25, 0.4
_CAPITALS_SHARE = 0.8
# Letters differ in width: a full line of print may have so much less than the usual number.
_FULL_LINE = 0.9


def find_text_kind(text: str) -> TextKind:
    """The kind of the text as a whole. A poem in another language is another language."""
    lines = [line.strip() for line in text.replace("\f", "\n").split("\n")]
    written = [line for line in lines if line]
    if is_other_language(text):
        return TextKind.OTHER_LANGUAGE
    if written and _n_table_rows(text) > _MOST * len(written):
        return TextKind.TABLE
    if is_verse(lines):
        return TextKind.POEM
    return TextKind.TOO_SHORT if len(text.split()) < MIN_WORDS else TextKind.ESSAY


def explain_kind(kind: TextKind) -> str | None:
    """What a teacher should know of a text that is no essay, and what can still be done with it; None for an essay."""
    return {
        TextKind.ESSAY: None,
        TextKind.POEM: "This reads as a poem. Its stanzas are numbered as paragraphs and its lines as sentences; "
        "there is no argument to outline, so its questions are yours to write.",
        TextKind.TABLE: "This is a table more than a text. Its rows are numbered; there is no argument to outline.",
        TextKind.TOO_SHORT: "This is too short for an outline: fewer than "
        f"{MIN_WORDS} words. It can be discussed, with questions of your own.",
        TextKind.OTHER_LANGUAGE: "This does not seem to be in English. Paragraphs and sentences are numbered, but an "
        "outline and drafted questions need an English text; questions of your own can be in any language.",
    }[kind]


def is_verse(lines: list[str]) -> bool:
    """True where most lines are verse."""
    plain = [line if line and find_mark(line)[0] is None else "" for line in lines]
    stanzas = [list(chunk) for is_written, chunk in groupby(plain, key=bool) if is_written]
    verse = [line for stanza in stanzas if len(stanza) > 1 for line in stanza]
    if len(verse) < max(_MIN_VERSE_LINES, _MOST * sum(map(bool, lines))):
        return False
    width = sorted(map(len, verse))[int(0.9 * (len(verse) - 1))]
    pairs = [is_early for stanza in stanzas for is_early in _find_early_ends(stanza)]
    halves = (pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :])
    early = min(sum(half) / max(1, len(half)) for half in halves)
    capitals = sum(not line[0].islower() for line in verse) / len(verse)
    is_wide = width <= _WIDE_VERSE_WIDTH and early >= _WIDE_EARLY_SHARE and capitals >= _CAPITALS_SHARE
    return is_wide or (width <= _VERSE_WIDTH and early >= _EARLY_SHARE)


def _find_early_ends(stanza: list[str]) -> Iterator[bool]:
    """For each line but the last: does it end in mid-sentence though the next line's first word would have had room?"""
    width = _FULL_LINE * max(map(len, stanza))
    for line, following in pairwise(stanza):
        yield len(line) + 1 + len(following.split()[0]) <= width and not ends_sentence(line)


def _n_table_rows(text: str) -> int:
    """Rows of a table: columns on the page, or the same number of commas, semicolons or tabs in line after line."""
    lines = [line for line in text.split("\n") if line.strip()]
    n_rows = sum(is_table_row(line) for line in lines)
    for separator in ("\t", ";", ","):
        counts = [line.count(separator) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        words_per_cell = len(text.split()) / max(1, sum(counts) + len(counts))
        if usual and words_per_cell < 4 and (usual > 1 or separator == "\t"):
            n_rows = max(n_rows, counts.count(usual))
    return n_rows


def is_other_language(text: str) -> bool:
    """True where the text is hardly in English: other letters than Latin, or the commonest words of another tongue."""
    words = _WORD.findall(text.lower())
    n_letters = sum(map(str.isalpha, text))
    if n_letters > 30 and len(_LATIN.findall(text)) < 0.5 * n_letters:
        return True
    if len(words) < _MIN_WORDS_FOR_LANGUAGE:
        return False
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _MIN_ENGLISH_SHARE:
        return False
    return sum(word in _FOREIGN for word in words) > max(2, share * len(words))


_FOREIGN = word_set(
    """
    der die das und nicht ist ein eine zu den mit von auf für sich dem des wir sie es le la les des et est une
    un que qui dans pour pas sur plus ce il elle el los las y en por con una no se del su es lo como il di che e
    non per un una si della sono è o os as do da em um uma não com de het een van niet en dat op te i w nie na
    się jest som och att det av på är og til ikke
    """
)
