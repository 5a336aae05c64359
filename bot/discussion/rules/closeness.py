"""How close the texts of a thread are, by their words and by the texts they are close to."""

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.discussion.maker import Matrix
from bot.discussion.rules.sparse_vectors import SparseVectors, weigh_features
from bot.discussion.rules.vocabulary import Vocabulary
from bot.discussion.terms import words_of

# Two texts that share few words may still be close to the same others; that weighs this much. Fixed on ArgKP's
# train and dev topics (benchmarks/keypoints.py); 0.2 and 0.6 do hardly worse.
_COMPANY_WEIGHT: Final = 0.4
# Enough others to be compared with; up to this many texts, all of them are.
_MAX_LANDMARKS: Final = 512


class TermCloseness:
    """The closeness of texts, 0–1: by shared stems and pieces of words, and by the company they keep.

    Pieces of words are the four-letter ones: they tie "suicide" to "suicidal" and survive a typing error. A text
    without a word is close to none, not even to itself; any other is 1 to itself.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectors = _vectors_of(texts)
        self._company = self._keep_company(texts)

    def rows(self, indices: Sequence[int]) -> Matrix:
        """How close each of the named texts is to every text: shape (len(indices), number of texts), in 0–1."""
        chosen = list(indices)
        rows = self._vectors.dots(chosen)
        rows *= 1 - _COMPANY_WEIGHT
        rows += _COMPANY_WEIGHT * (self._company[:, chosen].T @ self._company)
        return np.minimum(rows, 1, out=rows)

    def _keep_company(self, texts: Sequence[str]) -> Matrix:
        """One column of length 1 per text: how close it is to each of some texts spread over all."""
        in_order = sorted(range(len(texts)), key=texts.__getitem__)
        n_landmarks = min(len(texts), _MAX_LANDMARKS)
        company = self._vectors.dots([in_order[n * len(texts) // n_landmarks] for n in range(n_landmarks)])
        lengths = np.sqrt(np.einsum("ij,ij->j", company, company))
        np.divide(company, lengths, out=company, where=lengths > 0)
        return company


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
