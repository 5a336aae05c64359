"""Packs of a class's own: saved from kept questions, taken out as a file and brought back."""

from dataclasses import replace

import pytest

from bot.classroom.draft import DraftState
from bot.classroom.draft_questions import draft_for
from bot.classroom.keep_packs import export_pack, import_pack, packs_of, save_pack_from_drafts
from bot.classroom.review_questions import keep_draft
from bot.errors import BadInputError, FileFormatError, NotReadyError
from bot.essay.pack import ElementKind, Pack
from tests.factories import make_class, make_essay, make_pack, make_question
from tests.fake_server import FakeClock
from tests.memory_store import MemoryStore
from tests.unit.ferry import FERRY, keep_ferry

SHIPPED = {"bridges": make_pack("bridges"), "tides": make_pack("tides")}


async def save_ferry_pack(store: MemoryStore, *, title: str = "The ferry", n_kept: int = 2) -> Pack:
    """The pack of the first class's first essay; the questions of its first `n_kept` drafts are kept."""
    school_class, stored = store.classes[1], store.essays[1]
    drafts = await store.list_drafts(1) or await draft_for(stored, n=6, store=store)
    for draft in drafts[:n_kept]:
        if draft.state is DraftState.OPEN:
            await keep_draft(school_class, draft.draft_id, version=draft.version, by_id=1, store=store)
    return await save_pack_from_drafts(
        school_class, stored, title=title, shipped=SHIPPED, store=store, clock=FakeClock()
    )


@pytest.fixture
async def store() -> MemoryStore:
    store = MemoryStore()
    await keep_ferry(store)
    return store


async def test_a_pack_has_the_kept_questions_in_their_order_and_nothing_else(store: MemoryStore) -> None:
    pack = await save_ferry_pack(store, n_kept=3)

    drafts = await store.list_drafts(1)
    assert len(drafts) == 6
    assert pack.questions == tuple(draft.question for draft in drafts[:3])
    assert (pack.id, pack.title, pack.essay_title, pack.n_paragraphs) == ("the-ferry", "The ferry", "Keep the ferry", 5)
    assert await store.list_packs(1) == [pack]


async def test_a_pack_has_the_outline_of_its_essay(store: MemoryStore) -> None:
    pack = await save_ferry_pack(store)

    position = next(element for element in pack.outline if element.kind is ElementKind.POSITION)
    assert position.paragraphs == (1,)
    assert position.text == "I believe that the town should keep the ferry."


async def test_with_nothing_kept_there_is_no_pack(store: MemoryStore) -> None:
    with pytest.raises(NotReadyError, match="/questions review"):
        await save_ferry_pack(store, n_kept=0)


async def test_saved_again_under_its_title_the_pack_is_replaced(store: MemoryStore) -> None:
    await save_ferry_pack(store, n_kept=2)

    await save_ferry_pack(store, n_kept=4)

    assert [(pack.id, len(pack.questions)) for pack in await store.list_packs(1)] == [("the-ferry", 4)]


@pytest.mark.parametrize(
    ("title", "pack_id"),
    [("Tides", "tides-2"), ("Über Fähren!", "uber-fahren"), ("渡し船", "pack"), ("a " * 45, "a-" * 24 + "a")],
)
async def test_a_pack_s_id_comes_from_its_title_and_is_no_other_pack_s(
    store: MemoryStore, title: str, pack_id: str
) -> None:
    assert (await save_ferry_pack(store, title=title)).id == pack_id


async def test_a_pack_on_another_essay_is_not_replaced(store: MemoryStore) -> None:
    await store.save_pack(1, make_pack("the-ferry"), at=FakeClock().now())

    assert (await save_ferry_pack(store)).id == "the-ferry-2"


@pytest.mark.parametrize("title", [" ", "a" * 91])
async def test_a_title_that_cannot_be_shown_is_refused(store: MemoryStore, title: str) -> None:
    with pytest.raises(BadInputError, match="title"):
        await save_ferry_pack(store, title=title)


async def test_a_long_essay_still_makes_a_pack_that_can_be_read_again(store: MemoryStore) -> None:
    long_sentence = (
        "The town should keep the ferry, because " + "it is old and good and cheap, and " * 20 + "it is ours."
    )
    paragraphs = (paragraph.text for paragraph in FERRY.paragraphs)
    essay = make_essay(*paragraphs, *[long_sentence] * 80, title="Keep " * 60)
    school_class, stored = await keep_ferry(store, essay)
    (draft,) = await store.redraft(stored.essay_id, [make_question()])
    await keep_draft(school_class, draft.draft_id, version=1, by_id=1, store=store)

    pack = await save_pack_from_drafts(
        school_class, stored, title="Long", shipped=SHIPPED, store=store, clock=FakeClock()
    )

    assert pack.n_paragraphs == 85
    assert pack.essay_title.endswith("…")


async def test_an_exported_pack_comes_back_in_another_class_as_it_was(store: MemoryStore) -> None:
    pack = await save_ferry_pack(store)
    next_year = await store.save_class(make_class(0, guild_id=2))

    data = export_pack(pack).encode()
    imported = await import_pack(next_year, data, file="ferry.yaml", store=store, clock=FakeClock())

    assert imported == pack
    assert await store.list_packs(next_year.class_id) == [pack]


async def test_a_shipped_pack_is_exported_without_its_essay(store: MemoryStore) -> None:
    written = export_pack(replace(make_pack(), essay_file="bridges.txt"))

    imported = await import_pack(
        store.classes[1], written.encode(), file="bridges.yaml", store=store, clock=FakeClock()
    )

    assert imported == make_pack()


async def test_a_fault_in_an_imported_file_is_named_with_line_and_field(store: MemoryStore) -> None:
    written = export_pack(make_pack()).replace("toulmin: warrant", "toulmin: warranty", 1)

    with pytest.raises(FileFormatError) as caught:
        await import_pack(store.classes[1], written.encode(), file="mine.yaml", store=store, clock=FakeClock())

    line = next(n for n, text in enumerate(written.splitlines(), start=1) if "warranty" in text)
    assert (caught.value.file, caught.value.line) == ("mine.yaml", line)
    assert "toulmin" in caught.value.field
    assert await store.list_packs(1) == []


async def test_bytes_that_are_no_text_are_refused(store: MemoryStore) -> None:
    with pytest.raises(FileFormatError):
        await import_pack(store.classes[1], b"\xff\xfe\x00PK\x03\x04", file="mine.yaml", store=store, clock=FakeClock())


async def test_a_class_uses_the_shipped_packs_and_its_own(store: MemoryStore) -> None:
    own = make_pack("tides", n_questions=5)
    await store.save_pack(1, own, at=FakeClock().now())
    other_class = await store.save_class(make_class(0, guild_id=2))

    packs = await packs_of(store.classes[1], shipped=SHIPPED, store=store)

    assert packs == {"bridges": SHIPPED["bridges"], "tides": own}
    assert await packs_of(other_class, shipped=SHIPPED, store=store) == SHIPPED
