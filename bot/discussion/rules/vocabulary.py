"""What a word says, as numbered features: its stem, and its four-letter pieces."""

from array import array
from typing import Final

import numpy as np

from bot.discussion.rules.sparse_vectors import Indices
from bot.discussion.terms import content_stems

_PIECE_LENGTH: Final = 4
_STEM, _PIECE = range(2)


class Vocabulary:
    """Numbers words as they come, and knows the features of each: threads repeat their words."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._features: dict[tuple[int, str], int] = {}
        self._kinds = array("i")
        self._flat = array("i")
        self._n_of_word = array("i")

    def number(self, word: str) -> int:
        """The word's number, from 0."""
        if word not in self._words:
            self._words[word] = len(self._words)
            features = [self._feature(_STEM, stem) for stem in content_stems(word)]
            features += [self._feature(_PIECE, piece) for piece in _pieces(word)]
            self._flat.extend(features)
            self._n_of_word.append(len(features))
        return self._words[word]

    @property
    def kinds(self) -> Indices:
        """The kind of every feature, from 0."""
        return np.array(self._kinds, dtype=np.int32)

    def expand(self, words: Indices) -> tuple[Indices, Indices]:
        """For each feature of each numbered word in turn: the word's place in `words`, and the feature."""
        n_of_word = np.array(self._n_of_word, dtype=np.int32)
        starts = np.cumsum(n_of_word) - n_of_word
        n_features = n_of_word[words]
        places = np.repeat(np.arange(len(words), dtype=np.int32), n_features)
        nth = np.arange(len(places)) - np.repeat(np.cumsum(n_features) - n_features, n_features)
        return places, np.array(self._flat, dtype=np.int32)[np.repeat(starts[words], n_features) + nth]

    def _feature(self, kind: int, text: str) -> int:
        key = (kind, text)
        if key not in self._features:
            self._features[key] = len(self._features)
            self._kinds.append(kind)
        return self._features[key]


def _pieces(word: str) -> list[str]:
    """Four letters each, the word's start and end counting as letters: shorter words are one piece."""
    marked = f"<{word}>"
    return [marked[start : start + _PIECE_LENGTH] for start in range(max(1, len(marked) - _PIECE_LENGTH + 1))]
