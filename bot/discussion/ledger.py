"""Building ledgers: every post of a student, what it earned or why not, and where that leaves them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.discussion.participation import Ledger, LedgerEntry, PostKind, Standing
from bot.discussion.post import Post, Student
from bot.discussion.post_kinds import ClassifiedPost, classify_posts
from bot.discussion.prompt import Prompt, Requirement
from bot.discussion.sentences import has_words

DELETED = "deleted by its author or a moderator"
NO_WORDS = "has no words"
CONTINUES = "continues the post before"
SAME_CLASSMATE = "second reply to the same classmate"

# Due times are shown to the minute: a post at 23:59:40 is not late for "due 23:59".
LAST_MINUTE = timedelta(minutes=1)


def build_ledger(student: Student, prompt: Prompt, posts: Sequence[Post], *, cut_off: datetime | None = None) -> Ledger:
    """One student's ledger on one prompt; see `build_ledgers`."""
    return build_ledgers([student], prompt, posts, cut_off=cut_off)[0]


def build_ledgers(
    students: Sequence[Student], prompt: Prompt, posts: Sequence[Post], *, cut_off: datetime | None = None
) -> tuple[Ledger, ...]:
    """The ledger of each student on one prompt, in the order given; `posts` are all posts of its thread.

    A response counts when it is not deleted and has words; a reply likewise, and (where different classmates
    are asked for) when it is the first that counts to that classmate; an addition never counts on its own. A
    post is on time up to the end of the minute in which it is due, by when it was posted: edits change nothing.
    Posts at or after `cut_off` are left out.
    """
    seen = [post for post in posts if cut_off is None or post.posted_at < cut_off]
    of_student: dict[int, list[ClassifiedPost]] = {}
    for item in classify_posts(seen, n_responses=prompt.requirement.n_responses):
        of_student.setdefault(item.post.author_id, []).append(item)
    return tuple(_ledger(student, prompt, of_student.get(student.student_id, [])) for student in students)


def _ledger(student: Student, prompt: Prompt, items: Sequence[ClassifiedPost]) -> Ledger:
    entries = _entries(items, prompt)
    counted = [entry for entry in entries if entry.counts]
    return Ledger(
        student=student,
        prompt=prompt,
        entries=entries,
        n_responses=_count(counted, PostKind.RESPONSE),
        n_replies=_count(counted, PostKind.REPLY),
        n_late=sum(not entry.is_on_time for entry in counted),
        standing=_standing(counted, prompt.requirement),
    )


def _entries(items: Sequence[ClassifiedPost], prompt: Prompt) -> tuple[LedgerEntry, ...]:
    entries: list[LedgerEntry] = []
    answered_ids: set[int] = set()
    for item in items:
        why_not = _why_not(item, answered_ids if prompt.requirement.different_classmates else set())
        if why_not is None and item.to_student_id is not None:
            answered_ids.add(item.to_student_id)
        due_at = prompt.response_due_at if item.kind is PostKind.RESPONSE else prompt.replies_due_at
        entries.append(
            LedgerEntry(
                post=item.post,
                kind=item.kind,
                is_on_time=item.post.posted_at < due_at + LAST_MINUTE,
                to_student_id=item.to_student_id,
                why_not=why_not,
            )
        )
    return tuple(entries)


def _why_not(item: ClassifiedPost, answered_ids: set[int]) -> str | None:
    if item.post.is_deleted:
        return DELETED
    if not has_words(item.post.text):
        return NO_WORDS
    if item.kind is PostKind.ADDITION:
        return CONTINUES
    return SAME_CLASSMATE if item.to_student_id in answered_ids else None


def _count(entries: Sequence[LedgerEntry], kind: PostKind) -> int:
    return sum(entry.kind is kind for entry in entries)


def _standing(counted: Sequence[LedgerEntry], requirement: Requirement) -> Standing:
    if _is_met([entry for entry in counted if entry.is_on_time], requirement):
        return Standing.COMPLETE
    if _is_met(counted, requirement):
        return Standing.LATE
    return Standing.PARTLY if counted else Standing.NOTHING


def _is_met(entries: Sequence[LedgerEntry], requirement: Requirement) -> bool:
    return (
        _count(entries, PostKind.RESPONSE) >= requirement.n_responses
        and _count(entries, PostKind.REPLY) >= requirement.n_replies
    )
