"""What every Store does with the positions students take, on SQLite and in memory alike."""

from dataclasses import replace

import pytest

from bot.classroom.ports import Store
from bot.discussion.position import Position
from bot.errors import StoreError
from tests.contract.keeping import keep_prompt
from tests.factories import make_position

AGREE, DISAGREE, IT_DEPENDS = Position


async def test_every_change_of_mind_is_kept_with_its_reason_oldest_first(store: Store) -> None:
    prompt_id = (await keep_prompt(store, "n1")).prompt_id
    other_id = (await keep_prompt(store, "n2", thread_id=9_999)).prompt_id
    second = make_position(DISAGREE, prompt_id=prompt_id, minutes=9, reason="Ben's point about the boat", paragraph=4)
    first = make_position(AGREE, prompt_id=prompt_id, minutes=1, reason="")
    elsewhere = make_position(IT_DEPENDS, prompt_id=other_id)

    kept = [await store.save_position(taken) for taken in (first, elsewhere, second)]

    assert await store.list_positions(prompt_id) == [kept[0], kept[2]]
    assert [replace(taken, position_id=0) for taken in kept] == [first, elsewhere, second]
    assert len({taken.position_id for taken in kept}) == 3
    assert await store.find_position(kept[2].position_id) == kept[2]
    assert await store.find_position(404) is None


async def test_the_same_position_and_reason_again_changes_nothing(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    kept = await store.save_position(make_position(AGREE, prompt_id=prompt_id))

    assert await store.save_position(make_position(AGREE, prompt_id=prompt_id, minutes=5)) == kept

    assert await store.list_positions(prompt_id) == [kept]


@pytest.mark.parametrize("change", [{"reason": "In other words"}, {"paragraph": 3}, {"student_id": 12}])
async def test_another_reason_paragraph_or_student_is_another_position(
    store: Store, change: dict[str, str | int]
) -> None:
    taken = make_position(AGREE, prompt_id=(await keep_prompt(store)).prompt_id)
    await store.save_position(taken)

    await store.save_position(replace(taken, **change))  # type: ignore[arg-type]

    assert len(await store.list_positions(taken.prompt_id)) == 2


async def test_a_mind_changed_back_is_a_change(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id

    for minutes, position in enumerate((AGREE, DISAGREE, AGREE)):
        await store.save_position(make_position(position, prompt_id=prompt_id, minutes=minutes))

    assert [taken.position for taken in await store.list_positions(prompt_id)] == [AGREE, DISAGREE, AGREE]


async def test_a_position_on_no_prompt_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.save_position(make_position(AGREE, prompt_id=41))


async def test_where_a_position_was_shared_is_remembered_for_that_one_alone(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    first = await store.save_position(make_position(AGREE, prompt_id=prompt_id))

    await store.mark_position_shared(first.position_id, message_id=77)
    await store.mark_position_shared(404, message_id=78)
    second = await store.save_position(make_position(DISAGREE, prompt_id=prompt_id, minutes=1))

    assert await store.list_positions(prompt_id) == [replace(first, shared_message_id=77), second]


async def test_withdrawing_takes_all_of_one_students_positions_on_one_prompt(store: Store) -> None:
    prompt_id = (await keep_prompt(store, "n1")).prompt_id
    other_id = (await keep_prompt(store, "n2", thread_id=9_999)).prompt_id
    for minutes, position in enumerate((AGREE, DISAGREE)):
        await store.save_position(make_position(position, prompt_id=prompt_id, minutes=minutes))
    ben = await store.save_position(make_position(AGREE, prompt_id=prompt_id, student_id=12))
    elsewhere = await store.save_position(make_position(AGREE, prompt_id=other_id))

    assert await store.withdraw_positions(prompt_id, student_id=11) == 2
    assert await store.withdraw_positions(prompt_id, student_id=11) == 0

    assert await store.list_positions(prompt_id) == [ben]
    assert await store.list_positions(other_id) == [elsewhere]


async def test_the_id_of_a_withdrawn_position_does_not_come_back(store: Store) -> None:
    taken = make_position(AGREE, prompt_id=(await keep_prompt(store)).prompt_id)
    gone = await store.save_position(taken)
    await store.withdraw_positions(taken.prompt_id, student_id=11)

    assert (await store.save_position(taken)).position_id != gone.position_id


async def test_half_a_character_in_a_reason_costs_only_itself(store: Store) -> None:
    taken = make_position(AGREE, prompt_id=(await keep_prompt(store)).prompt_id, reason="cut \ud83d here")

    kept = await store.save_position(taken)

    assert kept.reason == "cut � here"
    assert await store.save_position(taken) == kept
