"""Which posts no classmate has answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.discussion.participation import PostKind
from bot.discussion.post import Post
from bot.discussion.post_kinds import ClassifiedPost
from bot.discussion.terms import content_stems

# Who types right below a post, without pressing Reply, answers it if this soon.
_SOON = timedelta(minutes=3)


def find_unanswered_ids(classified: Sequence[ClassifiedPost]) -> frozenset[int]:
    """Ids of the live posts of one thread (all its posts, classified) that no classmate has answered since.

    A thought continued in further messages is one: an answer to any piece of it answers all that stood before that
    answer. What is a reply, `classify_posts` says; one since deleted is none. One that is a reply only by its place
    answers where it came within three minutes or takes up a word: the count of a student's replies is generous,
    "nobody answered" must not be.
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
    if post.posted_at - earlier.posted_at <= _SOON:
        return True
    return not set(content_stems(post.text)).isdisjoint(content_stems(earlier.text))


def _place(post: Post) -> tuple[datetime, int]:
    return post.posted_at, post.post_id


def _thoughts(classified: Sequence[ClassifiedPost]) -> dict[int, int]:
    """For each post the id of the first post of the thought it belongs to."""
    first_of: dict[int, int] = {}
    for item in classified:
        continues = item.kind is PostKind.ADDITION and item.to_post_id is not None
        first_of[item.post.post_id] = first_of[item.to_post_id] if continues and item.to_post_id else item.post.post_id
    return first_of
