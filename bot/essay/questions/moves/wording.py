"""Moves that ask what the writer's words mean: standards, borrowed terms, words that return, “we”."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.key_terms import find_key_terms
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target, name_paragraphs


def _standards(material: Material) -> Iterator[Target]:
    for phrase in material.standards:
        weight = material.weigh_phrase(phrase)
        if weight < 0.45:
            continue
        n_words = len(phrase.text.split())
        yield Target(
            paragraphs=(phrase.paragraph,),
            quote=phrase.text,
            word=phrase.cue,
            strength=0.35 + 0.5 * weight + 0.03 * min(n_words, 5),
        )


def _terms(material: Material) -> Iterator[Target]:
    for phrase in material.terms:
        yield Target(paragraphs=(phrase.paragraph,), quote=phrase.text, strength=0.6)


def _key_terms(material: Material) -> Iterator[Target]:
    """In essays that reflect: where something is asked for, the word for it means the same throughout."""
    if material.stand is not None and material.stand.is_proposal:
        return
    for term in find_key_terms(material.essay):
        yield Target(
            paragraphs=term.paragraphs,
            where=f"¶{term.paragraphs[0]}",
            other=f"¶{term.paragraphs[-1]}",
            quote=term.word,
            strength=0.6,
        )


def _we(material: Material) -> Iterator[Target]:
    """Paragraphs that make their argument with "we", where the essay does so more than once."""
    spoken: dict[int, int] = defaultdict(int)
    for element in material.outline.elements:
        if element.kind in (ElementKind.POSITION, ElementKind.CLAIM, ElementKind.CONCLUSION):
            spoken[element.anchor.paragraph] += " we " in f" {element.text} "
    found = [number for number, count in spoken.items() if count]
    if len(found) >= 2:
        yield Target(paragraphs=tuple(found), where=name_paragraphs(found), quote="we", strength=0.6)


STANDARD: Final = Move(
    name="standard",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=_standards,
    phrasings=(
        Phrasing(
            text="{where} speaks of “{quote}”. What would come close to that, and yet fall short of it?",
            title="Not quite “{quote}”",
            starter="What comes close is …; what is missing from it is …",
            follow_ups=("Where would you draw the line yourself?",),
        ),
        Phrasing(
            text="Two readers nod at “{quote}” in {where} and think of different things. What could the two things be?",
            title="“{quote}”",
            starter="One reader thinks of …, the other of …",
            follow_ups=("Which of the two does the rest of the essay need?",),
        ),
    ),
)


BORROWED_TERM: Final = Move(
    name="term in quotation marks",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=_terms,
    phrasings=(
        Phrasing(
            text="What do the quotation marks around “{quote}” in {where} ask the reader to think?",
            title="“{quote}”, in quotation marks",
            starter="The quotation marks tell me that …",
            follow_ups=("Put the idea into plain words of your own. What gets lost?",),
        ),
    ),
)


KEY_TERM: Final = Move(
    name="word that returns",
    aim=Aim.CLARIFICATION,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.CLARIFICATION,
    bloom=BloomLevel.ANALYZE,
    find=_key_terms,
    phrasings=(
        Phrasing(
            text="Follow the word “{quote}” from {where} to {other}. How far does it mean the same thing all the way?",
            title="The word “{quote}”",
            starter="In ¶… the word means …; by ¶… it has come to mean …",
            follow_ups=("What would the writer have to say if the word were not allowed?",),
        ),
        Phrasing(
            text="From {where} to {other}, this essay returns to the word “{quote}”. What has it gathered on the way?",
            title="What “{quote}” gathers on its way",
            starter="At first the word only says …; later it also carries …",
            follow_ups=("In which paragraph does the word do the most work?",),
        ),
    ),
)


WE: Final = Move(
    name="we",
    aim=Aim.ASSUMPTION,
    toulmin=ToulminPart.WARRANT,
    socratic=SocraticType.ASSUMPTIONS,
    bloom=BloomLevel.ANALYZE,
    find=_we,
    phrasings=(
        Phrasing(
            text="Who is left standing outside the “we” of {where}?",
            title="Outside the “we”",
            starter="The writer's “we” takes in …, but not …",
            follow_ups=("How would the argument sound with “they” in its place?",),
        ),
    ),
)


MOVES: Final = (
    STANDARD,
    BORROWED_TERM,
    KEY_TERM,
    WE,
)
