"""A week of one class, as data: what the weekly summary shows and the gradebook file holds."""

from dataclasses import dataclass
from datetime import datetime

from bot.discussion.participation import Ledger
from bot.discussion.post import Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The half-open stretch [starts_at, ends_at) a weekly summary is about, aware UTC; `zone` is the class's own."""

    starts_at: datetime
    ends_at: datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptWeek:
    """One prompt in the week: its verified summary, the counts of the week, and everyone's ledger up to the week's end.

    `n_posts` and `n_students` count live posts within the week; `ledgers` has one entry per active student, in
    roster order.
    """

    prompt: Prompt
    n_posts: int
    n_students: int
    summary: Summary
    ledgers: tuple[Ledger, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReport:
    """What the weekly summary says. `silent` are active students without a live post in the week, in roster order.

    `n_posts_before` counts the week before, None where there was no prompt before this week.
    """

    class_name: str
    week: Week
    prompts: tuple[PromptWeek, ...]
    students: tuple[Student, ...]
    silent: tuple[Student, ...]
    n_posts: int
    n_posts_before: int | None
