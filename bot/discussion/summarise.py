"""A first summary of a thread, by rules alone: who took part, the strongest points, what is still open."""

from collections.abc import Sequence

from bot.discussion.key_points import choose_key_points
from bot.discussion.open_questions import choose_open_questions
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.discussion.summary import DraftSummary, Statement, StatementKind

MADE_BY_RULES = "rules"


def draft_summary(prompt: Prompt, posts: Sequence[Post], students: Sequence[Student]) -> DraftSummary:
    """Unverified statements about the thread, to be shown in this order; none where nothing is written (yet)."""
    thread = [post for post in posts if post.prompt_id == prompt.prompt_id]
    live = [post for post in thread if not post.is_deleted]
    if not live:
        return DraftSummary(prompt_id=prompt.prompt_id, statements=(), made_by=MADE_BY_RULES)
    took_part = Statement(
        kind=StatementKind.TOOK_PART,
        cited_ids=tuple(post.post_id for post in live),
        n_students=len({post.author_id for post in live}),
    )
    return DraftSummary(
        prompt_id=prompt.prompt_id,
        statements=(
            took_part,
            *choose_key_points(prompt, thread, students),
            *choose_open_questions(prompt, thread),
        ),
        made_by=MADE_BY_RULES,
    )
