"""An essay that a class has: the text as it was read, and who brought it."""

from dataclasses import dataclass
from datetime import datetime

from bot.essay.essay import Essay


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEssay:
    """An essay kept for a class, with its numbering: ¶n.s means the same sentence for good.

    `essay_id` is 0 until the store has given it one. `name` is what teachers call it in lists.
    """

    essay_id: int = 0
    class_id: int
    name: str
    essay: Essay
    added_by_id: int
    added_at: datetime
