"""What a student wrote, and who the students are."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class StudentStatus(StrEnum):
    """Whether a student is still expected to take part."""

    ACTIVE = "active"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Student:
    """A student on a class's roster; `name` is the name shown in the server when last seen."""

    student_id: int
    name: str
    status: StudentStatus = StudentStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message of a student in a prompt's thread.

    A deleted post keeps its id, author and times, so that replies to it still make sense; its text is
    the empty string everywhere, the database included. `reply_to_id` is the message Discord says it
    answers (which may be the prompt card or a teacher's message, and then is no known post).
    """

    post_id: int
    prompt_id: int
    author_id: int
    text: str
    posted_at: datetime
    reply_to_id: int | None = None
    mentioned_ids: tuple[int, ...] = ()
    edited_at: datetime | None = None
    deleted_at: datetime | None = None

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def n_words(self) -> int:
        return len(self.text.split())
