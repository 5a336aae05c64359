"""A student joins the class's roster."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import Store
from bot.discussion.post import Student


async def enrol_student(school_class: SchoolClass, *, student_id: int, name: str, store: Store) -> bool:
    """True where the student is new, or back; one who had left is active again, under the present name."""
    return await store.enrol_student(school_class.class_id, Student(student_id=student_id, name=name))
