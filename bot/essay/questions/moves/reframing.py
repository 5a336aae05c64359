"""Moves that ask about the question itself: what has to be settled first, and under which title it is put."""

from typing import Final

from bot.essay.pack import BloomLevel, SocraticType, ToulminPart
from bot.essay.questions.move import Aim, Move, Phrasing
from bot.essay.questions.places import at_stand

FIRST_QUESTION: Final = Move(
    name="question before the question",
    aim=Aim.IMPLICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.ABOUT_THE_QUESTION,
    bloom=BloomLevel.CREATE,
    find=at_stand(0.55),
    phrasings=(
        Phrasing(
            text="Which question would you have to settle first, before you could decide whether {where} is right?",
            title="The question before the question",
            starter="Before we can decide that, we have to ask …",
            follow_ups=("How might the writer answer your question?",),
        ),
    ),
)


OTHER_TITLE: Final = Move(
    name="another title",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.ABOUT_THE_QUESTION,
    bloom=BloomLevel.CREATE,
    find=lambda material: at_stand(0.55)(material) if material.essay.title else iter(()),
    phrasings=(
        Phrasing(
            text="Somebody who disagrees with {where} prints this essay under a new title and changes nothing else. "
            "What is the title?",
            title="The same essay under a new title",
            starter="They would call it …, to make readers notice …",
            follow_ups=("What does the real title want a reader to notice?",),
        ),
    ),
)


MOVES: Final = (
    FIRST_QUESTION,
    OTHER_TITLE,
)
