"""The summary contract: every statement is a data object that cites the posts it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from bot.discussion.position import Position


class StatementKind(StrEnum):
    """What a statement claims; each kind has its own checks in verify.py and its own wording."""

    TOOK_PART = "took part"
    DECLARED = "declared position"
    MOVED = "change of position"
    READ_STANCE = "position read from posts"
    KEY_POINT = "key point"
    COMMON_GROUND = "common ground"
    CRUX = "crux"
    OPEN_QUESTION = "open question"
    UNANSWERED_OBJECTION = "unanswered objection"
    PARAGRAPH_USED = "paragraph used"
    UNSUPPORTED_CLAIM = "unsupported claim"
    TALK_MOVE = "talk move"


class TalkMove(StrEnum):
    """What a teacher can say next. **Source:** the nine moves of Accountable Talk (inquiryproject.terc.edu)."""

    SAY_MORE = "Say more"
    REPHRASE = "Who can rephrase?"
    EVIDENCE = "Asking for evidence"
    CHALLENGE = "Challenge or counterexample"
    AGREE_OR_DISAGREE = "Agree or disagree, and why?"
    ADD_ON = "Add on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of one post: `text` stands verbatim in it, `author_id` wrote it."""

    post_id: int
    author_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim about the discussion, before any wording.

    `cited_ids` are the posts it rests on: at least one, except where it tells of declared positions, which rest on
    what `student_ids` declared. `n_students`, where given, is the number of different authors among the cited posts,
    or of `student_ids`. `position`, where given, is claimed of every quoted author and of all `student_ids`;
    `moved_from` is what these declared first. `paragraph` is the ¶ a PARAGRAPH_USED tells of, `move` the TALK_MOVE.
    """

    kind: StatementKind
    cited_ids: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()
    n_students: int | None = None
    position: Position | None = None
    student_ids: tuple[int, ...] = ()
    moved_from: Position | None = None
    paragraph: int | None = None
    move: TalkMove | None = None


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

    `made_by` is "rules" or a model's name; `reads_stances` is False where the posts are in a language the maker
    does not know: then there are quotes and structure only.
    """

    prompt_id: int
    statements: tuple[Statement, ...]
    made_by: str
    reads_stances: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A verified summary: only what passed, what was dropped, and whose voice is missing.

    `not_yet_heard` are roster students with no post; `not_drawn_on` are students who posted but whom no
    statement cites: ids, in roster order. `left_alone_ids` are posts that say something, that no classmate has
    answered and no statement cites, oldest first. `unused_paragraphs` are those of the essay no post points to.
    """

    prompt_id: int
    statements: tuple[Statement, ...]
    dropped: tuple[DroppedStatement, ...]
    coverage: Coverage
    not_yet_heard: tuple[int, ...]
    not_drawn_on: tuple[int, ...]
    made_by: str
    left_alone_ids: tuple[int, ...] = ()
    unused_paragraphs: tuple[int, ...] = ()
    reads_stances: bool = True

    @property
    def n_checked(self) -> int:
        return len(self.statements) + len(self.dropped)

    def of_kind(self, *kinds: StatementKind) -> tuple[Statement, ...]:
        """The statements of these kinds, in the summary's order."""
        return tuple(statement for statement in self.statements if statement.kind in kinds)
