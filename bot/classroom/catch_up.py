"""Reading what students wrote, changed or deleted while the bot was away."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.close_prompt import close_lost_prompt
from bot.classroom.ports import ClassServer, Clock, Store
from bot.classroom.record_post import delete_messages, record_messages
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import ChannelGoneError, ServerError


async def catch_up(school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock) -> int:
    """How many posts were new in the class's open prompts; a prompt whose thread is gone is closed.

    Raises the first ServerError, once every prompt was tried.
    """
    n_new = 0
    failures: list[ServerError] = []
    for prompt in await store.list_prompts(school_class.class_id):
        if prompt.state is not PromptState.OPEN:
            continue
        try:
            n_new += await _catch_up_or_close(prompt, school_class, store=store, server=server, clock=clock)
        except ServerError as error:
            failures.append(error)
    if failures:
        raise failures[0]
    return n_new


async def catch_up_prompt(
    prompt: Prompt, school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock
) -> int:
    """How many posts were new in one open prompt's thread; edits and deletions are taken over too. Raises ServerError.

    The whole thread is read, not only what follows the newest known post: events that arrive while the
    bot is coming back are recorded at once, and would hide the gap before them.
    """
    # Listed before the thread is read: what is recorded meanwhile cannot look deleted.
    known = await store.list_posts(prompt.prompt_id)
    messages = await server.list_missed_messages(prompt, school_class, after_id=prompt.message_id or 0)
    n_new = await record_messages([(prompt.prompt_id, message) for message in messages], store=store)
    for message in messages:
        if message.edited_at is not None:
            await store.edit_post(message.message_id, text=message.text, edited_at=message.edited_at)
    seen_ids = {message.message_id for message in messages}
    unseen_ids = [post.post_id for post in known if not post.is_deleted and post.post_id not in seen_ids]
    if unseen_ids:
        # Not seen are also the posts of students who have left; those stay.
        deleted_ids = await server.list_deleted_messages(prompt, unseen_ids)
        await delete_messages(deleted_ids, store=store, clock=clock)
    return n_new


async def _catch_up_or_close(
    prompt: Prompt, school_class: SchoolClass, *, store: Store, server: ClassServer, clock: Clock
) -> int:
    try:
        return await catch_up_prompt(prompt, school_class, store=store, server=server, clock=clock)
    except ChannelGoneError:
        await close_lost_prompt(prompt, school_class, store=store, server=server, clock=clock)
        return 0
