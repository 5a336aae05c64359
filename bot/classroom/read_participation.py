"""What each student did against what was asked."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import Store
from bot.classroom.term import prompts_of_term
from bot.discussion.ledger import build_ledgers
from bot.discussion.participation import Ledger
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import PromptState


async def read_ledgers(
    school_class: SchoolClass, *, store: Store, student_id: int | None = None, prompt_id: int | None = None
) -> tuple[Ledger, ...]:
    """One ledger per posted prompt of this term and student, prompt by prompt, students by name.

    For one student: theirs only, whatever their status; for all: the active ones. For one prompt: its own only,
    whatever its term.
    """
    roster = await store.list_students(school_class.class_id)
    wanted = [
        student
        for student in roster
        if student.student_id == student_id or (student_id is None and student.status is StudentStatus.ACTIVE)
    ]
    ledgers: list[Ledger] = []
    prompts = await store.list_prompts(school_class.class_id)
    for prompt in prompts_of_term(school_class, prompts) if prompt_id is None else prompts:
        if prompt.state is not PromptState.POSTING and prompt_id in (None, prompt.prompt_id):
            ledgers += build_ledgers(wanted, prompt, await store.list_posts(prompt.prompt_id))
    return tuple(ledgers)


async def find_names(school_class: SchoolClass, *, store: Store) -> dict[int, str]:
    """The name of everybody on the roster, those who left included, by student id."""
    roster = await store.list_students(school_class.class_id)
    return {student.student_id: student.name for student in roster}
