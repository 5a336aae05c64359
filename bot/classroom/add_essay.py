"""The essays of a class: bringing one, naming them, taking one away."""

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import Clock, Store
from bot.classroom.stored_essay import StoredEssay
from bot.errors import BadInputError, NotReadyError, UnknownPromptError
from bot.essay.essay import Essay

MAX_ESSAYS = 25
"""As many as a list to choose from holds on Discord."""

_MAX_NAME_CHARS = 80


async def add_essay(
    school_class: SchoolClass, *, name: str, essay: Essay, by_id: int, store: Store, clock: Clock
) -> StoredEssay:
    """The essay as kept for the class; the very same text again is the one already there, drafts and all.

    The essay's own title is its name where it has one, else `name`; a number is added where another has it.
    Raises BadInputError where there is nothing to discuss in it or the class has MAX_ESSAYS.
    """
    known = await store.list_essays(school_class.class_id)
    if same := next((stored for stored in known if stored.essay == essay), None):
        return same
    if not essay.paragraphs:
        raise BadInputError("There is no paragraph in that file: nothing to discuss. Send one that holds the essay.")
    if len(known) >= MAX_ESSAYS:
        raise BadInputError(
            f"The class has {MAX_ESSAYS} essays, and that is as many as I keep. Remove one with `/essay remove`; "
            "packs made from it stay."
        )
    return await store.add_essay(
        StoredEssay(
            class_id=school_class.class_id,
            name=_choose_name(essay.title or name, {stored.name for stored in known}),
            essay=essay,
            added_by_id=by_id,
            added_at=clock.now(),
        )
    )


async def list_essays(school_class: SchoolClass, *, store: Store) -> list[StoredEssay]:
    """The class's essays, the latest first."""
    return (await store.list_essays(school_class.class_id))[::-1]


async def find_essay(school_class: SchoolClass, *, essay_id: int | None, store: Store) -> StoredEssay:
    """The class's essay with this id; with None, the latest. Raises UnknownPromptError, NotReadyError."""
    if essay_id is None:
        essays = await list_essays(school_class, store=store)
        if not essays:
            raise NotReadyError("The class has no essay yet. Bring one with `/essay add`.")
        return essays[0]
    stored = await store.find_essay(essay_id)
    if stored is None or stored.class_id != school_class.class_id:
        raise UnknownPromptError("That essay is not there (any more). `/essay list` shows those that are.")
    return stored


async def remove_essay(stored: StoredEssay, *, store: Store) -> bool:
    """True where the essay was still there. Its drafts and corrections go too; packs made from it stay."""
    return await store.remove_essay(stored.essay_id)


def _choose_name(wanted: str, taken: set[str]) -> str:
    name = " ".join(wanted.split()) or "Untitled essay"
    if len(name) > _MAX_NAME_CHARS:
        name = name[: _MAX_NAME_CHARS - 1].rstrip() + "…"
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)
