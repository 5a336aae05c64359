"""Building the weekly summary's data from a class's prompts, posts and roster."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.discussion.ledger import build_ledgers
from bot.discussion.maker import Maker
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.prompt import Prompt
from bot.discussion.summarise import summarise
from bot.discussion.thread import Thread
from bot.report.week import PromptWeek, Week, WeekReport


def build_week_report(
    *,
    class_name: str,
    week: Week,
    previous_starts_at: datetime,
    threads: Sequence[Thread],
    students: Sequence[Student],
    maker: Maker,
) -> WeekReport:
    """The report of one week: counts are of posts written within it, the week before it begins at `previous_starts_at`.

    `threads` are those of all prompts of the class, whole; `students` is the whole roster. A prompt is
    reported when it was posted before the week's end and, in the week, had posts, was posted, falls due, or is open
    and not overdue since before it. Its summary and ledgers are of the whole thread up to the week's end, so that
    a debate begun on Friday is not told from its middle.
    """
    told = [_until(week.ends_at, thread) for thread in threads if _is_posted_before(thread.prompt, week.ends_at)]
    in_week = [_live_within(thread, week.starts_at, week.ends_at) for thread in told]
    heard_ids = {post.author_id for posts in in_week for post in posts}
    active = tuple(student for student in students if student.status is StudentStatus.ACTIVE)
    had_prompt_before = any(_is_posted_before(thread.prompt, week.starts_at) for thread in told)
    n_posts_before = sum(len(_live_within(thread, previous_starts_at, week.starts_at)) for thread in told)
    return WeekReport(
        class_name=class_name,
        week=week,
        prompts=tuple(
            _prompt_week(thread, posts_in_week, week, maker)
            for thread, posts_in_week in zip(told, in_week, strict=True)
            if posts_in_week or _concerns(week, thread.prompt)
        ),
        students=tuple(students),
        silent=tuple(student for student in active if student.student_id not in heard_ids),
        n_posts=sum(len(posts) for posts in in_week),
        n_posts_before=n_posts_before if had_prompt_before else None,
    )


def _prompt_week(thread: Thread, posts_in_week: Sequence[Post], week: Week, maker: Maker) -> PromptWeek:
    active = [student for student in thread.students if student.status is StudentStatus.ACTIVE]
    return PromptWeek(
        prompt=thread.prompt,
        n_posts=len(posts_in_week),
        n_students=len({post.author_id for post in posts_in_week}),
        summary=summarise(thread, maker).summary,
        ledgers=build_ledgers(active, thread.prompt, thread.posts, cut_off=week.ends_at),
    )


def _until(instant: datetime, thread: Thread) -> Thread:
    return replace(
        thread,
        posts=tuple(post for post in thread.posts if post.posted_at < instant),
        positions=tuple(taken for taken in thread.positions if taken.declared_at < instant),
    )


def _is_posted_before(prompt: Prompt, instant: datetime) -> bool:
    return prompt.posted_at is not None and prompt.posted_at < instant


def _live_within(thread: Thread, starts_at: datetime, ends_at: datetime) -> list[Post]:
    return [post for post in thread.live_posts if starts_at <= post.posted_at < ends_at]


def _concerns(week: Week, prompt: Prompt) -> bool:
    """True where a posted prompt belongs in the week even if nobody wrote: new, fallen due or still running."""
    moments = (prompt.posted_at, prompt.response_due_at, prompt.replies_due_at)
    if any(moment is not None and week.starts_at <= moment < week.ends_at for moment in moments):
        return True
    was_open = prompt.closed_at is None or prompt.closed_at >= week.ends_at
    return was_open and prompt.replies_due_at >= week.starts_at
