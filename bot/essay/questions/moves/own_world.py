"""Moves that bring in the reader's own world."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import EvidenceKind
from bot.essay.pack import BloomLevel, SocraticType, ToulminPart
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target, name_cases
from bot.essay.questions.places import at_any, at_claims, at_stand, at_statements
from bot.essay.questions.statements import says_more

_SCHOOL: Final = re.compile(r"\b(?:schools?|students?|teachers?|classrooms?|homework|principal)\b", re.IGNORECASE)


def _claims_alone(material: Material) -> Iterator[Target]:
    """Where something is claimed, in an essay that takes no stand."""
    return at_claims(0.5)(material) if material.stand is None else iter(())


def _cases(material: Material) -> Iterator[Target]:
    for cases in material.cases:
        yield Target(paragraphs=(cases.paragraph,), thing=name_cases(cases), strength=0.6)


def _school(material: Material) -> Iterator[Target]:
    text = " ".join(paragraph.text for paragraph in material.essay.paragraphs)
    if material.stand is not None and len(_SCHOOL.findall(text)) >= 3:
        yield Target(paragraphs=(material.stand.paragraph,), strength=0.85)


def _school_figures(material: Material) -> Iterator[Target]:
    for element in material.evidence(EvidenceKind.STATISTIC):
        if re.search(r"%|percent|per cent|\bof (?:them|the|all)\b", element.text) and _SCHOOL.search(element.text):
            yield Target(paragraphs=(element.anchor.paragraph,), strength=0.7)


def _any_paragraph(material: Material) -> Iterator[Target]:
    """For essays without a clear argument: wherever something is told."""
    is_open = material.stand is None and len(material.essay.paragraphs) >= 3
    for paragraph in material.essay.paragraphs:
        if is_open and len(paragraph.sentences) >= 2:
            yield Target(paragraphs=(paragraph.number,), strength=0.55)


OWN_CASE: Final = Move(
    name="own case",
    theme="own place",
    aim=Aim.OWN_WORLD,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=at_any(at_stand(0.6), at_statements(0.5, lambda phrase: says_more(phrase.text)), _claims_alone),
    phrasings=(
        Phrasing(
            text="What have you seen or lived through that makes “{quote}” ({where}) harder or easier to believe?",
            title="“{quote}”, and what you have seen",
            starter="When …, I saw that …; that makes it harder / easier to believe, because …",
            note="No real names, please.",
            follow_ups=("How much may one experience count here?",),
        ),
        Phrasing(
            text="What have you seen or lived through yourself that makes {where} harder or easier to believe?",
            title="What you have seen yourself",
            starter="When …, I saw that …; that makes it harder / easier to believe, because …",
            note="No real names, please.",
            follow_ups=("How much may one person's experience count here?",),
        ),
        Phrasing(
            text="Think of the person you know who is least likely to agree with {where}. How would you begin the "
            "conversation?",
            title="The person least likely to agree",
            starter="I would begin with …, because to that person …",
            note="No real names, please.",
            follow_ups=("At which point would you have to give in?",),
        ),
    ),
)


OWN_EXAMPLE: Final = Move(
    name="own example",
    aim=Aim.OWN_WORLD,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.APPLY,
    find=_cases,
    phrasings=(
        Phrasing(
            text="What from your own life would you put beside {thing}, for the writer or against?",
            title="One from your own life",
            starter="I would put … beside it, because it shows that …",
            note="No real names, please.",
            follow_ups=("What would somebody say who wanted to keep your example out of the essay?",),
        ),
    ),
)


OWN_SCHOOL: Final = Move(
    name="own school",
    theme="own place",
    aim=Aim.OWN_WORLD,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=_school,
    phrasings=(
        Phrasing(
            text="What would have to be rewritten in {where} before it fitted your own school?",
            title="Rewritten for your own school",
            starter="At our school, … is different; so the writer would have to …",
            follow_ups=("Who at your school would fight for it, and who against it?",),
        ),
    ),
)


OWN_COUNT: Final = Move(
    name="own count",
    aim=Aim.OWN_WORLD,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.CREATE,
    find=_school_figures,
    phrasings=(
        Phrasing(
            text="How could your own class find out, within a week, whether the figures in {where} hold where you are?",
            title="A count of your own",
            starter="We would ask …, and we would take care that …",
            follow_ups=("Which result would surprise you, and whom would you tell?",),
        ),
    ),
)


OWN_MEMORY: Final = Move(
    name="own memory",
    aim=Aim.OWN_WORLD,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.APPLY,
    find=_any_paragraph,
    phrasings=(
        Phrasing(
            text="Which moment of your own life does {where} bring to mind?",
            title="What came to mind",
            starter="{where} made me think of …, and now I read it as …",
            note="No real names, please.",
            follow_ups=("Where does your memory stop fitting the essay?",),
        ),
    ),
)


MOVES: Final = (
    OWN_CASE,
    OWN_EXAMPLE,
    OWN_SCHOOL,
    OWN_COUNT,
    OWN_MEMORY,
)
