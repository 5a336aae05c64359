"""Which texts make which point: the closest one, where it is close enough."""

from collections.abc import Hashable, Sequence

from bot.discussion.maker import Closeness


def match_to_points(
    closeness: Closeness, points: Sequence[int], texts: Sequence[int], *, same_point: float
) -> tuple[tuple[int, ...], ...]:
    """For each point, which of the texts make it, ascending: those whose closest point it is, from `same_point` on.

    Points and texts are indices into what was compared, and may overlap. A text makes one point at most: counting every
    point it is close to nearly doubles the counts. Of equally close points the first has it.
    """
    if not points or not texts:
        return ((),) * len(points)
    rows = closeness.rows(points)[:, list(texts)]
    best = rows.argmax(axis=0)
    is_made = rows.max(axis=0) >= same_point
    return tuple(
        tuple(sorted({text for text, is_it in zip(texts, is_made & (best == point), strict=True) if is_it}))
        for point in range(len(points))
    )


def count_voices(members: Sequence[Sequence[int]], voices: Sequence[Hashable]) -> tuple[int, ...]:
    """By how many different voices each point is made; `voices` says whose every text is."""
    return tuple(len({voices[text] for text in texts}) for texts in members)
