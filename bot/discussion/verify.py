"""The gate before anything is shown: every statement of a summary is checked against what it cites."""

from bot.discussion.position import NO_SIDES, Sides
from bot.discussion.post import StudentStatus
from bot.discussion.summary import Coverage, DraftSummary, DroppedStatement, Statement, StatementKind, Summary
from bot.discussion.thread import Thread
from bot.discussion.verify_kind import find_kind_fault
from bot.discussion.verify_source import find_source_fault

# They cite everyone, or every post with a number in it, and draw on nobody's words.
_DRAWS_ON_NOBODY = frozenset({StatementKind.TOOK_PART, StatementKind.READ_STANCE, StatementKind.PARAGRAPH_USED})
# A post as long as this says something; a shorter one without an answer is a greeting, a joke, a nod.
MIN_WORDS_TO_BE_MISSED = 8


def verify_summary(draft: DraftSummary, thread: Thread, sides: Sides = NO_SIDES) -> Summary:
    """The draft with only what holds, what was dropped and why, and whose voice is missing.

    `sides` are where students stand, declared or read. Every statement is checked for its sources (verify_source.py:
    citations, quotes, counts, positions), then for what its kind claims (verify_kind.py). Coverage counts the posts
    behind what is quoted, and not who took part, where people stand and which ¶ they name: these cite nearly everyone.
    """
    kept: list[Statement] = []
    dropped: list[DroppedStatement] = []
    for statement in draft.statements:
        fault = find_source_fault(statement, thread, sides) or find_kind_fault(statement, thread, sides)
        if fault is None:
            kept.append(statement)
        else:
            dropped.append(DroppedStatement(statement=statement, reason=fault))
    cited_ids = {
        post_id for statement in kept if statement.kind not in _DRAWS_ON_NOBODY for post_id in statement.cited_ids
    }
    return Summary(
        prompt_id=draft.prompt_id,
        statements=tuple(kept),
        dropped=tuple(dropped),
        coverage=_coverage(thread, cited_ids),
        not_yet_heard=_not_yet_heard(thread),
        not_drawn_on=_not_drawn_on(thread, cited_ids),
        left_alone_ids=_left_alone_ids(thread, cited_ids),
        unused_paragraphs=_unused_paragraphs(thread),
        made_by=draft.made_by,
        reads_stances=draft.reads_stances,
    )


def _coverage(thread: Thread, cited_ids: set[int]) -> Coverage:
    return Coverage(
        n_posts_cited=len(cited_ids),
        n_posts=len(thread.live_posts),
        n_students_cited=len({thread.live_by_id[post_id].author_id for post_id in cited_ids}),
        n_students=len({post.author_id for post in thread.live_posts}),
    )


def _not_yet_heard(thread: Thread) -> tuple[int, ...]:
    author_ids = {post.author_id for post in thread.live_posts}
    return tuple(
        student.student_id
        for student in thread.students
        if student.status is StudentStatus.ACTIVE and student.student_id not in author_ids
    )


def _not_drawn_on(thread: Thread, cited_ids: set[int]) -> tuple[int, ...]:
    author_ids = {post.author_id for post in thread.live_posts}
    drawn_on = {thread.live_by_id[post_id].author_id for post_id in cited_ids}
    return tuple(student.student_id for student in thread.students if student.student_id in author_ids - drawn_on)


def _left_alone_ids(thread: Thread, cited_ids: set[int]) -> tuple[int, ...]:
    left_alone = thread.unanswered_ids - cited_ids
    return tuple(
        post.post_id
        for post in thread.live_posts
        if post.post_id in left_alone and post.n_words >= MIN_WORDS_TO_BE_MISSED
    )


def _unused_paragraphs(thread: Thread) -> tuple[int, ...]:
    used = {number for numbers in thread.used_paragraphs.values() for number in numbers}
    return tuple(number for number in range(1, len(thread.paragraphs) + 1) if number not in used)
