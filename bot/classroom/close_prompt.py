"""Closing a prompt: its thread is locked, its record stays, and the class is asked once more where it stands."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Clock, Store
from bot.discussion.class_counts import counts_for_class
from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Prompt


async def close_prompt(
    prompt: Prompt, *, store: Store, server: ClassServer, clock: Clock, summary_for: Audience | None = None
) -> bool:
    """True where the prompt was open and is now closed, and its summary owed to `summary_for`, which the clock sends.

    Raises ServerError; then it is still open.
    """
    if prompt.thread_id is not None:
        await server.close_thread(prompt.thread_id)
    return await store.close_prompt(prompt.prompt_id, at=clock.now(), summary_for=summary_for)


async def close_and_ask(
    prompt: Prompt, school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock
) -> bool:
    """True where the prompt was open and is now closed, and the class told where it stands and asked once more.

    Its summary is owed to whom the class has chosen. Raises ServerError; then it is still open, unless only the telling
    has failed.
    """
    summary_for = school_class.closing_summary
    if not await close_prompt(prompt, store=store, server=server, clock=clock, summary_for=summary_for):
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
