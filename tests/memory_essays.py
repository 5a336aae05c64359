"""Essays, their corrections and drafts, and packs in memory: a part of the store in memory_store.py."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.classroom.class_settings import SchoolClass
from bot.classroom.draft import Draft, DraftState
from bot.classroom.stored_essay import StoredEssay
from bot.essay.argument.corrections import Correction
from bot.essay.pack import Pack, Question
from tests.memory_tables import expect


class MemoryEssays:
    """The tables of a class's essays."""

    def __init__(self, classes: dict[int, SchoolClass]) -> None:
        self.classes = classes
        self.essays: dict[int, StoredEssay] = {}
        self.corrections: dict[int, list[Correction]] = {}
        self.drafts: dict[int, Draft] = {}
        self.packs: dict[tuple[int, str], Pack] = {}
        self._last_essay_id = self._last_draft_id = 0

    async def add_essay(self, stored: StoredEssay) -> StoredEssay:
        expect(stored.class_id, self.classes)
        self._last_essay_id += 1
        self.essays[self._last_essay_id] = replace(stored, essay_id=self._last_essay_id)
        self.corrections[self._last_essay_id] = []
        return self.essays[self._last_essay_id]

    async def find_essay(self, essay_id: int) -> StoredEssay | None:
        return self.essays.get(essay_id)

    async def list_essays(self, class_id: int) -> list[StoredEssay]:
        return [stored for stored in self.essays.values() if stored.class_id == class_id]

    async def remove_essay(self, essay_id: int) -> bool:
        self.drafts = {i: draft for i, draft in self.drafts.items() if draft.essay_id != essay_id}
        self.corrections.pop(essay_id, None)
        return self.essays.pop(essay_id, None) is not None

    async def save_correction(self, essay_id: int, correction: Correction) -> None:
        expect(essay_id, self.essays)
        others = [other for other in self.corrections[essay_id] if other.anchor != correction.anchor]
        self.corrections[essay_id] = [*others, correction]

    async def list_corrections(self, essay_id: int) -> list[Correction]:
        return list(self.corrections.get(essay_id, ()))

    async def redraft(self, essay_id: int, questions: Sequence[Question]) -> list[Draft]:
        if essay_id not in self.essays:
            return []
        for draft in await self.list_drafts(essay_id):
            if draft.state is DraftState.OPEN:
                del self.drafts[draft.draft_id]
        place = max((draft.place for draft in await self.list_drafts(essay_id)), default=0)
        return [self._add_draft(essay_id, question, place + number) for number, question in enumerate(questions, 1)]

    def _add_draft(self, essay_id: int, question: Question, place: int) -> Draft:
        self._last_draft_id += 1
        self.drafts[self._last_draft_id] = Draft(
            draft_id=self._last_draft_id,
            class_id=self.essays[essay_id].class_id,
            essay_id=essay_id,
            question=question,
            state=DraftState.OPEN,
            place=place,
        )
        return self.drafts[self._last_draft_id]

    async def find_draft(self, draft_id: int) -> Draft | None:
        return self.drafts.get(draft_id)

    async def list_drafts(self, essay_id: int) -> list[Draft]:
        drafts = [draft for draft in self.drafts.values() if draft.essay_id == essay_id]
        return sorted(drafts, key=lambda draft: (draft.place, draft.draft_id))

    async def change_draft(self, draft: Draft, *, by_id: int) -> Draft | None:
        kept = self._find_seen(draft)
        if kept is None:
            return None
        return self._put(replace(kept, question=draft.question, state=draft.state), by_id)

    async def replace_draft(self, draft: Draft, question: Question, *, by_id: int) -> Draft | None:
        kept = self._find_seen(draft)
        if kept is None:
            return None
        self._put(replace(kept, state=DraftState.DISCARDED), by_id)
        return self._add_draft(kept.essay_id, question, kept.place)

    async def swap_drafts(self, draft: Draft, other: Draft, *, by_id: int) -> Draft | None:
        kept, neighbour = self._find_seen(draft), self.drafts.get(other.draft_id)
        if kept is None or neighbour is None or (kept.place, neighbour.place) != (draft.place, other.place):
            return None
        self.drafts[neighbour.draft_id] = replace(neighbour, place=kept.place)
        return self._put(replace(kept, place=neighbour.place), by_id)

    def _find_seen(self, draft: Draft) -> Draft | None:
        kept = self.drafts.get(draft.draft_id)
        return kept if kept is not None and kept.version == draft.version else None

    def _put(self, draft: Draft, by_id: int) -> Draft:
        self.drafts[draft.draft_id] = replace(draft, version=draft.version + 1, changed_by_id=by_id)
        return self.drafts[draft.draft_id]

    async def save_pack(self, class_id: int, pack: Pack, *, at: datetime) -> None:
        expect(class_id, self.classes)
        self.packs[class_id, pack.id] = pack

    async def list_packs(self, class_id: int) -> list[Pack]:
        own = [pack for (owner, _), pack in self.packs.items() if owner == class_id]
        return sorted(own, key=lambda pack: pack.id)
