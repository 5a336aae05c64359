"""Moves that look for what is taken for granted: beliefs, values, choices, who was asked."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import EvidenceKind, Scheme
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target, name_cases
from bot.essay.questions.places import at, at_any, at_claims, at_statements

_ARGUED: Final = (ElementKind.POSITION, ElementKind.CLAIM, ElementKind.CONCLUSION, ElementKind.REBUTTAL)


def _steps(material: Material) -> Iterator[Target]:
    """From what is brought forward in one paragraph to what is asked for in another."""
    if material.stand is None:
        return
    goal = material.stand.paragraph
    things = {cases.paragraph: name_cases(cases) for cases in material.cases}
    for element in material.evidence(EvidenceKind.STATISTIC):
        things.setdefault(element.anchor.paragraph, f"the figures in ¶{element.anchor.paragraph}")
    for element in material.evidence(EvidenceKind.ANECDOTE):
        if material.tells_story(element.anchor.paragraph):
            things[element.anchor.paragraph] = f"the story in ¶{element.anchor.paragraph}"
    for number, thing in sorted(things.items()):
        if number != goal:
            pair = tuple(sorted((number, goal)))
            yield Target(paragraphs=pair, where=f"¶{number}", other=f"¶{goal}", thing=thing, strength=0.85)


_VALUES: Final = re.compile(
    r"\b(?:fairness|freedom|justice|equality|safety|privacy|dignity|responsibility|tradition|honesty|loyalty|solidarity"
    r"|independence|liberty|democracy|respect|generosity|equity|autonomy|compassion|convenience|efficiency)\b"
)


def _values(material: Material) -> Iterator[Target]:
    for element in material.outline.elements:
        match = _VALUES.search(element.text)
        if match and element.kind in (*_ARGUED, ElementKind.COUNTERCLAIM):
            yield at(element, strength=0.8, word=match.group())


_CHOICE: Final = re.compile(
    r"^(?:\W*\w+\W+){0,3}either\b[^.?!]{3,120}\bor\b|\b(?:only|no other) (?:choice|option|way|alternative)\b"
    r"|\bno (?:choice|alternative) but\b",
    re.IGNORECASE,
)


def _choices(material: Material) -> Iterator[Target]:
    for sentence in material.essay.sentences:
        element = material.element_at.get(sentence.anchor)
        is_argued = element is None or element.kind in _ARGUED
        if is_argued and _CHOICE.search(sentence.text):
            yield Target(paragraphs=(sentence.anchor.paragraph,), strength=0.8)


def _popular(material: Material) -> Iterator[Target]:
    return (at(element, strength=0.8) for element in material.with_scheme(Scheme.POPULAR_OPINION))


STEP: Final = Move(
    name="unspoken step",
    theme="belief",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.ANALYZE,
    find=_steps,
    phrasings=(
        Phrasing(
            text="What does a reader have to believe to get from {thing} to what {other} says?",
            title="The step from {where} to {other}",
            starter="To get from {where} to {other}, you have to believe that …",
            follow_ups=("What would you show to a person who doubts that belief?",),
        ),
        Phrasing(
            text="Somebody accepts {thing} and still turns down {other}. Which unspoken belief of the writer's do they "
            "not share?",
            title="Yes to {where}, no to {other}",
            starter="They do not share the belief that …",
            follow_ups=("How could the writer have put that belief into words without losing them?",),
        ),
    ),
)


BELIEF: Final = Move(
    name="silent belief",
    theme="belief",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.ANALYZE,
    find=at_any(at_claims(0.6, with_position=True), at_statements(0.6)),
    phrasings=(
        Phrasing(
            text="What must a reader believe already, to nod along with “{quote}” ({where})?",
            title="Nodding along with “{quote}”",
            starter="You nod along if you already think that …",
            follow_ups=("Who could read the same words without sharing that belief?",),
        ),
        Phrasing(
            text="Which belief does {where} count on without ever putting it into words?",
            title="What {where} counts on",
            starter="{where} only works if …",
            follow_ups=("What happens to the argument if you say that belief out loud?",),
        ),
    ),
)


VALUE: Final = Move(
    name="value",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.VALUES,
    find=_values,
    phrasings=(
        Phrasing(
            text="{where} speaks of {word}. Which other value, just as good, pulls in a different direction here?",
            title="What stands against {word}",
            starter="Against {word} stands …, because …",
            follow_ups=("Which of the two should give way, and in which situation?",),
        ),
    ),
)


CHOICE: Final = Move(
    name="choice",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.CREATE,
    scheme=Scheme.ALTERNATIVES,
    find=_choices,
    phrasings=(
        Phrasing(
            text="{where} sets out a choice. Which possibility that it does not name deserves a hearing?",
            title="A possibility that is not named",
            starter="There is also …, which would …",
            follow_ups=("Why might a writer prefer to name fewer possibilities?",),
        ),
    ),
)


POPULAR: Final = Move(
    name="what people think",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.POPULAR_OPINION,
    find=_popular,
    phrasings=(
        Phrasing(
            text="{where} counts on what many people think or do. Who is likely to be missing from these people?",
            title="Who is missing from the many",
            starter="Nobody seems to have asked …",
            follow_ups=("What can the number of people who think so show, and what can it not show?",),
        ),
    ),
)


MOVES: Final = (
    STEP,
    BELIEF,
    VALUE,
    CHOICE,
    POPULAR,
)
