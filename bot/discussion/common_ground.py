"""Where the sides meet: points made on both, and points of one side that somebody on the other grants."""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from bot.discussion.candidates import Candidates
from bot.discussion.exchanges import Exchange, crosses
from bot.discussion.key_points import quote_of, says_the_same
from bot.discussion.objections import quote_words_of
from bot.discussion.point_strength import find_strongest
from bot.discussion.position import Position, Sides
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread import Thread

_MAX_SHOWN = 2


def choose_common_ground(
    thread: Thread, candidates: Candidates, exchanges: Sequence[Exchange], sides: Sides, *, same_point: float
) -> list[Statement]:
    """At most two points that somebody who agrees and somebody who disagrees made, or that the other side granted."""
    chosen: list[Statement] = []
    used: set[int] = set()
    for pair in chain(_granted(thread, exchanges, sides), _made_on_both(candidates, sides, same_point=same_point)):
        if len(chosen) == _MAX_SHOWN:
            break
        cited_ids = tuple(quote.post_id for quote in pair)
        if not used & set(cited_ids):
            used |= set(cited_ids)
            chosen.append(Statement(kind=StatementKind.COMMON_GROUND, cited_ids=cited_ids, quotes=pair, n_students=2))
    return chosen


def _granted(thread: Thread, exchanges: Sequence[Exchange], sides: Sides) -> Iterator[tuple[Quote, Quote]]:
    for exchange in exchanges:
        if exchange.stance is ReplyStance.AGREES and crosses(exchange, sides):
            point = find_strongest(thread.quotables[exchange.to.post_id])
            granting = quote_words_of(exchange.reply, thread)
            if point and granting:
                yield quote_of(point), granting


def _made_on_both(candidates: Candidates, sides: Sides, *, same_point: float) -> Iterator[tuple[Quote, Quote]]:
    """The closest pairs first."""
    side_of = [sides.get(int(author_id)) for author_id in candidates.author_ids]
    agreeing = [index for index, side in enumerate(side_of) if side and side.position is Position.AGREE]
    disagreeing = [index for index, side in enumerate(side_of) if side and side.position is Position.DISAGREE]
    if not agreeing or not disagreeing:
        return
    closeness = candidates.to_each_other[np.ix_(agreeing, disagreeing)]
    for place in np.argsort(-closeness, axis=None, kind="stable").tolist():
        row, column = divmod(place, len(disagreeing))
        if closeness[row, column] < same_point:
            return
        one, other = candidates.spans[agreeing[row]], candidates.spans[disagreeing[column]]
        if says_the_same(one.plain, other.plain):
            yield quote_of(one), quote_of(other)
