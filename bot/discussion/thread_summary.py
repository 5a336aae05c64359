"""A verified summary with what is needed to name and link its sources."""

from dataclasses import dataclass

from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSummary:
    """One prompt's summary, all its posts (deleted ones included) and the class's whole roster."""

    prompt: Prompt
    summary: Summary
    posts: tuple[Post, ...]
    students: tuple[Student, ...]
