"""Many short texts as weighted features, kept sparse: tens of thousands of them fit in a few dozen megabytes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.discussion.maker import Matrix

Indices = NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Runs:
    """Sparse rows one after the other: row r holds what lies from `starts[r]` to `starts[r + 1]`."""

    starts: NDArray[np.int64]
    columns: Indices
    weights: Matrix

    def of(self, row: int) -> tuple[Indices, Matrix]:
        run = slice(self.starts[row], self.starts[row + 1])
        return self.columns[run], self.weights[run]


@dataclass(frozen=True, slots=True, kw_only=True)
class SparseVectors:
    """One vector per text, of length 1, or 0 where the text has no feature."""

    n_texts: int
    by_text: _Runs
    by_feature: _Runs

    def dots(self, indices: Sequence[int]) -> Matrix:
        """The dot products of the named vectors with all: shape (len(indices), n_texts), in 0–1."""
        dots = np.empty((len(indices), self.n_texts), dtype=np.float32)
        starts, texts, weights = self.by_feature.starts, self.by_feature.columns, self.by_feature.weights
        n_with = np.diff(starts)
        for row, index in zip(dots, indices, strict=True):
            features, own_weights = self.by_text.of(index)
            counts = n_with[features]
            # The places of all texts that have one of the features, feature after feature.
            places = np.repeat(starts[features] - (counts.cumsum() - counts), counts) + np.arange(counts.sum())
            row[:] = np.bincount(
                texts[places], weights=weights[places] * np.repeat(own_weights, counts), minlength=self.n_texts
            )
        return np.minimum(dots, 1, out=dots)


def weigh_features(texts: Indices, features: Indices, *, n_texts: int, kind_of: Indices) -> SparseVectors:
    """TF-IDF vectors from one (text, feature) pair per occurrence, in any order.

    Weights are (1 + ln tf) · ln((1 + n_texts) / df). `kind_of` gives each feature's kind, from 0: every kind a text
    has weighs as much in it as every other, however many features of it there are.

    **Source** Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), 6.2 and 6.4.1: idf and
    sublinear tf scaling; the 1 keeps the only text there is from having no weight at all.
    """
    pairs, n_times = np.unique(texts.astype(np.int64) * len(kind_of) + features, return_counts=True)
    texts, features = (part.astype(np.int32) for part in np.divmod(pairs, max(1, len(kind_of))))
    n_texts_with = np.bincount(features, minlength=len(kind_of))
    weights = (1 + np.log(n_times)) * np.log((1 + n_texts) / n_texts_with[features])
    n_kinds = int(kind_of.max(initial=0)) + 1
    part = texts * n_kinds + kind_of[features]
    weights /= np.sqrt(np.bincount(part, weights * weights, n_texts * n_kinds))[part]
    weights /= np.sqrt(np.bincount(texts, weights * weights, n_texts))[texts]
    weights = weights.astype(np.float32)
    by_feature = np.argsort(features, kind="stable")
    return SparseVectors(
        n_texts=n_texts,
        by_text=_Runs(starts=_starts(texts, n_texts), columns=features, weights=weights),
        by_feature=_Runs(
            starts=_starts(features, len(kind_of)), columns=texts[by_feature], weights=weights[by_feature]
        ),
    )


def _starts(rows: Indices, n_rows: int) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=n_rows))])
