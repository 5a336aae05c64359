"""The practice class's time: events, the end of a week, and the simulated students in it."""

import asyncio
import logging
from datetime import timedelta

import discord
import pytest

from bot.practice.live.live_class import LiveClass
from bot.practice.live.students import Pace
from tests.behaviour.practice_class import (
    pass_without_the_bot,
    post_question,
    refused,
    shown_to,
    threads_of,
    words_of,
)
from tests.behaviour.school import make_bare_client


def _texts(live: LiveClass, thread: int) -> list[str]:
    return [words_of(message) for message in shown_to(live, live.teacher, thread) if not message.only_for]


async def test_the_clock_stops_at_every_event_within_a_minute_of_it(live: LiveClass) -> None:
    thread = await post_question(live)
    posted_at = discord.utils.snowflake_time(thread)

    stops = []
    for _ in range(4):
        assert await live.clock.wait_for_event()
        stops.append((live.clock.now() - posted_at, len(_texts(live, thread))))

    due = [timedelta(minutes=5), timedelta(minutes=7), timedelta(minutes=20), timedelta(minutes=90)]
    assert [n_written for _, n_written in stops] == [1, 2, 2, 3]  # the third puts an emoji
    assert all(at <= stopped <= at + timedelta(minutes=1) for at, (stopped, _) in zip(due, stops, strict=True))
    reply = shown_to(live, live.teacher, thread)[1].reply
    assert reply is not None
    assert (reply.author, reply.excerpt) == ("Ruby", "the first one, ¶2 says so")


async def test_the_end_of_the_week_brings_its_summary(live: LiveClass) -> None:
    await pass_without_the_bot(live, until="Sun 17:30")

    await live.clock.wait_for_week_end()

    assert f"{live.clock.now():%a %d %b %H:%M}" == "Sun 11 Jan 23:59"
    summary = shown_to(live, live.teacher, live.stage.teacher_channel.id)[-1]
    assert "Week of 5 Jan – 11 Jan" in words_of(summary)
    assert f"{summary.posted_at.astimezone(live.clock.now().tzinfo):%a %H:%M}" == "Sun 18:00"


async def test_where_the_bot_is_away_nothing_happens_and_weeks_end_all_the_same(live: LiveClass) -> None:
    await live.stage.env.restart_bot(make_bare_client())
    before = live.clock.now()

    assert not await live.clock.wait_for_event()
    assert live.clock.now() - before >= timedelta(days=7)
    for end in ("Sun 18 Jan 23:59", "Sun 25 Jan 23:59", "Sun 01 Feb 23:59"):  # asked for on the last minute of one
        await live.clock.wait_for_week_end()
        assert f"{live.clock.now():%a %d %b %H:%M}" == end


async def test_a_scheduled_question_gets_its_students_as_well(live: LiveClass) -> None:
    teachers = live.stage.teacher_channel.id
    await live.hands.slash(live.teacher, teachers, "prompt schedule", {"days": "Mon", "time": "08:30"})

    assert await live.clock.wait_for_event()
    [thread] = threads_of(live)
    assert f"{live.clock.now():%H:%M}" in ("08:30", "08:31")
    assert await live.clock.wait_for_event()

    assert len(_texts(live, thread)) == 1


async def test_a_question_that_is_closed_is_talked_about_no_more(
    live: LiveClass, caplog: pytest.LogCaptureFixture
) -> None:
    closed, open_ = await post_question(live), await post_question(live)
    before = live.clock.now()
    await live.clock.wait(timedelta(minutes=6))
    assert timedelta(minutes=6) <= live.clock.now() - before < timedelta(minutes=7)
    assert (len(_texts(live, closed)), len(_texts(live, open_))) == (1, 1)

    await live.hands.slash(live.teacher, closed, "prompt close", {})
    while await live.clock.next_student():
        pass

    assert (len(_texts(live, closed)), len(_texts(live, open_))) == (1, 3)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_what_answers_a_message_that_was_deleted_is_left_unsaid(live: LiveClass) -> None:
    thread = await post_question(live)
    await live.clock.wait(timedelta(minutes=6))
    [first] = shown_to(live, live.teacher, thread)
    await live.hands.delete(live.teacher, thread, first.message_id)

    while await live.clock.next_student():
        pass

    [last] = _texts(live, thread)
    assert "It depends on who is asked." in last


async def test_quiet_students_stay_quiet_whatever_the_clock_does_and_take_up_where_they_stopped(
    live: LiveClass,
) -> None:
    thread = await post_question(live)
    live.students.change_pace(Pace.QUIET, now=live.clock.now())

    await live.clock.wait(timedelta(hours=3))

    assert not await live.clock.next_student()
    assert not _texts(live, thread)
    live.students.change_pace(Pace.CLOCK, now=live.clock.now())
    assert await live.clock.next_student()
    assert len(_texts(live, thread)) == 1


async def test_a_class_that_could_not_go_on_once_goes_on_the_next_time(
    live: LiveClass, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(thread_id: int) -> None:
        raise LookupError("no script")

    live.find_script = fail
    await post_question(live)
    before = live.clock.now()
    told = asyncio.Event()
    live.world.watchers.add(told.set)

    for _ in range(2):  # the first second finds the thread and fails; the next one passes
        told.clear()
        await told.wait()

    assert "did not go on by itself this time" in caplog.text
    assert "LookupError: no script" in caplog.text
    assert live.clock.now() > before


async def test_once_a_class_is_closed_nothing_more_happens_in_it(live: LiveClass) -> None:
    await live.world.close()
    before = live.clock.now()

    for doing in (
        live.clock.wait(timedelta(hours=1)),
        live.clock.wait_for_event(),
        live.clock.tick(),
        live.hands.send(live.teacher, live.stage.prompts_channel.id, "hello"),
    ):
        assert await refused(doing) == "This class is over. Reload the page for the one that has begun."
    assert live.clock.now() == before
