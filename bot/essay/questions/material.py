"""What a question can be made of: the essay, its outline, and the phrases, people and groups found in it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.essay.essay import Anchor, Essay, Sentence
from bot.essay.outline import Element, EvidenceKind, Outline, Scheme, Sureness
from bot.essay.pack import ElementKind
from bot.essay.questions.people import Person, Role, find_people, find_roles
from bot.essay.questions.phrases import (
    Phrase,
    find_absolutes,
    find_figures,
    find_hedges,
    find_standards,
    find_terms,
)
from bot.essay.questions.statements import find_advice, find_statement, says_more

# A sentence that asks for something to be done; others say how things are.
_PROPOSES: Final = re.compile(
    r"\b(?:should|must|ought to|needs? to|have to|has to|had better|let us|let's|it is time|it's time|the need for"
    r"|calls? (?:for|on)|give us|bring back|give back|demand|propose|recommend|urge)\b",
    re.IGNORECASE,
)
# What asks for nothing to change.
_KEEPS: Final = re.compile(
    r"\b(?:stay|remain|preserve|maintain|(?:should|must|to) (?:keep|not)|shouldn't)\b", re.IGNORECASE
)
_GRANTS: Final = re.compile(
    r"\b(?:it is true|it's true|true,|granted|of course|admittedly|to be sure|certainly|may (?:well |indeed )?be"
    r"|(?:is|are) right|i (?:admit|concede|grant|know|understand|see)|has a point|have a point|fair point|no doubt"
    r"|undeniabl[ey]|serious)\b",
    re.IGNORECASE,
)
_TELLS: Final = re.compile(r"\b(?:was|were|had|did)\b")
_ARGUES: Final = re.compile(r"\b(?:is|are|has|have|can|cannot|must|should|will|do|does|needs?|not|never|no)\b")
_LEANS_BACK: Final = re.compile(
    r"(?:the term|the latter|the same|he|she|it|they|this|that|these|those|his|her|their|its)\b", re.IGNORECASE
)
#: More of a kind never come into a set; long essays would only take longer.
_MAX_PHRASES: Final = 40
_CASE_KINDS: Final = (EvidenceKind.EXAMPLE, EvidenceKind.HISTORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """Examples that stand in one paragraph: how many, and of which kind most are."""

    paragraph: int
    n: int
    kind: EvidenceKind
    first: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What the essay asks for or holds: the sentence questions about its consequences are put to.

    `quote` is the advice, or the view, in a few words of the essay where it has them.
    """

    element: Element
    is_proposal: bool
    quote: str | None

    @property
    def paragraph(self) -> int:
        """The ¶ it stands in."""
        return self.element.anchor.paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """An essay read for questions. `stand` is None where no position was found.

    Phrases are the best first, at most 40 of a kind; `claims` are without sentences that only tell what happened.
    `element_at` is the outline by place.
    """

    essay: Essay
    outline: Outline
    element_at: Mapping[Anchor, Element]
    stand: Stand | None
    claims: tuple[Element, ...]
    cases: tuple[Cases, ...]
    people: tuple[Person, ...]
    roles: tuple[Role, ...]
    standards: tuple[Phrase, ...]
    absolutes: tuple[Phrase, ...]
    hedges: tuple[Phrase, ...]
    figures: tuple[Phrase, ...]
    terms: tuple[Phrase, ...]
    statements: tuple[Phrase, ...]

    def evidence(self, *kinds: EvidenceKind) -> tuple[Element, ...]:
        """The evidence of these kinds that the writer's own side brings, in the essay's order."""
        return tuple(
            each for each in self.outline.elements if each.evidence_kind in kinds and not self.is_for_others(each)
        )

    def is_for_others(self, element: Element) -> bool:
        """True for support of the other side: the writer does not lean on it."""
        above = self.element_at.get(element.under) if element.under else None
        return above is not None and above.kind is ElementKind.COUNTERCLAIM

    def tells_story(self, number: int) -> bool:
        """True for a paragraph of which most is a story, and more than a line of speech."""
        sentences = self.essay.paragraphs[number - 1].sentences
        elements = (self.element_at.get(sentence.anchor) for sentence in sentences)
        n_told = sum(each is not None and each.evidence_kind is EvidenceKind.ANECDOTE for each in elements)
        return n_told >= 2 and n_told * 2 >= len(sentences)

    def with_scheme(self, scheme: Scheme) -> tuple[Element, ...]:
        """The elements of this scheme, in the essay's order."""
        return tuple(each for each in self.outline.elements if each.scheme is scheme)

    def weigh_phrase(self, phrase: Phrase) -> float:
        """How much a question about this phrase is worth by the part of its sentence in the argument, 0–1."""
        return weigh(self.element_at.get(phrase.sentence.anchor))


