"""What sumy's extractive summarisers pick: the simpler methods that the benchmarks stand beside.

Offline: sumy's stemmer and stop words lie in its package; its own tokenizer would download data, so ours stands in.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from sumy.models.dom import ObjectDocumentModel
from sumy.models.dom import Paragraph as SumyParagraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

METHODS: Final[Mapping[str, Callable[[object], Callable[[object, int], Sequence[object]]]]] = {
    "LexRank": LexRankSummarizer,
    "TextRank": TextRankSummarizer,
    "LSA": LsaSummarizer,
    "SumBasic": SumBasicSummarizer,
}

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def pick(method: str, texts: Sequence[str], k: int) -> list[int]:
    """Indices from 0, ascending, of the texts that a method of METHODS picks: k, or all where there are fewer.

    Each text counts as one sentence of one document. Where no text has a word, LSA picks none.

    Raises:
        KeyError: there is no such method.
    """
    summarise = METHODS[method](_keep if method == "SumBasic" else _Numbered())
    words = _Words()
    sentences = [SumySentence(text, words) for text in texts]
    picked = {id(sentence) for sentence in summarise(ObjectDocumentModel([SumyParagraph(sentences)]), k)}
    return [index for index, sentence in enumerate(sentences) if id(sentence) in picked]


class _Words:
    """The tokenizer that sumy asks for: stems without stop words.

    sumy would do both itself, but its SumBasic drops stop words after stemming in one place and before in another.
    """

    def __init__(self) -> None:
        self._stem = Stemmer("english")
        self._stop_words = get_stop_words("english")

    def to_words(self, sentence: str) -> tuple[str, ...]:
        words = (word.lower() for word in _WORD.findall(sentence))
        return tuple(self._stem(word) for word in words if word not in self._stop_words)


class _Numbered:
    """A number for each word: numbers hash alike in every process, so sums over sets round alike and ties end alike."""

    def __init__(self) -> None:
        self._number_of: dict[str, int] = {}

    def __call__(self, word: str) -> int:
        return self._number_of.setdefault(word, len(self._number_of))


def _keep(word: str) -> str:
    """For SumBasic, which wants strings and sums over lists only."""
    return word
