"""Where the sides meet: points made on both."""

import numpy as np

from bot.discussion.candidates import Candidates
from bot.discussion.key_points import quote_of, says_the_same
from bot.discussion.position import Position, Sides
from bot.discussion.summary import Statement, StatementKind

_MAX_SHOWN = 2


def choose_common_ground(candidates: Candidates, sides: Sides, *, same_point: float) -> list[Statement]:
    """At most two points that somebody who agrees and somebody who disagrees made, the closest pair first."""
    side_of = [sides.get(int(author_id)) for author_id in candidates.author_ids]
    agreeing = [index for index, side in enumerate(side_of) if side and side.position is Position.AGREE]
    disagreeing = [index for index, side in enumerate(side_of) if side and side.position is Position.DISAGREE]
    if not agreeing or not disagreeing:
        return []
    closeness = candidates.to_each_other[np.ix_(agreeing, disagreeing)]
    chosen: list[Statement] = []
    used: set[int] = set()
    for place in np.argsort(-closeness, axis=None, kind="stable").tolist():
        row, column = divmod(place, len(disagreeing))
        pair = [candidates.spans[agreeing[row]], candidates.spans[disagreeing[column]]]
        if closeness[row, column] < same_point or len(chosen) == _MAX_SHOWN:
            break
        if says_the_same(pair[0].plain, pair[1].plain) and not used & {span.post.post_id for span in pair}:
            used |= {span.post.post_id for span in pair}
            quotes = tuple(quote_of(span) for span in pair)
            chosen.append(
                Statement(
                    kind=StatementKind.COMMON_GROUND,
                    cited_ids=tuple(quote.post_id for quote in quotes),
                    quotes=quotes,
                    n_students=2,
                )
            )
    return chosen
