"""What every Store does with prompts, on SQLite and in memory alike."""

from dataclasses import replace

import pytest

from bot.classroom.ports import Store
from bot.discussion.prompt import PromptState, Requirement
from bot.errors import StoreError
from tests.contract.keeping import keep_class, keep_prompt
from tests.factories import instant, make_prompt, make_question


async def test_a_prompt_gets_its_own_id_and_keeps_the_question_as_it_was_asked(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    question = replace(make_question(text="Who «gains», and at whose cost? 🌉"), note=None, starter=None, follow_ups=())
    given_prompt = replace(
        make_prompt(99, class_id=class_id, state=PromptState.POSTING, requirement=Requirement(n_responses=2)),
        question=question,
    )

    kept = await store.add_prompt(given_prompt)

    assert kept == replace(given_prompt, prompt_id=kept.prompt_id)
    assert kept.prompt_id != 99
    assert await store.find_prompt(kept.prompt_id) == kept


async def test_a_prompt_with_a_known_nonce_is_the_known_prompt(store: Store) -> None:
    known = await keep_prompt(store, "n1")

    again = await store.add_prompt(make_prompt(class_id=known.class_id, nonce="n1", question=make_question("q3")))

    assert again == known
    assert await store.list_prompts(known.class_id) == [known]


async def test_a_posted_prompt_is_open_and_found_by_its_thread(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    prompt = await store.add_prompt(make_prompt(class_id=class_id, state=PromptState.POSTING))

    await store.mark_prompt_posted(prompt.prompt_id, message_id=601, thread_id=602, at=instant(minutes=1))

    posted = replace(prompt, state=PromptState.OPEN, message_id=601, thread_id=602, posted_at=instant(minutes=1))
    assert await store.find_prompt_of_thread(602) == posted
    assert await store.find_prompt_of_thread(601) is None


async def test_a_prompt_is_posted_once(store: Store) -> None:
    prompt = await keep_prompt(store)

    await store.mark_prompt_posted(prompt.prompt_id, message_id=1, thread_id=2, at=instant(days=1))
    await store.mark_prompt_posted(4_100, message_id=1, thread_id=2, at=instant(days=1))

    assert await store.list_prompts(prompt.class_id) == [prompt]


async def test_a_thread_belongs_to_one_prompt(store: Store) -> None:
    first = await keep_prompt(store, "n1", thread_id=7_000)

    with pytest.raises(StoreError):
        await keep_prompt(store, "n2", thread_id=7_000)

    assert await store.find_prompt_of_thread(7_000) == first


async def test_only_an_open_prompt_is_closed_and_only_once(store: Store) -> None:
    prompt = await keep_prompt(store)
    waiting = await store.add_prompt(make_prompt(class_id=prompt.class_id, nonce="n2", state=PromptState.POSTING))

    assert await store.close_prompt(prompt.prompt_id, at=instant(days=7))
    assert not await store.close_prompt(prompt.prompt_id, at=instant(days=8))
    assert not await store.close_prompt(waiting.prompt_id, at=instant(days=8))
    assert not await store.close_prompt(4_100, at=instant(days=8))
    assert await store.list_prompts(prompt.class_id) == [
        replace(prompt, state=PromptState.CLOSED, closed_at=instant(days=7)),
        waiting,
    ]


async def test_only_a_prompt_that_was_never_posted_is_dropped_and_its_id_does_not_come_back(store: Store) -> None:
    posted = await keep_prompt(store, "n1")
    waiting = await store.add_prompt(make_prompt(class_id=posted.class_id, nonce="n2", state=PromptState.POSTING))

    for prompt_id in (posted.prompt_id, waiting.prompt_id, 4_100):
        await store.drop_prompt(prompt_id)
    later = await store.add_prompt(make_prompt(class_id=posted.class_id, nonce="n3", state=PromptState.POSTING))

    assert later.prompt_id > waiting.prompt_id
    assert await store.list_prompts(posted.class_id) == [posted, later]


async def test_prompts_are_listed_per_class(store: Store) -> None:
    mine, other = await keep_class(store), await keep_class(store, guild_id=2)
    second = await store.add_prompt(make_prompt(class_id=other.class_id, nonce="b", state=PromptState.POSTING))
    first = await store.add_prompt(make_prompt(class_id=mine.class_id, nonce="a", state=PromptState.POSTING))

    assert await store.list_prompts(mine.class_id) == [first]
    assert await store.list_prompts(other.class_id) == [second]
    assert await store.list_prompts(9) == []
