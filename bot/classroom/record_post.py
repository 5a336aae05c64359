"""Keeping what students write in a prompt's thread, as they write, edit and delete it."""

from collections.abc import Sequence

from bot.classroom.ports import Clock, SeenMessage, Store
from bot.discussion.post import Post


async def record_messages(messages: Sequence[tuple[int, SeenMessage]], *, store: Store) -> int:
    """How many of the students' messages, each with the prompt_id of its thread, are new posts.

    Their authors are put on the roster under the names they have now.
    """
    posts = [
        Post(
            post_id=message.message_id,
            prompt_id=prompt_id,
            author_id=message.author_id,
            text=message.text,
            posted_at=message.posted_at,
            reply_to_id=message.reply_to_id,
            mentioned_ids=message.mentioned_ids,
            edited_at=message.edited_at,
        )
        for prompt_id, message in messages
    ]
    names = {message.author_id: message.author_name for _, message in messages}
    return await store.record_posts(posts, names=names)


async def delete_messages(message_ids: Sequence[int], *, store: Store, clock: Clock) -> int:
    """How many posts went: what is deleted on Discord is deleted here, but for the fact that it was there."""
    return await store.delete_posts(message_ids, at=clock.now())
