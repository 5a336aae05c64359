"""The summary contract: every statement is a data object that cites the posts it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from bot.discussion.position import Position


class StatementKind(StrEnum):
    """What a statement claims; each kind has its own checks in verify.py and wording in the cards."""

    TOOK_PART = "took part"
    KEY_POINT = "key point"
    OPEN_QUESTION = "open question"
    UNANSWERED_POST = "unanswered post"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of one post: `text` stands verbatim in it, `author_id` wrote it."""

    post_id: int
    author_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim about the discussion, before any wording.

    `cited_ids` are the posts it rests on (at least one). `n_students`, where given, is the number of
    different authors among the cited posts. `position`, where given, is the position claimed for every
    quoted author.
    """

    kind: StatementKind
    cited_ids: tuple[int, ...]
    quotes: tuple[Quote, ...] = ()
    n_students: int | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedStatement:
    """A statement that failed verification, and why, in words for the log and the tests."""

    statement: Statement
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a summary draws on: posts and students among those of the thread (deleted posts not counted)."""

    n_posts_cited: int
    n_posts: int
    n_students_cited: int
    n_students: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSummary:
    """A maker's unverified statements about one thread, in the order to be shown.

    `made_by` is "rules" or a model's name.
    """

    prompt_id: int
    statements: tuple[Statement, ...]
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A verified summary: only what passed, what was dropped, and whose voice is missing.

    `not_yet_heard` are roster students with no post; `not_drawn_on` are students who posted but whom no
    statement cites. Both are ids, in roster order.
    """

    prompt_id: int
    statements: tuple[Statement, ...]
    dropped: tuple[DroppedStatement, ...]
    coverage: Coverage
    not_yet_heard: tuple[int, ...]
    not_drawn_on: tuple[int, ...]
    made_by: str

    @property
    def n_checked(self) -> int:
        return len(self.statements) + len(self.dropped)
