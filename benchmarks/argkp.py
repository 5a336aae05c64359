"""ArgKP: what people wrote for or against a motion, the points experts find there, and who makes which.

Bar-Haim et al., From Arguments to Key Points (ACL 2020); Community Data License Agreement – Sharing 1.0;
github.com/IBM/KPA_2021_shared_task. It is no part of the project.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

DATA: Final = Path(__file__).parents[2] / "shared" / "data" / "argkp"
MAKES, MAKES_NOT, UNLABELLED = 1, 0, -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a motion; `labels[argument, point]` is MAKES, MAKES_NOT or UNLABELLED."""

    part: str
    motion: str
    is_pro: bool
    arguments: tuple[str, ...]
    points: tuple[str, ...]
    labels: NDArray[np.int8]

    @property
    def makes(self) -> NDArray[np.bool_]:
        """Which argument makes which point: shape (arguments, points)."""
        return np.asarray(self.labels == MAKES)

    @property
    def n_making(self) -> NDArray[np.int64]:
        """How many arguments make each point."""
        return np.asarray(self.makes.sum(axis=0))


def load_sides(folder: Path, part: str) -> Iterator[Side]:
    """Both sides of every motion of a part ("train" or "dev"); nothing where the part is absent."""
    if not (folder / f"arguments_{part}.csv").exists():
        return
    arguments = _by_side(_read(folder / f"arguments_{part}.csv"))
    points = _by_side(_read(folder / f"key_points_{part}.csv"))
    labels = {(row["arg_id"], row["key_point_id"]): int(row["label"]) for row in _read(folder / f"labels_{part}.csv")}
    for (motion, stance), rows in arguments.items():
        points_here = points[motion, stance]
        yield Side(
            part=part,
            motion=motion,
            is_pro=stance == "1",
            arguments=tuple(row["argument"] for row in rows),
            points=tuple(row["key_point"] for row in points_here),
            labels=np.array(
                [
                    [labels.get((row["arg_id"], point["key_point_id"]), UNLABELLED) for point in points_here]
                    for row in rows
                ],
                dtype=np.int8,
            ),
        )


def _by_side(rows: Iterator[Mapping[str, str]]) -> Mapping[tuple[str, str], list[Mapping[str, str]]]:
    sides: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        sides[row["topic"], row["stance"]].append(row)
    return sides


def _read(file: Path) -> Iterator[Mapping[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
