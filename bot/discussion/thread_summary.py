"""A verified summary with what is needed to name and link its sources."""

from dataclasses import dataclass, field

from bot.discussion.class_counts import ClassCounts
from bot.discussion.position import Sides
from bot.discussion.summary import Summary
from bot.discussion.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSummary:
    """A thread, its summary, and where its students stand as far as the summary's maker could tell.

    `class_counts` is set in the version for the class (report/class_version.py): all it may be told of positions.
    """

    thread: Thread
    summary: Summary
    sides: Sides = field(default_factory=dict)
    class_counts: ClassCounts | None = None

    @property
    def is_for_class(self) -> bool:
        """Whether everybody may see it; else it is for teachers alone."""
        return self.class_counts is not None
