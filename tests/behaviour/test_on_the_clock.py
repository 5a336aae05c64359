"""Scheduled questions and weekly summaries: at their time in the class's zone, and exactly once."""

import csv
from datetime import UTC, datetime, time

import discord
import pytest

from bot.classroom.class_settings import Weekday
from tests.behaviour.school import School, shown, text_of

ARGUMENT = "The bridge would help nobody but the ferry company, because everybody already crosses by boat."

#: 08:00 in Berlin on the Thursday on which the simulated year begins.
WEEK_DUE_AT = datetime(2026, 1, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
async def berlin(new_school: School) -> School:
    """A class whose weekly summary is due on Thursday morning, eight o'clock in Berlin."""
    await new_school.make_ready(zone="Europe/Berlin", week_day=Weekday.THURSDAY, week_time=time(8, 0))
    return new_school


def summaries(school: School) -> list[discord.Message]:
    """The weekly summaries in the teacher channel."""
    return [message for message in school.teachers.history() if message.attachments]


async def test_questions_are_posted_one_after_the_other_on_their_days_and_at_their_time(berlin: School) -> None:
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu, Fri", time="09:00")

    await berlin.wait_until(datetime(2026, 1, 1, 7, 59, tzinfo=UTC))
    before = len(berlin.threads)
    await berlin.wait_until(datetime(2026, 1, 2, 8, 1, tzinfo=UTC))

    assert before == 0
    assert [thread.name for thread in berlin.threads] == ["1 · The claim behind q1", "2 · The claim behind q2"]
    assert [f"{prompt.posted_at:%d %H:%M}" for prompt in await berlin.list_prompts()] == ["01 08:00", "02 08:00"]


async def test_a_paused_schedule_posts_nothing(berlin: School) -> None:
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu", time="09:00")
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="off")

    await berlin.wait_until(datetime(2026, 1, 1, 8, 30, tzinfo=UTC))

    assert berlin.threads == []


async def test_a_changed_time_zone_moves_the_schedule_along(berlin: School) -> None:
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu", time="09:00")
    panel = await berlin.open_panel()
    form = await berlin.manager.click(panel, custom_id="h1:setup_week:1")
    await berlin.manager.submit_modal(form, {"zone": "Asia/Dubai", "day": ["thursday"], "time": "09:10"})

    await berlin.wait_until(datetime(2026, 1, 1, 5, 11, tzinfo=UTC))

    assert len(berlin.threads) == 1
    assert len(summaries(berlin)) == 1


async def test_a_schedule_that_runs_out_of_questions_tells_the_teacher_once(berlin: School) -> None:
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu", time="01:30")
    for _ in range(3):
        await berlin.post_question()

    await berlin.wait_until(datetime(2026, 1, 1, 1, 0, tzinfo=UTC))

    [notice] = berlin.texts_in(berlin.teachers)
    assert "Every question of the pack “Who should build the bridge?” has been posted" in notice
    assert len(berlin.threads) == 3


