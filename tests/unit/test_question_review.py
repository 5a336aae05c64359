"""Drafts of questions, and a teacher, or two at once, going through them."""

import asyncio
from dataclasses import replace

import pytest

from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft, DraftState
from bot.classroom.draft_questions import MAX_IN_PACK, draft_for
from bot.classroom.outline_essay import keep_correction
from bot.classroom.review_questions import (
    Direction,
    QuestionChanges,
    discard_draft,
    edit_draft,
    keep_draft,
    move_draft,
    open_review,
    replace_draft,
)
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError, NotReadyError, StaleDraftError, UnknownPromptError
from bot.essay.essay import Anchor
from bot.essay.pack import ElementKind
from tests.factories import make_class, make_essay, make_question
from tests.memory_store import MemoryStore
from tests.unit.ferry import keep_ferry

MS_REED, MR_VAN_DYK = 501, 502
WORDS = QuestionChanges(text="What would the ferry cost the town in ten years?", note=None, starter=None)


class Desk:
    """A class, its essay with three open drafts a, b and c, and what a teacher does with them."""

    def __init__(self, store: MemoryStore, school_class: SchoolClass, stored: StoredEssay) -> None:
        self.store, self.school_class, self.stored = store, school_class, stored

    async def draft(self, question_id: str) -> Draft:
        drafts = await self.store.list_drafts(self.stored.essay_id)
        return next(draft for draft in drafts if draft.question.id == question_id)

    async def keep(self, draft: Draft, by_id: int = MS_REED) -> Draft:
        return await keep_draft(self.school_class, draft.draft_id, version=draft.version, by_id=by_id, store=self.store)

    async def discard(self, draft: Draft, by_id: int = MS_REED) -> Draft:
        return await discard_draft(
            self.school_class, draft.draft_id, version=draft.version, by_id=by_id, store=self.store
        )

    async def edit(self, draft: Draft, changes: QuestionChanges = WORDS) -> Draft:
        return await edit_draft(
            self.school_class,
            draft.draft_id,
            version=draft.version,
            changes=changes,
            by_id=MS_REED,
            store=self.store,
        )

    async def move(self, draft: Draft, direction: Direction, by_id: int = MS_REED) -> Draft:
        return await move_draft(
            self.school_class,
            draft.draft_id,
            direction=direction,
            version=draft.version,
            by_id=by_id,
            store=self.store,
        )

    async def replace(self, draft: Draft) -> Draft:
        return await replace_draft(
            self.school_class, draft.draft_id, version=draft.version, by_id=MS_REED, store=self.store
        )

    async def standing(self) -> list[str]:
        drafts = await self.store.list_drafts(self.stored.essay_id)
        return [draft.question.id for draft in drafts if draft.state is not DraftState.DISCARDED]


class UnhurriedStore(MemoryStore):
    """Lets others act between reading a draft and changing it, as a database does."""

    async def find_draft(self, draft_id: int) -> Draft | None:
        found = await super().find_draft(draft_id)
        await asyncio.sleep(0)
        return found


@pytest.fixture
async def desk() -> Desk:
    store = UnhurriedStore()
    school_class, stored = await keep_ferry(store)
    await store.redraft(stored.essay_id, [make_question(question_id) for question_id in "abc"])
    return Desk(store, school_class, stored)


async def test_a_drafting_gives_new_questions_for_those_still_open(desk: Desk) -> None:
    await desk.keep(await desk.draft("b"))

    drafts = await draft_for(desk.stored, n=6, store=desk.store)

    assert len(drafts) == 6
    assert all(draft.state is DraftState.OPEN for draft in drafts)
    assert await desk.standing() == ["b", *(draft.question.id for draft in drafts)]


async def test_what_was_decided_is_not_proposed_again(desk: Desk) -> None:
    first = await draft_for(desk.stored, n=6, store=desk.store)
    await desk.discard(first[0])
    await desk.keep(first[1])

    second = await draft_for(desk.stored, n=6, store=desk.store)

    decided = {first[0].question.text, first[1].question.text}
    assert not decided & {draft.question.text for draft in second}
    assert {draft.question.text for draft in first[2:]} <= {draft.question.text for draft in second}
    ids = [draft.question.id for draft in await desk.store.list_drafts(desk.stored.essay_id)]
    assert len(ids) == len(set(ids))


