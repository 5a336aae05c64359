"""From an essay to its outline: every reading put together, each sentence with one part to play."""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import dropwhile
from typing import Final

from bot.essay.argument import cues
from bot.essay.argument.claims import (
    choose_claims,
    count_told_passages,
    is_no_statement,
    is_second_point,
    is_told,
    says_nothing_new,
)
from bot.essay.argument.concessions import find_concessions
from bot.essay.argument.evidence import find_evidence_kind
from bot.essay.argument.position import Candidate, choose_position, is_support, measure_voice, rank_candidates
from bot.essay.argument.schemes import find_scheme
from bot.essay.argument.stretches import Layout, Passage, Stretch, Unit, lay_out
from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Element, EvidenceKind, Outline, Sureness
from bot.essay.pack import ElementKind

# What it takes to call an introduction's sentence the thesis when the conclusion says it louder.
_STATED_EARLY: Final = 1.6
_TOPICAL: Final = 3.8
_NEARLY: Final = 0.3
_SAID_AGAIN: Final = 1.2
# What a scheme can be told of; mere explanation follows none.
_ARGUED: Final = frozenset({ElementKind.POSITION, ElementKind.CLAIM, ElementKind.CONCLUSION})
# A closing paragraph of so many sentences that holds the position argues for it, too.
_LONG_CLOSING: Final = 4


def find_outline(essay: Essay, *, topic: str | None = None) -> Outline:
    """The essay's argument as its words show it; `topic` is the prompt it answers, where there was one.

    Support without a recognised kind is EVIDENCE whose `evidence_kind` is None: reasoning, explanation.
    """
    layout = lay_out(essay, topic=topic)
    ranked = rank_candidates(layout)
    draft = _Draft()
    position = _place_position(layout, ranked, draft)
    for concession in find_concessions(layout, position=position):
        about = concession.about.anchor if concession.about else None
        is_answer = concession.kind is ElementKind.REBUTTAL
        against = about if is_answer else None
        if concession.kind is ElementKind.COUNTERCLAIM and position:
            against = position.anchor
        under = about if concession.kind is ElementKind.EVIDENCE else None
        draft.add(concession.unit, concession.kind, concession.sureness, concession.text, under=under, against=against)
    _place_conclusion(layout, ranked, position, draft)
    passages = layout.passages if layout.is_short else _settle_borders(layout, draft)
    n_told = count_told_passages(passages)
    for number, passage in enumerate(passages):
        if number >= n_told or passage.stretch is not Stretch.BODY:
            _place_passage(passage, layout, position, draft)
    _place_lead(layout, position, draft)
    return Outline(elements=_trust_supported(tuple(draft.elements[index] for index in sorted(draft.elements))))


