"""What students are called in a summary that leaves Discord."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.text.visible import shorten, strip_invisible

NOBODY_S: Final = frozenset({StatementKind.UNANSWERED_OBJECTION, StatementKind.TOOK_PART})
"""In the class's version nobody is named here: what is left to do is left to everybody, and posts are not counted."""

_LONGEST_NAME: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """What each student is called in one version of a summary."""

    labels: Mapping[int, str]

    def name(self, student_id: int) -> str:
        """The student's name, "student 3" in the class's version, "a former student" where nobody knows."""
        return self.labels.get(student_id, "a former student")


def find_voices(found: ThreadSummary) -> Voices:
    """Names as the roster has them; in the class's version numbers, in the order in which students are cited."""
    if not found.is_for_class:
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
