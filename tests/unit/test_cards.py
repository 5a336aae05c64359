from dataclasses import replace
from datetime import timedelta

import pytest

from bot.classroom.schedule import ScheduleKind
from bot.discord_app.cards.class_notice_card import make_class_notice_card
from bot.discord_app.cards.help_card import make_help_card
from bot.discord_app.cards.pack_list_card import make_pack_list_card
from bot.discord_app.cards.participation_card import (
    make_class_participation_card,
    make_student_participation_card,
)
from bot.discord_app.cards.progress_card import make_progress_card
from bot.discord_app.cards.prompt_card import make_prompt_card, your_part
from bot.discord_app.cards.prompt_list_card import make_prompt_list_card
from bot.discord_app.cards.summary_card import make_summary_card, make_whole_summary_card
from bot.discord_app.cards.week_card import make_week_card, render_week_name
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import PromptState, Requirement
from bot.discussion.thread_summary import ThreadSummary
from bot.report.week import Week
from tests.card_examples import (
    AMINA,
    BEN,
    EMPTY_THREAD,
    EMPTY_THREAD_FOR_CLASS,
    MIA,
    NAMES,
    PRIYA,
    PROMPT,
    SUMMARY,
    THREAD,
    THREAD_FOR_CLASS,
    ledgers_of,
    prompt_week,
    quiet_prompt_week,
    week_report,
)
from tests.card_text import card_text
from tests.factories import GUILD_ID, instant, make_class, make_pack, make_prompt, make_schedule
from tests.snapshot import assert_snapshot

CLASS = make_class()


def test_a_prompt_card_asks_one_question_and_says_what_is_asked_by_when() -> None:
    assert_snapshot("prompt_card", card_text(make_prompt_card(PROMPT)))


def whole_summary(found: ThreadSummary) -> str:
    """Every page of the whole summary, one after the other; past the last one that one comes again."""
    numbered = (card_text(make_whole_summary_card(found, guild_id=GUILD_ID, page=page)) for page in range(1, 5))
    pages = list(dict.fromkeys(numbered))
    assert len(pages) < 4
    return "\n".join(pages)


def test_a_teachers_summary_is_five_lines_that_name_who_was_heard_and_who_was_not() -> None:
    text = card_text(make_summary_card(THREAD, guild_id=GUILD_ID))

    assert_snapshot("summary_card_teacher", text)
    assert "**Not yet heard** Mia and Oskar" in text


def test_a_teachers_whole_summary_tells_everything_there_is() -> None:
    text = whole_summary(THREAD)

    assert_snapshot("whole_summary_card_teacher", text)
    for statement in SUMMARY.statements:
        assert all(f"/{quote.post_id})" in text for quote in statement.quotes)


@pytest.mark.parametrize("is_whole", [False, True], ids=["five lines", "whole"])
def test_the_classs_summary_shames_nobody(is_whole: bool) -> None:
    short = card_text(make_summary_card(THREAD_FOR_CLASS, guild_id=GUILD_ID))
    text = whole_summary(THREAD_FOR_CLASS) if is_whole else short

    assert_snapshot("whole_summary_card_class" if is_whole else "summary_card_class", text)
    assert "Mia" not in text
    assert "Oskar" not in text
    assert "You might" not in text
    assert "without a reason" not in text
    assert "declared" not in text


@pytest.mark.parametrize("found", [EMPTY_THREAD_FOR_CLASS, EMPTY_THREAD], ids=["class", "teacher"])
def test_an_empty_thread_gets_a_kind_sentence(found: ThreadSummary) -> None:
    text = card_text(make_summary_card(found, guild_id=GUILD_ID))

    assert "Nobody has written here yet." in text
    assert "Mia" not in text


def test_a_dropped_statement_is_owned_up_to() -> None:
    text = card_text(make_summary_card(THREAD, guild_id=GUILD_ID))

    assert "23 of 24 sentences verified (1 left out" in text


def test_who_took_part_is_not_said_where_that_statement_was_dropped() -> None:
    summary = replace(THREAD.summary, statements=THREAD.summary.statements[1:])
    thread = replace(THREAD, summary=summary)

    assert "22 posts by" not in card_text(make_summary_card(thread, guild_id=GUILD_ID))


def test_a_quote_links_to_the_message_it_stands_in() -> None:
    text = card_text(make_summary_card(THREAD, guild_id=GUILD_ID))

    assert f"[Tom ↗](https://discord.com/channels/{GUILD_ID}/{PROMPT.thread_id}/9)" in text


def test_a_quote_that_is_part_of_a_post_shows_the_cut() -> None:
    text = card_text(make_summary_card(THREAD, guild_id=GUILD_ID))

    assert "“Ines did half the work and the other three lived off her. …”" in text
    assert "“Someone who needs a scholarship can't pay for what three lazy people do to her mark.”" in text


def test_a_week_card_tells_each_question_and_each_student() -> None:
    report = week_report(prompt_week(), n_posts=22, n_posts_before=15)

    assert_snapshot("week_card", card_text(make_week_card(report, guild_id=GUILD_ID)))


@pytest.mark.parametrize(
    ("starts_hours", "ends_hours", "name"),
    [
        (-2, 7 * 24 - 2, "2 Mar – 8 Mar"),  # Monday 07:00 to Monday 07:00
        (-15, 7 * 24 - 15, "2 Mar – 8 Mar"),  # Sunday 18:00 to Sunday 18:00
        (-2, 3 * 24, "2 Mar – 5 Mar"),  # the week so far
    ],
)
def test_a_week_is_named_by_its_days_and_no_day_is_in_two_weeks(starts_hours: int, ends_hours: int, name: str) -> None:
    week = Week(starts_at=instant(hours=starts_hours), ends_at=instant(hours=ends_hours), zone="UTC")

    assert render_week_name(week) == name