async def test_a_correction_of_the_outline_is_drafted_from(desk: Desk) -> None:
    before = await draft_for(desk.stored, n=8, store=desk.store)
    await keep_correction(
        desk.stored, anchor=Anchor(paragraph=3, sentence=1), kind=ElementKind.POSITION, store=desk.store
    )

    after = await draft_for(desk.stored, n=8, store=desk.store)

    assert [draft.question.text for draft in before] != [draft.question.text for draft in after]


async def test_no_more_is_drafted_than_a_pack_holds(desk: Desk) -> None:
    for draft in await desk.store.redraft(desk.stored.essay_id, [make_question(f"q{n}") for n in range(MAX_IN_PACK)]):
        if draft.question.id != "q0":
            await desk.keep(draft)
    assert len(await draft_for(desk.stored, n=12, store=desk.store)) == 1
    last = (await desk.store.list_drafts(desk.stored.essay_id))[-1]
    await desk.keep(last)

    with pytest.raises(BadInputError, match="25 questions are kept"):
        await draft_for(desk.stored, n=12, store=desk.store)


async def test_a_text_that_gives_no_question_gives_no_draft() -> None:
    store = MemoryStore()
    _, stored = await keep_ferry(store, make_essay("A list", title=None))

    assert await draft_for(stored, store=store) == []


async def test_a_review_begins_with_the_first_open_draft(desk: Desk) -> None:
    a, b, c = [await desk.draft(question_id) for question_id in "abc"]
    await desk.keep(a)

    review = await open_review(desk.school_class, store=desk.store)

    assert (review.stored, review.draft) == (desk.stored, b)
    assert (review.number, review.n_drafts, review.n_kept) == (2, 3, 1)
    assert (review.previous_id, review.next_id) == (a.draft_id, c.draft_id)


async def test_at_the_ends_of_a_review_there_is_no_neighbour(desk: Desk) -> None:
    a, _, c = [await desk.draft(question_id) for question_id in "abc"]

    first = await open_review(desk.school_class, draft_id=a.draft_id, store=desk.store)
    last = await open_review(desk.school_class, draft_id=c.draft_id, store=desk.store)

    assert (first.previous_id, last.next_id) == (None, None)


async def test_after_a_discarded_draft_the_next_one_is_shown(desk: Desk) -> None:
    b, c = await desk.draft("b"), await desk.draft("c")
    await desk.discard(b)

    assert (await open_review(desk.school_class, draft_id=b.draft_id, store=desk.store)).draft == c
    await desk.discard(c)
    assert (await open_review(desk.school_class, draft_id=c.draft_id, store=desk.store)).draft.question.id == "a"


async def test_a_review_says_what_speaks_against_a_question(desk: Desk) -> None:
    b = await desk.draft("b")
    await desk.edit(b, replace(WORDS, text="Is the ferry cheap?"))

    review = await open_review(desk.school_class, draft_id=b.draft_id, store=desk.store)

    assert any("yes or no" in complaint.words for complaint in review.complaints)


async def test_with_nothing_left_to_review_the_way_on_is_named(desk: Desk) -> None:
    for question_id in "abc":
        await desk.discard(await desk.draft(question_id))

    with pytest.raises(NotReadyError, match="/questions draft"):
        await open_review(desk.school_class, store=desk.store)


async def test_a_draft_of_another_class_is_not_there(desk: Desk) -> None:
    other = await desk.store.save_class(make_class(0, guild_id=2))
    b = await desk.draft("b")

    with pytest.raises(UnknownPromptError):
        await open_review(other, draft_id=b.draft_id, store=desk.store)
    with pytest.raises(UnknownPromptError):
        await keep_draft(other, b.draft_id, version=1, by_id=MS_REED, store=desk.store)


async def test_a_draft_that_was_drafted_anew_is_not_there(desk: Desk) -> None:
    b = await desk.draft("b")
    await draft_for(desk.stored, n=3, store=desk.store)

    with pytest.raises(UnknownPromptError, match="drafted anew"):
        await desk.keep(b)


async def test_an_edited_question_has_the_teacher_s_words_and_is_kept(desk: Desk) -> None:
    changes = QuestionChanges(
        text=" What would\nthe ferry cost? ", note="", starter="It would …", follow_ups=("", " And then? ")
    )

    draft = await desk.edit(await desk.draft("b"), changes)

    assert draft.state is DraftState.KEPT
    assert draft.question == replace(
        make_question("b"),
        text="What would the ferry cost?",
        note=None,
        starter="It would …",
        follow_ups=("And then?",),
    )


