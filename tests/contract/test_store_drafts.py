"""What every Store does with drafted questions: no change is made to what somebody else has changed meanwhile."""

import asyncio
from dataclasses import replace

import pytest

from bot.classroom.draft import Draft, DraftState
from bot.classroom.ports import Store
from tests.contract.keeping import keep_class
from tests.factories import make_question, make_stored_essay

MS_REED, MR_VAN_DYK = 501, 502


@pytest.fixture
async def drafts(store: Store) -> list[Draft]:
    """Three open drafts, a, b and c, of the first class's first essay."""
    class_id = (await keep_class(store)).class_id
    stored = await store.add_essay(make_stored_essay(class_id=class_id))
    return await store.redraft(stored.essay_id, [make_question(question_id) for question_id in "abc"])


async def read_ids(store: Store, essay_id: int) -> list[str]:
    return [draft.question.id for draft in await store.list_drafts(essay_id)]


async def test_new_drafts_are_open_and_stand_in_their_order(store: Store, drafts: list[Draft]) -> None:
    first = drafts[0]

    assert [draft.question for draft in drafts] == [make_question(question_id) for question_id in "abc"]
    assert {(d.state, d.version, d.changed_by_id, d.class_id) for d in drafts} == {
        (DraftState.OPEN, 1, None, first.class_id)
    }
    assert await store.list_drafts(first.essay_id) == drafts
    assert await store.find_draft(first.draft_id) == first
    assert await store.find_draft(404) is None
    assert await store.list_drafts(404) == []


async def test_a_draft_of_no_essay_is_not_made(store: Store) -> None:
    await keep_class(store)

    assert await store.redraft(404, [make_question()]) == []


async def test_drafting_anew_keeps_what_was_decided_and_puts_the_new_ones_after_it(
    store: Store, drafts: list[Draft]
) -> None:
    a, b, c = drafts
    await store.change_draft(replace(c, state=DraftState.KEPT), by_id=MS_REED)
    await store.change_draft(replace(a, state=DraftState.DISCARDED), by_id=MS_REED)

    new = await store.redraft(a.essay_id, [make_question("x"), make_question("b")])

    assert [draft.question.id for draft in new] == ["x", "b"]
    assert await read_ids(store, a.essay_id) == ["a", "c", "x", "b"]
    assert await store.find_draft(b.draft_id) is None
    assert not {draft.draft_id for draft in new} & {draft.draft_id for draft in drafts}


async def test_the_ids_of_open_drafts_that_went_do_not_come_back(store: Store, drafts: list[Draft]) -> None:
    new = await store.redraft(drafts[0].essay_id, [make_question("x")])

    assert new[0].draft_id not in {draft.draft_id for draft in drafts}


async def test_a_change_is_kept_with_its_author(store: Store, drafts: list[Draft]) -> None:
    b = drafts[1]
    question = make_question("b", text="What then?")

    changed = await store.change_draft(replace(b, question=question, state=DraftState.KEPT, place=99), by_id=MS_REED)

    assert changed == replace(b, question=question, state=DraftState.KEPT, version=2, changed_by_id=MS_REED)
    assert await store.find_draft(b.draft_id) == changed


async def test_of_two_changes_to_the_same_version_one_is_made(store: Store, drafts: list[Draft]) -> None:
    b = drafts[1]

    kept, discarded = await asyncio.gather(
        store.change_draft(replace(b, state=DraftState.KEPT), by_id=MS_REED),
        store.change_draft(replace(b, state=DraftState.DISCARDED), by_id=MR_VAN_DYK),
    )

    assert kept is not None
    assert discarded is None
    assert await store.find_draft(b.draft_id) == kept


async def test_a_draft_that_is_gone_is_not_changed(store: Store, drafts: list[Draft]) -> None:
    gone, other = drafts[0], drafts[1]
    await store.remove_essay(gone.essay_id)

    assert await store.change_draft(gone, by_id=MS_REED) is None
    assert await store.replace_draft(gone, make_question("x"), by_id=MS_REED) is None
    assert await store.swap_drafts(gone, other, by_id=MS_REED) is None


async def test_another_question_takes_the_place_of_a_draft(store: Store, drafts: list[Draft]) -> None:
    b = drafts[1]

    new = await store.replace_draft(b, make_question("x"), by_id=MS_REED)

    assert new is not None
    assert (new.question.id, new.state, new.place, new.version) == ("x", DraftState.OPEN, b.place, 1)
    assert await read_ids(store, b.essay_id) == ["a", "b", "x", "c"]
    replaced = replace(b, state=DraftState.DISCARDED, version=2, changed_by_id=MS_REED)
    assert await store.find_draft(b.draft_id) == replaced


async def test_a_draft_somebody_changed_is_not_replaced(store: Store, drafts: list[Draft]) -> None:
    b = drafts[1]
    await store.change_draft(replace(b, state=DraftState.KEPT), by_id=MR_VAN_DYK)

    assert await store.replace_draft(b, make_question("x"), by_id=MS_REED) is None

    assert await read_ids(store, b.essay_id) == ["a", "b", "c"]


async def test_drafts_change_places(store: Store, drafts: list[Draft]) -> None:
    a, b, c = drafts

    moved = await store.swap_drafts(c, b, by_id=MS_REED)

    assert moved == replace(c, place=b.place, version=2, changed_by_id=MS_REED)
    assert await store.list_drafts(a.essay_id) == [a, moved, replace(b, place=c.place)]


async def test_drafts_that_moved_or_changed_meanwhile_do_not_change_places(store: Store, drafts: list[Draft]) -> None:
    a, b, c = drafts
    await store.swap_drafts(a, b, by_id=MR_VAN_DYK)

    assert await store.swap_drafts(a, c, by_id=MS_REED) is None  # another version
    assert await store.swap_drafts(c, b, by_id=MS_REED) is None  # the other one stands elsewhere
    assert await store.swap_drafts(b, c, by_id=MS_REED) is None  # it stands elsewhere itself

    assert await read_ids(store, a.essay_id) == ["b", "a", "c"]
