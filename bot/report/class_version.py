"""What of a summary the class may see, and what its students are called there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.discussion.position import NO_SIDES
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.text.visible import shorten, strip_invisible

NOBODY_S = frozenset({StatementKind.UNANSWERED_OBJECTION, StatementKind.TOOK_PART})
"""In the class's version nobody is named here: what is left to do is left to everybody, and posts are not counted."""

_FOR_TEACHERS = frozenset(
    {StatementKind.DECLARED, StatementKind.MOVED, StatementKind.UNSUPPORTED_CLAIM, StatementKind.TALK_MOVE}
)
_TELLS_SIDES = frozenset({StatementKind.READ_STANCE, StatementKind.COMMON_GROUND})
_LONGEST_NAME = 32


def class_version(found: ThreadSummary) -> ThreadSummary:
    """The summary without what was declared in private, what only a teacher can use, and whose voice is missing.

    Where anybody's side is known because they declared it, nothing tells of anybody's side, the order of the points
    included: "same as Amina" would tell Amina's.
    """
    is_private = any(side.is_declared for side in found.sides.values())
    statements = tuple(statement for statement in found.summary.statements if statement.kind not in _FOR_TEACHERS)
    return ThreadSummary(
        thread=found.thread.without_positions(),
        summary=replace(
            found.summary,
            statements=_without_sides(statements) if is_private else statements,
            not_yet_heard=(),
            not_drawn_on=(),
            left_alone_ids=(),
        ),
        sides=NO_SIDES if is_private else found.sides,
    )


def _without_sides(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Without sides, and the points in the order in which they were first made."""
    kept = [replace(statement, position=None) for statement in statements if statement.kind not in _TELLS_SIDES]
    points = iter(sorted((s for s in kept if s.kind is StatementKind.KEY_POINT), key=lambda s: s.cited_ids[0]))
    return tuple(next(points) if s.kind is StatementKind.KEY_POINT else s for s in kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What each student is called in one version of a summary."""

    labels: Mapping[int, str]

    def name(self, student_id: int) -> str:
        """The student's name, "student 3" in the class's version, "a former student" where nobody knows."""
        return self.labels.get(student_id, "a former student")


def find_voices(found: ThreadSummary, *, names: bool) -> Voices:
    """Names as the roster has them, or numbers in the order in which the summary cites the students."""
    if names:
        return Voices(
            labels={
                student.student_id: shorten(strip_invisible(student.name), _LONGEST_NAME) or "(no name)"
                for student in found.thread.students
            }
        )
    author_of = {post.post_id: post.author_id for post in found.thread.posts}
    cited = (author_of.get(post_id) for statement in found.summary.statements for post_id in statement.cited_ids)
    in_order = dict.fromkeys(author_id for author_id in cited if author_id is not None)
    return Voices(labels={author_id: f"student {number}" for number, author_id in enumerate(in_order, start=1)})
