"""Moves that ask how the essay is built: its opening, its stories, the order and weight of its reasons."""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from bot.essay.outline import EvidenceKind, Sureness
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.questions.material import Material
from bot.essay.questions.move import Aim, Move, Phrasing, Target, name_paragraphs


def _stories(material: Material) -> Iterator[Target]:
    numbers = {element.anchor.paragraph for element in material.evidence(EvidenceKind.ANECDOTE)}
    for number in sorted(filter(material.tells_story, numbers)):
        yield Target(paragraphs=(number,), strength=0.75)


def _returns(material: Material) -> Iterator[Target]:
    """Somebody who stands in the first and the last paragraphs, and not all the way between."""
    n_paragraphs = len(material.essay.paragraphs)
    for person in material.people:
        first, last = person.paragraphs[0], person.paragraphs[-1]
        is_framing = first <= 2 and last == n_paragraphs and n_paragraphs >= 4
        if is_framing and len(person.paragraphs) <= max(2, n_paragraphs // 3):
            yield Target(paragraphs=(first, last), where=f"¶{first}", other=f"¶{last}", name=person.name, strength=0.85)


def _reasons(material: Material) -> Iterator[Target]:
    numbers = sorted({each.anchor.paragraph for each in material.claims if each.sureness is not Sureness.POSSIBLE})
    if 3 <= len(numbers) <= 6:
        yield Target(paragraphs=tuple(numbers), where=name_paragraphs(numbers), strength=0.75)


def _opening(material: Material) -> Iterator[Target]:
    """The first paragraph, where the argument has not begun in it."""
    argued = (ElementKind.POSITION, ElementKind.CLAIM, ElementKind.COUNTERCLAIM)
    in_first = [each for each in material.outline.elements if each.anchor.paragraph == 1]
    is_long = len(material.essay.paragraphs) >= 3 and len(material.essay.paragraphs[0].sentences) >= 2
    if is_long and not any(element.kind in argued for element in in_first):
        yield Target(paragraphs=(1,), strength=0.6)


def _each_paragraph(material: Material) -> Iterator[Target]:
    for paragraph in material.essay.paragraphs[1:]:
        if len(paragraph.sentences) >= 2 and len(material.essay.paragraphs) >= 3:
            yield Target(paragraphs=(paragraph.number,), strength=0.35)


# What a paragraph does by bringing this kind of evidence.
_DEEDS: Final = {
    EvidenceKind.ANECDOTE: "tells a story",
    EvidenceKind.STATISTIC: "gives figures",
    EvidenceKind.AUTHORITY: "calls on somebody who should know",
    EvidenceKind.ANALOGY: "draws a comparison",
    EvidenceKind.EXAMPLE: "offers an example",
    EvidenceKind.HISTORY: "looks back at the past",
}


def _two_kinds(material: Material) -> Iterator[Target]:
    """Two paragraphs that each bring one kind of evidence, and not the same."""
    kinds: dict[int, set[EvidenceKind]] = {}
    for element in material.outline.elements:
        if element.evidence_kind is not None:
            kinds.setdefault(element.anchor.paragraph, set()).add(element.evidence_kind)
    single = [(number, next(iter(found))) for number, found in sorted(kinds.items()) if len(found) == 1]
    for (first, one), (second, other) in combinations(single, 2):
        if one is not other:
            thing = f"¶{first} {_DEEDS[one]}, ¶{second} {_DEEDS[other]}"
            yield Target(paragraphs=(first, second), where=f"¶{first}", other=f"¶{second}", thing=thing, strength=0.65)


STORY: Final = Move(
    name="story",
    theme="story",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.ANALYZE,
    find=_stories,
    phrasings=(
        Phrasing(
            text="What does the story in {where} do for the argument that a figure could not do?",
            title="What a story can do",
            starter="The story makes the reader …; a figure would only …",
            follow_ups=("What can a figure do here that the story cannot?",),
        ),
        Phrasing(
            text="Which detail in the story of {where} does the most to win the reader over?",
            title="The detail that wins the reader over",
            starter="The detail about … works on the reader, because …",
            follow_ups=("Tell the same story without it. What does it prove now?",),
        ),
        Phrasing(
            text="Suppose that the story in {where} had ended differently. How much of the argument would be left?",
            title="If the story had ended differently",
            starter="If … had happened instead, the argument would …",
            follow_ups=("Which other part of the essay would then have to carry the weight?",),
        ),
    ),
)


RETURN: Final = Move(
    name="return",
    theme="story",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.ANALYZE,
    find=_returns,
    phrasings=(
        Phrasing(
            text="We meet {name} in {where} and once more in {other}. What does the second meeting do for the argument "
            "that the first could not?",
            title="{name}, at the beginning and at the end",
            starter="In {where}, {name} is there to …; in {other}, …",
            follow_ups=("What would be missing if the essay stopped one paragraph earlier?",),
        ),
    ),
)


REASONS: Final = Move(
    name="reasons",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.CLAIM,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_reasons,
    phrasings=(
        Phrasing(
            text="The essay gives its reasons in {where}. Which of them could go with the least damage?",
            title="The reason that could go",
            starter="Without ¶…, the argument would still …",
            follow_ups=("Which one could not go, whatever else did?",),
        ),
        Phrasing(
            text="You have one minute to win over a stranger. Which of the reasons in {where} do you lead with?",
            title="One minute, one reason",
            starter="I would lead with ¶…, because somebody who does not know me …",
            follow_ups=("Which reason would you keep from that stranger, for fear of losing them?",),
        ),
    ),
)


TWO_KINDS: Final = Move(
    name="two kinds of evidence",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.EVALUATE,
    find=_two_kinds,
    phrasings=(
        Phrasing(
            text="{thing}. Which of the two does more for the argument?",
            title="{where} or {other}",
            starter="¶… does more, because …; what the other one adds is …",
            follow_ups=("For which kind of reader would it be the other way round?",),
        ),
    ),
)


OPENING: Final = Move(
    name="opening",
    theme="story",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.ANALYZE,
    find=_opening,
    phrasings=(
        Phrasing(
            text="What does {where} do to a reader before the argument begins?",
            title="Before the argument begins",
            starter="After {where}, a reader already feels / expects that …",
            follow_ups=("How else could the writer have begun, and to what effect?",),
        ),
        Phrasing(
            text="Suppose that {where} stood at the end of the essay and not at the beginning. What would it do there?",
            title="If the beginning came last",
            starter="At the end, it would …; at the beginning, it …",
            follow_ups=("Which paragraph would you put in its place?",),
        ),
    ),
)


CUT: Final = Move(
    name="cut",
    aim=Aim.EVIDENCE,
    toulmin=ToulminPart.GROUNDS,
    socratic=SocraticType.REASONS_AND_EVIDENCE,
    bloom=BloomLevel.ANALYZE,
    find=_each_paragraph,
    phrasings=(
        Phrasing(
            text="An editor wants to cut {where} to save space. What would you answer?",
            title="An editor wants to cut {where}",
            starter="Without {where}, a reader would no longer …",
            follow_ups=("If one sentence of it may stay, which one?",),
        ),
    ),
)


MOVES: Final = (
    OPENING,
    STORY,
    RETURN,
    REASONS,
    TWO_KINDS,
    CUT,
)
