"""Which paragraphs of the essay a post points to or quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBER_WORDS = {word: number for number, word in enumerate(_NUMBERS.split(), start=1)}
_NTHS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: number for number, word in enumerate(_NTHS.split(), start=1)}
_ONE = rf"(?:\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})"
_MARK = r"(?:¶+|\bparagraphs?|\bparas?\.?|\bpars?\.|\bpgraphs?)"
_IN_EVERY_MARK = ("¶", "par", "pgraph")
_JOINED = r"\s*(?:-|–|—|to|and|&|,|\+)\s*¶?\s*"
_POINTED = re.compile(rf"{_MARK}\s*#?\s*({_ONE}\b(?:{_JOINED}{_ONE}\b)*)", re.IGNORECASE)
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)}|last)\s+(?:paragraph|para|¶)", re.IGNORECASE)
_RANGE = re.compile(rf"({_ONE})\s*(?:-|–|—|to)\s*¶?\s*({_ONE})", re.IGNORECASE)
_SINGLE = re.compile(_ONE, re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_IN_QUOTES = re.compile(r"[\"“]([^\"“”\n]{8,300})[\"”]")
# So many words in a row are no accident; between quotation marks fewer are enough.
_MIN_WORDS_IN_A_ROW = 6
_MIN_WORDS_IN_QUOTES = 3
# Out of 100: one letter in ten may be mistyped or left out, in a quote that is long enough for nine to be telling.
_SAME_BUT_TYPOS = 90
_MIN_LETTERS_MISTYPED = 20


class ParagraphFinder:
    """Finds the paragraphs of one essay that posts point to by number, or quote."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._n_paragraphs = len(paragraphs)
        self._runs = _runs_of(paragraphs, _MIN_WORDS_IN_A_ROW)
        self._quotable = [" ".join(_words(text)) for text in paragraphs]

    def find(self, text: str) -> tuple[int, ...]:
        """The numbers of the paragraphs a post uses, ascending, each between 1 and the essay's last."""
        pointed = {number for number in self._pointed(text) if 1 <= number <= self._n_paragraphs}
        return tuple(sorted(pointed | set(self._quoted(text))))

    def _pointed(self, text: str) -> Iterator[int]:
        low = text.lower()
        if not any(mark in low for mark in _IN_EVERY_MARK):
            return
        for match in _POINTED.finditer(text):
            numbers = match[1]
            for first, last in _RANGE.findall(numbers):
                yield from range(_number(first), min(_number(last), self._n_paragraphs) + 1)
            yield from map(_number, _SINGLE.findall(numbers))
        for match in _ORDINAL.finditer(text):
            yield _ORDINALS.get(match[1].lower(), self._n_paragraphs)

    def _quoted(self, text: str) -> Iterator[int]:
        words = _words(text)
        in_a_row = zip(*(words[start:] for start in range(_MIN_WORDS_IN_A_ROW)), strict=False)
        yield from (self._runs[run] for run in self._runs.keys() & in_a_row)
        for match in _IN_QUOTES.finditer(text):
            quoted = _words(match[1])
            if len(quoted) >= _MIN_WORDS_IN_QUOTES:
                yield from self._with_words(" ".join(quoted))

    def _with_words(self, quoted: str) -> Iterator[int]:
        holding = [n for n, text in enumerate(self._quotable, start=1) if f" {quoted} " in f" {text} "]
        if not holding and len(quoted) >= _MIN_LETTERS_MISTYPED:
            scores = (fuzz.partial_ratio(quoted, text, score_cutoff=_SAME_BUT_TYPOS) for text in self._quotable)
            holding = [n for n, score in enumerate(scores, start=1) if score]
        if len(holding) == 1:
            yield holding[0]


def _runs_of(paragraphs: Sequence[str], length: int) -> Mapping[tuple[str, ...], int]:
    """Every run of so many words with its paragraph; of runs in more than one, the first."""
    runs: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(paragraphs, start=1):
        words = _words(text)
        for start in range(len(words) - length + 1):
            runs.setdefault(tuple(words[start : start + length]), number)
    return runs


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER_WORDS[word.lower()]
