"""Moves that ask how sure and how far: words without exception, hedges, exceptions, limits."""

from collections.abc import Iterator
from typing import Final

from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material, weigh
from bot.essay.questions.move import Aim, Move, Phrasing, Target
from bot.essay.questions.places import at_any, at_claims, at_proposal, at_statements, at_view
from bot.essay.questions.statements import is_without_limit


def _absolutes(material: Material) -> Iterator[Target]:
    for phrase in material.absolutes:
        element = material.element_at.get(phrase.sentence.anchor)
        if weigh(element) >= (0.65 if phrase.cue in ("never", "always") else 0.5):
            yield Target(paragraphs=(phrase.paragraph,), quote=phrase.text, strength=0.4 + 0.5 * weigh(element))


def _hedges(material: Material) -> Iterator[Target]:
    for phrase in material.hedges:
        element = material.element_at.get(phrase.sentence.anchor)
        if weigh(element) < 0.5:
            continue
        strength = 0.45 + 0.5 * weigh(element)
        yield Target(paragraphs=(phrase.paragraph,), quote=phrase.text, word=phrase.cue, strength=strength)


def _argued_paragraphs(material: Material) -> Iterator[Target]:
    """Paragraphs of several sentences in which something is claimed."""
    lengths = {paragraph.number: len(paragraph.sentences) for paragraph in material.essay.paragraphs}
    for element in material.outline.elements:
        number = element.anchor.paragraph
        is_argued = element.kind is ElementKind.CONCLUSION or element in material.claims
        if is_argued and lengths.get(number, 0) >= 3:
            yield Target(paragraphs=(number,), strength=0.35 * weigh(element))


def _local_claims(material: Material) -> Iterator[Target]:
    """What is claimed on the way to a proposal: such an argument belongs to a place, and may not hold in another."""
    return at_claims(0.45)(material) if material.stand and material.stand.is_proposal else iter(())


ABSOLUTE: Final = Move(
    name="word without exception",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_absolutes,
    phrasings=(
        Phrasing(
            text="{where} says “{quote}”. What would the argument lose if the word “almost” stood in front of that?",
            title="Almost “{quote}”",
            starter="With “almost”, the sentence would …, and the argument …",
            follow_ups=("Which case would force the writer to add the word?",),
        ),
        Phrasing(
            text="{where} says “{quote}”. Which case would put these words to the test?",
            title="“{quote}”",
            starter="Take the case of …: there, …",
            follow_ups=("Rewrite the sentence so that your case fits.",),
        ),
    ),
)


HEDGE: Final = Move(
    name="hedge",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_hedges,
    phrasings=(
        Phrasing(
            text="Strike out the first word of “{quote}” in {where}. What changes for the argument?",
            title="“{quote}”",
            starter="Without that word, the writer would be saying that …",
            follow_ups=("What in the rest of the essay helps you decide whether the word is needed?",),
        ),
        Phrasing(
            text="{where} says “{quote}”. What would the writer have to know, to leave out the word “{word}”?",
            title="“{quote}”",
            starter="The writer could leave it out if …",
            follow_ups=("Does being careful make this writer easier or harder to believe? Give your reason.",),
        ),
    ),
)


EXCEPTION: Final = Move(
    name="exception",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.EVALUATE,
    find=at_proposal(0.6),
    phrasings=(
        Phrasing(
            text="Make a rule of the advice to “{quote}” ({where}). Which exception would you write into it?",
            title="A rule, and its exception",
            starter="The rule should not hold when …, because …",
            follow_ups=("How do you keep your exception from swallowing the rule?",),
        ),
        Phrasing(
            text="Make a rule of what {where} asks for. Which exception would you write into it?",
            title="The exception to the rule",
            starter="The rule should not hold when …, because …",
            follow_ups=("How do you keep your exception from swallowing the rule?",),
        ),
        Phrasing(
            text="In what situation would it be unwise to do what {where} asks for?",
            title="When it would be unwise",
            starter="It would be unwise if …, because then …",
            follow_ups=("How likely is that situation, judging by the rest of the essay?",),
        ),
    ),
)


LIMIT: Final = Move(
    name="limit",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=at_view(0.6),
    phrasings=(
        Phrasing(
            text="{where} says “{quote}”. Under which circumstances would that stop being true?",
            title="“{quote}”: until when?",
            starter="It holds as long as …; once …, it does not",
            follow_ups=("Put that limit into a single sentence that the writer could live with.",),
        ),
        Phrasing(
            text="Under which circumstances would the view of {where} stop being true?",
            title="Where the view of {where} ends",
            starter="It holds as long as …; once …, it does not",
            follow_ups=("How might the writer put that limit into a single sentence?",),
        ),
    ),
)


TRAVEL: Final = Move(
    name="another place",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.IMPLICATIONS,
    bloom=BloomLevel.APPLY,
    find=at_any(_local_claims, at_statements(0.6, lambda phrase: is_without_limit(phrase.text))),
    phrasings=(
        Phrasing(
            text="In what kind of case would “{quote}” ({where}) no longer be true?",
            title="Where “{quote}” ends",
            starter="It would no longer be true if …, because …",
            follow_ups=("How could the writer make room for your case and keep the point?",),
        ),
        Phrasing(
            text="Imagine the argument of {where} made in a place quite unlike the writer's. Which part of it would no "
            "longer hold?",
            title="{where}, somewhere else",
            starter="In a place where …, it would no longer be true that …",
            follow_ups=("Which part would hold anywhere?",),
        ),
    ),
)


TAKE_BACK: Final = Move(
    name="first to take back",
    aim=Aim.QUALIFIER,
    toulmin=ToulminPart.QUALIFIER,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_argued_paragraphs,
    phrasings=(
        Phrasing(
            text="Which sentence of {where} would the writer be the first to soften, if a friend pressed them?",
            title="The first sentence to soften",
            starter="The writer could not hold on to …, because …",
            follow_ups=("Soften it yourself, in as few words as you can.",),
        ),
    ),
)


MOVES: Final = (
    ABSOLUTE,
    HEDGE,
    EXCEPTION,
    LIMIT,
    TRAVEL,
    TAKE_BACK,
)
