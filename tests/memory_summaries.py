"""Summaries in memory: a part of the store in memory_store.py."""

from collections.abc import Iterable
from dataclasses import replace

from bot.discussion.kept_summary import Audience, KeptSummary, OwedSummary
from bot.discussion.prompt import Prompt
from tests.memory_tables import expect


class MemorySummaries:
    """The tables of the summaries shown and of those owed. `n_reviewed` is by summary_id."""

    def __init__(self, prompts: dict[int, Prompt]) -> None:
        self.prompts = prompts
        self.summaries: dict[int, KeptSummary] = {}
        self.n_reviewed: dict[int, int] = {}
        self.owed: dict[int, OwedSummary] = {}

    async def save_summary(self, kept: KeptSummary) -> KeptSummary:
        expect(kept.prompt_id, self.prompts)
        same_message = [i for i, s in self.summaries.items() if s.message_id == kept.message_id is not None]
        if same_message:
            kept = replace(kept, summary_id=same_message[0])
        if kept.summary_id:
            if (known := self.summaries.get(kept.summary_id)) is not None:
                self.summaries[kept.summary_id] = replace(kept, n_changes=known.n_changes)
                self.n_reviewed[kept.summary_id] = kept.n_changes
            return kept
        for summary_id, other in list(self.summaries.items()):
            if (other.prompt_id, other.audience, other.message_id) == (kept.prompt_id, kept.audience, None):
                del self.summaries[summary_id]
        summary_id = max(self.n_reviewed, default=0) + 1
        self.summaries[summary_id] = replace(kept, summary_id=summary_id, n_changes=1)
        self.n_reviewed[summary_id] = 0
        return self.summaries[summary_id]

    async def find_summary(self, prompt_id: int, audience: Audience) -> KeptSummary | None:
        fitting = [s for s in self.summaries.values() if (s.prompt_id, s.audience) == (prompt_id, audience)]
        return max(fitting, key=lambda kept: (kept.made_at, kept.summary_id), default=None)

    async def list_stale_summaries(self) -> list[KeptSummary]:
        return [s for i, s in sorted(self.summaries.items()) if self.n_reviewed[i] < s.n_changes]

    async def list_owed_summaries(self) -> list[OwedSummary]:
        return [owed for _, owed in sorted(self.owed.items())]

    async def settle_owed_summary(self, prompt_id: int) -> None:
        self.owed.pop(prompt_id, None)

    def note_changes(self, prompt_ids: Iterable[int]) -> None:
        changed = set(prompt_ids)
        for summary_id, kept in self.summaries.items():
            if kept.prompt_id in changed:
                self.summaries[summary_id] = replace(kept, n_changes=kept.n_changes + 1)
