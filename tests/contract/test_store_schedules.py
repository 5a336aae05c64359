"""What every Store does with schedules and occurrences, on SQLite and in memory alike."""

from dataclasses import replace
from datetime import time

from bot.classroom.class_settings import Weekday
from bot.classroom.ports import Store
from bot.classroom.schedule import OccurrenceState, ScheduleKind
from tests.contract.keeping import keep_class
from tests.factories import MONDAY, instant, make_schedule


async def test_a_class_has_one_schedule_of_each_kind(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    await store.save_schedule(make_schedule(class_id=class_id, kind=ScheduleKind.WEEK))
    first = await store.save_schedule(make_schedule(class_id=class_id))

    second = await store.save_schedule(
        make_schedule(
            class_id=class_id,
            days=(Weekday.FRIDAY, Weekday.TUESDAY),
            at=time(18, 30),
            zone="Europe/Berlin",
            next_due_at=instant(days=1),
            is_active=False,
        )
    )

    assert second.schedule_id == first.schedule_id
    assert await store.find_schedule(class_id, ScheduleKind.PROMPT) == second
    assert await store.find_schedule(class_id + 1, ScheduleKind.PROMPT) is None


async def test_active_schedules_are_listed_by_when_they_are_due(store: Store) -> None:
    mine, other = (await keep_class(store)).class_id, (await keep_class(store, guild_id=2)).class_id
    later = await store.save_schedule(make_schedule(class_id=mine, next_due_at=instant(days=3)))
    sooner = await store.save_schedule(make_schedule(class_id=other, next_due_at=instant(days=1)))
    tied = await store.save_schedule(make_schedule(class_id=other, kind=ScheduleKind.WEEK, next_due_at=instant(days=1)))
    await store.save_schedule(make_schedule(class_id=mine, kind=ScheduleKind.WEEK, is_active=False))

    assert await store.list_active_schedules() == [sooner, tied, later]


async def test_an_occurrence_is_claimed_once_and_the_schedule_moves_on(store: Store) -> None:
    schedule = await store.save_schedule(make_schedule(class_id=(await keep_class(store)).class_id))

    occurrence = await store.claim_occurrence(
        schedule, due_at=MONDAY, next_due_at=instant(days=3), nonce="o1", at=instant(minutes=1)
    )

    assert occurrence is not None
    assert (occurrence.schedule_id, occurrence.class_id, occurrence.kind, occurrence.due_at, occurrence.nonce) == (
        schedule.schedule_id,
        schedule.class_id,
        schedule.kind,
        MONDAY,
        "o1",
    )
    assert (occurrence.state, occurrence.attempted_at) == (OccurrenceState.SENDING, instant(minutes=1))
    assert (occurrence.message_id, occurrence.reason) == (None, None)
    assert await store.list_active_schedules() == [replace(schedule, next_due_at=instant(days=3))]


async def test_claiming_again_gives_nothing(store: Store) -> None:
    schedule = await store.save_schedule(make_schedule(class_id=(await keep_class(store)).class_id))
    first = await store.claim_occurrence(schedule, due_at=MONDAY, next_due_at=instant(days=3), nonce="o1", at=MONDAY)

    again = await store.claim_occurrence(
        schedule, due_at=MONDAY, next_due_at=instant(days=7), nonce="o1", at=instant(minutes=5)
    )

    assert again is None
    assert await store.list_unfinished_occurrences() == [first]


async def test_a_schedule_changed_while_it_was_firing_keeps_the_change(store: Store) -> None:
    schedule = await store.save_schedule(make_schedule(class_id=(await keep_class(store)).class_id))
    await store.save_schedule(replace(schedule, next_due_at=instant(days=5)))

    await store.claim_occurrence(schedule, due_at=MONDAY, next_due_at=instant(days=3), nonce="o1", at=MONDAY)

    assert [s.next_due_at for s in await store.list_active_schedules()] == [instant(days=5)]


async def test_unfinished_occurrences_are_listed_by_when_they_were_due(store: Store) -> None:
    schedule = await store.save_schedule(make_schedule(class_id=(await keep_class(store)).class_id))
    claimed = [
        await store.claim_occurrence(
            schedule, due_at=instant(days=day), next_due_at=instant(days=9), nonce=f"o{day}", at=instant(days=8)
        )
        for day in (5, 2, 7, 3)
    ]
    fifth, second, seventh, third = claimed
    assert fifth is not None
    assert seventh is not None

    await store.finish_occurrence(fifth.occurrence_id, message_id=601)
    await store.finish_occurrence(seventh.occurrence_id, reason="the channel is gone")

    assert await store.list_unfinished_occurrences() == [second, third]


async def test_a_finished_occurrence_stays_finished(store: Store) -> None:
    schedule = await store.save_schedule(make_schedule(class_id=(await keep_class(store)).class_id))
    occurrence = await store.claim_occurrence(
        schedule, due_at=MONDAY, next_due_at=instant(days=3), nonce="o1", at=MONDAY
    )
    assert occurrence is not None

    await store.finish_occurrence(occurrence.occurrence_id, reason="too late")
    await store.finish_occurrence(occurrence.occurrence_id, message_id=601)
    await store.finish_occurrence(404, message_id=601)

    assert await store.list_unfinished_occurrences() == []
