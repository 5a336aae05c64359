"""The scores that the benchmarks print, in numpy."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def average_precision(is_right: NDArray[np.bool_], scores: NDArray[np.float32]) -> float:
    """Σ (recall gained) · precision over the distinct scores from the highest down, 0–1; 0 where nothing is right.

    **Source** scikit-learn's definition of average_precision_score; equal scores are one step.
    """
    if not is_right.any():
        return 0.0
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    n_right = np.cumsum(is_right[order])[ends]
    return float(np.diff(n_right, prepend=0) @ (n_right / (ends + 1)) / is_right.sum())


def adjusted_rand(labels: NDArray[np.int64], others: NDArray[np.int64]) -> float:
    """How well two groupings agree on pairs: 1 is wholly, 0 as by chance.

    **Source** Hubert & Arabie, Comparing Partitions (1985): (index − expected) / (most possible − expected).
    """
    shared = _shared(labels, others)
    together, first, second = (_pairs(n) for n in (shared, shared.sum(axis=1), shared.sum(axis=0)))
    expected = first * second / _pairs(np.array(len(labels)))
    most = (first + second) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def v_measure(labels: NDArray[np.int64], others: NDArray[np.int64]) -> float:
    """The harmonic mean of homogeneity and completeness of `others` as a grouping of `labels`, 0–1.

    **Source** Rosenberg & Hirschberg, V-Measure (EMNLP 2007): 1 − H(class | group) / H(class), and the reverse.
    """
    shared = _shared(labels, others) / len(labels)
    first, second, both = (_entropy(shares) for shares in (shared.sum(axis=1), shared.sum(axis=0), shared))
    homogeneity = 1.0 if first == 0 else 1 - (both - second) / first
    completeness = 1.0 if second == 0 else 1 - (both - first) / second
    total = homogeneity + completeness
    return 2 * homogeneity * completeness / total if total else 0.0


def spearman(values: NDArray[np.int64], others: NDArray[np.int64]) -> float:
    """The correlation of ranks, −1 to 1, ties ranked at their middle; 0 where either does not vary."""
    first, second = _ranks(values), _ranks(others)
    if first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def bootstrap_interval(differences: Numbers, *, n_rounds: int = 10_000, seed: int = 0) -> tuple[float, float]:
    """The middle 95 % of the means of resampled paired differences."""
    rng = np.random.default_rng(seed)
    means = differences[rng.integers(len(differences), size=(n_rounds, len(differences)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)


def _shared(labels: NDArray[np.int64], others: NDArray[np.int64]) -> Numbers:
    """How many items have each pair of labels."""
    _, first = np.unique(labels, return_inverse=True)
    _, second = np.unique(others, return_inverse=True)
    shared = np.zeros((first.max() + 1, second.max() + 1))
    np.add.at(shared, (first, second), 1)
    return shared


def _pairs(sizes: Numbers | NDArray[np.int64]) -> float:
    return float((sizes * (sizes - 1) / 2).sum())


def _entropy(shares: Numbers) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())


def _ranks(values: NDArray[np.int64]) -> Numbers:
    _, place, n_equal = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(n_equal) - (n_equal - 1) / 2)[place]
