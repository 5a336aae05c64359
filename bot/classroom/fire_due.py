"""What the clock asks for: scheduled questions and summaries, each exactly once, and summaries put right."""

from dataclasses import replace
from datetime import datetime

from bot.classroom.catch_up import catch_up_prompt
from bot.classroom.class_settings import SchoolClass
from bot.classroom.duty import GIVE_UP_AFTER, LEASE, RETRY_AFTER, Duty, tell_once
from bot.classroom.keep_packs import packs_of
from bot.classroom.post_prompt import deliver_prompt, make_nonce, post_prompt
from bot.classroom.report_week import choose_week, make_week_report
from bot.classroom.review_summaries import review_summaries
from bot.classroom.schedule import Occurrence, Schedule, ScheduleKind, next_due
from bot.classroom.send_owed_summaries import send_owed_summaries
from bot.discussion.prompt import PromptState
from bot.errors import HarknessError, ServerError
from bot.essay.pack import Pack
from bot.report.participation_csv import render_participation_csv


async def fire_due(duty: Duty) -> datetime | None:
    """Do everything that is due. Returns when to come back at the latest, or None where nothing is planned."""
    waiting = await _resume(duty)
    for schedule in await duty.store.list_active_schedules():
        while schedule.next_due_at <= duty.clock.now():
            schedule, finished = await _fire(schedule, duty)
            waiting = waiting or not finished
    waiting |= await send_owed_summaries(duty)
    waiting |= await review_summaries(duty)
    upcoming = [schedule.next_due_at for schedule in await duty.store.list_active_schedules()]
    if waiting:
        upcoming.append(duty.clock.now() + RETRY_AFTER)
    return min(upcoming, default=None)


async def _fire(schedule: Schedule, duty: Duty) -> tuple[Schedule, bool]:
    """The schedule moved on past its due instant, and whether the occurrence is finished."""
    due_at, now = schedule.next_due_at, duty.clock.now()
    following = next_due(days=schedule.days, at=schedule.at, zone=schedule.zone, after=due_at)
    nonce = make_nonce(schedule.schedule_id, schedule.kind, due_at.isoformat())
    occurrence = await duty.store.claim_occurrence(schedule, due_at=due_at, next_due_at=following, nonce=nonce, at=now)
    moved = replace(schedule, next_due_at=following)
    if occurrence is None:
        return moved, True
    if now - due_at > duty.late_limit:
        await _skip(occurrence, "it fell due while I was away", duty)
        return moved, True
    return moved, await _try(occurrence, may_be_there=False, duty=duty)


async def _resume(duty: Duty) -> bool:
    """Look into deliveries a crash or a fault left unfinished. True where some still are."""
    is_waiting = False
    for occurrence in await duty.store.list_unfinished_occurrences():
        age = duty.clock.now() - occurrence.attempted_at
        if age < LEASE:
            is_waiting = True
        elif age > GIVE_UP_AFTER:
            await _skip(occurrence, "Discord would not let me for a week", duty)
        else:
            is_waiting |= not await _try(occurrence, may_be_there=True, duty=duty)
    return await _resume_prompts(duty) or is_waiting


async def _resume_prompts(duty: Duty) -> bool:
    """Deliver prompts posted by hand that were cut off. True where some still wait."""
    scheduled = {occurrence.nonce for occurrence in await duty.store.list_unfinished_occurrences()}
    is_waiting = False
    for school_class in await duty.store.list_classes():
        for prompt in await duty.store.list_prompts(school_class.class_id):
            if prompt.state is not PromptState.POSTING or prompt.nonce in scheduled:
                continue
            if duty.clock.now() - prompt.created_at < LEASE:
                is_waiting = True
                continue
            try:
                opened = await deliver_prompt(
                    prompt,
                    school_class,
                    may_be_there=True,
                    store=duty.store,
                    server=duty.server,
                    clock=duty.clock,
                )
                await catch_up_prompt(opened, school_class, store=duty.store, server=duty.server, clock=duty.clock)
            except ServerError as error:
                await tell_once(f"prompt:{prompt.prompt_id}", school_class, str(error), duty)
                is_waiting = True
    return is_waiting


