"""What a text is about: the stems of its content words, and how close each sentence comes to the whole."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Final

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W\d_]{2,}")

# Function words, and the words any prompt or opinion is wrapped in ("To what extent do you agree …?").
_EMPTY_WORDS: Final = """
    a about above after again against agree all also although always am an and another any are around as at be because
    been before being below best better between both but by can cannot could did discuss disagree do does doing down
    during each either else ever every everyone extent few for from further get give go good had has have having he her
    here hers him his how however i idea if in into is issue it its itself just know less let like made make many may me
    might more most much must my need never nor not now of off often on once one only opinion or other our ought out
    over own people perhaps point quite rather really same say see she should since so some someone something still
    such take than that the their them then there therefore these they thing things think this those though through
    thus to too topic under unless until up upon us use very view was way we well were what when where whether which
    while who whom whose why will with within without would yet you your
"""
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in order, repeated ones included."""
    return tuple(stem for word in _WORD.findall(text.lower()) if (stem := _stem(word)))


def centralities(stems: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """How near each sentence's words are to the whole text's: TF-IDF cosine with their sum, 0–1, in linear time."""
    n_with = Counter(stem for sentence in stems for stem in set(sentence))
    weight = {stem: log((1 + len(stems)) / (1 + n)) + 0.2 for stem, n in n_with.items()}
    vectors = [_unit_vector(Counter(sentence), weight) for sentence in stems]
    whole: Counter[str] = Counter()
    for vector in vectors:
        for stem, value in vector.items():
            whole[stem] += value  # type: ignore[assignment]
    length = sqrt(sum(value * value for value in whole.values())) or 1.0
    return tuple(sum(value * whole[stem] for stem, value in vector.items()) / length for vector in vectors)


def _unit_vector(counts: Counter[str], weight: dict[str, float]) -> dict[str, float]:
    vector = {stem: n * weight[stem] for stem, n in counts.items()}
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {stem: value / length for stem, value in vector.items()}


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """The word's stem, or the empty string where it is no content word."""
    return "" if word in _EMPTY else _stemmer().stemWord(word)


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.basestemmer.BaseStemmer:
    return snowballstemmer.stemmer("english")
