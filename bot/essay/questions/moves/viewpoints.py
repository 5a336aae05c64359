"""Moves that let somebody else speak: the other side, those the essay names, those it leaves out."""

from collections.abc import Iterator
from typing import Final

from bot.essay.essay import Anchor
from bot.essay.outline import Element, EvidenceKind
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material, grants_point, weigh
from bot.essay.questions.move import Aim, Move, Phrasing, Target
from bot.essay.questions.places import at_any, at_proposal, at_stand


def _answer_to(material: Material, objection: Element) -> Element | None:
    """The rebuttal that takes this objection up: by its link, or the next one within a paragraph's distance."""
    rebuttals = material.outline.list_of(ElementKind.REBUTTAL)
    linked = next((each for each in rebuttals if each.against == objection.anchor), None)
    reach = Anchor(paragraph=objection.anchor.paragraph + 2, sentence=0)
    near = (each for each in rebuttals if each.against is None and objection.anchor < each.anchor < reach)
    return linked or next(near, None)


def _concessions(material: Material) -> Iterator[Target]:
    for element in material.outline.list_of(ElementKind.COUNTERCLAIM):
        if grants_point(element):
            yield Target(paragraphs=(element.anchor.paragraph,), strength=0.9 * weigh(element) / 0.6)


def _objections(material: Material) -> Iterator[Target]:
    for element in material.outline.list_of(ElementKind.COUNTERCLAIM):
        if not grants_point(element):
            yield Target(paragraphs=(element.anchor.paragraph,), strength=0.8 * weigh(element) / 0.6)


def _answered(material: Material) -> Iterator[Target]:
    for objection in material.outline.list_of(ElementKind.COUNTERCLAIM):
        answer = _answer_to(material, objection)
        if answer is None:
            continue
        raised, answered = objection.anchor.paragraph, answer.anchor.paragraph
        if raised == answered:
            thing = f"¶{raised} raises an objection and answers it"
        else:
            thing = f"¶{answered} answers the objection of ¶{raised}"
        strength = (0.75 if grants_point(objection) else 0.85) + 0.1 * (raised != answered)
        yield Target(paragraphs=tuple(sorted({raised, answered})), thing=thing, strength=strength)


def _voices(material: Material) -> Iterator[Target]:
    """The person most spoken of, as a reader of what the essay asks for."""
    author = material.essay.author or ""
    for person in material.people[:3]:
        if person.n_mentions < 3 or person.name in author or material.stand is None:
            continue
        goal = material.stand.paragraph
        strength = 0.7 + 0.03 * min(person.n_mentions, 6)
        yield Target(paragraphs=(goal,), name=person.name, strength=strength)


def _tellers(material: Material) -> Iterator[Target]:
    """People with a first name in a paragraph that tells a story."""
    told = {element.anchor.paragraph for element in material.evidence(EvidenceKind.ANECDOTE)}
    told |= {element.anchor.paragraph for element in material.outline.list_of(ElementKind.LEAD)}
    for person in material.people:
        numbers = [number for number in person.paragraphs if number in told]
        if numbers and " " not in person.name and person.n_mentions >= 2:
            yield Target(paragraphs=(numbers[0],), name=person.name, strength=0.85)


#: The class itself, and those who are only ever part of a picture.
_OTHERS: Final = frozenset({"readers", "writers", "users", "players", "fans", "students", "classmates", "pupils"})


def _roles(material: Material) -> Iterator[Target]:
    weight_of: dict[int, float] = {}
    for element in material.outline.elements:
        number = element.anchor.paragraph
        weight_of[number] = max(weight_of.get(number, 0), weigh(element))
    for role in material.roles:
        if role.many in _OTHERS:
            continue
        number = max(role.paragraphs, key=lambda n: weight_of.get(n, 0.0))
        strength = 0.55 + 0.25 * weight_of.get(number, 0) + 0.03 * min(len(role.paragraphs), 3)
        yield Target(paragraphs=(number,), thing=role.many, word=role.one, strength=strength)


CONCESSION: Final = Move(
    name="concession",
    theme="concession",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.ANALYZE,
    find=_concessions,
    phrasings=(
        Phrasing(
            text="Suppose that the point {where} grants to the other side is simply true. How much of the argument is "
            "still standing?",
            title="If the point granted is true",
            starter="If it is true that …, then the argument still / no longer …",
            follow_ups=("How would a less fair writer have put the same point?",),
        ),
        Phrasing(
            text="{where} grants the other side a point. What does that do for the argument around it?",
            title="Granting the other side a point",
            starter="The concession makes the argument stronger / weaker, because …",
            follow_ups=("What would change if it came at the very end of the essay?",),
        ),
    ),
)


