"""A teacher's corrections of an outline: what the rules read is a proposal, what the teacher says holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Element, Outline, Sureness
from bot.essay.pack import ElementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the sentence at `anchor` really does; `kind` None means that it is no part of the argument.

    A correction to POSITION makes another sentence the position: there is never more than one.
    """

    anchor: Anchor
    kind: ElementKind | None


def correct_outline(outline: Outline, corrections: Iterable[Correction], *, essay: Essay) -> Outline:
    """The outline with the corrections made, in their order; what a teacher decided is SURE.

    Links that a correction leaves without their end go to the position, or to nothing. Corrections of sentences that
    the essay does not have are passed over: it may have been replaced by a newer version.
    """
    by_anchor = {element.anchor: element for element in outline.elements}
    for correction in corrections:
        sentence = essay.find_sentence(correction.anchor)
        if sentence is None:
            continue
        known = by_anchor.pop(correction.anchor, None)
        if correction.kind is None:
            continue
        if correction.kind is ElementKind.POSITION:
            by_anchor = {anchor: _demote(element) for anchor, element in by_anchor.items()}
        by_anchor[correction.anchor] = _decide(known, correction.anchor, sentence.text, correction.kind)
    return Outline(elements=_mend_links(tuple(by_anchor[anchor] for anchor in sorted(by_anchor))))


def _demote(element: Element) -> Element:
    """A sentence that was taken for the position is a claim still."""
    return replace(element, kind=ElementKind.CLAIM) if element.kind is ElementKind.POSITION else element


def _decide(known: Element | None, anchor: Anchor, text: str, kind: ElementKind) -> Element:
    if known is None:
        return Element(kind=kind, anchor=anchor, text=text, sureness=Sureness.SURE)
    is_evidence = kind is ElementKind.EVIDENCE
    return replace(
        known,
        kind=kind,
        sureness=Sureness.SURE,
        evidence_kind=known.evidence_kind if is_evidence else None,
        under=known.under if is_evidence else None,
        against=known.against if kind in (ElementKind.COUNTERCLAIM, ElementKind.REBUTTAL) else None,
    )


def _mend_links(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    position = next((element.anchor for element in elements if element.kind is ElementKind.POSITION), None)
    kind_at = {element.anchor: element.kind for element in elements}
    mended: list[Element] = []
    for element in elements:
        under = element.under if element.under in kind_at else None
        against = element.against if element.against in kind_at else None
        if element.kind is ElementKind.POSITION:
            under = against = None
        elif element.kind in (ElementKind.CLAIM, ElementKind.CONCLUSION):
            under, against = position, None
        elif element.kind is ElementKind.COUNTERCLAIM:
            under, against = None, position
        elif element.kind is ElementKind.REBUTTAL:
            under, against = None, against or _last_before(element.anchor, kind_at, _OPPOSING)
        elif element.kind is ElementKind.EVIDENCE:
            under = under or _last_before(element.anchor, kind_at, _SUPPORTED) or position
        mended.append(replace(element, under=under, against=against))
    return tuple(mended)


_OPPOSING = (ElementKind.COUNTERCLAIM,)
_SUPPORTED = (ElementKind.CLAIM, ElementKind.COUNTERCLAIM, ElementKind.REBUTTAL, ElementKind.POSITION)


def _last_before(anchor: Anchor, kind_at: dict[Anchor, ElementKind], kinds: tuple[ElementKind, ...]) -> Anchor | None:
    """The nearest element of these kinds before a place."""
    return max((other for other, kind in kind_at.items() if other < anchor and kind in kinds), default=None)
