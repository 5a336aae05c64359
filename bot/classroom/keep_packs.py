"""The packs of a class's own: made from kept drafts, or brought as a file; and taken out as a file again."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import DraftState
from bot.classroom.outline_essay import outline_of
from bot.classroom.ports import Clock, Store
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError, NotReadyError
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind, OutlineElement, Pack
from bot.essay.pack_file import parse_pack, render_pack
from bot.strict_yaml import decode_file


async def packs_of(school_class: SchoolClass, *, shipped: Mapping[str, Pack], store: Store) -> Mapping[str, Pack]:
    """The packs the class can use, by id: the shipped ones and its own; of two with one id, its own."""
    own = await store.list_packs(school_class.class_id)
    return {**shipped, **{pack.id: pack for pack in own}}


async def save_pack_from_drafts(
    school_class: SchoolClass,
    stored: StoredEssay,
    *,
    title: str,
    shipped: Mapping[str, Pack],
    store: Store,
    clock: Clock,
) -> Pack:
    """The pack of the essay's kept questions, in their order, as the class now has it.

    Its id is made of the title. Saved again under the same title, the essay's pack is replaced. Raises NotReadyError
    where no question is kept, BadInputError where the title is none or too long.
    """
    title = _check_title(title)
    drafts = await store.list_drafts(stored.essay_id)
    kept = tuple(draft.question for draft in drafts if draft.state is DraftState.KEPT)
    if not kept:
        raise NotReadyError("No question is kept yet. Go through them with `/questions review` and keep the good ones.")
    packs = await packs_of(school_class, shipped=shipped, store=store)
    outline = await outline_of(stored, store=store)
    pack = Pack(
        id=_choose_id(title, stored, packs=packs, shipped=shipped),
        title=title,
        essay_title=_shorten(stored.essay.title or stored.name, _MAX_ESSAY_TITLE),
        n_paragraphs=len(stored.essay.paragraphs),
        outline=tuple(_summarise_outline(outline))[:_MAX_OUTLINE],
        questions=kept,
    )
    return await _save(pack, school_class, file=f"{pack.id}.yaml", store=store, clock=clock)


async def import_pack(school_class: SchoolClass, data: bytes, *, file: str, store: Store, clock: Clock) -> Pack:
    """The pack in a file's bytes, as the class now has it; one of its own with the same id is replaced.

    Raises FileFormatError with line and field of the first fault; `file` is named in it.
    """
    pack = parse_pack(decode_file(data, file=file), file=file)
    # An essay beside the file did not come with it.
    return await _save(replace(pack, essay_file=None), school_class, file=file, store=store, clock=clock)


def export_pack(pack: Pack) -> str:
    """The pack as a file that stands alone: `import_pack` takes it back, in this class or another."""
    return render_pack(replace(pack, essay_file=None))


async def _save(pack: Pack, school_class: SchoolClass, *, file: str, store: Store, clock: Clock) -> Pack:
    """Keep what can be exported and imported again, and nothing else."""
    pack = parse_pack(render_pack(pack), file=file)
    await store.save_pack(school_class.class_id, pack, at=clock.now())
    return pack


# As the pack file's format has it.
_MAX_TITLE = 90
_MAX_ESSAY_TITLE = 200
_MAX_OUTLINE = 60
_MAX_OUTLINE_TEXT = 300
_MAX_ID = 50


def _check_title(written: str) -> str:
    title = " ".join(written.split())
    if not title:
        raise BadInputError("Give the pack a title: it is what you choose it by in `/setup`.")
    if len(title) > _MAX_TITLE:
        raise BadInputError(f"The title has {len(title)} characters; at most {_MAX_TITLE} fit.")
    return title


def _choose_id(title: str, stored: StoredEssay, *, packs: Mapping[str, Pack], shipped: Mapping[str, Pack]) -> str:
    """An id from the title that no pack has but an earlier one on the same essay, of the class's own."""
    essay_title = _shorten(stored.essay.title or stored.name, _MAX_ESSAY_TITLE)
    for candidate in _list_ids(title):
        known = packs.get(candidate)
        is_own = known is not None and known is not shipped.get(candidate)
        if known is None or (is_own and known.essay_title == essay_title):
            return candidate
    raise AssertionError("the ids go on for ever")


def _list_ids(title: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall("[a-z0-9]+", plain))[:_MAX_ID].strip("-") or "pack"
    yield stem
    number = 1
    while True:
        number += 1
        yield f"{stem}-{number}"


def _summarise_outline(outline: Outline) -> Iterable[OutlineElement]:
    """The outline's elements as a pack holds them; mere reasoning, evidence of no known kind, is left out."""
    for element in outline.elements:
        if not _is_reasoning(element):
            text = _shorten(element.text, _MAX_OUTLINE_TEXT)
            yield OutlineElement(kind=element.kind, paragraphs=(element.anchor.paragraph,), text=text)


def _is_reasoning(element: Element) -> bool:
    return element.kind is ElementKind.EVIDENCE and element.evidence_kind is None


def _shorten(text: str, max_chars: int) -> str:
    return text if len(text) <= max_chars else text[: max_chars - 1].rstrip() + "…"
