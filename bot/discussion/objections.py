"""What is in dispute: the point that best divides the class, and objections nobody has answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.discussion.exchanges import Exchange, crosses
from bot.discussion.key_points import KeyPoint, quote_of
from bot.discussion.position import Sides
from bot.discussion.post import Post
from bot.discussion.quotable import MAX_QUOTE_CHARS, find_quotables
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.sentences import split_sentences
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread import Thread
from bot.discussion.units import Unit, UnitKind

MAX_UNANSWERED = 3
# Fewer are a nod or a joke.
_MIN_WORDS = 6
# One classmate who objects is a conversation; with a second one the class is divided.
_MIN_DIVIDED = 2


def choose_crux(points: Sequence[KeyPoint], exchanges: Sequence[Exchange], sides: Sides) -> list[Statement]:
    """The chosen point over which most classmates argued, if two or more did and one objected or is on the other side.

    Who argued: whoever wrote an argument or a question below it, in answer to it or to an answer to it. It quotes the
    point and, where one can be quoted, the first objection.
    """
    below: dict[int, list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        below[exchange.to.post_id].append(exchange)
    disputes = [(point, _dispute_over(point.span.post, below)) for point in points]
    best, found = max(disputes, key=lambda item: _n_against(item[0], item[1]), default=(None, []))
    against = [exchange for exchange in found if exchange.stance is ReplyStance.OBJECTS or crosses(exchange, sides)]
    if best is None or not against or _n_against(best, found) < _MIN_DIVIDED:
        return []
    spans = [span for exchange in against for span in find_quotables(exchange.reply)]
    others = [span for span in spans if span.post.author_id != best.span.post.author_id]
    quotes = (quote_of(best.span), *map(quote_of, others[:1]))
    ids = (quote.post_id for quote in quotes)
    cited_ids = tuple(dict.fromkeys((*ids, *(exchange.reply.post_id for exchange in found))))
    return [Statement(kind=StatementKind.CRUX, cited_ids=cited_ids, quotes=quotes)]


def _dispute_over(post: Post, below: Mapping[int, Sequence[Exchange]]) -> list[Exchange]:
    """The exchanges below a post that say something, in agreement or not, from the top down."""
    found: list[Exchange] = []
    waiting = [post.post_id]
    while waiting:
        exchanges = below.get(waiting.pop(0), [])
        found += [exchange for exchange in exchanges if exchange.reply.n_words >= _MIN_WORDS]
        waiting += [exchange.reply.post_id for exchange in exchanges]
    return found


def _n_against(point: KeyPoint, exchanges: Sequence[Exchange]) -> int:
    arguing = {exchange.reply.author_id for exchange in exchanges if exchange.stance is not ReplyStance.AGREES}
    return len(arguing - {point.span.post.author_id})


def choose_unanswered_objections(
    thread: Thread, exchanges: Sequence[Exchange], units: Sequence[Unit]
) -> list[Statement]:
    """Up to three objections to a classmate that nobody has answered, the longest first; with what they object to."""
    arguing_ids = {unit.post.post_id for unit in units if unit.kind is UnitKind.ARGUMENT}
    waiting = [
        exchange
        for exchange in exchanges
        if exchange.stance is ReplyStance.OBJECTS and exchange.reply.post_id in thread.unanswered_ids & arguing_ids
    ]
    waiting.sort(key=lambda exchange: (-exchange.reply.n_words, exchange.reply.post_id))
    found = ((exchange, quote_words_of(exchange.reply)) for exchange in waiting)
    return [
        Statement(
            kind=StatementKind.UNANSWERED_OBJECTION,
            cited_ids=(exchange.reply.post_id, exchange.to.post_id),
            quotes=(quote,),
        )
        for exchange, quote in found
        if quote is not None
    ][:MAX_UNANSWERED]


def quote_words_of(post: Post) -> Quote | None:
    """What a post says in a quote: a span that stands alone, else its first sentence that argues; None without words.

    For statements that also tell what the post answers, so that a "that" at its start is understood.
    """
    if spans := find_quotables(post):
        return quote_of(spans[0])
    fitting = (s for s in split_sentences(post.text) if not s.has_markup and len(s.text) <= MAX_QUOTE_CHARS)
    longest = max(fitting, key=lambda sentence: len(sentence.text), default=None)
    return None if longest is None else Quote(post_id=post.post_id, author_id=post.author_id, text=longest.text)
