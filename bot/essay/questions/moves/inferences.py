"""Moves that test a step: from cause to effect, from likeness, from the past, from a sign."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import EvidenceKind, Scheme, Sureness
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target
from bot.essay.questions.places import at
from bot.essay.questions.statements import find_likeness, find_statement

_ARGUED: Final = (ElementKind.POSITION, ElementKind.CLAIM, ElementKind.CONCLUSION, ElementKind.REBUTTAL)


_CAUSES: Final = re.compile(
    r"\b(?:because of|led to|leads? to|caused (?:by|the|an?|us|them)|causes (?:the|an?|us|them|people)"
    r"|result(?:s|ed)? in|due to|thanks to|brought about|changed how|made (?:us|them|it|people|me)"
    r"|makes (?:us|them|it|people)|explains? why|the reason (?:why|for|is)|since then|ever since)\b",
    re.IGNORECASE,
)


def _causes(material: Material) -> Iterator[Target]:
    for element in material.outline.elements:
        is_cause = element.scheme is Scheme.CAUSE_TO_EFFECT and element.sureness is not Sureness.POSSIBLE
        is_argued = element.kind in _ARGUED or element.evidence_kind is not None
        if is_cause or (is_argued and _CAUSES.search(element.text)):
            yield at(element, strength=0.85 if is_cause else 0.7, quote=find_statement(element.text))


def _comparisons(material: Material) -> Iterator[Target]:
    for element in material.outline.elements:
        if element.scheme is Scheme.ANALOGY or element.evidence_kind is EvidenceKind.ANALOGY:
            yield at(element, strength=0.85, quote=find_likeness(element.text))


def _past(material: Material) -> Iterator[Target]:
    numbers = {element.anchor.paragraph for element in material.evidence(EvidenceKind.HISTORY)}
    for number in sorted(numbers):
        yield Target(paragraphs=(number,), strength=0.75)


def _signs(material: Material) -> Iterator[Target]:
    for element in material.with_scheme(Scheme.SIGN):
        if element.evidence_kind is not EvidenceKind.STATISTIC and element.sureness is not Sureness.POSSIBLE:
            yield at(element, strength=0.7)


CAUSE: Final = Move(
    name="cause",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.ANALYZE,
    scheme=Scheme.CAUSE_TO_EFFECT,
    find=_causes,
    phrasings=(
        Phrasing(
            text="{where} says “{quote}”. What else could explain what happened?",
            title="“{quote}”: what else?",
            starter="It could also have come about because …",
            follow_ups=("How could one find out which explanation is right?",),
        ),
        Phrasing(
            text="What else, apart from the cause that {where} points to, could explain the same result?",
            title="Another cause for what {where} describes",
            starter="It could also have come about because …",
            follow_ups=("How could one find out which of the two explanations is right?",),
        ),
        Phrasing(
            text="What would have to be shown before you were sure that {where} has found the cause, and not only "
            "something that came along with it?",
            title="Cause, or company?",
            starter="I would be sure if …; so far we only know that …",
            follow_ups=("Name one more thing that changed at about the same time.",),
        ),
    ),
)


COMPARISON: Final = Move(
    name="comparison",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.ANALOGY,
    find=_comparisons,
    phrasings=(
        Phrasing(
            text="{where} makes a comparison with “{quote}”. At what point does it stop helping the writer?",
            title="How far “{quote}” will take us",
            starter="The comparison helps as long as …, but …",
            follow_ups=("Find a comparison that would serve the other side.",),
        ),
        Phrasing(
            text="Somebody calls the comparison with “{quote}” in {where} unfair. Which difference do they mean?",
            title="What is not like “{quote}”",
            starter="The two are not alike in that …, and this matters because …",
            follow_ups=("How could the writer repair the comparison?",),
        ),
        Phrasing(
            text="At what point does the comparison in {where} stop helping the writer?",
            title="Where the comparison stops helping",
            starter="The comparison helps as long as …, but …",
            follow_ups=("Find a comparison that would serve the other side.",),
        ),
        Phrasing(
            text="Somebody finds the comparison in {where} unfair. Which difference would they name first?",
            title="A difference the comparison hides",
            starter="The two are not alike in that …, and this matters because …",
            follow_ups=("How could the writer repair the comparison?",),
        ),
    ),
)


PAST: Final = Move(
    name="past as witness",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.ANALOGY,
    find=_past,
    phrasings=(
        Phrasing(
            text="{where} looks to the past. Which difference between then and now matters most for the argument?",
            title="The past as a witness",
            starter="Then, …; now, …; and this matters because …",
            follow_ups=("What would have to be the same today for the past to be a good guide?",),
        ),
    ),
)


SIGN: Final = Move(
    name="sign",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.ANALYZE,
    scheme=Scheme.SIGN,
    find=_signs,
    phrasings=(
        Phrasing(
            text="{where} takes something that can be seen as a sign of something that cannot. What else could it be a "
            "sign of?",
            title="A sign of what?",
            starter="The same thing would also be seen if …",
            follow_ups=("What would you have to see to decide between the two readings?",),
        ),
    ),
)


MOVES: Final = (
    CAUSE,
    COMPARISON,
    PAST,
    SIGN,
)
