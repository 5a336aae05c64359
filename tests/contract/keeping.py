"""What a store test needs first: a class and a prompt that are kept, and a look at files and threads."""

import threading
from pathlib import Path

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import Store
from bot.discussion.prompt import Prompt, PromptState
from tests.factories import MONDAY, make_class, make_prompt


async def keep_class(store: Store, guild_id: int = 1) -> SchoolClass:
    """A ready class, kept."""
    return await store.save_class(make_class(0, guild_id=guild_id))


async def keep_prompt(store: Store, nonce: str = "n", *, thread_id: int = 6_101) -> Prompt:
    """An open prompt of the first class, which is made where missing."""
    classes = await store.list_classes()
    class_id = (classes[0] if classes else await keep_class(store)).class_id
    prompt = await store.add_prompt(make_prompt(99, class_id=class_id, nonce=nonce, state=PromptState.POSTING))
    await store.mark_prompt_posted(prompt.prompt_id, message_id=thread_id - 100, thread_id=thread_id, at=MONDAY)
    kept = await store.find_prompt(prompt.prompt_id)
    assert kept is not None
    return kept


def store_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if "_connection_worker_thread" in t.name]


def lasting_threads() -> list[threading.Thread]:
    """The database's threads still there, after those that are ending were given the time to end."""
    threads = store_threads()
    for thread in threads:
        thread.join(timeout=5)
    return [t for t in threads if t.is_alive()]


def write_file(path: Path, content: bytes) -> bytes:
    path.write_bytes(content)
    return content


def read_file(path: Path) -> bytes:
    return path.read_bytes()
