"""Summarising one prompt's thread, for the teacher or for the class."""

import asyncio
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.classroom.ports import Store
from bot.classroom.read_thread import read_thread
from bot.discussion.maker import Maker
from bot.discussion.prompt import Prompt
from bot.discussion.summarise import summarise
from bot.discussion.thread_summary import ThreadSummary
from bot.essay.pack import Pack
from bot.report.class_version import summarise_for_class


async def summarise_thread(
    prompt: Prompt, *, for_class: bool, packs: Mapping[str, Pack], store: Store, maker: Maker
) -> ThreadSummary:
    """The summary of everything in the prompt's thread so far. Nothing unverified is in it.

    The class's rests on nothing that students declared in private. A long thread takes seconds, off the event loop.
    """
    thread = await read_thread(prompt, packs=packs, store=store)
    with _collector_off():
        return await asyncio.to_thread(summarise_for_class if for_class else summarise, thread, maker)


@contextmanager
def _collector_off() -> Iterator[None]:
    """Python's collector of cycles stops everything, for a tenth of a second where a long thread is being read.

    Summaries make no cycles. Where two overlap, the first to end puts it on again: that costs a pause and no more.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