async def test_a_quote_that_is_edited_out_is_let_go(desk: Desk) -> None:
    asked = replace(make_question("x", text="What does “never failed us” leave out?"), quote="never failed us")
    (x,) = await desk.store.redraft(desk.stored.essay_id, [asked])

    still_quoted = await desk.edit(x, replace(WORDS, text="Why does the writer say “never failed us”?"))
    let_go = await desk.edit(still_quoted, WORDS)

    assert still_quoted.question.quote == "never failed us"
    assert let_go.question.quote is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (replace(WORDS, text="  "), "no words"),
        (replace(WORDS, text="a" * 301), "301 characters"),
        (replace(WORDS, note="a" * 301), "note has 301"),
        (replace(WORDS, starter="a" * 201), "sentence starter has 201"),
        (replace(WORDS, follow_ups=("a" * 201,)), "follow-up has 201"),
        (replace(WORDS, follow_ups=("a?", "b?", "c?")), "at most 2"),
    ],
)
async def test_words_that_do_not_fit_change_nothing(desk: Desk, changes: QuestionChanges, words: str) -> None:
    b = await desk.draft("b")

    with pytest.raises(BadInputError, match=words):
        await desk.edit(b, changes)

    assert await desk.draft("b") == b


async def test_another_like_it_takes_the_draft_s_place(desk: Desk) -> None:
    drafts = await draft_for(desk.stored, n=6, store=desk.store)
    third = drafts[2]

    other = await desk.replace(third)

    assert other.question.socratic is third.question.socratic
    assert other.question.text not in {draft.question.text for draft in drafts}
    assert other.state is DraftState.OPEN
    assert (await desk.standing())[2] == other.question.id
    replaced = await desk.store.find_draft(third.draft_id)
    assert replaced is not None
    assert replaced.state is DraftState.DISCARDED


async def test_another_and_another_end_in_a_plain_answer_and_never_come_round(desk: Desk) -> None:
    draft = (await draft_for(desk.stored, n=6, store=desk.store))[2]
    seen = [draft.question.text]

    with pytest.raises(NotReadyError, match="no other good question"):
        await replace_until_none_is_left(desk, draft, seen)

    assert len(seen) > 1
    assert len(set(seen)) == len(seen)


async def replace_until_none_is_left(desk: Desk, draft: Draft, seen: list[str]) -> None:
    for _ in range(200):
        draft = await desk.replace(draft)
        seen.append(draft.question.text)


async def test_a_draft_moves_past_those_not_discarded(desk: Desk) -> None:
    await desk.discard(await desk.draft("b"))

    moved = await desk.move(await desk.draft("c"), Direction.UP)

    assert await desk.standing() == ["c", "a"]
    assert await desk.move(moved, Direction.UP) == moved
    await desk.move(moved, Direction.DOWN)
    assert await desk.standing() == ["a", "c"]


async def test_moving_a_draft_does_not_make_its_neighbour_stale(desk: Desk) -> None:
    b = await desk.draft("b")
    await desk.move(await desk.draft("c"), Direction.UP, by_id=MR_VAN_DYK)

    kept = await desk.keep(b)

    assert kept.state is DraftState.KEPT
    assert await desk.standing() == ["a", "c", "b"]


async def test_a_second_teacher_does_not_overwrite_the_first(desk: Desk) -> None:
    b = await desk.draft("b")
    edited = await desk.edit(b)

    with pytest.raises(StaleDraftError, match="<@501> changed this question meanwhile") as caught:
        await desk.discard(b, by_id=MR_VAN_DYK)

    assert caught.value.draft_id == b.draft_id
    assert await desk.store.find_draft(b.draft_id) == edited


async def test_a_draft_that_goes_at_the_same_moment_is_said_to_be_gone(desk: Desk) -> None:
    b = await desk.draft("b")

    kept, _ = await asyncio.gather(desk.keep(b), desk.store.remove_essay(desk.stored.essay_id), return_exceptions=True)

    assert isinstance(kept, UnknownPromptError)


async def test_of_two_teachers_at_the_same_moment_one_is_told(desk: Desk) -> None:
    b = await desk.draft("b")

    kept, discarded = await asyncio.gather(desk.keep(b), desk.discard(b, by_id=MR_VAN_DYK), return_exceptions=True)

    assert isinstance(kept, Draft)
    assert isinstance(discarded, StaleDraftError)
    assert discarded.changed_by_id == MS_REED
