"""A teacher going through drafted questions. Every change names the version that was on the teacher's screen."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from bot.classroom.add_essay import find_essay
from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft, DraftState
from bot.classroom.outline_essay import outline_of
from bot.classroom.ports import Store
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError, NotReadyError, StaleDraftError, UnknownPromptError
from bot.essay.pack import Question
from bot.essay.question_lint import Complaint, lint_questions
from bot.essay.questions.draft import draft_another


class Direction(IntEnum):
    """Where a draft moves to among the others."""

    UP = -1
    DOWN = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChanges:
    """What a teacher makes of a question: its words. Where in the essay it asks, and its tags, stay.

    A blank `title` leaves the one it had.
    """

    text: str
    title: str = ""
    note: str | None
    starter: str | None
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One draft on the screen and where it stands: it is `number` (1-based) of the essay's `n_drafts` not discarded.

    `complaints` are what speaks against this question; `previous_id` and `next_id` are its neighbours' draft ids.
    """

    stored: StoredEssay
    draft: Draft
    number: int
    n_drafts: int
    n_kept: int
    complaints: tuple[Complaint, ...]
    previous_id: int | None
    next_id: int | None


async def open_review(
    school_class: SchoolClass, *, essay_id: int | None = None, draft_id: int | None = None, store: Store
) -> Review:
    """The draft asked for; where it was discarded, the one after it; with no `draft_id`, the first still open.

    With neither id, of the class's latest essay. Raises UnknownPromptError where essay or draft are not there,
    NotReadyError where the essay has no draft to review.
    """
    wanted = None if draft_id is None else await find_draft(school_class, draft_id, store=store)
    stored = await find_essay(school_class, essay_id=wanted.essay_id if wanted else essay_id, store=store)
    drafts = await _list_standing(stored.essay_id, store=store)
    if not drafts:
        raise NotReadyError(f"There is no question on “{stored.name}” to review. Make some with `/questions draft`.")
    index = _find_index(drafts, wanted)
    draft = drafts[index]
    return Review(
        stored=stored,
        draft=draft,
        number=index + 1,
        n_drafts=len(drafts),
        n_kept=sum(each.state is DraftState.KEPT for each in drafts),
        complaints=lint_questions((draft.question,), stored.essay, as_set=False),
        previous_id=drafts[index - 1].draft_id if index > 0 else None,
        next_id=drafts[index + 1].draft_id if index + 1 < len(drafts) else None,
    )


async def find_draft(school_class: SchoolClass, draft_id: int, *, store: Store) -> Draft:
    """The class's draft with this id, in any state. Raises UnknownPromptError."""
    draft = await store.find_draft(draft_id)
    if draft is None or draft.class_id != school_class.class_id:
        raise UnknownPromptError(_GONE)
    return draft


async def keep_draft(school_class: SchoolClass, draft_id: int, *, version: int, by_id: int, store: Store) -> Draft:
    """The draft, kept for the pack. Raises UnknownPromptError, StaleDraftError."""
    draft = await _find_seen(school_class, draft_id, version, store)
    return await _change(replace(draft, state=DraftState.KEPT), by_id, store)


async def discard_draft(school_class: SchoolClass, draft_id: int, *, version: int, by_id: int, store: Store) -> Draft:
    """The draft, discarded: it is not proposed again. Raises UnknownPromptError, StaleDraftError."""
    draft = await _find_seen(school_class, draft_id, version, store)
    return await _change(replace(draft, state=DraftState.DISCARDED), by_id, store)


async def edit_draft(
    school_class: SchoolClass, draft_id: int, *, version: int, changes: QuestionChanges, by_id: int, store: Store
) -> Draft:
    """The draft in the teacher's words, and kept: a question somebody has worked on is not lost to a new drafting.

    A quote that no longer stands in the text is let go. Raises BadInputError where a part is empty or too long,
    UnknownPromptError, StaleDraftError.
    """
    draft = await _find_seen(school_class, draft_id, version, store)
    question = _reword(draft.question, changes)
    return await _change(replace(draft, question=question, state=DraftState.KEPT), by_id, store)