async def test_a_schedule_with_nothing_left_to_post_is_refused_at_once(berlin: School) -> None:
    for _ in range(3):
        await berlin.post_question()

    answer = shown(await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu", time="01:30"))

    assert "Every question of the pack “Who should build the bridge?” has been posted" in answer


async def test_the_weekly_summary_comes_at_its_time_with_the_gradebook_file(berlin: School) -> None:
    thread = await berlin.post_question()
    await berlin.amina.send(thread, ARGUMENT)

    await berlin.wait_until(WEEK_DUE_AT.replace(hour=6, minute=59))
    early = summaries(berlin)
    await berlin.wait_until(WEEK_DUE_AT.replace(minute=1))

    [summary] = summaries(berlin)
    [file] = summary.attachments
    rows = list(csv.reader((await file.read()).decode("utf-8-sig").splitlines()))
    assert early == []
    assert "1 question, 1 post" in text_of(summary)
    assert file.filename == "participation.csv"
    assert "Amina" in [row[0] for row in rows]


@pytest.mark.parametrize("minute", [59, 0, 1], ids=["right before", "in the minute", "right after"])
async def test_a_restart_around_the_time_neither_doubles_nor_loses_the_summary(berlin: School, minute: int) -> None:
    await berlin.wait_until(WEEK_DUE_AT.replace(hour=6 if minute == 59 else 7, minute=minute))
    await berlin.restart()
    await berlin.wait(minutes=10)
    await berlin.restart()
    await berlin.wait(minutes=10)

    assert len(summaries(berlin)) == 1


async def test_a_summary_that_discord_refused_for_a_moment_is_sent_after_all_and_once(
    berlin: School,
) -> None:
    berlin.env.inject_error("POST", f"/channels/{berlin.teachers.id}/messages", status=503)
    await berlin.wait_until(WEEK_DUE_AT.replace(minute=1))
    cut_off = summaries(berlin)

    await berlin.restart()
    await berlin.wait(minutes=10)
    await berlin.restart()
    await berlin.wait(minutes=10)

    assert cut_off == []
    assert len(summaries(berlin)) == 1


async def test_a_week_that_fell_due_while_the_bot_was_away_is_sent_when_it_is_back(berlin: School) -> None:
    await berlin.wait_until(WEEK_DUE_AT.replace(hour=6))
    await berlin.sleep_through(hours=3)

    await berlin.restart()
    await berlin.wait(minutes=1)

    assert len(summaries(berlin)) == 1


async def test_a_question_that_fell_due_too_long_ago_is_left_out_and_the_teacher_told(berlin: School) -> None:
    await berlin.teacher.slash(berlin.teachers, "prompt schedule", days="Thu", time="09:00")
    await berlin.sleep_through(hours=48)

    await berlin.restart()
    await berlin.wait(minutes=1)

    notices = [text for text in berlin.texts_in(berlin.teachers) if "was left out" in text]
    assert berlin.threads == []
    assert any("The question due" in notice and "while I was away" in notice for notice in notices)


async def test_a_week_without_posts_is_told_gently_and_names_nobody_who_could_not_write(berlin: School) -> None:
    await berlin.amina.slash(berlin.prompts, "me")

    await berlin.wait_until(WEEK_DUE_AT.replace(minute=1))

    [summary] = summaries(berlin)
    assert "No question was open this week, so there is nothing to report" in text_of(summary)
    assert "Amina" not in text_of(summary)


async def test_an_open_question_that_nobody_answered_is_a_quiet_week(berlin: School) -> None:
    await berlin.post_question()
    await berlin.amina.slash(berlin.prompts, "me")

    await berlin.wait_until(WEEK_DUE_AT.replace(minute=1))

    [summary] = summaries(berlin)
    assert "A quiet week: nobody wrote" in text_of(summary)


async def test_a_student_who_left_is_not_called_silent_and_keeps_their_posts(berlin: School) -> None:
    thread = await berlin.post_question()
    await berlin.amina.send(thread, ARGUMENT)
    await berlin.ben.slash(berlin.prompts, "me")
    berlin.guild.remove_member(berlin.ben)
    berlin.guild.remove_member(berlin.amina)

    await berlin.wait_until(WEEK_DUE_AT.replace(minute=1))

    [summary] = summaries(berlin)
    assert "1 post" in text_of(summary)
    assert "Ben wrote nothing" not in text_of(summary)
    assert "The bridge would help nobody" in text_of(summary)
    participation = shown(await berlin.teacher.slash(berlin.teachers, "participation"))
    assert "Ben" not in participation


async def test_without_a_teacher_channel_the_summary_waits_and_comes_once_there_is_one(berlin: School) -> None:
    await berlin.delete_channel(berlin.teachers.id)
    await berlin.wait_until(WEEK_DUE_AT.replace(minute=5))
    other = berlin.guild.create_text_channel("staff")
    panel = await berlin.open_panel(berlin.prompts)

    await berlin.manager.select(panel, [other], custom_id="h1:setup_teacher_channel:1")
    await berlin.wait(minutes=10)

    assert [len(message.attachments) for message in other.history()] == [1]
