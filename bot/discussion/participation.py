"""Counting what each student did against what a prompt asks: the ledger behind every number shown."""

from dataclasses import dataclass
from enum import StrEnum

from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt


class PostKind(StrEnum):
    """RESPONSE = first-level answer; REPLY = answer to a classmate's post; ADDITION = continues one's own post."""

    RESPONSE = "response"
    REPLY = "reply"
    ADDITION = "addition"


class Standing(StrEnum):
    """Where a student stands on one prompt. LATE = everything asked is there, some of it after it was due."""

    COMPLETE = "complete"
    LATE = "late"
    PARTLY = "partly"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One post and what it earned. `to_student_id` is set for replies; `why_not` says why it does not count."""

    post: Post
    kind: PostKind
    is_on_time: bool
    to_student_id: int | None = None
    why_not: str | None = None

    @property
    def counts(self) -> bool:
        return self.why_not is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One student's posts in one prompt's thread, in time order, and what they add up to.

    Numbers are of entries that count, capped at nothing: a student may do more than is asked.
    """

    student: Student
    prompt: Prompt
    entries: tuple[LedgerEntry, ...]
    n_responses: int
    n_replies: int
    n_late: int
    standing: Standing
