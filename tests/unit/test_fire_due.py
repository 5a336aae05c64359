"""What the clock asks for, each exactly once whatever happens in between."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.classroom.duty import Duty
from bot.classroom.fire_due import fire_due
from bot.classroom.schedule import ScheduleKind
from bot.classroom.schedule_prompts import schedule_prompts
from bot.classroom.set_up_class import change_class
from bot.discussion.prompt import PromptState
from bot.discussion.rules.maker import RulesMaker
from bot.errors import MissingPermissionError, ServerUnavailableError
from tests.factories import PROMPTS_CHANNEL_ID, make_class, make_pack, make_prompt
from tests.fake_server import FakeClock, FakeServer
from tests.memory_store import MemoryStore


@pytest.fixture
def duty() -> Duty:
    pack = make_pack(n_questions=3)
    return Duty(
        packs={pack.id: pack},
        store=MemoryStore(),
        server=FakeServer(),
        clock=FakeClock(),
        maker=RulesMaker(),
        late_limit=timedelta(hours=12),
    )


def server_of(duty: Duty) -> FakeServer:
    assert isinstance(duty.server, FakeServer)
    return duty.server


def clock_of(duty: Duty) -> FakeClock:
    assert isinstance(duty.clock, FakeClock)
    return duty.clock


async def make_ready(duty: Duty) -> SchoolClass:
    """A class whose weekly summary is due on Sundays at 18:00 UTC."""
    school_class = replace(make_class(0), week_day=Weekday.SUNDAY, week_time=time(18))
    return await change_class(school_class, store=duty.store, clock=duty.clock)


async def schedule_tuesdays(duty: Duty) -> None:
    """Questions every Tuesday and Thursday at 16:00 UTC; it is Monday, 09:00."""
    school_class = await make_ready(duty)
    await schedule_prompts(
        school_class, days=(Weekday.TUESDAY, Weekday.THURSDAY), at=time(16), store=duty.store, clock=duty.clock
    )


async def test_nothing_is_sent_before_it_is_due(duty: Duty) -> None:
    await schedule_tuesdays(duty)

    come_back_at = await fire_due(duty)

    assert server_of(duty).n_sent == 0
    assert come_back_at == clock_of(duty).now() + timedelta(days=1, hours=7)


async def test_scheduled_questions_walk_through_the_pack(duty: Duty) -> None:
    await schedule_tuesdays(duty)

    for _ in range(4):
        clock_of(duty).move(days=1)
        clock_of(duty).time = clock_of(duty).time.replace(hour=16)
        await fire_due(duty)

    prompts = await duty.store.list_prompts(1)
    assert [prompt.question.id for prompt in prompts] == ["q1", "q2"]
    assert {prompt.state for prompt in prompts} == {PromptState.OPEN}


async def test_looking_twice_at_the_same_moment_posts_once(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    clock_of(duty).move(days=1, hours=8)

    await fire_due(duty)
    await fire_due(duty)

    assert server_of(duty).n_sent == 1


async def test_an_answer_lost_on_the_way_does_not_double_the_question(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    clock_of(duty).move(days=1, hours=8)
    server_of(duty).error, server_of(duty).fails_after_sending = ServerUnavailableError("down"), True
    await fire_due(duty)

    server_of(duty).error = None
    clock_of(duty).move(minutes=5)
    await fire_due(duty)

    [prompt] = await duty.store.list_prompts(1)
    assert server_of(duty).n_sent == 1
    assert prompt.message_id == 9_001
    assert await duty.store.list_unfinished_occurrences() == []


async def test_a_crash_before_sending_does_not_lose_the_question(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    clock_of(duty).move(days=1, hours=8)
    server_of(duty).error = ServerUnavailableError("down")
    await fire_due(duty)

    server_of(duty).error = None
    clock_of(duty).move(hours=1)
    await fire_due(duty)

    [prompt] = await duty.store.list_prompts(1)
    assert prompt.state is PromptState.OPEN
    assert server_of(duty).n_sent == 1


async def test_a_missing_permission_is_told_once_and_the_question_waits(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    clock_of(duty).move(days=1, hours=8)
    server_of(duty).error = MissingPermissionError(permission="Create Public Threads", channel_id=PROMPTS_CHANNEL_ID)

    for _ in range(5):
        await fire_due(duty)
        clock_of(duty).move(minutes=3)
    waiting = await fire_due(duty)
    server_of(duty).error = None
    clock_of(duty).move(minutes=3)
    await fire_due(duty)

    [notice] = server_of(duty).notices
    assert "Create Public Threads" in notice
    assert waiting is not None
    assert waiting - clock_of(duty).now() <= timedelta(minutes=1)
    assert [prompt.state for prompt in await duty.store.list_prompts(1)] == [PromptState.OPEN]


async def test_a_question_due_long_ago_is_left_out_and_the_teacher_told(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    clock_of(duty).move(days=2, hours=12)

    await fire_due(duty)

    assert server_of(duty).n_sent == 0
    assert "left out" in server_of(duty).notices[0]


async def test_an_exhausted_pack_is_said_and_not_tried_again(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    for _ in range(14):
        clock_of(duty).move(days=1)
        clock_of(duty).time = clock_of(duty).time.replace(hour=16)
        await fire_due(duty)

    assert len(await duty.store.list_prompts(1)) == 3
    assert any("Every question" in notice for notice in server_of(duty).notices)
    assert await duty.store.list_unfinished_occurrences() == []


async def test_the_weekly_summary_is_sent_once_and_covers_the_week_before(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    for _ in range(7):
        clock_of(duty).move(days=1)
        clock_of(duty).time = clock_of(duty).time.replace(hour=18)
        await fire_due(duty)

    [report] = server_of(duty).weeks.values()
    assert report.week.ends_at - report.week.starts_at == timedelta(days=7)
    assert report.week.ends_at.weekday() == Weekday.SUNDAY
    assert [week.prompt.question.id for week in report.prompts] == ["q1", "q2"]


async def test_a_weekly_summary_that_arrived_before_the_crash_is_not_sent_again(duty: Duty) -> None:
    await make_ready(duty)
    clock_of(duty).move(days=6, hours=9)
    server_of(duty).error, server_of(duty).fails_after_sending = ServerUnavailableError("down"), True
    await fire_due(duty)

    server_of(duty).error = None
    clock_of(duty).move(minutes=5)
    await fire_due(duty)

    assert server_of(duty).n_sent == 1
    assert await duty.store.list_unfinished_occurrences() == []


async def test_a_prompt_posted_by_hand_that_was_cut_off_is_delivered_later(duty: Duty) -> None:
    school_class = await make_ready(duty)
    waiting = make_prompt(0, class_id=school_class.class_id, state=PromptState.POSTING)
    await duty.store.add_prompt(replace(waiting, created_at=clock_of(duty).now()))

    await fire_due(duty)
    n_at_once = server_of(duty).n_sent
    clock_of(duty).move(minutes=3)
    await fire_due(duty)

    assert (n_at_once, server_of(duty).n_sent) == (0, 1)


async def test_a_change_of_zone_moves_the_schedule_along(duty: Duty) -> None:
    await schedule_tuesdays(duty)
    school_class = await duty.store.find_class(1)
    assert school_class is not None

    await change_class(replace(school_class, zone="America/Chicago"), store=duty.store, clock=duty.clock)

    schedule = await duty.store.find_schedule(1, ScheduleKind.PROMPT)
    assert schedule is not None
    assert schedule.next_due_at == clock_of(duty).now() + timedelta(days=1, hours=13)
