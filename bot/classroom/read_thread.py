"""Everything a summary of one prompt is made from, gathered from the store."""

from collections.abc import Mapping

from bot.classroom.ports import Store
from bot.classroom.term import list_students_asked
from bot.discussion.prompt import Prompt
from bot.discussion.thread import Thread
from bot.essay.essay import Essay
from bot.essay.pack import Pack


async def read_thread(prompt: Prompt, *, packs: Mapping[str, Pack], store: Store) -> Thread:
    """The prompt's thread as it stands; `packs` are the shipped ones. Without its pack the essay's ¶ are not known."""
    posts = tuple(await store.list_posts(prompt.prompt_id))
    return Thread(
        prompt=prompt,
        posts=posts,
        students=tuple(await list_students_asked(prompt, posts, store=store)),
        positions=tuple(await store.list_positions(prompt.prompt_id)),
        paragraphs=await _find_paragraphs(prompt, packs=packs, store=store),
    )


async def _find_paragraphs(prompt: Prompt, *, packs: Mapping[str, Pack], store: Store) -> tuple[str, ...]:
    """The words of the essay's ¶, from the pack's own essay or one the class has; else as many empty strings."""
    own = {pack.id: pack for pack in await store.list_packs(prompt.class_id)}
    pack = own.get(prompt.pack_id) or packs.get(prompt.pack_id)
    if pack is None:
        return ()
    if pack.paragraphs:
        return pack.paragraphs
    essay = await find_essay_of(pack, class_id=prompt.class_id, store=store)
    return tuple(paragraph.text for paragraph in essay.paragraphs) if essay else ("",) * pack.n_paragraphs


async def find_essay_of(pack: Pack, *, class_id: int, store: Store) -> Essay | None:
    """The essay that the class has given us and that the pack is about, or None."""
    for stored in await store.list_essays(class_id):
        essay = stored.essay
        if pack.essay_title in (essay.title, stored.name) and len(essay.paragraphs) == pack.n_paragraphs:
            return essay
    return None
