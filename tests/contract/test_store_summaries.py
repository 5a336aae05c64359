"""What every Store does with summaries that were shown and those still owed, on SQLite and in memory alike."""

from dataclasses import replace

from bot.classroom.ports import Store
from bot.discussion.kept_summary import Audience, KeptSummary, OwedSummary
from bot.discussion.recall import keep
from bot.discussion.summary import StatementKind
from tests.contract.keeping import keep_prompt
from tests.factories import instant, make_position, make_post
from tests.unit.boat import make_boat_summary

TEACHER, CLASS = Audience


def make_kept(
    prompt_id: int, *, minutes: float = 0, audience: Audience = TEACHER, message_id: int | None = None
) -> KeptSummary:
    made = keep(make_boat_summary(), made_at=instant(minutes=minutes), message_id=message_id)
    return replace(made, prompt_id=prompt_id, audience=audience)


async def look_at_all(store: Store) -> None:
    for kept in await store.list_stale_summaries():
        await store.save_summary(kept)


async def test_a_summary_is_found_as_it_was_kept_with_everything_it_said(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    made = make_kept(prompt_id, message_id=77)
    lost = replace(made, content=replace(made.content, n_lost=2, is_changed=True, dropped=(StatementKind.CRUX,)))

    kept = await store.save_summary(lost)

    assert replace(kept, summary_id=0, n_changes=0) == lost
    assert await store.find_summary(prompt_id, TEACHER) == kept
    assert await store.find_summary(prompt_id, CLASS) is None
    assert await store.find_summary(404, TEACHER) is None


async def test_the_latest_summary_is_found_even_where_an_earlier_one_was_kept_after_it(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    late = await store.save_summary(make_kept(prompt_id, minutes=9, message_id=2))

    await store.save_summary(make_kept(prompt_id, minutes=1, message_id=1))
    await store.save_summary(make_kept(prompt_id, minutes=20, audience=CLASS, message_id=3))

    assert await store.find_summary(prompt_id, TEACHER) == late


async def test_a_summary_shown_to_one_person_gives_way_to_the_next_and_those_in_messages_stay(store: Store) -> None:
    prompt_id = (await keep_prompt(store, "n1")).prompt_id
    other_id = (await keep_prompt(store, "n2", thread_id=9_999)).prompt_id
    for kept in (make_kept(prompt_id, message_id=5), make_kept(other_id), make_kept(prompt_id, minutes=1)):
        await store.save_summary(kept)

    await store.save_summary(make_kept(prompt_id, minutes=2))

    stale = await store.list_stale_summaries()
    assert [(kept.prompt_id, kept.message_id, kept.made_at) for kept in stale] == [
        (prompt_id, 5, instant()),
        (other_id, None, instant()),
        (prompt_id, None, instant(minutes=2)),
    ]


async def test_a_new_summary_is_stale_until_it_was_looked_at(store: Store) -> None:
    kept = await store.save_summary(make_kept((await keep_prompt(store)).prompt_id))
    assert await store.list_stale_summaries() == [kept]

    await store.save_summary(kept)

    assert await store.list_stale_summaries() == []


async def test_edits_deletions_and_withdrawals_make_the_summaries_of_their_thread_stale_and_no_others(
    store: Store,
) -> None:
    prompt_id = (await keep_prompt(store, "n1")).prompt_id
    other_id = (await keep_prompt(store, "n2", thread_id=9_999)).prompt_id
    await store.record_posts([make_post(7, prompt_id=prompt_id), make_post(8, prompt_id=prompt_id)])
    await store.save_position(make_position(prompt_id=prompt_id))
    for wanted_id in (prompt_id, other_id):
        await store.save_summary(make_kept(wanted_id))
    found = []

    for change in (
        store.edit_post(7, text="Anew.", edited_at=instant(minutes=1)),
        store.delete_posts([8], at=instant(minutes=2)),
        store.withdraw_positions(prompt_id, student_id=11),
    ):
        await look_at_all(store)
        await change
        found.append([kept.prompt_id for kept in await store.list_stale_summaries()])

    assert found == [[prompt_id]] * 3


async def test_what_changes_nothing_makes_no_summary_stale(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    await store.record_posts([make_post(7, prompt_id=prompt_id, text="Same."), make_post(8, prompt_id=prompt_id)])
    await store.delete_posts([8], at=instant())
    await store.save_summary(make_kept(prompt_id))
    await look_at_all(store)

    await store.edit_post(7, text="Same.", edited_at=instant(minutes=1))
    await store.delete_posts([8, 404], at=instant(minutes=2))
    await store.withdraw_positions(prompt_id, student_id=11)
    await store.record_posts([make_post(9, prompt_id=prompt_id)])

    assert await store.list_stale_summaries() == []


async def test_a_change_while_a_summary_is_being_looked_at_is_not_lost(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    await store.record_posts([make_post(7, prompt_id=prompt_id)])
    seen = await store.save_summary(make_kept(prompt_id))
    await store.edit_post(7, text="Anew.", edited_at=instant(minutes=1))

    await store.save_summary(seen)

    assert [kept.n_changes for kept in await store.list_stale_summaries()] == [seen.n_changes + 1]


async def test_the_same_message_is_kept_once(store: Store) -> None:
    prompt_id = (await keep_prompt(store)).prompt_id
    first = await store.save_summary(make_kept(prompt_id, message_id=5))

    again = await store.save_summary(make_kept(prompt_id, minutes=3, message_id=5))

    assert again.summary_id == first.summary_id
    found = await store.find_summary(prompt_id, TEACHER)
    assert found is not None
    assert found.made_at == instant(minutes=3)


async def test_a_summary_is_owed_from_the_closing_until_it_is_settled(store: Store) -> None:
    second = await keep_prompt(store, "n2", thread_id=9_999)
    first = await keep_prompt(store, "n1")
    silent = await keep_prompt(store, "n3", thread_id=9_998)

    await store.close_prompt(first.prompt_id, at=instant(days=7), summary_for=CLASS)
    await store.close_prompt(second.prompt_id, at=instant(days=8), summary_for=TEACHER)
    await store.close_prompt(second.prompt_id, at=instant(days=9), summary_for=CLASS)
    await store.close_prompt(silent.prompt_id, at=instant(days=9))

    owed = OwedSummary(prompt_id=first.prompt_id, audience=CLASS, closed_at=instant(days=7))
    to_teacher = OwedSummary(prompt_id=second.prompt_id, audience=TEACHER, closed_at=instant(days=8))
    assert await store.list_owed_summaries() == [to_teacher, owed]
    await store.settle_owed_summary(second.prompt_id)
    await store.settle_owed_summary(404)
    assert await store.list_owed_summaries() == [owed]


async def test_who_gets_a_summary_at_the_end_is_kept_with_the_class(store: Store) -> None:
    prompt = await keep_prompt(store)
    school_class = await store.find_class(prompt.class_id)
    assert school_class is not None

    for chosen in (None, CLASS, TEACHER):
        await store.save_class(replace(school_class, closing_summary=chosen))
        found = await store.find_class(prompt.class_id)
        assert found is not None
        assert found.closing_summary is chosen
