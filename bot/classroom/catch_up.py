"""Reading what students wrote or changed while the bot was away."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Store
from bot.classroom.record_post import record_message
from bot.discussion.prompt import Prompt, PromptState


async def catch_up(school_class: SchoolClass, *, store: Store, server: ClassServer) -> int:
    """How many posts were new in the class's open prompts. Raises ServerError."""
    prompts = await store.list_prompts(school_class.class_id)
    counts = [
        await catch_up_prompt(prompt, school_class, store=store, server=server)
        for prompt in prompts
        if prompt.state is PromptState.OPEN
    ]
    return sum(counts)


async def catch_up_prompt(prompt: Prompt, school_class: SchoolClass, *, store: Store, server: ClassServer) -> int:
    """How many posts were new in one open prompt's thread; edits are taken over too. Raises ServerError.

    The whole thread is read, not only what follows the newest known post: events that arrive while the
    bot is coming back are recorded at once, and would hide the gap before them.
    """
    messages = await server.list_missed_messages(prompt, school_class, after_id=prompt.message_id or 0)
    n_new = 0
    for message in messages:
        if await record_message(message, prompt.prompt_id, school_class, store=store):
            n_new += 1
        elif message.edited_at is not None:
            await store.edit_post(message.message_id, text=message.text, edited_at=message.edited_at)
    return n_new
