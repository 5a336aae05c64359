"""How well key points are matched, counted and found: ArgKP's train and dev topics, beside simpler methods.

`python -m benchmarks.keypoints [folder]`; under a minute. The data (see benchmarks/argkp.py) is no part of the
project; where it is absent it says so. Every setting was fixed on these topics: on others, expect a little less.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.argkp import DATA, MAKES, UNLABELLED, Side, load_sides
from benchmarks.scores import adjusted_rand, average_precision, bootstrap_interval, spearman, v_measure
from bot.discussion.maker import Matrix
from bot.discussion.point_cover import CoverAim, cover_points
from bot.discussion.point_matching import match_to_points
from bot.discussion.rules.closeness import ENOUGH, TermCloseness

#: What we hold ourselves to: matching on dev (new script, strict and relaxed), and how far above LexRank with as many
#: picks as there are points, train and dev.
LEAST_MATCHING: Final = (0.47, 0.67)
LEAST_ABOVE_LEXRANK: Final = (0.10, 0.08)
#: Fixed on train and dev. From here on an argument makes a given point, if no other is closer (60 of 100 such do) …
MAKES_POINT: Final = 0.12
#: … and two arguments of one side the same point (55 of 100; 75 from 0.5 on, from where the bot's cards count them).
SAME_POINT: Final = 0.2
N_RANDOM: Final = 20
N_FIXED: Final = 8

_REFERENCE: Final = """\
elsewhere, on three other topics (test): TF-IDF .482/.649 · untuned MiniLM and TF-IDF .526/.714 · BERT-base .665/.855 ·
  RoBERTa-base .754/.902, both fine-tuned (stored predictions, scored again)"""

Picker = Callable[[int, int], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSide:
    """A side and what the rules make of it: how close its arguments are to its points, and to each other."""

    side: Side
    to_points: Matrix
    among: Matrix


def main(folder: Path) -> int:
    """Print all figures; 1 where one is below its aim, 0 also where there is nothing to measure on."""
    sides = [side for part in ("train", "dev") for side in load_sides(folder, part)]
    if not sides:
        _say(f"Skipped: no ArgKP in {folder} (github.com/IBM/KPA_2021_shared_task).")
        return 0
    motions = [list(motion) for _, motion in groupby(sides, key=lambda side: side.motion)]
    read = [side for motion in motions for side in _read_motion(motion)]
    _say(f"{len(motions)} motions, {len(read)} sides, {sum(len(side.arguments) for side in sides):,} arguments\n")
    is_matching_low = _say_matching(read)
    _say_counts(read)
    is_finding_low = _say_finding(read)
    return int(is_matching_low or is_finding_low)


def _read_motion(sides: Sequence[Side]) -> list[ReadSide]:
    """Both sides stand in one thread, so they are compared together; the points only where they are given."""
    arguments = [argument for side in sides for argument in side.arguments]
    points = [point for side in sides for point in side.points]
    among = TermCloseness(arguments).rows(range(len(arguments)))
    to_points = TermCloseness([*arguments, *points]).rows(range(len(arguments), len(arguments) + len(points)))
    read: list[ReadSide] = []
    n_arguments = n_points = 0
    for side in sides:
        own = slice(n_arguments, n_arguments + len(side.arguments))
        own_points = slice(n_points, n_points + len(side.points))
        read.append(ReadSide(side=side, to_points=to_points[own_points, own].T, among=among[own, own]))
        n_arguments, n_points = own.stop, own_points.stop
    return read


def _say_matching(read: Sequence[ReadSide]) -> bool:
    _say(f"{'matching, mAP strict/relaxed':34}{'new script':>14}{'old script':>14}{'top-1':>8}")
    dev: NDArray[np.float64] = np.zeros(5)
    for part in ("train", "dev"):
        rows = np.array([_matching(item.side, item.to_points) for item in read if item.side.part == part])
        if not len(rows):
            continue
        dev = rows.mean(axis=0)
        _say(f"{'Harkness, ' + part:34}{_two(dev[0], dev[1]):>14}{_two(dev[2], dev[3]):>14}{dev[4]:8.3f}")
    _say(f"{'':34}{'≥ ' + _two(*LEAST_MATCHING):>14} aim on dev")
    _say(f"{'elsewhere: TF-IDF, dev':34}{'.468/.669':>14}{'.719/.820':>14}\n{_REFERENCE}\n")
    return bool(dev[0] < LEAST_MATCHING[0] or dev[1] < LEAST_MATCHING[1])


def _matching(side: Side, to_points: Matrix) -> tuple[float, ...]:
    """New strict and relaxed, old strict and relaxed average precision, and top-1 accuracy, of one side.

    **Source** The shared task's script (repository above): each argument's best point, the surer half of them; since
    2021-09-23 ("new") the average precision is multiplied by the share of right ones among that half.
    """
    best = to_points.max(axis=1)
    labels = side.labels[np.arange(len(best)), to_points.argmax(axis=1)]
    surest = np.argsort(-best, kind="stable")[: len(best) // 2]
    strict, relaxed = labels[surest] == MAKES, np.isin(labels[surest], (MAKES, UNLABELLED))
    old = [average_precision(is_right, best[surest]) for is_right in (strict, relaxed)]
    makes_any = side.makes.any(axis=1)
    return old[0] * strict.mean(), old[1] * relaxed.mean(), *old, float((labels[makes_any] == MAKES).mean())


def _say_counts(read: Sequence[ReadSide]) -> None:
    _say(f"{'how many make each given point':34}{'Σ|err|/Σ':>10}{'Spearman':>10}{'most-made right':>17}{'P / R':>14}")
    for part in ("train", "dev"):
        own = [item for item in read if item.side.part == part]
        if own:
            _say_counts_of(f"Harkness, from {MAKES_POINT:g} on, {part}", own)
    _say("elsewhere, on test: TF-IDF .72, .26, 3 of 6 · untuned MiniLM .89, .19, 2 of 6\n")


def _say_counts_of(label: str, read: Sequence[ReadSide]) -> None:
    error = n_making = n_matched = n_right = n_top = 0
    ranks: list[float] = []
    for item in read:
        members = _members(item)
        counts = np.array([len(texts) for texts in members])
        gold = item.side.n_making
        error += int(np.abs(counts - gold).sum())
        n_making += int(gold.sum())
        n_matched += int(counts.sum())
        n_right += sum(int(item.side.makes[list(texts), point].sum()) for point, texts in enumerate(members))
        n_top += int(gold[counts.argmax()] == gold.max())
        if len(gold) > 1:
            ranks.append(spearman(counts, gold))
    top = f"{n_top} of {len(read)}"
    shares = f"{n_right / max(1, n_matched):.2f} / {n_right / n_making:.2f}"
    _say(f"{label:34}{error / n_making:10.3f}{np.mean(ranks):10.3f}{top:>17}{shares:>14}")


def _members(item: ReadSide) -> tuple[tuple[int, ...], ...]:
    """The arguments that make each point, by their numbers."""
    return match_to_points(item.to_points.T, same_point=MAKES_POINT)


def _say_finding(read: Sequence[ReadSide]) -> bool:
    """Picks from each side without its points; True where they are too little above LexRank's."""
    _say(f"{'finding points, no list given':34}{'k = number of points':>22}{f'k = {N_FIXED}':>16}")
    _say(f"{'':34}{'cov/wcov    prec':>22}{'cov/wcov':>16}")
    found = {"random": _mean_over_draws(read)} | _find_by_sumy(read)
    found["Harkness"] = _found(read, lambda at, k: _cover(read[at].among, k))
    for method, figures in found.items():
        mean = figures.mean(axis=0)
        _say(f"{method:34}{_two(mean[0], mean[1]):>14}{mean[2]:8.3f}{_two(mean[3], mean[4]):>16}")
    _say_intervals(found)
    _say_grouping(read)
    if "LexRank" not in found:
        _say("LexRank, TextRank, LSA, SumBasic     not installed: pip install sumy")
        return False
    above = (found["Harkness"] - found["LexRank"]).mean(axis=0)
    return bool(above[0] < LEAST_ABOVE_LEXRANK[0] or above[1] < LEAST_ABOVE_LEXRANK[1])