async def _try(occurrence: Occurrence, *, may_be_there: bool, duty: Duty) -> bool:
    """Whether the occurrence is finished now: sent, or skipped for a reason that trying again cannot mend."""
    school_class = await duty.store.find_class(occurrence.class_id)
    if school_class is None or not school_class.is_ready:
        await duty.store.finish_occurrence(occurrence.occurrence_id, reason="the class is not set up")
        return True
    try:
        if occurrence.kind is ScheduleKind.PROMPT:
            message_id = await _post_scheduled(occurrence, school_class, may_be_there, duty)
        else:
            message_id = await _send_week(occurrence, school_class, may_be_there, duty)
    except ServerError as error:
        text = f"{_what(occurrence)} is waiting. {error} I keep trying."
        await tell_once(f"occurrence:{occurrence.occurrence_id}", school_class, text, duty)
        return False
    except HarknessError as error:
        await _skip(occurrence, str(error), duty)
        return True
    await duty.store.finish_occurrence(occurrence.occurrence_id, message_id=message_id)
    return True


async def _post_scheduled(occurrence: Occurrence, school_class: SchoolClass, may_be_there: bool, duty: Duty) -> int:
    prompts = await duty.store.list_prompts(school_class.class_id)
    prompt = next((known for known in prompts if known.nonce == occurrence.nonce), None)
    if prompt is None:
        prompt = await post_prompt(
            school_class,
            pack=await _find_pack(school_class, duty),
            nonce=occurrence.nonce,
            store=duty.store,
            server=duty.server,
            clock=duty.clock,
        )
    elif prompt.state is PromptState.POSTING:
        prompt = await deliver_prompt(
            prompt,
            school_class,
            may_be_there=may_be_there,
            store=duty.store,
            server=duty.server,
            clock=duty.clock,
        )
        await catch_up_prompt(prompt, school_class, store=duty.store, server=duty.server, clock=duty.clock)
    return prompt.message_id or 0


async def _send_week(occurrence: Occurrence, school_class: SchoolClass, may_be_there: bool, duty: Duty) -> int:
    if may_be_there:
        found = await duty.server.find_week(school_class, nonce=occurrence.nonce, since=occurrence.attempted_at)
        if found is not None:
            return found
    week = choose_week(school_class, now=occurrence.due_at)
    report = await make_week_report(
        school_class, week, packs=duty.packs, store=duty.store, server=duty.server, maker=duty.maker
    )
    return await duty.server.send_week(
        report,
        school_class,
        participation_csv=render_participation_csv(report),
        nonce=occurrence.nonce,
    )


async def _find_pack(school_class: SchoolClass, duty: Duty) -> Pack:
    packs = await packs_of(school_class, shipped=duty.packs, store=duty.store)
    pack = packs.get(school_class.pack_id)
    if pack is None:
        raise HarknessError(f"the pack `{school_class.pack_id}` is no longer there; choose another with `/pack use`")
    return pack


def _what(occurrence: Occurrence) -> str:
    due = f"<t:{int(occurrence.due_at.timestamp())}:F>"
    name = "question" if occurrence.kind is ScheduleKind.PROMPT else "weekly summary"
    return f"The {name} due {due}"


async def _skip(occurrence: Occurrence, reason: str, duty: Duty) -> None:
    await duty.store.finish_occurrence(occurrence.occurrence_id, reason=reason)
    school_class = await duty.store.find_class(occurrence.class_id)
    if school_class is not None:
        hint = "`/prompt post`" if occurrence.kind is ScheduleKind.PROMPT else "`/week`"
        text = f"{_what(occurrence)} was left out: {reason.rstrip('.')}. {hint} does it by hand."
        await tell_once(f"occurrence:{occurrence.occurrence_id}:skipped", school_class, text, duty)
