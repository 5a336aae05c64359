"""A class: which channels and roles it uses, its time zone, its week, what it asks of students."""

from dataclasses import dataclass, field
from datetime import datetime, time
from enum import IntEnum

from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Requirement


class Weekday(IntEnum):
    """Days as `datetime.weekday()` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolClass:
    """The people who discuss together. `class_id` is 0 until the store has given it one.

    A class is ready when a teacher role, a prompts channel and a teacher channel are chosen and someone
    who manages the server has confirmed the students' age; until then nothing is posted or recorded.
    `student_role_id` None means: everyone who is neither a teacher nor a bot. `term_started_at` None means: the first
    term. `closing_summary` is who gets a summary when a question is closed, None: nobody. The teacher is the default:
    nothing is shown to the class that a teacher has not seen.
    """

    class_id: int = 0
    guild_id: int
    name: str
    pack_id: str
    zone: str = "UTC"
    teacher_role_id: int | None = None
    student_role_id: int | None = None
    prompts_channel_id: int | None = None
    teacher_channel_id: int | None = None
    week_day: Weekday = Weekday.MONDAY
    week_time: time = time(7, 0)
    requirement: Requirement = field(default_factory=Requirement)
    age_confirmed_by_id: int | None = None
    age_confirmed_at: datetime | None = None
    notice_message_id: int | None = None
    term_started_at: datetime | None = None
    closing_summary: Audience | None = Audience.TEACHER

    @property
    def missing_settings(self) -> tuple[str, ...]:
        """What still has to be chosen in /setup, in words; empty when the class is ready."""
        wanted = {
            "the teacher role": self.teacher_role_id,
            "the prompts channel": self.prompts_channel_id,
            "the teacher channel": self.teacher_channel_id,
            "the confirmation of the students' age": self.age_confirmed_at,
        }
        return tuple(name for name, value in wanted.items() if value is None)

    @property
    def is_ready(self) -> bool:
        return not self.missing_settings
