"""How close the texts of a thread are, by their words and by the texts they are close to."""

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.discussion.maker import Matrix
from bot.discussion.rules.sparse_vectors import SparseVectors, weigh_features
from bot.discussion.rules.vocabulary import Vocabulary
from bot.discussion.terms import words_of

#: From here on a text is wholly spoken for by another, fixed on ArgKP's train and dev topics
#: (benchmarks/keypoints.py). Anything from 0.3 to 0.5 does as well.
ENOUGH: Final = 0.4

# Two texts that share few words may still be close to the same others: this much of that counts. Fixed on ArgKP's
# train and dev topics (benchmarks/keypoints.py); 0.3 does as well, 0 loses two points of a hundred in matching.
_COMPANY_WEIGHT: Final = 0.2
# Up to this many texts each is compared with every other's company; beyond, with that many spread over all.
_MAX_LANDMARKS: Final = 256
# In a long thread half of them tell as much, in half the memory.
_LONG_THREAD: Final = 2_000
# Bounds what is held at a time beside the result.
_ROWS_AT_A_TIME: Final = 32


class TermCloseness:
    """The closeness of texts, 0–1: by shared stems and pieces of words, and by the company they keep.

    Pieces of words are the four-letter ones: they tie "suicide" to "suicidal" and outlive a typing error. A text
    without a word is close to none, not even to itself; any other is 1 to itself. Their order does not matter.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectors = _vectors_of(texts)
        self._company = self._keep_company(texts)

    def rows(self, indices: Sequence[int]) -> Matrix:
        """How close each of the named texts is to every text: shape (len(indices), number of texts), in 0–1."""
        chosen = list(indices)
        rows = self._vectors.dots(chosen)
        for start in range(0, len(chosen), _ROWS_AT_A_TIME):
            some = slice(start, start + _ROWS_AT_A_TIME)
            _add_company(rows[some], self._company[:, chosen[some]].T @ self._company)
        return np.minimum(rows, 1, out=rows)

    def _keep_company(self, texts: Sequence[str]) -> Matrix:
        """One column of length 1 (or 0) per text: how close it is to each of some others spread over all."""
        in_order = sorted(range(len(texts)), key=texts.__getitem__)
        n_landmarks = min(len(texts), _MAX_LANDMARKS if len(texts) <= _LONG_THREAD else _MAX_LANDMARKS // 2)
        landmarks = [in_order[n * len(texts) // n_landmarks] for n in range(n_landmarks)]
        company = self._vectors.dots(landmarks)
        # Else a text that is a landmark would keep mostly its own company.
        company[range(n_landmarks), landmarks] = 0
        lengths = np.sqrt(np.einsum("ij,ij->j", company, company))
        np.divide(company, lengths, out=company, where=lengths > 0)
        return company


def _add_company(rows: Matrix, company: Matrix) -> None:
    """Bring the rows some way up to how much company they share; changes both."""
    company -= rows
    rows += _COMPANY_WEIGHT * np.maximum(company, 0, out=company)


def _vectors_of(texts: Sequence[str]) -> SparseVectors:
    vocabulary = Vocabulary()
    words = array("i")
    n_words = array("i")
    for text in texts:
        numbers = [vocabulary.number(word) for word in words_of(text)]
        words.extend(numbers)
        n_words.append(len(numbers))
    text_of_word = np.repeat(np.arange(len(texts), dtype=np.int32), n_words)
    places, features = vocabulary.expand(np.array(words, dtype=np.int32))
    return weigh_features(text_of_word[places], features, n_texts=len(texts), kind_of=vocabulary.kinds)
