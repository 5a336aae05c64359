"""A class's essays, and what its teachers say of their argument."""

from dataclasses import replace

import pytest

from bot.classroom.add_essay import MAX_ESSAYS, add_essay, find_essay, list_essays, remove_essay
from bot.classroom.class_settings import SchoolClass
from bot.classroom.outline_essay import keep_correction, outline_of, parse_anchor
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError, NotReadyError, UnknownPromptError
from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Sureness
from bot.essay.pack import ElementKind
from tests.factories import TEACHER_ID, make_class, make_essay
from tests.fake_server import FakeClock
from tests.memory_store import MemoryStore
from tests.unit.ferry import FERRY


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
async def school_class(store: MemoryStore) -> SchoolClass:
    return await store.save_class(make_class(0))


async def add(school_class: SchoolClass, store: MemoryStore, essay: Essay = FERRY, name: str = "file") -> StoredEssay:
    return await add_essay(school_class, name=name, essay=essay, by_id=TEACHER_ID, store=store, clock=FakeClock())


async def test_an_essay_is_called_by_its_title_or_else_by_its_file(
    school_class: SchoolClass, store: MemoryStore
) -> None:
    titled = await add(school_class, store)
    untitled = await add(school_class, store, replace(FERRY, title=None), name=" on  ferries ")
    nameless = await add(school_class, store, make_essay("One. Two.", title=None), name=" ")

    assert [each.name for each in (titled, untitled, nameless)] == ["Keep the ferry", "on ferries", "Untitled essay"]


async def test_the_same_text_again_is_the_essay_already_there(school_class: SchoolClass, store: MemoryStore) -> None:
    first = await add(school_class, store)

    assert await add(school_class, store, name="another name") == first


async def test_a_new_version_under_the_same_title_gets_a_number(school_class: SchoolClass, store: MemoryStore) -> None:
    await add(school_class, store)
    await add(school_class, store, make_essay("Other words. And more.", title="Keep the ferry"))

    third = await add(school_class, store, make_essay("Third words. And more.", title="Keep the ferry"))

    assert third.name == "Keep the ferry (3)"
    latest_first = [stored.name for stored in await list_essays(school_class, store=store)]
    assert latest_first == ["Keep the ferry (3)", "Keep the ferry (2)", "Keep the ferry"]


async def test_a_text_without_paragraphs_is_refused(school_class: SchoolClass, store: MemoryStore) -> None:
    with pytest.raises(BadInputError, match="nothing to discuss"):
        await add(school_class, store, replace(FERRY, paragraphs=()))


async def test_a_class_has_as_many_essays_as_a_list_shows(school_class: SchoolClass, store: MemoryStore) -> None:
    for number in range(MAX_ESSAYS):
        await add(school_class, store, make_essay(f"Essay {number}. It goes on."))

    with pytest.raises(BadInputError, match="/essay remove"):
        await add(school_class, store)


async def test_an_essay_of_another_class_is_not_found(school_class: SchoolClass, store: MemoryStore) -> None:
    other = await store.save_class(make_class(0, guild_id=2))
    stored = await add(school_class, store)

    assert await find_essay(school_class, essay_id=stored.essay_id, store=store) == stored
    with pytest.raises(UnknownPromptError):
        await find_essay(other, essay_id=stored.essay_id, store=store)


async def test_without_an_id_the_latest_essay_is_meant(school_class: SchoolClass, store: MemoryStore) -> None:
    with pytest.raises(NotReadyError, match="/essay add"):
        await find_essay(school_class, essay_id=None, store=store)
    await add(school_class, store)
    latest = await add(school_class, store, make_essay("A later one. It is short."))

    assert await find_essay(school_class, essay_id=None, store=store) == latest


async def test_a_removed_essay_is_gone(school_class: SchoolClass, store: MemoryStore) -> None:
    stored = await add(school_class, store)

    assert await remove_essay(stored, store=store) is True
    assert await remove_essay(stored, store=store) is False


async def test_a_teacher_s_correction_holds_from_then_on(school_class: SchoolClass, store: MemoryStore) -> None:
    stored = await add(school_class, store)
    chosen = Anchor(paragraph=2, sentence=3)

    outline = await keep_correction(stored, anchor=chosen, kind=ElementKind.POSITION, store=store)

    assert outline.position is not None
    assert (outline.position.anchor, outline.position.sureness) == (chosen, Sureness.SURE)
    assert await outline_of(stored, store=store) == outline


async def test_a_sentence_can_be_taken_out_of_the_argument(school_class: SchoolClass, store: MemoryStore) -> None:
    stored = await add(school_class, store)
    position = (await outline_of(stored, store=store)).position
    assert position is not None

    outline = await keep_correction(stored, anchor=position.anchor, kind=None, store=store)

    assert outline.find(position.anchor) is None


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        (Anchor(paragraph=2, sentence=9), "¶2 has 3 sentences"),
        (Anchor(paragraph=7, sentence=1), "the essay has 5 paragraphs"),
    ],
)
async def test_a_place_that_is_not_there_is_named(
    school_class: SchoolClass, store: MemoryStore, anchor: Anchor, words: str
) -> None:
    stored = await add(school_class, store)

    with pytest.raises(BadInputError, match=words):
        await keep_correction(stored, anchor=anchor, kind=ElementKind.CLAIM, store=store)


@pytest.mark.parametrize("text", ["¶4.2", "4.2", " ¶ 4 . 2 ", "4,2", "4:2"])
def test_a_place_is_read_as_people_write_it(text: str) -> None:
    assert parse_anchor(text) == Anchor(paragraph=4, sentence=2)


@pytest.mark.parametrize("text", ["", "4", "four", "4.2.1", "0.1", "4.0", "99999.1"])
def test_what_is_no_place_is_said_so(text: str) -> None:
    with pytest.raises(BadInputError, match=r"like `4\.2`"):
        parse_anchor(text)
