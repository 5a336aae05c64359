"""Starting a new term: the pack from its first question, an empty roster; what was written stays where it is."""

from dataclasses import dataclass
from datetime import datetime

from bot.classroom.class_settings import SchoolClass
from bot.classroom.close_prompt import close_prompt
from bot.classroom.duty import LEASE
from bot.classroom.ports import ClassServer, Clock, Store
from bot.classroom.schedule import ScheduleKind
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import NotReadyError
from bot.essay.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlan:
    """What a new term with `pack` would change: who leaves the roster, which questions are closed.

    `next_question_at` is when the schedule asks its next question, None where none is set.
    """

    school_class: SchoolClass
    pack: Pack
    n_students: int
    open_prompts: tuple[Prompt, ...]
    next_question_at: datetime | None


def term_version(school_class: SchoolClass) -> int:
    """A number that is another one in every term: when it began in UTC epoch milliseconds, 0 for the first."""
    began_at = school_class.term_started_at
    return 0 if began_at is None else round(began_at.timestamp() * 1000)


async def plan_term(school_class: SchoolClass, pack: Pack, *, store: Store) -> TermPlan:
    """What `start_term` would do now. Nothing is changed."""
    roster = await store.list_students(school_class.class_id)
    prompts = await store.list_prompts(school_class.class_id)
    schedule = await store.find_schedule(school_class.class_id, ScheduleKind.PROMPT)
    return TermPlan(
        school_class=school_class,
        pack=pack,
        n_students=sum(student.status is StudentStatus.ACTIVE for student in roster),
        open_prompts=tuple(prompt for prompt in prompts if prompt.state is PromptState.OPEN),
        next_question_at=schedule.next_due_at if schedule and schedule.is_active else None,
    )


async def start_term(
    school_class: SchoolClass, pack: Pack, *, version: int, store: Store, server: ClassServer, clock: Clock
) -> SchoolClass | None:
    """The class in its new term; None, with nothing done, where the term of this `version` is over already.

    Open questions are closed first. Raises ServerError where one cannot be, NotReadyError where one is just being
    posted: the old term goes on then, and starting again closes the rest. A question that has long waited for Discord
    is dropped.
    """
    if version != term_version(school_class):
        return None
    # What is posted from now on, while threads are being closed, is of the new term.
    now = clock.now()
    prompts = await store.list_prompts(school_class.class_id)
    waiting = [prompt for prompt in prompts if prompt.state is PromptState.POSTING]
    if on_its_way := next((prompt for prompt in waiting if now - prompt.created_at < LEASE), None):
        raise NotReadyError(
            f"Question {on_its_way.number} is being posted at this moment. Start the new term in two minutes."
        )
    for prompt in prompts:
        if prompt.state is PromptState.OPEN:
            await close_prompt(prompt, store=store, server=server, clock=clock)
    for prompt in waiting:
        await store.drop_prompt(prompt.prompt_id)
    return await store.start_term(school_class.class_id, pack_id=pack.id, after=school_class.term_started_at, at=now)
