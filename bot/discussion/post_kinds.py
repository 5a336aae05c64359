"""The reply rule: which posts of a thread are responses, which answer a classmate, which continue a thought."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.discussion.participation import PostKind
from bot.discussion.post import Post
from bot.discussion.sentences import has_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifiedPost:
    """A post and what it is. `to_post_id` is the post a REPLY answers or an ADDITION continues, if it does.

    `to_student_id` is the classmate a REPLY answers, None for the other kinds. `is_inferred` is True where nothing but
    its place in the thread makes it a reply (rule 7).
    """

    post: Post
    kind: PostKind
    to_post_id: int | None = None
    to_student_id: int | None = None
    is_inferred: bool = False


def classify_posts(posts: Sequence[Post], *, n_responses: int = 1) -> tuple[ClassifiedPost, ...]:
    """Every post of one thread with its kind, in time order. `n_responses` is how many responses each student owes.

    The rule, first match wins:

    1. It uses Discord's reply on a classmate's post: a reply to that classmate.
    2. It uses Discord's reply on the author's own post: an addition to it.
    3. It uses Discord's reply on anything else (the card, a teacher): a response as long as the author owes one
       or has written none, else an addition.
    4. It @mentions a classmate who has posted in this thread: a reply to that classmate's latest post.
    5. The author still owes a response: a response.
    6. The post just before it is the author's own: an addition (on a phone one thought comes in three messages).
    7. Otherwise a reply to the latest post of a classmate. Where no classmate has posted, it is the author's
       response if they have written none, else an addition.

    A post that was deleted, or that has no words in it, never uses up the response its author owes. Rules 4, 6
    and 7 look at the thread as it stood when the post was written; rule 1 holds for a deleted post too, so
    nobody loses a reply because the other side deleted theirs.
    """
    ordered = sorted(posts, key=lambda post: (post.posted_at, post.post_id))
    seen = _Seen()
    n_written: dict[int, int] = {}
    classified: list[ClassifiedPost] = []
    for post in ordered:
        n_own = n_written.get(post.author_id, 0)
        item = _classify(post, seen=seen, n_own=n_own, n_responses=n_responses)
        if item.kind is PostKind.RESPONSE and not post.is_deleted and has_words(post.text):
            n_written[post.author_id] = n_own + 1
        classified.append(item)
        seen.add(post)
    return tuple(classified)


class _Seen:
    """The posts before one, found from the latest back."""

    def __init__(self) -> None:
        self.by_id: dict[int, Post] = {}
        self._ordered: list[Post] = []
        self._by_author: dict[int, list[Post]] = {}

    def add(self, post: Post) -> None:
        self.by_id[post.post_id] = post
        self._ordered.append(post)
        self._by_author.setdefault(post.author_id, []).append(post)

    def latest(self, at: datetime, *, not_by: int | None = None) -> Post | None:
        """The latest post that stood at this instant, whoever wrote it or written by somebody else."""
        return next((p for p in reversed(self._ordered) if p.author_id != not_by and _stood(p, at)), None)

    def latest_by(self, author_ids: Iterable[int], at: datetime) -> Post | None:
        """The latest post of any of these authors that stood at this instant."""
        of_each = (
            next((p for p in reversed(self._by_author.get(author_id, [])) if _stood(p, at)), None)
            for author_id in author_ids
        )
        return max(filter(None, of_each), key=lambda post: (post.posted_at, post.post_id), default=None)


def _stood(post: Post, at: datetime) -> bool:
    return post.deleted_at is None or post.deleted_at > at


def _classify(post: Post, *, seen: _Seen, n_own: int, n_responses: int) -> ClassifiedPost:
    if post.reply_to_id is not None:
        target = seen.by_id.get(post.reply_to_id)
        if target is not None and target.author_id != post.author_id:
            return _reply(post, target)
        if target is not None:
            return ClassifiedPost(post=post, kind=PostKind.ADDITION, to_post_id=target.post_id)
        return _own_words(post, is_response=n_own < max(1, n_responses))
    mentioned = seen.latest_by(set(post.mentioned_ids) - {post.author_id}, post.posted_at)
    if mentioned is not None:
        return _reply(post, mentioned)
    if n_own < n_responses:
        return _own_words(post, is_response=True)
    before = seen.latest(post.posted_at)
    if before is not None and before.author_id == post.author_id:
        return ClassifiedPost(post=post, kind=PostKind.ADDITION, to_post_id=before.post_id)
    classmate = seen.latest(post.posted_at, not_by=post.author_id)
    return (
        replace(_reply(post, classmate), is_inferred=True)
        if classmate is not None
        else _own_words(post, is_response=n_own == 0)
    )


def _reply(post: Post, target: Post) -> ClassifiedPost:
    return ClassifiedPost(post=post, kind=PostKind.REPLY, to_post_id=target.post_id, to_student_id=target.author_id)


def _own_words(post: Post, *, is_response: bool) -> ClassifiedPost:
    return ClassifiedPost(post=post, kind=PostKind.RESPONSE if is_response else PostKind.ADDITION)
