"""A drafted question on its way to a pack: proposed, then kept or discarded by a teacher."""

from dataclasses import dataclass
from enum import StrEnum

from bot.essay.pack import Question


class DraftState(StrEnum):
    """What a teacher has decided about a draft."""

    OPEN = "open"
    KEPT = "kept"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question under review. Drafts of an essay stand in the order of `place`.

    `version` rises with every change of the question or its state, so that a change made to what somebody else has
    changed meanwhile is noticed; `changed_by_id` is who made the last one, None before the first.
    """

    draft_id: int
    class_id: int
    essay_id: int
    question: Question
    state: DraftState
    place: int
    version: int = 1
    changed_by_id: int | None = None
