"""What every Store does with posts, on SQLite and in memory alike."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.classroom.ports import Store
from bot.errors import StoreError
from tests.contract.keeping import keep_prompt
from tests.factories import MONDAY, instant, make_post, make_student


async def test_posts_come_back_whole_by_time_then_id(store: Store) -> None:
    prompt_id = (await keep_prompt(store, "n1")).prompt_id
    other_id = (await keep_prompt(store, "n2", thread_id=9_999)).prompt_id
    late = make_post(40, prompt_id=prompt_id, minutes=9, reply_to_id=30, mentioned_ids=(12, 11))
    early = make_post(50, prompt_id=prompt_id, minutes=1, edited_at=instant(minutes=2))
    same_minute = make_post(30, prompt_id=prompt_id, minutes=1, author_id=2**62)
    elsewhere = make_post(20, prompt_id=other_id)

    for post in (late, elsewhere, early, same_minute):
        assert await store.record_posts([post])

    assert await store.list_posts(prompt_id) == [same_minute, early, late]
    assert await store.list_posts(other_id) == [elsewhere]


async def test_a_post_already_there_is_left_as_it_is(store: Store) -> None:
    post = make_post(7, prompt_id=(await keep_prompt(store)).prompt_id)
    await store.record_posts([post])

    assert not await store.record_posts([replace(post, text="Something else", author_id=12)])

    assert await store.list_posts(post.prompt_id) == [post]


async def test_a_post_of_no_prompt_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.record_posts([make_post(7, prompt_id=41)])


async def test_an_edit_changes_text_and_says_so(store: Store) -> None:
    post = make_post(7, prompt_id=(await keep_prompt(store)).prompt_id)
    await store.record_posts([post])

    assert await store.edit_post(7, text="Better words", edited_at=instant(minutes=3))

    assert await store.list_posts(post.prompt_id) == [replace(post, text="Better words", edited_at=instant(minutes=3))]


async def test_an_edit_without_a_new_word_is_no_change(store: Store) -> None:
    post = make_post(7, prompt_id=(await keep_prompt(store)).prompt_id)
    await store.record_posts([post])

    assert not await store.edit_post(7, text=post.text, edited_at=instant(minutes=3))


async def test_an_earlier_edit_that_comes_late_undoes_nothing(store: Store) -> None:
    post = make_post(7, prompt_id=(await keep_prompt(store)).prompt_id, text="as first written")
    await store.record_posts([post])
    await store.edit_post(7, text="as first written", edited_at=instant(minutes=9))

    assert not await store.edit_post(7, text="for a moment", edited_at=instant(minutes=5))

    assert [p.text for p in await store.list_posts(post.prompt_id)] == ["as first written"]


async def test_an_unknown_post_is_not_edited(store: Store) -> None:
    assert not await store.edit_post(7, text="?", edited_at=MONDAY)


async def test_a_deleted_post_keeps_its_place_and_loses_its_text(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    going, staying = make_post(7, prompt_id=prompt_id, minutes=1), make_post(8, prompt_id=prompt_id, minutes=2)
    for post in (staying, going):
        await store.record_posts([post])

    assert await store.delete_posts([404, 7, 7], at=instant(minutes=5)) == 1

    gone, kept = await store.list_posts(prompt_id)
    assert (gone.post_id, gone.author_id, gone.posted_at) == (going.post_id, going.author_id, going.posted_at)
    assert (gone.text, gone.deleted_at) == ("", instant(minutes=5))
    assert kept == staying


async def test_nothing_brings_a_deleted_post_back(store: Store) -> None:
    post = make_post(7, prompt_id=(await keep_prompt(store)).prompt_id)
    await store.record_posts([post])
    await store.delete_posts([7], at=instant(minutes=5))
    gone = await store.list_posts(post.prompt_id)

    assert not await store.record_posts([post])
    assert not await store.edit_post(7, text="Back again", edited_at=instant(minutes=9))
    assert await store.delete_posts([7], at=instant(minutes=9)) == 0

    assert await store.list_posts(post.prompt_id) == gone


async def test_deleting_nothing_deletes_nothing(store: Store) -> None:
    assert await store.delete_posts([], at=MONDAY) == 0
    assert await store.delete_posts([404], at=MONDAY) == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example("a\x00b\x00")
@example("👩🏽\u200d🏫 مرحبا \u202eabc שלום")
@example("\ufeff'; DROP TABLE post; --")
@example("é" * 4_000)
async def test_text_comes_back_to_the_letter(store: Store, text: str) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    post_id = len(await store.list_posts(prompt_id)) + 1

    await store.record_posts([make_post(post_id, prompt_id=prompt_id, text="before")])
    await store.edit_post(post_id, text=text, edited_at=instant(minutes=1))
    await store.record_posts([make_post(post_id + 1, prompt_id=prompt_id, text=text)])

    assert [p.text for p in await store.list_posts(prompt_id) if p.post_id >= post_id] == [text, text]


async def test_half_a_character_costs_only_itself(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id

    await store.record_posts([make_post(1, prompt_id=prompt_id, text="cut \ud83d here, whole \ud83d\ude00 there")])
    await store.edit_post(1, text="\udc00 at the start, whole \ud83d\ude00 there", edited_at=instant(minutes=1))
    await store.record_posts([make_post(2, prompt_id=prompt_id, text="cut \ud83d here, whole \ud83d\ude00 there")])
    await store.enrol_student(1, make_student(11, "Ami\ud83d"))

    assert [p.text for p in await store.list_posts(prompt_id)] == [
        "� at the start, whole 😀 there",
        "cut � here, whole 😀 there",
    ]


async def test_instants_are_kept_to_the_millisecond(store: Store) -> None:
    at = MONDAY + timedelta(milliseconds=1)
    prompt_id = (await keep_prompt(store)).prompt_id

    await store.record_posts([replace(make_post(1, prompt_id=prompt_id), posted_at=at)])

    assert [p.posted_at for p in await store.list_posts(prompt_id)] == [at]


async def test_a_posts_author_is_enrolled_with_it(store: Store) -> None:
    prompt = await keep_prompt(store)

    await store.record_posts([make_post(7, prompt_id=prompt.prompt_id, author_id=11)], names={11: "Noor"})
    await store.record_posts([make_post(8, prompt_id=prompt.prompt_id, author_id=11)], names={11: "Nora"})

    assert await store.list_students(prompt.class_id) == [make_student(11, "Nora")]
