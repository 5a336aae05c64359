"""Taking, sharing and withdrawing a position, and the last word after a question was closed."""

from dataclasses import replace

import pytest

from bot.classroom.close_prompt import close_and_ask
from bot.classroom.take_position import (
    LAST_WORD,
    parse_paragraph,
    share_position,
    take_position,
    withdraw_positions,
)
from bot.discussion.class_counts import counts_for_class
from bot.discussion.position import Position
from bot.discussion.prompt import PromptState
from bot.errors import BadInputError, PositionsOverError, ServerUnavailableError, UnknownPromptError
from tests.factories import instant, make_class, make_position, make_prompt, make_student
from tests.fake_server import FakeClock, FakeServer
from tests.memory_store import MemoryStore

AGREE, DISAGREE, IT_DEPENDS = Position
CLASS = make_class()


@pytest.fixture
async def store() -> MemoryStore:
    """A store with one class and one open prompt, 1."""
    store = MemoryStore()
    await store.save_class(replace(CLASS, class_id=0))
    prompt = await store.add_prompt(make_prompt(state=PromptState.POSTING))
    await store.mark_prompt_posted(prompt.prompt_id, message_id=6_001, thread_id=6_101, at=instant())
    return store


async def test_a_new_student_comes_onto_the_roster_and_the_first_position_has_none_before_it(
    store: MemoryStore,
) -> None:
    first = await take_position(CLASS, make_position(AGREE), name="Amina", store=store)
    second = await take_position(CLASS, make_position(DISAGREE, minutes=5), name="Amina", store=store)

    assert await store.list_students(1) == [make_student(11, "Amina")]
    assert first.before is None
    assert second.before == first.position
    assert len(store.positions) == 2


async def test_another_classs_prompt_takes_no_position(store: MemoryStore) -> None:
    with pytest.raises(UnknownPromptError):
        await take_position(make_class(2), make_position(), name="Amina", store=store)
    with pytest.raises(UnknownPromptError):
        await take_position(CLASS, make_position(prompt_id=41), name="Amina", store=store)

    assert store.students == {}


async def test_a_closed_prompt_takes_positions_for_a_week_to_the_second(store: MemoryStore) -> None:
    await store.close_prompt(1, at=instant())
    last = replace(make_position(AGREE), declared_at=instant() + LAST_WORD)
    late = replace(make_position(DISAGREE), declared_at=instant(minutes=1) + LAST_WORD)

    await take_position(CLASS, last, name="Amina", store=store)
    with pytest.raises(PositionsOverError):
        await take_position(CLASS, late, name="Amina", store=store)

    assert [taken.position for taken in store.positions.values()] == [AGREE]


async def test_a_question_of_an_earlier_term_takes_no_position(store: MemoryStore) -> None:
    next_term = replace(CLASS, term_started_at=instant(days=1))

    with pytest.raises(PositionsOverError, match="earlier term"):
        await take_position(next_term, make_position(minutes=60 * 30), name="Amina", store=store)

    assert store.students == {}


@pytest.mark.parametrize(
    ("written", "number"), [("", None), ("  ", None), ("4", 4), ("¶4", 4), (" para. 4 ", 4), ("Paragraph 6", 6)]
)
def test_a_paragraph_is_read_as_people_write_it(written: str, number: int | None) -> None:
    assert parse_paragraph(written, 6) == number


@pytest.mark.parametrize("written", ["0", "7", "four", "4-5", "4, 5", "-1", "4.5", "99999999999", "²"])
def test_what_is_no_paragraph_of_the_essay_is_refused(written: str) -> None:
    with pytest.raises(BadInputError):
        parse_paragraph(written, 6)


def test_where_the_essays_length_is_not_known_any_number_is_taken() -> None:
    assert parse_paragraph("250", None) == 250


async def test_a_position_that_discord_did_not_take_can_be_shared_again(store: MemoryStore) -> None:
    kept = await take_position(CLASS, make_position(), name="Amina", store=store)
    server = FakeServer(error=ServerUnavailableError("Later."))
    share = {"student_id": 11, "name": "Amina"}

    with pytest.raises(ServerUnavailableError):
        await share_position(CLASS, kept.position.position_id, store=store, server=server, **share)  # type: ignore[arg-type]
    server.error = None
    await share_position(CLASS, kept.position.position_id, store=store, server=server, **share)  # type: ignore[arg-type]

    assert server.shared == [kept.position]
    assert store.positions[1].shared_message_id == 9_001


async def test_what_cannot_be_taken_back_from_the_thread_is_still_kept(store: MemoryStore) -> None:
    class Refusing(FakeServer):
        async def take_back(self, prompt: object, message_ids: object) -> None:
            raise ServerUnavailableError("Later.")

    kept = await take_position(CLASS, make_position(), name="Amina", store=store)
    await store.mark_position_shared(kept.position.position_id, message_id=77)

    with pytest.raises(ServerUnavailableError):
        await withdraw_positions(CLASS, 1, student_id=11, store=store, server=Refusing())

    assert len(store.positions) == 1


async def test_closing_tells_the_class_where_it_stands_once(store: MemoryStore) -> None:
    for student_id in range(11, 17):
        await take_position(CLASS, make_position(student_id=student_id), name="A", store=store)
    server, prompt = FakeServer(), store.prompts[1]

    assert await close_and_ask(prompt, CLASS, store=store, server=server, clock=FakeClock())
    assert not await close_and_ask(prompt, CLASS, store=store, server=server, clock=FakeClock())

    assert server.closings == [counts_for_class(store.positions.values())]
    assert server.closings[0].by_position == {AGREE: 6}
