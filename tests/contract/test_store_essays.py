"""What every Store does with essays, corrections of their outlines and packs, on SQLite and in memory alike."""

from dataclasses import replace

import pytest

from bot.classroom.ports import Store
from bot.errors import StoreError
from bot.essay.argument.corrections import Correction
from bot.essay.essay import Anchor, Essay, Paragraph, Sentence, TextKind
from bot.essay.pack import ElementKind
from tests.contract.keeping import keep_class
from tests.factories import MONDAY, make_essay, make_pack, make_question, make_stored_essay

FULL_ESSAY = Essay(
    title="Ünter “quotes”",
    author="A. Writer",
    paragraphs=(
        Paragraph(
            number=1,
            sentences=(
                Sentence(anchor=Anchor(paragraph=1, sentence=1), text="So it goes — “on”."),
                Sentence(anchor=Anchor(paragraph=1, sentence=2), text="And on."),
            ),
            heading="First of all",
            is_block_quote=True,
        ),
    ),
    kind=TextKind.POEM,
    set_aside=("by A. Writer", "¹ A note."),
)


async def test_an_essay_comes_back_as_it_was(store: Store) -> None:
    class_id = (await keep_class(store)).class_id

    stored = await store.add_essay(make_stored_essay(77, class_id=class_id, essay=FULL_ESSAY))

    assert stored.essay_id != 77
    assert stored.essay == FULL_ESSAY
    assert await store.find_essay(stored.essay_id) == stored
    assert await store.find_essay(stored.essay_id + 1) is None


async def test_essays_are_listed_class_by_class(store: Store) -> None:
    mine, other = (await keep_class(store)).class_id, (await keep_class(store, guild_id=2)).class_id
    first = await store.add_essay(make_stored_essay(class_id=mine, name="Zebras"))
    await store.add_essay(make_stored_essay(class_id=other))
    second = await store.add_essay(make_stored_essay(class_id=mine, name="Apes"))

    assert await store.list_essays(mine) == [first, second]


async def test_an_essay_of_no_class_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.add_essay(make_stored_essay(class_id=404))


async def test_a_removed_essay_takes_its_drafts_and_corrections_along_and_leaves_packs(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    going = (await store.add_essay(make_stored_essay(class_id=class_id))).essay_id
    staying = (await store.add_essay(make_stored_essay(class_id=class_id))).essay_id
    for essay_id in (staying, going):
        await store.save_correction(essay_id, Correction(anchor=Anchor(paragraph=1, sentence=1), kind=None))
        await store.redraft(essay_id, [make_question()])
    await store.save_pack(class_id, make_pack(), at=MONDAY)
    gone_draft = (await store.list_drafts(going))[0]

    assert await store.remove_essay(going) is True

    assert await store.remove_essay(going) is False
    assert await store.find_essay(going) is None
    assert await store.list_drafts(going) == []
    assert await store.find_draft(gone_draft.draft_id) is None
    assert await store.list_corrections(going) == []
    assert len(await store.list_drafts(staying)) == 1
    assert len(await store.list_corrections(staying)) == 1
    assert await store.list_packs(class_id) == [make_pack()]


async def test_the_id_of_a_removed_essay_does_not_come_back(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    gone = await store.add_essay(make_stored_essay(class_id=class_id))
    await store.remove_essay(gone.essay_id)

    assert (await store.add_essay(make_stored_essay(class_id=class_id))).essay_id != gone.essay_id


async def test_the_last_correction_of_a_sentence_holds_and_comes_last(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    essay_id = (await store.add_essay(make_stored_essay(class_id=class_id))).essay_id
    first, second = Anchor(paragraph=3, sentence=1), Anchor(paragraph=1, sentence=2)
    await store.save_correction(essay_id, Correction(anchor=first, kind=ElementKind.POSITION))
    await store.save_correction(essay_id, Correction(anchor=second, kind=None))

    await store.save_correction(essay_id, Correction(anchor=first, kind=ElementKind.CLAIM))

    assert await store.list_corrections(essay_id) == [
        Correction(anchor=second, kind=None),
        Correction(anchor=first, kind=ElementKind.CLAIM),
    ]


async def test_a_correction_of_no_essay_is_refused(store: Store) -> None:
    await keep_class(store)

    with pytest.raises(StoreError):
        await store.save_correction(404, Correction(anchor=Anchor(paragraph=1, sentence=1), kind=None))


async def test_a_pack_comes_back_as_it_was(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    question = replace(make_question(), quote="build it", scheme="example", note=None, starter=None)
    pack = replace(make_pack(), questions=(make_question("q2"), question))

    await store.save_pack(class_id, pack, at=MONDAY)

    assert await store.list_packs(class_id) == [pack]


async def test_packs_are_a_class_s_own_in_the_order_of_their_ids_and_replaced_by_id(store: Store) -> None:
    mine, other = (await keep_class(store)).class_id, (await keep_class(store, guild_id=2)).class_id
    for pack_id in ("tides", "bridges"):
        await store.save_pack(mine, make_pack(pack_id, n_questions=2), at=MONDAY)
    await store.save_pack(other, make_pack("tides", n_questions=5), at=MONDAY)

    await store.save_pack(mine, make_pack("bridges", n_questions=4), at=MONDAY)

    own = [(pack.id, len(pack.questions)) for pack in await store.list_packs(mine)]
    assert own == [("bridges", 4), ("tides", 2)]


async def test_a_pack_of_no_class_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.save_pack(404, make_pack(), at=MONDAY)


async def test_a_long_essay_is_kept_whole(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    essay = make_essay(*(f"Paragraph {number} says so. It goes on" for number in range(1, 400)))

    stored = await store.add_essay(make_stored_essay(class_id=class_id, essay=essay))

    found = await store.find_essay(stored.essay_id)
    assert found is not None
    assert found.essay == essay
