"""What is in dispute: the point that best divides the class, and objections nobody has answered."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from bot.discussion.exchanges import Exchange
from bot.discussion.key_points import KeyPoint, quote_of
from bot.discussion.position import Position, Sides
from bot.discussion.post import Post
from bot.discussion.quotable import MAX_QUOTE_CHARS
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread import Thread
from bot.discussion.units import Unit, UnitKind

MAX_UNANSWERED = 3
# One classmate who objects is a conversation; with a second one the class is divided.
_MIN_DIVIDED = 2


def choose_crux(
    thread: Thread, points: Sequence[KeyPoint], exchanges: Sequence[Exchange], sides: Sides
) -> list[Statement]:
    """The chosen point that most classmates objected to or, being on the other side, answered; none where below two.

    It quotes the point and, where it can be quoted, the first objection to it.
    """
    answers: dict[int, list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        if exchange.stance is ReplyStance.OBJECTS or _crosses(exchange, sides):
            answers[exchange.to.post_id].append(exchange)
    n_against = {
        point.span.post.post_id: len({exchange.reply.author_id for exchange in answers[point.span.post.post_id]})
        for point in points
    }
    best = max(points, key=lambda point: n_against[point.span.post.post_id], default=None)
    if best is None or n_against[best.span.post.post_id] < _MIN_DIVIDED:
        return []
    against = answers[best.span.post.post_id]
    spans = [span for exchange in against for span in thread.quotables[exchange.reply.post_id]]
    quotes = (quote_of(best.span), *map(quote_of, spans[:1]))
    cited_ids = (best.span.post.post_id, *dict.fromkeys(exchange.reply.post_id for exchange in against))
    return [Statement(kind=StatementKind.CRUX, cited_ids=cited_ids, quotes=quotes)]


def choose_unanswered_objections(
    thread: Thread, exchanges: Sequence[Exchange], units: Sequence[Unit]
) -> list[Statement]:
    """Up to three objections to a classmate that nobody has answered, the longest first; with what they object to."""
    arguing_ids = {unit.post.post_id for unit in units if unit.kind is UnitKind.ARGUMENT}
    open_ids = thread.unanswered_ids & arguing_ids
    waiting = [
        exchange
        for exchange in exchanges
        if exchange.stance is ReplyStance.OBJECTS and exchange.reply.post_id in open_ids
    ]
    waiting.sort(key=lambda exchange: (-exchange.reply.n_words, exchange.reply.post_id))
    found = ((exchange, quote_words_of(exchange.reply, thread)) for exchange in waiting)
    objections = (
        Statement(
            kind=StatementKind.UNANSWERED_OBJECTION,
            cited_ids=(exchange.reply.post_id, exchange.to.post_id),
            quotes=(quote,),
        )
        for exchange, quote in found
        if quote is not None
    )
    return list(islice(objections, MAX_UNANSWERED))


def quote_words_of(post: Post, thread: Thread) -> Quote | None:
    """What a post says in a quote: a span that stands alone, else its first sentence that argues; None without words.

    For statements that also tell what the post answers, so that a "that" at its start is understood.
    """
    if spans := thread.quotables[post.post_id]:
        return quote_of(spans[0])
    fitting = (s for s in thread.sentences[post.post_id] if not s.has_markup and len(s.text) <= MAX_QUOTE_CHARS)
    longest = max(fitting, key=lambda sentence: len(sentence.text), default=None)
    return None if longest is None else Quote(post_id=post.post_id, author_id=post.author_id, text=longest.text)


def _crosses(exchange: Exchange, sides: Sides) -> bool:
    """True where somebody on one side answers somebody on the other, and not to agree."""
    pair = {_position(exchange.reply, sides), _position(exchange.to, sides)}
    return pair == {Position.AGREE, Position.DISAGREE} and exchange.stance is not ReplyStance.AGREES


def _position(post: Post, sides: Sides) -> Position | None:
    side = sides.get(post.author_id)
    return side.position if side is not None else None