def test_a_week_without_posts_has_its_own_words() -> None:
    report = week_report(quiet_prompt_week(), n_posts=0, n_posts_before=8)

    assert_snapshot("week_card_quiet", card_text(make_week_card(report, guild_id=GUILD_ID)))


def test_a_week_without_questions_says_so() -> None:
    text = card_text(make_week_card(week_report(n_posts=0), guild_id=GUILD_ID))

    assert "No question was open this week" in text
    assert "0 posts" not in text


def test_a_question_not_yet_due_blames_nobody() -> None:
    each = prompt_week()
    later = replace(each.prompt, replies_due_at=each.prompt.replies_due_at + timedelta(days=7))
    ledgers = ledgers_of(prompt=later)

    report = week_report(replace(each, prompt=later, ledgers=ledgers), n_posts=22)
    text = card_text(make_week_card(report, guild_id=GUILD_ID))

    assert "so far (due <t:" in text
    assert "nothing: Mia" not in text


def test_the_classs_participation_lists_questions_and_students() -> None:
    second = replace(make_prompt(2, days=3), number=5)

    card = make_class_participation_card(CLASS, ledgers_of() + ledgers_of(prompt=second))

    assert_snapshot("participation_card_class", card_text(card))


def test_a_students_participation_links_every_post_and_says_why_one_does_not_count() -> None:
    card = make_student_participation_card(CLASS, ledgers_of(BEN), names=NAMES)

    assert_snapshot("participation_card_student", card_text(card))


def test_participation_before_the_first_question_says_what_to_do() -> None:
    assert "`/prompt post`" in card_text(make_class_participation_card(CLASS, ()))


def test_participation_of_a_student_who_left_says_so() -> None:
    (ledger,) = ledgers_of(AMINA)
    left = replace(ledger, student=replace(ledger.student, status=StudentStatus.LEFT))

    assert "Amina (no longer on the roster)" in card_text(make_student_participation_card(CLASS, [left]))


def test_progress_says_what_is_left_and_by_when() -> None:
    ledgers = ledgers_of(AMINA) + ledgers_of(AMINA, prompt=replace(make_prompt(2, days=3), number=5))

    card = make_progress_card(CLASS, ledgers[:1], now=instant(days=1), names=NAMES)

    assert_snapshot("progress_card", card_text(card))


def test_progress_of_a_student_who_has_done_nothing_is_kind() -> None:
    text = card_text(make_progress_card(CLASS, ledgers_of(MIA), now=instant(days=1)))

    assert "Still to do: one answer by <t:" in text
    assert "two replies to different classmates" in text


def test_progress_after_the_due_date_says_it_was_due() -> None:
    text = card_text(make_progress_card(CLASS, ledgers_of(PRIYA), now=instant(days=10)))

    assert "Still to do: one reply to another classmate (was due <t:" in text


def test_progress_in_a_closed_question_asks_for_nothing_more() -> None:
    closed = replace(PROMPT, state=PromptState.CLOSED)

    text = card_text(make_progress_card(CLASS, ledgers_of(MIA, prompt=closed), now=instant(days=10)))

    assert "This question is closed." in text


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        (Requirement(n_responses=1, n_replies=0), "one answer by "),
        (Requirement(n_responses=0, n_replies=1), "one reply to a classmate by "),
        (Requirement(n_responses=2, n_replies=3), "then three replies to different classmates by "),
        (Requirement(n_replies=12, different_classmates=False), "then 12 replies to classmates by "),
        (Requirement(n_responses=0, n_replies=0), "nothing is required"),
        (Requirement(replies_due_days=3), "one answer and two replies to different classmates by "),
    ],
)
def test_your_part_reads_as_a_sentence_for_every_requirement(requirement: Requirement, expected: str) -> None:
    assert expected in your_part(make_prompt(requirement=requirement))


def test_the_prompt_list_shows_states_and_the_next_question() -> None:
    prompts = [replace(PROMPT, state=PromptState.CLOSED, closed_at=instant(days=7)), make_prompt(2, days=3)]
    schedule = make_schedule(kind=ScheduleKind.PROMPT, next_due_at=instant(days=7))

    card = make_prompt_list_card(CLASS, make_pack(), prompts, n_posts={1: 22}, schedule=schedule)

    assert_snapshot("prompt_list_card", card_text(card))


def test_the_pack_list_ticks_what_was_asked() -> None:
    packs = [make_pack(), make_pack("ferries")]

    assert_snapshot("pack_list_card", card_text(make_pack_list_card(packs, CLASS, [make_prompt(2)])))


def test_the_pack_list_says_when_the_classs_pack_is_gone() -> None:
    text = card_text(make_pack_list_card([make_pack("ferries")], CLASS, []))

    assert "bridges, is not there any more" in text


def test_the_class_notice_says_what_is_kept_and_how_to_join() -> None:
    assert_snapshot("class_notice_card", card_text(make_class_notice_card(CLASS)))


def test_teachers_and_students_get_their_own_help() -> None:
    assert_snapshot("help_card_teacher", card_text(make_help_card(for_teacher=True)))
    assert_snapshot("help_card_student", card_text(make_help_card(for_teacher=False)))
