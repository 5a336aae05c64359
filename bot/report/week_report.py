"""Building the weekly summary's data from a class's prompts, posts and roster."""

from collections.abc import Sequence
from datetime import datetime

from bot.discussion.ledger import build_ledgers
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.prompt import Prompt
from bot.discussion.summarise import draft_summary
from bot.discussion.verify import verify_summary
from bot.report.week import PromptWeek, Week, WeekReport

Thread = tuple[Prompt, Sequence[Post]]


def build_week_report(
    *,
    class_id: int,
    class_name: str,
    week: Week,
    previous_starts_at: datetime,
    prompts: Sequence[Thread],
    students: Sequence[Student],
) -> WeekReport:
    """The report of one week: counts are of posts written within it, the week before it begins at `previous_starts_at`.

    `prompts` are all prompts of the class with all posts of their threads; `students` the whole roster. A prompt is
    reported when it was posted before the week's end and, in the week, had posts, was posted, falls due, or is open
    and not overdue since before it. Its summary and ledgers are of the whole thread up to the week's end, so that
    a debate begun on Friday is not told from its middle.
    """
    threads = [_until(week.ends_at, thread) for thread in prompts if _is_posted_before(thread[0], week.ends_at)]
    in_week = [_live_within(posts, week.starts_at, week.ends_at) for _, posts in threads]
    heard_ids = {post.author_id for posts in in_week for post in posts}
    active = tuple(student for student in students if student.status is StudentStatus.ACTIVE)
    had_prompt_before = any(_is_posted_before(prompt, week.starts_at) for prompt, _ in threads)
    n_posts_before = sum(len(_live_within(posts, previous_starts_at, week.starts_at)) for _, posts in threads)
    return WeekReport(
        class_id=class_id,
        class_name=class_name,
        week=week,
        prompts=tuple(
            _prompt_week(thread, posts_in_week, week, students)
            for thread, posts_in_week in zip(threads, in_week, strict=True)
            if posts_in_week or _concerns(week, thread[0])
        ),
        students=tuple(students),
        silent=tuple(student for student in active if student.student_id not in heard_ids),
        n_posts=sum(len(posts) for posts in in_week),
        n_posts_before=n_posts_before if had_prompt_before else None,
    )


def _prompt_week(thread: Thread, posts_in_week: Sequence[Post], week: Week, students: Sequence[Student]) -> PromptWeek:
    prompt, posts = thread
    active = [student for student in students if student.status is StudentStatus.ACTIVE]
    return PromptWeek(
        prompt=prompt,
        n_posts=len(posts_in_week),
        n_students=len({post.author_id for post in posts_in_week}),
        summary=verify_summary(draft_summary(prompt, posts, students), posts, students),
        ledgers=build_ledgers(active, prompt, posts, cut_off=week.ends_at),
    )


def _until(instant: datetime, thread: Thread) -> Thread:
    prompt, posts = thread
    return prompt, [post for post in posts if post.posted_at < instant]


def _is_posted_before(prompt: Prompt, instant: datetime) -> bool:
    return prompt.posted_at is not None and prompt.posted_at < instant


def _live_within(posts: Sequence[Post], starts_at: datetime, ends_at: datetime) -> list[Post]:
    return [post for post in posts if starts_at <= post.posted_at < ends_at and not post.is_deleted]


def _concerns(week: Week, prompt: Prompt) -> bool:
    """True where a posted prompt belongs in the week even if nobody wrote: new, fallen due or still running."""
    moments = (prompt.posted_at, prompt.response_due_at, prompt.replies_due_at)
    if any(moment is not None and week.starts_at <= moment < week.ends_at for moment in moments):
        return True
    was_open = prompt.closed_at is None or prompt.closed_at >= week.ends_at
    return was_open and prompt.replies_due_at >= week.starts_at
