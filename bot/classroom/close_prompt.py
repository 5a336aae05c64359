"""Closing a prompt: its thread is locked, its record stays."""

from bot.classroom.ports import ClassServer, Clock, Store
from bot.discussion.prompt import Prompt


async def close_prompt(prompt: Prompt, *, store: Store, server: ClassServer, clock: Clock) -> bool:
    """True where the prompt was open and is now closed. Raises ServerError; then it is still open."""
    if prompt.thread_id is not None:
        await server.close_thread(prompt.thread_id)
    return await store.close_prompt(prompt.prompt_id, at=clock.now())
