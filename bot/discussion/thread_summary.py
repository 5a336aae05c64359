"""A verified summary with what is needed to name and link its sources."""

from dataclasses import dataclass, field

from bot.discussion.position import Sides
from bot.discussion.summary import Summary
from bot.discussion.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSummary:
    """A thread, its summary, and where its students stand as far as the summary's maker could tell."""

    thread: Thread
    summary: Summary
    sides: Sides = field(default_factory=dict)
