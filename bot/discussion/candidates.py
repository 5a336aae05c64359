"""The spans of a thread that could be shown as points: how good each is, and how close to what everybody wrote."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.discussion.maker import Maker, Matrix
from bot.discussion.participation import PostKind
from bot.discussion.point_strength import MIN_STRENGTH, strength_of
from bot.discussion.quotable import Quotable
from bot.discussion.thread import Thread
from bot.discussion.units import Unit

# What counts beside a span's form, in its units: closeness to the question asked (0–0.3), each of up to three
# classmates the post moved to reply; and against it, that it is itself a reply: read alone, replies lose more.
_QUESTION_WEIGHT = 1.5
_MOVED_WEIGHT = 0.4
_REPLY_LOSS = 0.4
# Plenty to choose from, and it keeps a thread of ten thousand posts within seconds.
_MAX_CANDIDATES = 300
# In another language only a span's length tells anything: about ten words.
_MIN_STRENGTH_BY_LENGTH = 0.8


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Spans in falling order of strength, n of them, beside the m units of the thread that argue.

    `merits` has shape (n,): about 1.5–8. `to_units` has shape (n, m) and `to_each_other` (n, n), both in 0–1.
    """

    spans: tuple[Quotable, ...]
    units: tuple[Unit, ...]
    merits: NDArray[np.float64]
    to_units: Matrix
    to_each_other: Matrix
    enough: float

    @cached_property
    def shares(self) -> Matrix:
        """What each unit counts for as one to speak for, together 1: who writes four times as much counts double."""
        n_units_of = Counter(unit.post.author_id for unit in self.units)
        weights = np.array([n_units_of[unit.post.author_id] ** -0.5 for unit in self.units], dtype=np.float32)
        shares: Matrix = weights / weights.sum()
        return shares

    @property
    def author_ids(self) -> NDArray[np.int64]:
        """Who wrote each span."""
        return np.array([span.post.author_id for span in self.spans], dtype=np.int64)


def find_candidates(thread: Thread, units: Sequence[Unit], maker: Maker) -> Candidates | None:
    """The strongest spans of the thread, at most 300, compared with `units`; None where nothing argues."""
    classmates = frozenset(
        name.lower() for student in thread.students for name in student.name.split() if len(name) > 2
    )
    spans = [span for post in thread.live_posts for span in thread.quotables[post.post_id]]
    ranked = sorted(((strength_of(span, classmates=classmates), span) for span in spans), key=lambda item: -item[0])
    least = MIN_STRENGTH if thread.is_english else _MIN_STRENGTH_BY_LENGTH
    strong = [item for item in ranked[:_MAX_CANDIDATES] if item[0] >= least]
    if not strong or not units:
        return None
    found = tuple(span for _, span in strong)
    question = thread.prompt.question
    texts = [
        f"{question.title} {question.text} {question.note or ''}",
        *(unit.text for unit in units),
        *(span.plain for span in found),
    ]
    first_span = 1 + len(units)
    of_spans = maker.compare(texts).rows(range(first_span, len(texts)))
    to_units = of_spans[:, 1:first_span]
    form = np.array([strength for strength, _ in strong]) + _moved(thread, found)
    return Candidates(
        spans=found,
        units=tuple(units),
        merits=form + _QUESTION_WEIGHT * of_spans[:, 0],
        to_units=to_units,
        to_each_other=of_spans[:, first_span:],
        enough=maker.enough,
    )


def _moved(thread: Thread, spans: Sequence[Quotable]) -> NDArray[np.float64]:
    """What a span gains by how many classmates its post moved to reply, and loses by being a reply."""
    replies = {
        item.post.post_id: item
        for item in thread.classified
        if item.kind is PostKind.REPLY and not item.post.is_deleted
    }
    movers = {(item.to_post_id, item.post.author_id) for item in replies.values()}
    n_moved = Counter(post_id for post_id, _ in movers)
    gains = [
        _MOVED_WEIGHT * min(3, n_moved[span.post.post_id]) - _REPLY_LOSS * (span.post.post_id in replies)
        for span in spans
    ]
    return np.array(gains)