def _found(read: Sequence[ReadSide], pick: Picker) -> NDArray[np.float64]:
    """For each side: coverage, weighted coverage and precision at k = number of points, coverages at k = N_FIXED."""
    return np.array(
        [
            [*_coverage(item.side, pick(at, len(item.side.points))), *_coverage(item.side, pick(at, N_FIXED))[:2]]
            for at, item in enumerate(read)
        ]
    )


def _coverage(side: Side, picks: Sequence[int]) -> tuple[float, float, float]:
    """Share of points that a pick makes, the same weighted by how many make each, and share of picks that make one."""
    makes = side.makes[list(picks)]
    is_covered = makes.any(axis=0)
    weighted = is_covered @ side.n_making / side.n_making.sum()
    return float(is_covered.mean()), float(weighted), float(makes.any(axis=1).mean())


def _cover(among: Matrix, k: int) -> tuple[int, ...]:
    return cover_points(among, CoverAim(most=k, enough=ENOUGH))


def _mean_over_draws(read: Sequence[ReadSide]) -> NDArray[np.float64]:
    draws = [_found(read, _random_picker(read, np.random.default_rng(seed))) for seed in range(N_RANDOM)]
    return np.asarray(np.mean(draws, axis=0))


def _random_picker(read: Sequence[ReadSide], rng: np.random.Generator) -> Picker:
    return lambda at, k: rng.choice(len(read[at].side.arguments), k, replace=False).tolist()


