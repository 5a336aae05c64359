"""Walking through the pack by itself, on chosen days at a chosen time."""

from dataclasses import replace
from datetime import time

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.classroom.ports import Clock, Store
from bot.classroom.schedule import Schedule, ScheduleKind, next_due
from bot.errors import NotReadyError


async def schedule_prompts(
    school_class: SchoolClass, *, days: tuple[Weekday, ...], at: time, store: Store, clock: Clock
) -> Schedule:
    """The schedule as kept, replacing an earlier one. Raises NotReadyError where the class is not set up."""
    if not school_class.is_ready:
        missing = ", ".join(school_class.missing_settings)
        raise NotReadyError(f"Before questions can be scheduled, choose in `/setup`: {missing}.")
    return await store.save_schedule(
        Schedule(
            class_id=school_class.class_id,
            kind=ScheduleKind.PROMPT,
            days=days,
            at=at,
            zone=school_class.zone,
            next_due_at=next_due(days=days, at=at, zone=school_class.zone, after=clock.now()),
        )
    )


async def pause_prompts(school_class: SchoolClass, *, store: Store) -> bool:
    """True where a running schedule of questions was paused."""
    schedule = await store.find_schedule(school_class.class_id, ScheduleKind.PROMPT)
    if schedule is None or not schedule.is_active:
        return False
    await store.save_schedule(replace(schedule, is_active=False))
    return True
