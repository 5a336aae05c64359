"""A summary as it is kept: without any student's words, which are found again in the posts when it is read back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Final

from bot.discussion.position import Position
from bot.discussion.summary import StatementKind, TalkMove

_DIGEST_BYTES: Final = 8


class Audience(StrEnum):
    """Whom a summary is for. The class's rests on nothing that was declared in private."""

    TEACHER = "teacher"
    CLASS = "class"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPost:
    """A post a summary was made from, and the digest of its text then; "" where it is deleted."""

    post_id: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptQuote:
    """Where quoted words stood in a post, and their digest."""

    post_id: int
    start: int
    end: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSide:
    """A side that was read from posts. What a student declared is not kept with a summary: they may withdraw it."""

    student_id: int
    position: Position
    post_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStatement:
    """A statement without words and without what follows from the rest.

    `position` is kept only where posts or declarations are counted by it; that of a quoted author (`has_side`) follows
    from the sides. `is_counted`: it tells a number of students.
    """

    kind: StatementKind
    cited_ids: tuple[int, ...] = ()
    quotes: tuple[KeptQuote, ...] = ()
    is_counted: bool = False
    has_side: bool = False
    position: Position | None = None
    moved_from: Position | None = None
    paragraph: int | None = None
    move: TalkMove | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptContent:
    """What a summary said.

    `dropped` are the kinds of the statements that had not held when it was made. `n_lost` is how many that had held
    are gone since, because their posts were edited or deleted; `is_changed` also where only a citation is.
    """

    made_by: str
    statements: tuple[KeptStatement, ...]
    posts: tuple[KeptPost, ...]
    sides: tuple[KeptSide, ...] = ()
    dropped: tuple[StatementKind, ...] = ()
    not_yet_heard: tuple[int, ...] = ()
    reads_stances: bool = True
    n_lost: int = 0
    is_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSummary:
    """A summary that was shown; `summary_id` is 0 until the store has given it one.

    `message_id` is the message it stands in: for the class in the prompt's thread, for the teacher in the teacher
    channel; None where it was shown to one person only. `n_changes` counts the changes of the thread's posts that the
    store has heard of.
    """

    prompt_id: int
    audience: Audience
    made_at: datetime
    content: KeptContent
    summary_id: int = 0
    message_id: int | None = None
    n_changes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedSummary:
    """A summary that is to be sent since its prompt was closed, and has not been yet."""

    prompt_id: int
    audience: Audience
    closed_at: datetime


def digest_words(post_id: int, words: str) -> str:
    """16 hexadecimal characters that tell whether words of a post are still the same."""
    return blake2b(f"{post_id}|{words}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