def _find_by_sumy(read: Sequence[ReadSide]) -> dict[str, NDArray[np.float64]]:
    """What sumy's methods find; nothing where it is not installed."""
    try:
        from benchmarks import sumy_reference
    except ImportError:
        return {}

    def picker(method: str) -> Picker:
        return lambda at, k: sumy_reference.pick(method, read[at].side.arguments, k)

    return {method: _found(read, picker(method)) for method in sumy_reference.METHODS}


def _say_intervals(found: Mapping[str, NDArray[np.float64]]) -> None:
    _say("\nHarkness minus …, 95 % of paired bootstraps over sides")
    for method in ("LexRank", "random"):
        if method in found:
            differences = found["Harkness"] - found[method]
            shown = [
                f"{name} {differences[:, at].mean():+.3f} [{low:+.3f}, {high:+.3f}]"
                for name, at in (("cov", 0), ("wcov", 1), (f"cov k={N_FIXED}", 3), (f"wcov k={N_FIXED}", 4))
                for low, high in [bootstrap_interval(differences[:, at])]
            ]
            _say(f"  {method:10}{' · '.join(shown)}")
    _say(f"  aim: LexRank cov {LEAST_ABOVE_LEXRANK[0]:+.2f}, wcov {LEAST_ABOVE_LEXRANK[1]:+.2f}")


def _say_grouping(read: Sequence[ReadSide]) -> None:
    scores = np.array([_grouping(item) for item in read])
    _say(f"\ngrouping around k = number of points picks, from {SAME_POINT:g} on, arguments that make one point:")
    _say("  ARI {:.3f} · V {:.3f} · in a group {:.0%}".format(*scores.mean(axis=0)))
    _say("  elsewhere, 14 other sides: k-means on TF-IDF ARI .137, V .248 · Louvain .137, .377\n")


def _grouping(item: ReadSide) -> tuple[float, float, float]:
    """ARI and V of the groups around the picks, an argument in no group being one of its own; share in a group."""
    n_arguments = len(item.side.arguments)
    picks = _cover(item.among, len(item.side.points))
    group_of = np.arange(len(picks), len(picks) + n_arguments)
    for group, texts in enumerate(match_to_points(item.among[list(picks)], same_point=SAME_POINT)):
        group_of[list(texts)] = group
    makes_one = item.side.makes.sum(axis=1) == 1
    gold, groups = item.side.makes[makes_one].argmax(axis=1), group_of[makes_one]
    return adjusted_rand(gold, groups), v_measure(gold, groups), float((group_of < len(picks)).mean())


def _two(first: float, second: float) -> str:
    return f"{first:.3f}/{second:.3f}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA))