async def replace_draft(school_class: SchoolClass, draft_id: int, *, version: int, by_id: int, store: Store) -> Draft:
    """A new open draft, another question of the same type, in the place of this one, which is discarded.

    Raises NotReadyError where the essay gives no other, UnknownPromptError, StaleDraftError.
    """
    draft = await _find_seen(school_class, draft_id, version, store)
    stored = await find_essay(school_class, essay_id=draft.essay_id, store=store)
    outline = await outline_of(stored, store=store)
    others = [other.question for other in await store.list_drafts(stored.essay_id) if other.draft_id != draft_id]
    question = await asyncio.to_thread(draft_another, stored.essay, outline, like=draft.question, besides=others)
    if question is None:
        raise NotReadyError(
            f"I find no other good question of this kind ({draft.question.socratic.value}) on this essay. "
            "Edit this one, or discard it."
        )
    replaced = await store.replace_draft(draft, question, by_id=by_id)
    return await _expect_done(replaced, draft, store)


async def move_draft(
    school_class: SchoolClass, draft_id: int, *, direction: Direction, version: int, by_id: int, store: Store
) -> Draft:
    """The draft, one place up or down among those not discarded; at the end it stays. Raises as `keep_draft`."""
    draft = await _find_seen(school_class, draft_id, version, store)
    drafts = await _list_standing(draft.essay_id, store=store)
    index = _find_index(drafts, draft) + direction
    if not 0 <= index < len(drafts):
        return draft
    moved = await store.swap_drafts(draft, drafts[index], by_id=by_id)
    return await _expect_done(moved, draft, store)


async def _list_standing(essay_id: int, *, store: Store) -> list[Draft]:
    return [draft for draft in await store.list_drafts(essay_id) if draft.state is not DraftState.DISCARDED]


def _find_index(drafts: Sequence[Draft], wanted: Draft | None) -> int:
    """Where the wanted draft stands; else the one after its place, or the last; wanting none, the first still open."""
    if wanted is None:
        return next((index for index, draft in enumerate(drafts) if draft.state is DraftState.OPEN), 0)
    key = (wanted.place, wanted.draft_id)
    return next((i for i, draft in enumerate(drafts) if (draft.place, draft.draft_id) >= key), len(drafts) - 1)


async def _find_seen(school_class: SchoolClass, draft_id: int, version: int, store: Store) -> Draft:
    draft = await find_draft(school_class, draft_id, store=store)
    if draft.version != version:
        raise StaleDraftError(draft_id=draft_id, changed_by_id=draft.changed_by_id)
    return draft


async def _change(draft: Draft, by_id: int, store: Store) -> Draft:
    return await _expect_done(await store.change_draft(draft, by_id=by_id), draft, store)


async def _expect_done(done: Draft | None, draft: Draft, store: Store) -> Draft:
    """What was done; where it was not, somebody was faster by a moment, and the error says who."""
    if done is not None:
        return done
    now = await store.find_draft(draft.draft_id)
    if now is None:
        raise UnknownPromptError(_GONE)
    raise StaleDraftError(draft_id=now.draft_id, changed_by_id=now.changed_by_id)


_GONE = (
    "That question is no longer among the drafts: the essay was removed or drafted anew. "
    "`/questions review` shows those that are there."
)
_MAX_TEXT = 300
_MAX_TITLE = 90
_MAX_SHORT = 200
_MAX_FOLLOW_UPS = 2


def _reword(question: Question, changes: QuestionChanges) -> Question:
    text = _fit("question", changes.text, _MAX_TEXT)
    if text is None:
        raise BadInputError("The question has no words: write it, or discard the draft.")
    follow_ups = tuple(filter(None, (_fit("follow-up", each, _MAX_SHORT) for each in changes.follow_ups)))
    if len(follow_ups) > _MAX_FOLLOW_UPS:
        raise BadInputError(f"A question has at most {_MAX_FOLLOW_UPS} follow-ups; these are {len(follow_ups)}.")
    return replace(
        question,
        text=text,
        title=_fit("title", changes.title, _MAX_TITLE) or question.title,
        note=_fit("note", changes.note or "", _MAX_TEXT),
        starter=_fit("sentence starter", changes.starter or "", _MAX_SHORT),
        follow_ups=follow_ups,
        quote=question.quote if question.quote and question.quote in text else None,
    )


def _fit(part: str, written: str, max_chars: int) -> str | None:
    """The words in one line, None where there are none: a prompt card is a heading, and headings have one line."""
    joined = " ".join(written.split())
    if len(joined) > max_chars:
        raise BadInputError(f"The {part} has {len(joined)} characters; at most {max_chars} fit. Nothing was changed.")
    return joined or None
