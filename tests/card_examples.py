"""A class in the middle of a debate, as the cards are shown it; how points are chosen plays no part."""

from dataclasses import replace
from datetime import timedelta

from bot.discussion.class_counts import counts_for_class
from bot.discussion.ledger import build_ledgers
from bot.discussion.participation import Ledger
from bot.discussion.prompt import Prompt
from bot.discussion.summary import Coverage, Summary
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.report.class_version import cut_for_class
from bot.report.week import PromptWeek, Week, WeekReport
from tests.factories import MONDAY
from tests.unit.boat import ID_OF, STUDENTS, make_boat_summary, make_boat_summary_for_class

AMINA, BEN, JONAS, MIA, NOOR, OSKAR, PRIYA = (
    ID_OF[name] for name in ("Amina", "Ben", "Jonas", "Mia", "Noor", "Oskar", "Priya")
)

NAMES = {student.student_id: student.name for student in STUDENTS}

WEEK = Week(starts_at=MONDAY - timedelta(hours=9), ends_at=MONDAY + timedelta(days=6, hours=15), zone="UTC")


def _numbered(found: ThreadSummary) -> ThreadSummary:
    prompt = replace(found.thread.prompt, number=4, n_questions=12)
    return replace(found, thread=replace(found.thread, prompt=prompt))


THREAD = _numbered(make_boat_summary())
"""As the teacher knows it: most students have declared a position, two have moved."""

THREAD_FOR_CLASS = _numbered(make_boat_summary_for_class())
"""As the class may know it: sides are as read from posts."""

PROMPT = THREAD.thread.prompt

SUMMARY = THREAD.summary

NOTHING_SAID = Summary(
    prompt_id=1,
    statements=(),
    dropped=(),
    coverage=Coverage(n_posts_cited=0, n_posts=0, n_students_cited=0, n_students=0),
    not_yet_heard=tuple(NAMES),
    not_drawn_on=(),
    made_by="rules",
)

EMPTY_THREAD = ThreadSummary(thread=Thread(prompt=PROMPT, posts=(), students=STUDENTS), summary=NOTHING_SAID)

EMPTY_THREAD_FOR_CLASS = cut_for_class(EMPTY_THREAD, counts_for_class(()))


def ledgers_of(*student_ids: int, prompt: Prompt = PROMPT) -> tuple[Ledger, ...]:
    """The ledgers of some students, or of all."""
    wanted = [student for student in STUDENTS if not student_ids or student.student_id in student_ids]
    return build_ledgers(wanted, prompt, [replace(post, prompt_id=prompt.prompt_id) for post in THREAD.thread.posts])


def week_report(*prompts: PromptWeek, n_posts: int, n_posts_before: int | None = None) -> WeekReport:
    """A report in which Mia and Oskar are silent, or everybody where nothing was written."""
    silent = [student for student in STUDENTS if not n_posts or student.student_id in (MIA, OSKAR)]
    return WeekReport(
        class_name="AP Government, period 2",
        week=WEEK,
        prompts=prompts,
        students=STUDENTS,
        silent=tuple(silent),
        n_posts=n_posts,
        n_posts_before=n_posts_before,
    )


def prompt_week() -> PromptWeek:
    """The debate in its week."""
    coverage = SUMMARY.coverage
    return PromptWeek(
        prompt=PROMPT,
        n_posts=coverage.n_posts,
        n_students=coverage.n_students,
        summary=SUMMARY,
        ledgers=ledgers_of(),
    )


def quiet_prompt_week() -> PromptWeek:
    """A question nobody answered."""
    ledgers = build_ledgers(STUDENTS, PROMPT, [])
    return PromptWeek(prompt=PROMPT, n_posts=0, n_students=0, summary=NOTHING_SAID, ledgers=ledgers)
