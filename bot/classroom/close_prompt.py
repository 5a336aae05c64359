"""Closing a prompt: its thread is locked, its record stays, and the class is asked once more where it stands."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Clock, Store
from bot.discussion.class_counts import counts_for_class
from bot.discussion.prompt import Prompt


async def close_prompt(prompt: Prompt, *, store: Store, server: ClassServer, clock: Clock) -> bool:
    """True where the prompt was open and is now closed.

    Raises ServerError; then it is still open, unless only asking the class once more has failed.
    """
    if prompt.thread_id is not None:
        await server.close_thread(prompt.thread_id)
    if not await store.close_prompt(prompt.prompt_id, at=clock.now()):
        return False
    await server.post_closing(prompt, counts_for_class(await store.list_positions(prompt.prompt_id)))
    return True


async def close_lost_prompt(
    prompt: Prompt, school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock
) -> bool:
    """True where an open prompt, whose thread was deleted, is now closed and the teacher told.

    Raises ServerError where the teacher cannot be told; the prompt is closed all the same.
    """
    if not await store.close_prompt(prompt.prompt_id, at=clock.now()):
        return False
    n_posts = sum(not post.is_deleted for post in await store.list_posts(prompt.prompt_id))
    text = (
        f"The thread of question {prompt.number} was deleted, so I have closed that question. What students did "
        f"there still counts ({n_posts} post{'s' * (n_posts != 1)}); the links to it no longer work."
    )
    await server.tell_teacher(school_class, text)
    return True
