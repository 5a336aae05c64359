"""Keeping what students write in a prompt's thread, as they write, edit and delete it."""

from collections.abc import Sequence

from bot.classroom.ports import Clock, SeenMessage, Store
from bot.discussion.post import Post, Student


async def record_message(message: SeenMessage, prompt_id: int, *, store: Store) -> bool:
    """True where the student's message is a new post. Its author is put on the roster."""
    post = Post(
        post_id=message.message_id,
        prompt_id=prompt_id,
        author_id=message.author_id,
        text=message.text,
        posted_at=message.posted_at,
        reply_to_id=message.reply_to_id,
        mentioned_ids=message.mentioned_ids,
        edited_at=message.edited_at,
    )
    return await store.record_post(post, author=Student(student_id=message.author_id, name=message.author_name))


async def delete_messages(message_ids: Sequence[int], *, store: Store, clock: Clock) -> int:
    """How many posts went: what is deleted on Discord is deleted here, but for the fact that it was there."""
    return await store.delete_posts(message_ids, at=clock.now())
