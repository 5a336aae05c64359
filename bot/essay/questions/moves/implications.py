"""Moves that follow the argument further than it goes: who pays, what else follows, what should change a mind."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import Scheme
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material, weigh
from bot.essay.questions.move import Aim, Move, Phrasing, Target
from bot.essay.questions.places import at_proposal, at_stand, at_statements, at_view
from bot.essay.questions.statements import says_more

# "will" near the beginning, in the writer's own voice: what somebody else promised is no forecast.
_FUTURE: Final = re.compile(
    r"^(?:\S+ ){1,11}?(?<!\bI )(?<!\bwe )(?<!\bwho )(?<!\bwhich )(?:will|won't|won’t|is going to|are going to)\b"
)


_REPORTED: Final = re.compile(r"\b(?:that|promise[sd]?|said|says|say|hopes?|whether|believes?|thinks?|critics)\b")


def _forecasts(material: Material) -> Iterator[Target]:
    for element in material.outline.elements:
        match = _FUTURE.search(element.text)
        is_own = match is not None and not _REPORTED.search(match.group())
        if is_own and element.kind in (ElementKind.CLAIM, ElementKind.CONCLUSION):
            yield Target(paragraphs=(element.anchor.paragraph,), strength=0.7 * weigh(element) / 0.85)


def _open_endings(material: Material) -> Iterator[Target]:
    """The last paragraph of an essay that never says what it wants of its reader."""
    if material.stand is None and len(material.essay.paragraphs) >= 3:
        yield Target(paragraphs=(len(material.essay.paragraphs),), strength=0.6)


_ARGUED: Final = (ElementKind.POSITION, ElementKind.CLAIM, ElementKind.CONCLUSION, ElementKind.REBUTTAL)
_THREATENS: Final = re.compile(r"\b(?:will|risks?|danger\w*|threat\w*|too late|or else)\b", re.IGNORECASE)


def _warnings(material: Material) -> Iterator[Target]:
    for element in material.with_scheme(Scheme.FEAR_APPEAL):
        if element.kind not in _ARGUED or not _THREATENS.search(element.text):
            continue
        yield Target(paragraphs=(element.anchor.paragraph,), strength=0.75)


COST: Final = Move(
    name="cost",
    theme="what would change",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.CONSEQUENCES,
    find=at_proposal(0.65),
    phrasings=(
        Phrasing(
            text="The advice of {where} is to “{quote}”. Who would pay for it, in money, time or trust?",
            title="“{quote}”: who would pay?",
            starter="The price would be paid by …, who would lose …",
            follow_ups=("What could make the price worth paying for them?",),
        ),
        Phrasing(
            text="Who would pay for what {where} asks for, in money, time or trust?",
            title="Who would pay",
            starter="The price would be paid by …, who would lose …",
            follow_ups=("What could make the price worth paying for them?",),
        ),
        Phrasing(
            text="Suppose that what {where} asks for is done. For whom does the most change?",
            title="For whom the most would change",
            starter="The most would change for …, since …",
            follow_ups=("What would that person ask you to change in the plan?",),
        ),
    ),
)


SIDE_EFFECT: Final = Move(
    name="side effect",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.CREATE,
    scheme=Scheme.CONSEQUENCES,
    find=at_proposal(0.65),
    phrasings=(
        Phrasing(
            text="Somebody follows the advice of {where} to “{quote}”. What might happen that the writer does not "
            "want?",
            title="“{quote}”, and then?",
            starter="People might begin to …, and then …",
            follow_ups=("What could be added to the plan to guard against that?",),
        ),
        Phrasing(
            text="Suppose that what {where} asks for is done. What might happen that the writer does not want?",
            title="Not what the writer wanted",
            starter="People might begin to …, and then …",
            follow_ups=("How could the plan be changed to guard against that?",),
        ),
    ),
)


OTHER_MEANS: Final = Move(
    name="other means",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.CREATE,
    scheme=Scheme.PRACTICAL_REASONING,
    find=at_proposal(0.65),
    phrasings=(
        Phrasing(
            text="The advice of {where} is to “{quote}”. In what other way could the writer's goal be reached?",
            title="Instead of “{quote}”",
            starter="The goal is …; one could also reach it by …",
            follow_ups=("What does the writer's way have that yours does not?",),
        ),
        Phrasing(
            text="In what other way could the goal of {where} be reached?",
            title="Another way to the same goal",
            starter="The goal is …; one could also reach it by …",
            follow_ups=("What does the writer's way have that yours does not?",),
        ),
    ),
)


YEAR_LATER: Final = Move(
    name="year later",
    theme="change of mind",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.CREATE,
    find=at_proposal(0.65),
    phrasings=(
        Phrasing(
            text="What {where} asks for is done; a year later, little is better. What would the writer say went wrong?",
            title="A year later",
            starter="The writer would say that …, and not that …",
            follow_ups=("When would you stop believing that explanation?",),
        ),
    ),
)


CHANGE_OF_MIND: Final = Move(
    name="change of mind",
    theme="change of mind",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.EVALUATE,
    find=at_stand(0.55),
    phrasings=(
        Phrasing(
            text="What could happen that ought to make the writer think again about {where}?",
            title="What ought to change the writer's mind",
            starter="The writer ought to think again if …",
            follow_ups=("Somebody still holds on to {where} after that. What do you say?",),
        ),
    ),
)


AT_ITS_WORD: Final = Move(
    name="at its word",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=at_view(0.65),
    phrasings=(
        Phrasing(
            text="Suppose that {where} is right: “{quote}”. What else would we then have to accept?",
            title="If it is true that “{quote}”",
            starter="If that is right, we would also have to accept that …",
            follow_ups=("What among it would the writer rather not accept?",),
        ),
        Phrasing(
            text="Take {where} at its word. What else would we then have to accept?",
            title="Taking {where} at its word",
            starter="If {where} is right, we would also have to accept that …",
            follow_ups=("Which part of it would the writer rather not accept?",),
        ),
    ),
)


FURTHER_CLAIM: Final = Move(
    name="claim carried further",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=at_statements(0.5, lambda phrase: says_more(phrase.text)),
    phrasings=(
        Phrasing(
            text="{where} says “{quote}”. Where does that thought lead, if you carry it further than the writer does?",
            title="“{quote}”, one step further",
            starter="If we went one step further, …",
            follow_ups=("What might have kept the writer from taking that step?",),
        ),
    ),
)


TAKEN_TO_HEART: Final = Move(
    name="taken to heart",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=_open_endings,
    phrasings=(
        Phrasing(
            text="{where} ends the essay. What would a reader who took it to heart do differently tomorrow?",
            title="A reader who takes it to heart",
            starter="That reader would …, instead of …",
            follow_ups=("How far would the writer be happy with that?",),
        ),
    ),
)


FORECAST: Final = Move(
    name="forecast",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.BACKING,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.EVALUATE,
    find=_forecasts,
    phrasings=(
        Phrasing(
            text="{where} says what will happen. What would you watch for, to find out whether it comes true?",
            title="Watching whether it comes true",
            starter="I would watch …; the writer was wrong if …",
            follow_ups=("What might bring it about even if the writer's reasons are mistaken?",),
        ),
    ),
)


WARNING: Final = Move(
    name="warning",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.EVALUATE,
    scheme=Scheme.FEAR_APPEAL,
    find=_warnings,
    phrasings=(
        Phrasing(
            text="How would the warning in {where} sound to somebody who is not afraid of what it describes?",
            title="A warning to somebody who is not afraid",
            starter="To somebody who is not afraid, it would sound like …",
            follow_ups=("What in the essay helps you judge how likely it is?",),
        ),
    ),
)


MOVES: Final = (
    COST,
    SIDE_EFFECT,
    OTHER_MEANS,
    YEAR_LATER,
    CHANGE_OF_MIND,
    AT_ITS_WORD,
    FURTHER_CLAIM,
    TAKEN_TO_HEART,
    FORECAST,
    WARNING,
)
