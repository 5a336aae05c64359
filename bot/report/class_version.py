"""What of a summary the class may see, and what its students are called there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.text.visible import shorten, strip_invisible

NOBODY_S = frozenset({StatementKind.UNSUPPORTED_CLAIM, StatementKind.UNANSWERED_OBJECTION, StatementKind.TOOK_PART})
"""In the class's version nobody is named here: what is left to do is left to everybody, and posts are not counted."""

_FOR_TEACHERS = frozenset({StatementKind.DECLARED, StatementKind.MOVED, StatementKind.TALK_MOVE})
_LONGEST_NAME = 32


def class_version(found: ThreadSummary) -> ThreadSummary:
    """The summary without what was declared in private, talk moves, and whose voice is missing.

    Where somebody's side is known because they declared it, no statement that quotes them tells of a side.
    """
    declared_ids = {student_id for student_id, side in found.sides.items() if side.is_declared}
    statements = (_without_declared(statement, declared_ids) for statement in found.summary.statements)
    return ThreadSummary(
        thread=found.thread.without_positions(),
        summary=replace(
            found.summary,
            statements=tuple(statement for statement in statements if statement is not None),
            not_yet_heard=(),
            not_drawn_on=(),
            left_alone_ids=(),
        ),
        sides={student_id: side for student_id, side in found.sides.items() if student_id not in declared_ids},
    )


def _without_declared(statement: Statement, declared_ids: set[int]) -> Statement | None:
    if statement.kind in _FOR_TEACHERS:
        return None
    if not any(quote.author_id in declared_ids for quote in statement.quotes):
        return statement
    return None if statement.kind is StatementKind.COMMON_GROUND else replace(statement, position=None)


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
