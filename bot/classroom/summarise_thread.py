"""Summarising one prompt's thread."""

from bot.classroom.ports import Store
from bot.classroom.term import list_students_asked
from bot.discussion.prompt import Prompt
from bot.discussion.summarise import draft_summary
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary


async def summarise_thread(prompt: Prompt, *, store: Store) -> ThreadSummary:
    """The summary of everything in the prompt's thread so far. Nothing unverified is in it."""
    posts = tuple(await store.list_posts(prompt.prompt_id))
    students = tuple(await list_students_asked(prompt, posts, store=store))
    draft = draft_summary(prompt, posts, students)
    return ThreadSummary(prompt=prompt, summary=verify_summary(draft, posts, students), posts=posts, students=students)
