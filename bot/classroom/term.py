"""The class's present term: which questions belong to it, and whom a question was put to."""

from collections.abc import Iterable, Sequence

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import Store
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt


def is_of_term(school_class: SchoolClass, prompt: Prompt) -> bool:
    """True where the prompt was made in the class's present term; in its first term, every prompt was."""
    return school_class.term_started_at is None or prompt.created_at >= school_class.term_started_at


def prompts_of_term(school_class: SchoolClass, prompts: Iterable[Prompt]) -> list[Prompt]:
    """Those of the class's prompts that belong to its present term, as they come."""
    return [prompt for prompt in prompts if is_of_term(school_class, prompt)]


async def list_prompts_of_term(school_class: SchoolClass, *, store: Store) -> list[Prompt]:
    """The prompts of the class's present term in any state, by prompt_id."""
    return prompts_of_term(school_class, await store.list_prompts(school_class.class_id))


async def list_students_asked(prompt: Prompt, posts: Sequence[Post], *, store: Store) -> list[Student]:
    """The roster for a prompt with these posts, by name: that of the class.

    Of a prompt of an earlier term, whose roster is gone, only those who wrote: this term's were never asked it.
    """
    students = await store.list_students(prompt.class_id)
    school_class = await store.find_class(prompt.class_id)
    if school_class is None or is_of_term(school_class, prompt):
        return students
    author_ids = {post.author_id for post in posts}
    return [student for student in students if student.student_id in author_ids]
