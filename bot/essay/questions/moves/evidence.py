"""Moves that weigh what is brought forward: cases, figures, authorities."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import EvidenceKind, Scheme
from bot.essay.pack import BloomLevel, SocraticType, ToulminPart
from bot.essay.questions.material import Cases, Material, weigh
from bot.essay.questions.move import Aim, Move, Phrasing, Target, name_cases
from bot.essay.questions.statements import find_statement


def _several_cases(material: Material) -> Iterator[Target]:
    for cases in material.cases:
        if cases.n >= 2:
            yield _target_of(cases, strength=0.95)


def _one_case(material: Material) -> Iterator[Target]:
    for cases in material.cases:
        if cases.n == 1:
            yield _target_of(cases, strength=0.7 if cases.kind is EvidenceKind.EXAMPLE else 0.6)


def _target_of(cases: Cases, *, strength: float) -> Target:
    word = "case" if cases.kind is EvidenceKind.HISTORY else "example"
    return Target(paragraphs=(cases.paragraph,), thing=name_cases(cases), word=word, strength=strength)


def _figures(material: Material) -> Iterator[Target]:
    for phrase in material.figures:
        element = material.element_at.get(phrase.sentence.anchor)
        is_statistic = element is not None and element.evidence_kind is EvidenceKind.STATISTIC
        has_share = bool(re.search(r"%|percent|per cent| of ", phrase.text))
        if is_statistic or has_share:
            strength = 0.6 + 0.2 * is_statistic + 0.15 * has_share
            yield Target(paragraphs=(phrase.paragraph,), quote=phrase.text, strength=strength)


def _experts(material: Material) -> Iterator[Target]:
    for number, name in _authorities(material):
        if name:
            yield Target(paragraphs=(number,), name=name, strength=1.05)


def _unnamed_authorities(material: Material) -> Iterator[Target]:
    for number, name in _authorities(material):
        if not name:
            yield Target(paragraphs=(number,), strength=0.65)


def _authorities(material: Material) -> Iterator[tuple[int, str]]:
    """The paragraphs that appeal to an authority, each with the name the essay gives it, or the empty string."""
    for sentence in material.essay.sentences:
        element = material.element_at.get(sentence.anchor)
        if element is not None and material.is_for_others(element):
            continue
        is_appeal = element is not None and element.evidence_kind is EvidenceKind.AUTHORITY
        named = [person for person in material.people if re.search(rf"\b{person.surname}\b", sentence.text)]
        scholars = [person for person in named if person.is_scholar]
        if is_appeal or scholars:
            yield sentence.anchor.paragraph, next((person.name for person in (*scholars, *named)), "")


def _claims(material: Material) -> Iterator[Target]:
    supported = {element.under for element in material.outline.elements if element.evidence_kind is not None}
    for element in material.claims:
        strength = (0.55 if element.anchor in supported else 0.7) * weigh(element) / 0.85
        yield Target(paragraphs=(element.anchor.paragraph,), quote=find_statement(element.text), strength=strength)


SEVERAL_CASES: Final = Move(
    name="several cases",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.BACKING,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.EXAMPLE,
    find=_several_cases,
    phrasings=(
        Phrasing(
            text="Which of {thing} fits the writer's point least well?",
            title="The {word} that fits least well",
            starter="The weakest fit is …, because …",
            follow_ups=(
                "What would the argument lose if that one were left out?",
                "What would a {word} that speaks against the writer look like?",
            ),
        ),
        Phrasing(
            text="Why might the writer have chosen {thing}, and not others?",
            title="Why these, and not others?",
            starter="What they have in common is …; a {word} without that would …",
            follow_ups=("Where would you look for a {word} that points the other way?",),
        ),
        Phrasing(
            text="How much of the whole argument could {thing} carry, if everything else were cut?",
            title="What {thing} can carry",
            starter="On their own, they would show that …, but not that …",
            note="Ask of each one what it shows by itself, and what it only shows beside the others.",
            follow_ups=("What would you add first, if you were allowed one more paragraph?",),
        ),
    ),
)


ONE_CASE: Final = Move(
    name="one case",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.EXAMPLE,
    find=_one_case,
    phrasings=(
        Phrasing(
            text="{where} gives one {word}. How typical is it of what the writer wants to prove?",
            title="How typical is the {word} in {where}?",
            starter="It is typical / not typical in that …",
            follow_ups=("Name a {word} that somebody on the other side would have chosen.",),
        ),
        Phrasing(
            text="What would a second {word} have to show, to make {where} hard to doubt?",
            title="A second {word} for {where}",
            starter="It would have to come from …, and it would have to show that …",
            follow_ups=("Where would you go to find one?",),
        ),
    ),
)


FIGURE: Final = Move(
    name="figure",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_figures,
    phrasings=(
        Phrasing(
            text="{where} gives a figure: “{quote}”. What would you want to know about it before you repeated it to "
            "somebody else?",
            title="“{quote}”",
            starter="I would repeat it only if I knew …, because …",
            note="Think of who counted, what exactly was counted, and what it should be compared with.",
            follow_ups=("What would you have to hear to stop trusting the figure altogether?",),
        ),
        Phrasing(
            text="Suppose that the figure in {where}, “{quote}”, is exactly right. How far does it carry the writer's "
            "point?",
            title="How far a figure carries",
            starter="It does show that …; what it leaves open is …",
            follow_ups=("Which second figure would you put next to it?",),
        ),
    ),
)


EXPERT: Final = Move(
    name="expert",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.BACKING,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.EXPERT_OPINION,
    find=_experts,
    phrasings=(
        Phrasing(
            text="How much of what {where} claims is {name} in a position to know?",
            title="What {name} can know",
            starter="{name} is in a position to say that …, but hardly that …",
            follow_ups=("Who else would you want to hear on this, and on which point exactly?",),
        ),
        Phrasing(
            text="You may ask {name} one thing before you rely on {where}. What do you ask?",
            title="One thing to ask {name}",
            starter="I would ask …, because the argument depends on …",
            follow_ups=("Which answer would make you trust {where} less?",),
        ),
    ),
)


UNNAMED_AUTHORITY: Final = Move(
    name="unnamed authority",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.BACKING,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.EXPERT_OPINION,
    theme="authority",
    find=_unnamed_authorities,
    phrasings=(
        Phrasing(
            text="{where} leans on what others have said or found. What would you need to know about them before you "
            "leaned on it too?",
            title="Leaning on others in {where}",
            starter="I would need to know …, since …",
            follow_ups=("How would the argument stand without them?",),
        ),
    ),
)


DOUBTER: Final = Move(
    name="doubter",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.BACKING,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_claims,
    phrasings=(
        Phrasing(
            text="{where} says “{quote}”, and a reader shrugs. What would the writer have to add to win them over?",
            title="“{quote}”, and a reader shrugs",
            starter="A doubter would want to see …, because so far …",
            follow_ups=("What would no addition be able to settle?",),
        ),
        Phrasing(
            text="A reader is not convinced by {where}. What would the writer have to add to win that reader over?",
            title="What a doubter would need from {where}",
            starter="A doubter would want to see …, because so far …",
            follow_ups=("Which of the reader's doubts would be left even then?",),
        ),
    ),
)


MOVES: Final = (
    SEVERAL_CASES,
    ONE_CASE,
    FIGURE,
    EXPERT,
    UNNAMED_AUTHORITY,
    DOUBTER,
)