def gather_material(essay: Essay, outline: Outline) -> Material:
    """Everything questions are made of, found in one reading."""
    element_at = {element.anchor: element for element in outline.elements}

    def find_best(find: Callable[[Sentence], Iterator[Phrase]]) -> tuple[Phrase, ...]:
        found = [(weigh(element_at.get(each.anchor)), phrase) for each in essay.sentences for phrase in find(each)]
        found.sort(key=lambda weighed: -weighed[0])
        return tuple(phrase for _, phrase in found[:_MAX_PHRASES])

    return Material(
        essay=essay,
        outline=outline,
        element_at=element_at,
        stand=_find_stand(outline),
        claims=_find_claims(essay, outline),
        cases=tuple(_find_cases(essay, element_at)),
        people=find_people(essay),
        roles=find_roles(essay),
        standards=find_best(find_standards),
        absolutes=find_best(find_absolutes),
        hedges=find_best(find_hedges),
        figures=find_best(find_figures),
        terms=find_best(find_terms),
        statements=tuple(each for each in find_best(_find_statements) if _is_own_thought(each, element_at)),
    )


def _is_own_thought(statement: Phrase, element_at: Mapping[Anchor, Element]) -> bool:
    """True for what the writer claims, or says in passing of more than the case at hand; not for what others claim."""
    element = element_at.get(statement.sentence.anchor)
    if element is not None and element.kind is ElementKind.COUNTERCLAIM:
        return False
    return weigh(element) >= (_PLAIN_SENTENCE if says_more(statement.text) else 0.5)


def grants_point(element: Element) -> bool:
    """True where the writer concedes something in their own voice, and does not only report an objection."""
    return bool(_GRANTS.search(element.text))


def _find_claims(essay: Essay, outline: Outline) -> tuple[Element, ...]:
    """The claims, without sentences that only tell what happened, and headings."""
    told = Counter(e.anchor.paragraph for e in outline.elements if e.evidence_kind is EvidenceKind.ANECDOTE)
    lengths = {paragraph.number: len(paragraph.sentences) for paragraph in essay.paragraphs}
    stories = {number for number, n_told in told.items() if n_told > lengths.get(number, 0) / 2}
    return tuple(
        each
        for each in outline.list_of(ElementKind.CLAIM)
        if (_ARGUES.search(each.text) or not _TELLS.search(each.text))
        and each.anchor.paragraph not in stories
        and sum(char.isupper() for char in each.text) < len(each.text) / 3
    )


def _find_stand(outline: Outline) -> Stand | None:
    """The position; but where it only judges and the conclusion or a claim asks for something, what that asks for."""
    position = outline.position
    candidates = [*outline.list_of(ElementKind.POSITION), *outline.list_of(ElementKind.CONCLUSION)]
    claims = [each for each in outline.list_of(ElementKind.CLAIM) if each.sureness is not Sureness.POSSIBLE]
    candidates += [each for each in claims if position is None or find_advice(each.text) is not None]
    asking = [each for each in candidates if _PROPOSES.search(each.text) and not _KEEPS.search(each.text)]
    asking.sort(key=lambda each: (find_advice(each.text) is None, each.kind is not ElementKind.POSITION))
    element = asking[0] if asking else position
    if element is None:
        return None
    quote = find_advice(element.text) if asking else find_statement(element.text)
    return Stand(element=element, is_proposal=bool(asking), quote=quote)


def _find_statements(sentence: Sentence) -> Iterator[Phrase]:
    statement = find_statement(sentence.text)
    if statement is not None:
        yield Phrase(sentence=sentence, text=statement, cue=statement)


def _find_cases(essay: Essay, element_at: Mapping[Anchor, Element]) -> Iterator[Cases]:
    """Examples by paragraph; a sentence that goes on with the example before it is not counted again."""
    for paragraph in essay.paragraphs:
        found = [
            element
            for sentence in paragraph.sentences
            if (element := element_at.get(sentence.anchor)) is not None and element.evidence_kind in _CASE_KINDS
        ]
        own = [each for index, each in enumerate(found) if index == 0 or not _LEANS_BACK.match(each.text)]
        kinds = Counter(each.evidence_kind for each in own if each.evidence_kind is not None)
        if own:
            kind = kinds.most_common(1)[0][0]
            yield Cases(paragraph=paragraph.number, n=len(own), kind=kind, first=own[0].anchor)


# Words are pressed hardest where the argument is made; in a story they are only part of the story.
_WEIGHTS: Final = {
    ElementKind.POSITION: 1.0,
    ElementKind.CONCLUSION: 0.9,
    ElementKind.CLAIM: 0.85,
    ElementKind.REBUTTAL: 0.8,
    ElementKind.COUNTERCLAIM: 0.6,
    ElementKind.EVIDENCE: 0.5,
    ElementKind.LEAD: 0.3,
}
_SURENESS_WEIGHTS: Final = {Sureness.SURE: 1.0, Sureness.LIKELY: 0.9, Sureness.POSSIBLE: 0.6}


def weigh(element: Element | None) -> float:
    """How much a question about this element is worth, 0–1; 0.45 for one that only goes on."""
    if element is None or (element.kind is ElementKind.EVIDENCE and element.evidence_kind is None):
        return _PLAIN_SENTENCE
    if element.evidence_kind is EvidenceKind.ANECDOTE:
        return _WEIGHTS[ElementKind.LEAD]
    return _WEIGHTS[element.kind] * _SURENESS_WEIGHTS[element.sureness]


#: A sentence that only goes on with what was said.
_PLAIN_SENTENCE: Final = 0.45