def _trust_supported(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """A claim that two pieces of recognised evidence stand under is one more surely than its own words show."""
    n_under = Counter(element.under for element in elements if element.evidence_kind)
    return tuple(
        replace(element, sureness=Sureness.LIKELY)
        if element.kind is ElementKind.CLAIM and n_under[element.anchor] >= 2 and element.sureness is Sureness.POSSIBLE
        else element
        for element in elements
    )


@dataclass(slots=True)
class _Draft:
    """Elements found so far, by the number of their sentence: what is placed first stays."""

    elements: dict[int, Element] = field(default_factory=dict)

    def add(
        self,
        unit: Unit,
        kind: ElementKind,
        sureness: Sureness,
        text: str | None = None,
        *,
        evidence_kind: EvidenceKind | None = None,
        under: Anchor | None = None,
        against: Anchor | None = None,
    ) -> None:
        if kind is ElementKind.EVIDENCE and evidence_kind is None:
            evidence_kind = find_evidence_kind(unit)
        element = Element(
            kind=kind,
            anchor=unit.anchor,
            text=text or unit.text,
            sureness=sureness,
            evidence_kind=evidence_kind,
            scheme=find_scheme(unit, evidence_kind) if kind in _ARGUED or evidence_kind else None,
            under=under,
            against=against,
        )
        self.elements.setdefault(unit.index, element)

    def kind_of(self, unit: Unit) -> ElementKind | None:
        element = self.elements.get(unit.index)
        return element.kind if element else None


def _place_position(layout: Layout, ranked: tuple[Candidate, ...], draft: _Draft) -> Unit | None:
    chosen = choose_position(ranked)
    if chosen is None:
        return None
    best, sureness = chosen
    if best.stretch is Stretch.CLOSING and not layout.is_short:
        # The thesis is where it is said first, even if the conclusion says it louder.
        openings = (c for c in ranked if c.stretch is Stretch.OPENING and c.score >= best.score / 2)
        enough = min(_TOPICAL, best.score - _NEARLY)
        early = next((c for c in openings if c.voice >= _STATED_EARLY or (c.voice > 0 and c.score >= enough)), None)
        best = early or best
    draft.add(best.unit, ElementKind.POSITION, sureness)
    return best.unit


def _place_conclusion(layout: Layout, ranked: tuple[Candidate, ...], position: Unit | None, draft: _Draft) -> None:
    """The closing sentence that comes back to the position, unless the position itself closes the text."""
    closing = [unit for p in layout.passages if p.stretch is Stretch.CLOSING for unit in p.units]
    if layout.is_short or position is None or position in closing:
        return
    free = (c for c in ranked if c.stretch is Stretch.CLOSING and c.unit.index not in draft.elements)
    best = next((c for c in free if not is_no_statement(c.unit)), None)
    if best and (best.voice > 0 or (best.unit is closing[0] and layout.passages[-1].is_marked)):
        sureness = Sureness.LIKELY if best.voice >= 1 else Sureness.POSSIBLE
        draft.add(best.unit, ElementKind.CONCLUSION, sureness, under=position.anchor)


def _settle_borders(layout: Layout, draft: _Draft) -> tuple[Passage, ...]:
    """The passages, guessed borders moved: an introduction ends with the thesis, a conclusion begins with its own."""
    settled: list[Passage] = []
    for passage in layout.passages:
        head, tail = passage.units, passage.units[:0]
        kinds = [draft.kind_of(unit) for unit in passage.units]
        if not passage.is_marked and passage.stretch is Stretch.OPENING and ElementKind.POSITION in kinds:
            cut = kinds.index(ElementKind.POSITION) + 1
            head, tail = passage.units[:cut], passage.units[cut:]
        if not passage.is_marked and passage.stretch is Stretch.CLOSING:
            cut = next((n for n, kind in enumerate(kinds) if kind in _ENDING), 0)
            before = settled.pop()
            settled.append(replace(before, units=before.units + passage.units[:cut]))
            head = passage.units[cut:]
        settled.append(replace(passage, units=head))
        if tail:
            settled.append(Passage(stretch=Stretch.BODY, units=tail, is_marked=False))
    return tuple(settled)


_ENDING: Final = (ElementKind.POSITION, ElementKind.CONCLUSION)


def _place_passage(passage: Passage, layout: Layout, position: Unit | None, draft: _Draft) -> None:
    if layout.is_short:
        _place_short(passage, position, draft)
    elif passage.stretch is Stretch.BODY:
        _place_body(passage, position, draft)
    else:
        _place_asides(passage, position, draft)
        if passage.stretch is Stretch.CLOSING and position in passage.units and len(passage.units) >= _LONG_CLOSING:
            _place_support(passage, draft)


def _place_body(passage: Passage, position: Unit | None, draft: _Draft) -> None:
    """A paragraph's point, and the rest of it as support for what stands before: point, objection or answer."""
    top = position.anchor if position else None
    free = [unit for unit in passage.units if unit.index not in draft.elements]
    kinds = {draft.kind_of(unit) for unit in passage.units[:2]}
    if position and is_told(passage.units):
        for unit in dropwhile(says_nothing_new, free):
            draft.add(
                unit,
                ElementKind.EVIDENCE,
                Sureness.POSSIBLE,
                evidence_kind=find_evidence_kind(unit) or EvidenceKind.ANECDOTE,
                under=top,
            )
    elif not kinds & {ElementKind.COUNTERCLAIM, ElementKind.REBUTTAL, ElementKind.POSITION}:
        # Without a position nothing is claimed for it: what does not take a stand by itself only tells.
        for claim in choose_claims([unit for unit in free if position or measure_voice(unit) > 0]):
            draft.add(claim.unit, ElementKind.CLAIM, claim.sureness, under=top)
    for unit in free:
        if is_second_point(unit) and ElementKind.REBUTTAL in kinds:
            draft.add(unit, ElementKind.CLAIM, Sureness.POSSIBLE, under=top)
    _place_support(passage, draft)


def _place_support(passage: Passage, draft: _Draft) -> None:
    heads = [unit for unit in passage.units if draft.kind_of(unit) not in (None, ElementKind.EVIDENCE)]
    head = heads[0] if heads else None
    previous: EvidenceKind | None = None
    for unit in passage.units:
        if unit in heads:
            head = unit
            previous = None
        elif unit.index not in draft.elements and head is not None and not is_no_statement(unit):
            previous = find_evidence_kind(unit, previous)
            sureness = Sureness.LIKELY if previous else Sureness.POSSIBLE
            draft.add(unit, ElementKind.EVIDENCE, sureness, evidence_kind=previous, under=head.anchor)


def _place_asides(passage: Passage, position: Unit | None, draft: _Draft) -> None:
    """In introduction and conclusion only what takes a stand is a claim; the rest is background."""
    for unit in passage.units:
        is_statement = not (unit.is_quoted or is_no_statement(unit) or says_nothing_new(unit))
        takes_stand = measure_voice(unit) >= _SAID_AGAIN and is_statement
        is_others = cues.REPORTED.search(unit.own) and not cues.OWN_STANCE.search(unit.own)
        if position and takes_stand and not is_others:
            draft.add(unit, ElementKind.CLAIM, Sureness.POSSIBLE, under=position.anchor)


def _place_short(passage: Passage, position: Unit | None, draft: _Draft) -> None:
    """Of a few sentences each is a step: a reason of its own, or support for the one before."""
    head = position
    for unit in passage.units:
        if unit.index in draft.elements or is_no_statement(unit):
            continue
        evidence_kind = find_evidence_kind(unit)
        anchor = head.anchor if head else None
        if evidence_kind is not None or is_support(unit):
            draft.add(unit, ElementKind.EVIDENCE, Sureness.POSSIBLE, evidence_kind=evidence_kind, under=anchor)
        elif position or measure_voice(unit) > 0:
            draft.add(unit, ElementKind.CLAIM, Sureness.POSSIBLE, under=position.anchor if position else None)
            head = unit


def _place_lead(layout: Layout, position: Unit | None, draft: _Draft) -> None:
    """The first sentence, where the text begins with something else than its argument."""
    if not layout.is_short and position is not None and layout.units[0].index not in draft.elements:
        draft.add(layout.units[0], ElementKind.LEAD, Sureness.LIKELY)
