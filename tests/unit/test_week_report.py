from collections.abc import Sequence

import pytest

from bot.discussion.participation import Standing
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.thread import Thread
from bot.report.week import Week, WeekReport
from bot.report.week_report import build_week_report
from tests.factories import instant, make_post, make_prompt, make_student, make_students

AMINA, BEN = 11, 12
ROSTER = make_students("Amina", "Ben")
DAY = 24 * 60
WEEK = Week(starts_at=instant(days=7), ends_at=instant(days=14), zone="UTC")


def report_on(
    *threads: tuple[Prompt, Sequence[Post]],
    students: Sequence[Student] = ROSTER,
) -> WeekReport:
    return build_week_report(
        class_name="Period 2",
        week=WEEK,
        previous_starts_at=instant(),
        threads=[Thread(prompt=prompt, posts=tuple(posts), students=tuple(students)) for prompt, posts in threads],
        students=students,
        maker=RulesMaker(),
    )


def test_a_post_counts_in_the_week_it_was_written() -> None:
    posts = [
        make_post(1, minutes=7 * DAY - 1),
        make_post(2, minutes=7 * DAY),
        make_post(3, author_id=BEN, minutes=14 * DAY - 1),
        make_post(4, minutes=14 * DAY),
        make_post(5, minutes=8 * DAY, deleted_at=instant(days=9)),
    ]

    report = report_on((make_prompt(), posts))

    assert (report.n_posts, report.n_posts_before) == (2, 1)
    assert (report.prompts[0].n_posts, report.prompts[0].n_students) == (2, 2)
    assert report.silent == ()


def test_the_summary_and_the_ledgers_tell_the_thread_up_to_the_weeks_end() -> None:
    posts = [make_post(1, minutes=60), make_post(2, author_id=BEN, minutes=8 * DAY), make_post(3, minutes=15 * DAY)]

    (prompt_week,) = report_on((make_prompt(), posts)).prompts

    assert prompt_week.summary.coverage.n_posts == 2
    assert [len(ledger.entries) for ledger in prompt_week.ledgers] == [1, 1]


def test_active_students_without_a_post_in_the_week_are_silent() -> None:
    roster = [*ROSTER, make_student(13, "Chiara", status=StudentStatus.LEFT)]

    report = report_on((make_prompt(), [make_post(1, author_id=AMINA, minutes=8 * DAY)]), students=roster)

    assert [student.name for student in report.silent] == ["Ben"]
    assert [ledger.student.name for ledger in report.prompts[0].ledgers] == ["Amina", "Ben"]
    assert report.students == tuple(roster)


def test_a_week_without_posts_still_reports_the_prompt_that_was_open() -> None:
    report = report_on((make_prompt(days=8), []))

    assert (report.n_posts, report.silent) == (0, ROSTER)
    assert [ledger.standing for ledger in report.prompts[0].ledgers] == [Standing.NOTHING, Standing.NOTHING]


def test_a_class_without_prompts_has_an_empty_report() -> None:
    report = report_on()

    assert (report.prompts, report.n_posts, report.n_posts_before) == ((), 0, None)


def test_the_first_week_has_no_week_before_to_compare_with() -> None:
    assert report_on((make_prompt(days=7), [])).n_posts_before is None
    assert report_on((make_prompt(days=6), [])).n_posts_before == 0


@pytest.mark.parametrize(
    ("prompt", "is_reported"),
    [
        (make_prompt(days=14), False),
        (make_prompt(days=13), True),
        (make_prompt(days=2), True),
        (make_prompt(days=-14), False),
        (make_prompt(days=-14, state=PromptState.CLOSED), False),
        (make_prompt(days=8, state=PromptState.POSTING), False),
    ],
    ids=["posted after the week", "posted in it", "due in it", "long overdue", "long closed", "never posted"],
)
def test_without_posts_a_prompt_is_reported_only_where_the_week_concerns_it(prompt: Prompt, is_reported: bool) -> None:
    assert bool(report_on((prompt, [])).prompts) is is_reported


def test_an_old_prompt_with_posts_in_the_week_is_reported() -> None:
    assert report_on((make_prompt(days=-14), [make_post(1, minutes=8 * DAY)])).prompts
