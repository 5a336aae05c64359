"""Setting a class up, and changing what was set."""

from dataclasses import replace
from zoneinfo import ZoneInfo, available_timezones

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Clock, Store
from bot.classroom.schedule import Schedule, ScheduleKind, next_due
from bot.errors import BadInputError


async def open_setup(guild_id: int, guild_name: str, *, pack_id: str, store: Store) -> SchoolClass:
    """The guild's class, made with default settings where there is none yet."""
    found = await store.find_class_of_guild(guild_id)
    return found or await store.save_class(SchoolClass(guild_id=guild_id, name=guild_name, pack_id=pack_id))


async def change_class(school_class: SchoolClass, *, store: Store, clock: Clock) -> SchoolClass:
    """The class as saved, its schedules moved along with its zone and its weekly summary's day and time."""
    kept = await store.save_class(school_class)
    await _keep_week_schedule(kept, store=store, clock=clock)
    prompts = await store.find_schedule(kept.class_id, ScheduleKind.PROMPT)
    if prompts and prompts.zone != kept.zone:
        due = next_due(days=prompts.days, at=prompts.at, zone=kept.zone, after=clock.now())
        await store.save_schedule(replace(prompts, zone=kept.zone, next_due_at=due))
    return kept


async def confirm_age(school_class: SchoolClass, *, by_id: int, store: Store, clock: Clock) -> SchoolClass:
    """The class with the confirmation, by whom and when, that its students are old enough for Discord."""
    confirmed = replace(school_class, age_confirmed_by_id=by_id, age_confirmed_at=clock.now())
    return await change_class(confirmed, store=store, clock=clock)


async def announce_class(school_class: SchoolClass, *, store: Store, server: ClassServer) -> SchoolClass:
    """The class as saved, told in its channel what is kept and how to join. Raises ServerError."""
    message_id = await server.post_class_notice(school_class)
    return await store.save_class(replace(school_class, notice_message_id=message_id))


def parse_zone(text: str) -> str:
    """The IANA zone meant by `text`, whatever its case, with blanks for underscores. Raises BadInputError."""
    wanted = text.strip().replace(" ", "_").casefold()
    by_name = {name.casefold(): name for name in available_timezones()}
    cities = {name.rpartition("/")[2].casefold(): name for name in sorted(available_timezones()) if "/" in name}
    found = by_name.get(wanted) or cities.get(wanted)
    if found is None:
        raise BadInputError(
            f"I do not know the time zone “{text.strip()[:60]}”. Write it as a region and a city, "
            "for example `America/Chicago` or `Europe/Berlin`."
        )
    return ZoneInfo(found).key


async def _keep_week_schedule(school_class: SchoolClass, *, store: Store, clock: Clock) -> None:
    days, at, zone = (school_class.week_day,), school_class.week_time, school_class.zone
    kept = await store.find_schedule(school_class.class_id, ScheduleKind.WEEK)
    if kept and (kept.days, kept.at, kept.zone, kept.is_active) == (days, at, zone, school_class.is_ready):
        return
    await store.save_schedule(
        Schedule(
            class_id=school_class.class_id,
            kind=ScheduleKind.WEEK,
            days=days,
            at=at,
            zone=zone,
            next_due_at=next_due(days=days, at=at, zone=zone, after=clock.now()),
            is_active=school_class.is_ready,
        )
    )
