"""What is in dispute: the point that best divides the class, and objections nobody has answered."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from bot.discussion.exchanges import Exchange, crosses
from bot.discussion.key_points import quote_of
from bot.discussion.point_strength import find_strongest
from bot.discussion.position import Sides
from bot.discussion.post import Post
from bot.discussion.quotable import MAX_QUOTE_CHARS
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.summary import Quote, Statement, StatementKind
from bot.discussion.thread import Thread
from bot.discussion.units import Unit, UnitKind

MAX_UNANSWERED = 3
# Fewer are a nod or a joke.
_MIN_WORDS = 6
# One classmate who objects is a conversation; with a second one the class is divided.
_MIN_DIVIDED = 2


def choose_crux(thread: Thread, exchanges: Sequence[Exchange], sides: Sides) -> list[Statement]:
    """What most classmates argued over, if two or more did and one objected or is on the other side; else nothing.

    Who argued: whoever wrote more than a nod in answer to the post, or to an answer to it. It quotes the post and,
    where one can be quoted, the first objection to it, and cites everybody who argued once.
    """
    below: dict[int, list[Exchange]] = defaultdict(list)
    for exchange in exchanges:
        below[exchange.to.post_id].append(exchange)
    disputes = [(post, _dispute_over(post, below)) for post in thread.live_posts if post.post_id in below]
    for post, found in sorted(disputes, key=lambda item: -_n_arguing(*item)):
        against = [each for each in found if each.stance is ReplyStance.OBJECTS or crosses(each, sides)]
        if _n_arguing(post, found) < _MIN_DIVIDED:
            break
        if against and (point := find_strongest(thread.quotables[post.post_id])):
            # Who objects to an objection may well be for the point.
            direct = (
                each.reply
                for each in against
                if each.to.post_id == post.post_id and each.stance is not ReplyStance.AGREES
            )
            spans = (find_strongest(thread.quotables[reply.post_id]) for reply in direct)
            objections = [span for span in spans if span is not None]
            quotes = tuple(map(quote_of, (point, *objections[:1])))
            cited_ids = {quote.author_id: quote.post_id for quote in quotes}
            for each in found:
                cited_ids.setdefault(each.reply.author_id, each.reply.post_id)
            return [Statement(kind=StatementKind.CRUX, cited_ids=tuple(cited_ids.values()), quotes=quotes)]
    return []


def _dispute_over(post: Post, below: Mapping[int, Sequence[Exchange]]) -> list[Exchange]:
    """The exchanges below a post that say something, from the top down."""
    found: list[Exchange] = []
    waiting = [post.post_id]
    while waiting:
        exchanges = below.get(waiting.pop(0), [])
        found += [exchange for exchange in exchanges if exchange.reply.n_words >= _MIN_WORDS]
        waiting += [exchange.reply.post_id for exchange in exchanges]
    return found


def _n_arguing(post: Post, exchanges: Sequence[Exchange]) -> int:
    arguing = {exchange.reply.author_id for exchange in exchanges if exchange.stance is not ReplyStance.AGREES}
    return len(arguing - {post.author_id})


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
    if span := find_strongest(thread.quotables[post.post_id]):
        return quote_of(span)
    fitting = (s for s in thread.sentences[post.post_id] if not s.has_markup and len(s.text) <= MAX_QUOTE_CHARS)
    longest = max(fitting, key=lambda sentence: len(sentence.text), default=None)
    return None if longest is None else Quote(post_id=post.post_id, author_id=post.author_id, text=longest.text)
