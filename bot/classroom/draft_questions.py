"""Drafting questions on an essay of the class, for a teacher to review."""

import asyncio
from collections.abc import Sequence

from bot.classroom.draft import Draft, DraftState
from bot.classroom.outline_essay import outline_of
from bot.classroom.ports import Store
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError
from bot.essay.essay import Essay
from bot.essay.outline import Outline
from bot.essay.pack import Question
from bot.essay.question_lint import are_alike
from bot.essay.questions.draft import draft_another, draft_questions

MAX_IN_PACK = 25
"""As many questions as a pack holds."""


async def draft_for(stored: StoredEssay, *, n: int = 12, store: Store) -> list[Draft]:
    """At most `n` new open drafts, in the place of those still open; fewer, down to none, where no more can be made.

    What a teacher kept stays, and what a teacher discarded is not proposed again. Raises BadInputError where a pack's
    worth of questions has been kept.
    """
    outline = await outline_of(stored, store=store)
    decided = [d for d in await store.list_drafts(stored.essay_id) if d.state is not DraftState.OPEN]
    n_kept = sum(draft.state is DraftState.KEPT for draft in decided)
    if n_kept >= MAX_IN_PACK:
        raise BadInputError(
            f"{n_kept} questions are kept, and a pack holds {MAX_IN_PACK}. Discard some in `/questions review` first."
        )
    n = max(1, min(n, MAX_IN_PACK - n_kept))
    questions = await asyncio.to_thread(_draft_besides, stored.essay, outline, n, [d.question for d in decided])
    return await store.redraft(stored.essay_id, questions)


def _draft_besides(essay: Essay, outline: Outline, n: int, decided: Sequence[Question]) -> list[Question]:
    """A balanced set; a question that was decided about before gives way to another like it, if there is one."""
    proposed = draft_questions(essay, outline, n=n)
    chosen = [question for question in proposed if not _is_among(question, decided)]
    for question in proposed:
        if _is_among(question, decided):
            another = draft_another(essay, outline, like=question, besides=[*decided, *chosen])
            chosen += [another] if another else []
    return chosen


def _is_among(question: Question, decided: Sequence[Question]) -> bool:
    return any(question.id == other.id or are_alike(question, other) for other in decided)
