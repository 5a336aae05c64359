"""Who answered whom, and whether in agreement or to object."""

from dataclasses import dataclass

from bot.discussion.participation import PostKind
from bot.discussion.position import Position, Sides
from bot.discussion.post import Post
from bot.discussion.post_kinds import ClassifiedPost
from bot.discussion.reply_stance import ReplyStance, read_reply
from bot.discussion.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A live reply and the live post of a classmate it answers."""

    reply: Post
    to: Post
    stance: ReplyStance


_PLAIN = frozenset({ReplyStance.AGREES, ReplyStance.OBJECTS})


def find_exchanges(thread: Thread) -> tuple[Exchange, ...]:
    """Every reply of the thread to a post that still stands, in time order; unclear in other languages than English.

    What is a reply by its place alone counts where it says outright that it agrees or objects.
    """
    return tuple(
        Exchange(reply=item.post, to=to, stance=stance)
        for item in thread.classified
        if item.kind is PostKind.REPLY and not item.post.is_deleted and item.to_post_id is not None
        if (to := thread.live_by_id.get(item.to_post_id)) is not None
        if (stance := _stance_of(item, to, thread)) in _PLAIN or not item.is_inferred
    )


def _stance_of(item: ClassifiedPost, to: Post, thread: Thread) -> ReplyStance:
    if not thread.is_english:
        return ReplyStance.UNCLEAR
    # What only stands behind the other post may share a word with it by chance.
    return read_reply(item.post.text, "" if item.is_inferred else to.text)


def crosses(exchange: Exchange, sides: Sides) -> bool:
    """True where somebody who agrees with the claim and somebody who disagrees answer each other."""
    pair = {sides[post.author_id].position for post in (exchange.reply, exchange.to) if post.author_id in sides}
    return pair == {Position.AGREE, Position.DISAGREE}
