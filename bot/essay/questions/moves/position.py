"""Moves that ask what exactly is held or asked for."""

import re
from collections.abc import Iterator
from typing import Final

from bot.essay.outline import Sureness
from bot.essay.pack import BloomLevel, SocraticType, ToulminPart
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target
from bot.essay.questions.places import at_proposal, at_statements, at_view


def _whole_essay(material: Material) -> Iterator[Target]:
    numbers = tuple(paragraph.number for paragraph in material.essay.paragraphs)
    if len(material.essay.sentences) >= 8:
        yield Target(paragraphs=numbers, strength=0.6)


_TAKES_SIDE: Final = re.compile(r"\b(?:should|must|ought to|i (?:am|'m) (?:for|against|convinced))\b", re.IGNORECASE)


def _no_position(material: Material) -> Iterator[Target]:
    numbers = tuple(paragraph.number for paragraph in material.essay.paragraphs)
    is_unclear = material.stand is None or material.stand.element.sureness is Sureness.POSSIBLE
    takes_side = any(_TAKES_SIDE.search(sentence.text) for sentence in material.essay.sentences)
    if is_unclear and not takes_side and len(numbers) >= 3 and len(material.essay.sentences) >= 6:
        yield Target(paragraphs=numbers, strength=0.9)


PROPOSAL_IN_PRACTICE: Final = Move(
    name="proposal in practice",
    theme="what would change",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.UNDERSTAND,
    find=at_proposal(0.55),
    phrasings=(
        Phrasing(
            text="The advice of {where} is to “{quote}”. What would somebody have to do first, to follow it tomorrow?",
            title="“{quote}”: where to begin",
            starter="The first thing to do would be …; after that, …",
            follow_ups=("Which of your steps does the essay spell out, and which did you have to add?",),
        ),
        Phrasing(
            text="Somebody has to carry out what {where} asks for, starting tomorrow. What would you tell them to do?",
            title="Starting tomorrow",
            starter="The first thing to do would be …; after that, …",
            follow_ups=("Which of your instructions stand in the essay, and which did you have to add?",),
        ),
        Phrasing(
            text="How would you know, looking in from outside, that what {where} asks for had really been done?",
            title="How to tell that it was done",
            starter="I would look for …, because …",
            follow_ups=("What could look like it from outside and still not be what the writer wants?",),
        ),
    ),
)


VIEW_PINNED_DOWN: Final = Move(
    name="view pinned down",
    theme="what is held",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.UNDERSTAND,
    find=at_view(0.65),
    phrasings=(
        Phrasing(
            text="How would you explain to a much younger reader what {where} means by “{quote}”?",
            title="“{quote}”",
            starter="It means that …; for example, …",
            follow_ups=("What got lost when you made it simple?",),
        ),
        Phrasing(
            text="A friend has not read the essay. How would you put the view of {where} so that they could argue with "
            "it?",
            title="The view, in words a friend could argue with",
            starter="What the writer holds is that …, even though …",
            follow_ups=("What would your friend ask you first?",),
        ),
    ),
)


DISAGREEMENT: Final = Move(
    name="what disagreeing takes",
    theme="what is held",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=at_statements(0.6),
    phrasings=(
        Phrasing(
            text="Somebody disagrees with “{quote}” ({where}). What exactly are they denying?",
            title="Disagreeing with “{quote}”",
            starter="They are denying that …, but not that …",
            follow_ups=("What else in {where} could that person go on believing?",),
        ),
    ),
)


LAST_SENTENCE: Final = Move(
    name="one sentence stays",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=_whole_essay,
    phrasings=(
        Phrasing(
            text="You may save one sentence of this essay, and everything else is lost. Which one do you save?",
            title="One sentence to save",
            starter="I would save the sentence in ¶… that says …, because without it …",
            note="Good candidates stand in more than one paragraph. Give yours with its ¶.",
            follow_ups=("A classmate saves a different one. What is the essay about, if they are right?",),
        ),
        Phrasing(
            text="A friend has time for one paragraph of this essay and no more. Which one do you hand over?",
            title="One paragraph to hand over",
            starter="I would hand over ¶…, because the others …",
            follow_ups=("What would your friend get wrong about the essay as a whole?",),
        ),
        Phrasing(
            text="A newspaper prints one sentence of this essay on its front page. Which one should it be?",
            title="One sentence on the front page",
            starter="I would print the sentence in ¶… that says …, because …",
            follow_ups=("Who would be drawn in by it, and who would turn the page?",),
        ),
    ),
)


CLOSEST_TO_A_POSITION: Final = Move(
    name="closest to a position",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=_no_position,
    phrasings=(
        Phrasing(
            text="Where does this writer come closest to taking a side?",
            title="Where the writer comes closest to taking a side",
            starter="The writer comes closest in ¶…, where …",
            note="If you think that the writer never does, show which two paragraphs hold each other in balance.",
            follow_ups=("What might keep the writer from going one step further?",),
        ),
    ),
)


MOVES: Final = (
    PROPOSAL_IN_PRACTICE,
    VIEW_PINNED_DOWN,
    DISAGREEMENT,
    LAST_SENTENCE,
    CLOSEST_TO_A_POSITION,
)