OBJECTION: Final = Move(
    name="objection",
    theme="concession",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=_objections,
    phrasings=(
        Phrasing(
            text="{where} lets the other side in. How would somebody who really thinks so have put it themselves?",
            title="The other side, in its own words",
            starter="Somebody who really thinks so would say that …",
            follow_ups=("What did the writer leave out, and what does leaving it out make easier?",),
        ),
        Phrasing(
            text="How fairly does {where} treat those who see the matter differently?",
            title="How fair is {where}?",
            starter="{where} is fair / unfair to them in that …",
            follow_ups=("Which one word would you change to make it fairer?",),
        ),
    ),
)


ANSWERED: Final = Move(
    name="objection answered",
    theme="concession",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=_answered,
    phrasings=(
        Phrasing(
            text="{thing}. How much of the objection is left after that?",
            title="What is left of the objection",
            starter="The answer deals with …, but one could still say that …",
            follow_ups=("What would a better answer have to give up?",),
        ),
        Phrasing(
            text="{thing}. What could the other side say next?",
            title="What could be said next",
            starter="The other side could grant that …, and still say that …",
            follow_ups=("At which point should one of the two give in?",),
        ),
    ),
)


OPPONENT: Final = Move(
    name="opponent",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=at_any(at_proposal(0.6), at_stand(0.6)),
    phrasings=(
        Phrasing(
            text="The advice of {where} is to “{quote}”. Which strong objection does the essay leave unanswered?",
            title="“{quote}”, and the strongest objection",
            starter="The essay has no answer to somebody who says that …",
            follow_ups=("What would it cost the writer to take it up?",),
        ),
        Phrasing(
            text="What is the strongest objection to {where} that the essay leaves without an answer?",
            title="The strongest objection left without an answer",
            starter="The essay has no answer to somebody who says that …",
            follow_ups=("What would it cost the writer to take it up?",),
        ),
        Phrasing(
            text="On what ground would the most thoughtful opponent of {where} object to it?",
            title="A thoughtful opponent of {where}",
            starter="A thoughtful opponent would not say …, but …",
            follow_ups=("On which point could the two of them agree?",),
        ),
    ),
)


VOICE: Final = Move(
    name="voice",
    theme="other eyes",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=_voices,
    phrasings=(
        Phrasing(
            text="Imagine {name} reading {where}. Which sentence would {name} want to argue with first?",
            title="If {name} read {where}",
            starter="{name} would stop at the sentence …, and say …",
            follow_ups=("What could the writer answer without giving up the main point?",),
        ),
    ),
)


TELLER: Final = Move(
    name="told by another",
    theme="other eyes",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.CREATE,
    find=_tellers,
    phrasings=(
        Phrasing(
            text="How would {name} tell what happens in {where}?",
            title="As {name} would tell it",
            starter="{name} would begin with …, because …",
            note="Keep to the facts of {where}, and fill the gaps as fairly as you can.",
            follow_ups=("What would that do to the argument, if it stood in the essay too?",),
        ),
    ),
)


ROLE: Final = Move(
    name="role",
    theme="other eyes",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=_roles,
    phrasings=(
        Phrasing(
            text="{where} speaks about {thing}. What might {word} want to add to it?",
            title="What {word} might add",
            starter="{word} could say that the writer forgets …, because …",
            follow_ups=("Which of the writer's words would change if that were added?",),
        ),
        Phrasing(
            text="Which sentence of {where} would {word} be the most likely to argue with?",
            title="{where}, read by {word}",
            starter="They would stop at …, because they know that …",
            follow_ups=("Which sentence would the same reader underline?",),
        ),
    ),
)


MISSING_VOICE: Final = Move(
    name="missing voice",
    aim=Aim.COUNTERARGUMENT,
    toulmin=ToulminPart.REBUTTAL,
    socratic=SocraticType.VIEWPOINTS,
    bloom=BloomLevel.EVALUATE,
    find=at_stand(0.6),
    phrasings=(
        Phrasing(
            text="Whose voice would you most like to hear before you made up your mind about {where}?",
            title="A voice you would like to hear",
            starter="I would like to hear …, because nobody else could tell us …",
            follow_ups=("What do you expect that voice to say, and what would surprise you?",),
        ),
    ),
)


MOVES: Final = (
    CONCESSION,
    OBJECTION,
    ANSWERED,
    OPPONENT,
    VOICE,
    TELLER,
    ROLE,
    MISSING_VOICE,
)
