"""The weekly summary: gathered, and sent to the teacher channel."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Store
from bot.classroom.read_thread import read_thread
from bot.classroom.schedule import previous_due
from bot.classroom.term import list_prompts_of_term
from bot.discussion.maker import Maker
from bot.discussion.post import Student, StudentStatus
from bot.errors import NotReadyError
from bot.essay.pack import Pack
from bot.report.week import Week, WeekReport
from bot.report.week_report import build_week_report


def choose_week(school_class: SchoolClass, *, now: datetime, weeks_back: int = 0) -> Week:
    """The week up to `now`, from the last weekly summary on; or, with `weeks_back`, an earlier whole one."""
    days, at, zone = (school_class.week_day,), school_class.week_time, school_class.zone
    ends_at = now
    for _ in range(weeks_back):
        ends_at = previous_due(days=days, at=at, zone=zone, before=ends_at)
    return Week(starts_at=previous_due(days=days, at=at, zone=zone, before=ends_at), ends_at=ends_at, zone=zone)


async def make_week_report(
    school_class: SchoolClass,
    week: Week,
    *,
    packs: Mapping[str, Pack],
    store: Store,
    server: ClassServer,
    maker: Maker,
) -> WeekReport:
    """What happened in the week, every statement verified. Students who left the server are noted as such first.

    Only the present term counts. Raises NotReadyError for a week that was over when it began.
    """
    began_at = school_class.term_started_at
    if began_at is not None and week.ends_at <= began_at:
        raise NotReadyError(
            f"That week was before the new term, which began <t:{int(began_at.timestamp())}:f>; I report on this term."
        )
    students = await _note_departures(school_class, store=store, server=server)
    prompts = await list_prompts_of_term(school_class, store=store)
    threads = [await read_thread(prompt, packs=packs, store=store) for prompt in prompts]
    return await asyncio.to_thread(
        build_week_report,
        class_name=school_class.name,
        week=week,
        previous_starts_at=choose_week(school_class, now=week.starts_at).starts_at,
        threads=threads,
        students=students,
        maker=maker,
    )


async def _note_departures(school_class: SchoolClass, *, store: Store, server: ClassServer) -> Sequence[Student]:
    roster = await store.list_students(school_class.class_id)
    active = [student for student in roster if student.status is StudentStatus.ACTIVE]
    gone = set(await server.list_departed(school_class.guild_id, [student.student_id for student in active]))
    if not gone:
        return roster
    for student in active:
        if student.student_id in gone:
            left = Student(student_id=student.student_id, name=student.name, status=StudentStatus.LEFT)
            await store.enrol_student(school_class.class_id, left)
    return await store.list_students(school_class.class_id)
