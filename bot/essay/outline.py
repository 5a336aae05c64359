"""The argument of an essay: which sentence does what, and for what."""

from dataclasses import dataclass
from enum import StrEnum

from bot.essay.essay import Anchor
from bot.essay.pack import ElementKind


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    EXAMPLE = "example"
    STATISTIC = "statistic"
    AUTHORITY = "authority"
    ANALOGY = "analogy"
    ANECDOTE = "anecdote"
    HISTORY = "history"


class Scheme(StrEnum):
    """Argumentation scheme. **Source:** Walton, Reed & Macagno, Argumentation Schemes (2008); the op-ed subset."""

    CAUSE_TO_EFFECT = "cause to effect"
    CONSEQUENCES = "consequences"
    EXAMPLE = "example"
    SIGN = "sign"
    ANALOGY = "analogy"
    PRACTICAL_REASONING = "practical reasoning"
    EXPERT_OPINION = "expert opinion"
    POPULAR_OPINION = "popular opinion"
    POSITION_TO_KNOW = "position to know"
    VALUES = "values"
    ALTERNATIVES = "alternatives"
    FEAR_APPEAL = "fear appeal"


class Sureness(StrEnum):
    """How sure the reading of an element is, in words a teacher can weigh."""

    SURE = "sure"
    LIKELY = "likely"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of the argument: exact words at one place. `under` is the element it supports, `against` the one it attacks.

    `evidence_kind` is set for evidence, `scheme` where one is recognised. The text stands verbatim in the sentence at
    `anchor` (the whole sentence, or a clause of it).
    """

    kind: ElementKind
    anchor: Anchor
    text: str
    sureness: Sureness
    evidence_kind: EvidenceKind | None = None
    scheme: Scheme | None = None
    under: Anchor | None = None
    against: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The elements in the essay's order, at most one per sentence. Not every kind is found in every essay."""

    elements: tuple[Element, ...]

    @property
    def position(self) -> Element | None:
        """The position, or None where none was found."""
        return next((element for element in self.elements if element.kind is ElementKind.POSITION), None)

    def list_of(self, kind: ElementKind) -> tuple[Element, ...]:
        """The elements of one kind, in the essay's order."""
        return tuple(element for element in self.elements if element.kind is kind)

    def find(self, anchor: Anchor) -> Element | None:
        """The element at this sentence, or None."""
        return next((element for element in self.elements if element.anchor == anchor), None)
