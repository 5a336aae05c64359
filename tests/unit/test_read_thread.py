"""What a summary is made from, gathered from the store; the essay's words from wherever they are known."""

from dataclasses import replace

import pytest

from bot.classroom.add_essay import add_essay
from bot.classroom.enrol_student import enrol_student
from bot.classroom.read_thread import read_thread
from bot.discussion.position import Position
from bot.discussion.thread import Thread
from bot.essay.pack import Pack
from tests.factories import instant, make_class, make_essay, make_pack, make_position, make_post, make_prompt
from tests.fake_server import FakeClock
from tests.memory_store import MemoryStore

AMINA, BEN = 11, 12
WORDS = ("The town should build the bridge.", "The ferry is slow.")
PACK = replace(make_pack(n_paragraphs=2), paragraphs=WORDS)
WITHOUT_WORDS = replace(PACK, paragraphs=())


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    school_class = await store.save_class(make_class(0))
    for student_id, name in ((AMINA, "Amina"), (BEN, "Ben")):
        await enrol_student(school_class, student_id=student_id, name=name, store=store)
    await store.add_prompt(make_prompt(0))
    return store


async def read(store: MemoryStore, *shipped: Pack) -> Thread:
    return await read_thread(store.prompts[1], packs={pack.id: pack for pack in shipped}, store=store)


async def test_a_thread_has_every_post_every_student_and_every_position(store: MemoryStore) -> None:
    await store.record_posts([make_post(2, author_id=BEN, minutes=5), make_post(1, author_id=AMINA)])
    await store.delete_posts([2], at=instant(minutes=9))
    for position in (Position.AGREE, Position.DISAGREE):
        await store.save_position(make_position(position, student_id=BEN))

    thread = await read(store)

    assert [post.post_id for post in thread.posts] == [1, 2]
    assert [post.post_id for post in thread.live_posts] == [1]
    assert [student.name for student in thread.students] == ["Amina", "Ben"]
    assert [taken.position for taken in thread.positions] == [Position.AGREE, Position.DISAGREE]
    assert thread.declared[BEN].position is Position.DISAGREE
    assert thread.declared_first[BEN].position is Position.AGREE


async def test_the_essays_words_come_with_the_pack(store: MemoryStore) -> None:
    assert (await read(store, PACK)).paragraphs == WORDS


async def test_or_from_the_essay_the_class_has_under_that_title(store: MemoryStore) -> None:
    essay = make_essay(*WORDS, title=PACK.essay_title)
    await add_essay(store.classes[1], name="x", essay=essay, by_id=501, store=store, clock=FakeClock())

    assert (await read(store, WITHOUT_WORDS)).paragraphs == WORDS


async def test_an_essay_with_other_paragraphs_is_not_the_packs_essay(store: MemoryStore) -> None:
    essay = make_essay(*WORDS, "A third.", title=PACK.essay_title)
    await add_essay(store.classes[1], name="x", essay=essay, by_id=501, store=store, clock=FakeClock())

    assert (await read(store, WITHOUT_WORDS)).paragraphs == ("", "")


async def test_the_classs_own_pack_goes_before_a_shipped_one_of_that_name(store: MemoryStore) -> None:
    await store.save_pack(1, replace(PACK, n_paragraphs=3, paragraphs=("a", "b", "c")), at=instant())

    assert len((await read(store, PACK)).paragraphs) == 3


async def test_without_the_pack_nothing_is_known_of_the_essay(store: MemoryStore) -> None:
    assert (await read(store)).paragraphs == ()
