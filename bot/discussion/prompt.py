"""A question posted to a class, and what it asks of each student."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.essay.pack import Question


class PromptState(StrEnum):
    """POSTING until Discord has it (a crash in between is resumed), then OPEN, then CLOSED."""

    POSTING = "posting"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """What a prompt asks of each student. Days count from the day of posting; due at 23:59 local."""

    n_responses: int = 1
    n_replies: int = 2
    different_classmates: bool = True
    response_due_days: int = 3
    replies_due_days: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A posted (or about to be posted) question. `nonce` is ≤ 25 characters and never reused.

    The prompt card is a message in `channel_id` (in a forum it lies in the thread itself); students
    write in `thread_id`. Both message and thread are None while the state is POSTING.
    """

    prompt_id: int
    class_id: int
    pack_id: str
    question: Question
    number: int
    n_questions: int
    state: PromptState
    channel_id: int
    nonce: str
    created_at: datetime
    response_due_at: datetime
    replies_due_at: datetime
    requirement: Requirement
    message_id: int | None = None
    thread_id: int | None = None
    posted_at: datetime | None = None
    closed_at: datetime | None = None
