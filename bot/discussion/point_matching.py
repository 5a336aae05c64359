"""Which texts make which point: the closest one, where it is close enough."""

import numpy as np

from bot.discussion.maker import Matrix


def match_to_points(rows: Matrix, *, same_point: float) -> tuple[tuple[int, ...], ...]:
    """For each point, which of the texts make it, closest first: those whose closest point it is, from `same_point` on.

    `rows` has shape (points, texts): how close each point is to each text, 0–1. A text makes one point at most:
    counting every point it is close to nearly doubles the counts. Of equally close points the first has it.
    """
    if not rows.size:
        return ((),) * len(rows)
    best = rows.argmax(axis=0)
    is_made = rows.max(axis=0) >= same_point
    return tuple(
        tuple(sorted(np.flatnonzero(is_made & (best == point)).tolist(), key=lambda text: -float(rows[point, text])))
        for point in range(len(rows))
    )
