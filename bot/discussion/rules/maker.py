"""The maker by rules: no model, no download, English."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discussion.maker import Closeness
from bot.discussion.position import ReadStance
from bot.discussion.rules.closeness import ENOUGH, TermCloseness
from bot.discussion.rules.stances import read_stances


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesMaker:
    """Closeness by the words shared, stances by explicit cues and words of judgement."""

    name: str = "rules"
    # Few pairs of texts are so close that do not say the same: "made by 3" must not be wrong.
    same_point: float = 0.5
    enough: float = ENOUGH

    def compare(self, texts: Sequence[str]) -> Closeness:
        return TermCloseness(texts)

    def read_stances(self, texts: Sequence[str], claim: str) -> list[ReadStance]:
        return read_stances(texts, claim)
