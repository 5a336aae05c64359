"""Which posts no classmate has answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.discussion import cues
from bot.discussion.participation import PostKind
from bot.discussion.post import Post
from bot.discussion.post_kinds import ClassifiedPost
from bot.discussion.terms import content_stems

# Who types right below a post, without pressing Reply, answers it if this soon and with a word in common, or if two
# content words come back whenever it was. One word is not enough: after a day, "need" is no answer to "need".
_SOON = timedelta(minutes=5)
_MIN_SHARED = 2


def find_unanswered_ids(classified: Sequence[ClassifiedPost]) -> frozenset[int]:
    """Ids of the live posts of one thread (all its posts, classified) that no classmate has answered since.

    A thought continued in further messages is one: an answer to any piece of it answers all that stood before that
    answer. What is a reply, `classify_posts` says; one since deleted is none. One that is a reply only by its place
    answers where it takes up words of the other: a student's count of replies is generous, this need not be.
    """
    post_of = {item.post.post_id: item.post for item in classified}
    thought_of = _thoughts(classified)
    answered_at: dict[int, tuple[datetime, int]] = {}
    for item in classified:
        if item.kind is not PostKind.REPLY or item.post.is_deleted or item.to_post_id is None:
            continue
        if not item.is_inferred or _takes_up(item.post, post_of[item.to_post_id]):
            answered_at[thought_of[item.to_post_id]] = _place(item.post)
    return frozenset(
        item.post.post_id
        for item in classified
        if not item.post.is_deleted
        and answered_at.get(thought_of[item.post.post_id], _place(item.post)) <= _place(item.post)
    )


def _takes_up(post: Post, earlier: Post) -> bool:
    if cues.CLASS_BUSINESS.search(post.text):
        return False
    n_shared = len(set(content_stems(post.text)) & set(content_stems(earlier.text)))
    is_soon = post.posted_at - earlier.posted_at <= _SOON
    return n_shared >= (1 if is_soon else _MIN_SHARED) or (is_soon and bool(cues.OWN_ANSWER.search(post.text)))


def _place(post: Post) -> tuple[datetime, int]:
    return post.posted_at, post.post_id


def _thoughts(classified: Sequence[ClassifiedPost]) -> dict[int, int]:
    """For each post the id of the first post of the thought it belongs to."""
    first_of: dict[int, int] = {}
    for item in classified:
        continues = item.kind is PostKind.ADDITION and item.to_post_id is not None
        first_of[item.post.post_id] = first_of[item.to_post_id] if continues and item.to_post_id else item.post.post_id
    return first_of
