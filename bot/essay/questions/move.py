"""A move: one way of asking about an argument, in several phrasings, and the places of an essay it fits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.essay.outline import EvidenceKind, Scheme
from bot.essay.pack import BloomLevel, Question, SocraticType, ToulminPart, render_paragraphs
from bot.essay.questions.material import Cases, Material
from bot.essay.questions.title import MAX_TITLE_CHARS, make_id, make_title


class Aim(Enum):
    """What a question is for in a set; a set that has all of them is balanced. In the order a class walks through."""

    CLARIFICATION = "clarification"
    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    COUNTERARGUMENT = "counterargument"
    QUALIFIER = "qualifier"
    IMPLICATION = "implication"
    OWN_WORLD = "own world"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place a move fits, and the words for its phrasings. `strength` is how well it fits, 0–1.

    `where` and `other` are paragraphs as a reader writes them (by default `where` is `paragraphs`), `thing` a noun
    phrase of ours ("the three cases"), `name` somebody the essay names, `word` a single word, `quote` words of the
    essay; with `needs_quote`, only these words are worth asking about, not the whole paragraph.
    """

    paragraphs: tuple[int, ...]
    strength: float
    where: str = ""
    other: str = ""
    thing: str = ""
    name: str = ""
    word: str = ""
    quote: str | None = None
    needs_quote: bool = False
    scheme: Scheme | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """One way to put a move, with blanks {where} {other} {thing} {name} {word} {quote} for a target's words."""

    text: str
    title: str
    starter: str
    follow_ups: tuple[str, ...]
    note: str | None = None
    bloom: BloomLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A kind of question. `find` gives the places it fits, none where no good question could be asked.

    Moves with the same `theme` ask about the same thing: a set has one of them.
    """

    name: str
    aim: Aim
    toulmin: ToulminPart
    socratic: SocraticType
    bloom: BloomLevel
    find: Callable[[Material], Iterable[Target]]
    phrasings: tuple[Phrasing, ...]
    scheme: Scheme | None = None
    theme: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A question that could be asked, and what speaks for it."""

    question: Question
    move: Move
    frame: str
    strength: float


#: A question in the essay's own words is worth this much more than the same one by ¶ only.
_WITH_QUOTE: Final = 0.1


def make_drafts(move: Move, material: Material) -> Iterator[Draft]:
    """Every phrasing of a move for every place it fits."""
    for target in move.find(material):
        for number, phrasing in enumerate(move.phrasings, start=1):
            has_quote = "{quote}" in phrasing.text
            if target.needs_quote if not has_quote else target.quote is None:
                continue
            yield Draft(
                question=_fill(phrasing, target, move),
                move=move,
                frame=f"{move.name}/{number}",
                strength=target.strength + _WITH_QUOTE * has_quote,
            )


def _fill(phrasing: Phrasing, target: Target, move: Move) -> Question:
    if not target.where:
        target = replace(target, where=render_paragraphs(target.paragraphs))

    def fill(template: str) -> str:
        filled = template.format(
            where=target.where,
            other=target.other,
            thing=target.thing,
            name=target.name,
            word=target.word,
            quote=target.quote,
        )
        return filled[:1].upper() + filled[1:]

    title = fill(phrasing.title)
    if target.quote and len(title) > MAX_TITLE_CHARS:
        title = f"“{target.quote}”"  # whole words of the essay say more than a frame around half of them
    title = make_title(title)
    scheme = target.scheme or move.scheme
    return Question(
        id=make_id(title),
        text=fill(phrasing.text),
        paragraphs=target.paragraphs,
        toulmin=move.toulmin,
        socratic=move.socratic,
        bloom=phrasing.bloom or move.bloom,
        title=title,
        quote=target.quote if "{quote}" in phrasing.text else None,
        scheme=scheme.value if scheme else None,
        note=fill(phrasing.note) if phrasing.note else None,
        starter=fill(phrasing.starter),
        follow_ups=tuple(fill(each) for each in phrasing.follow_ups),
    )


_COUNTS: Final = {1: "the", 2: "the two", 3: "the three", 4: "the four", 5: "the five", 6: "the six"}


def name_cases(cases: Cases) -> str:
    """Examples as a noun phrase: "the three cases in ¶5", "the example in ¶3"."""
    noun = "case" if cases.kind is EvidenceKind.HISTORY else "example"
    return f"{_COUNTS.get(cases.n, 'the many')} {noun}{'s' if cases.n > 1 else ''} in ¶{cases.paragraph}"


def name_paragraphs(numbers: Sequence[int]) -> str:
    """Paragraphs as in a sentence: "¶3, ¶5 and ¶7"."""
    names = [f"¶{number}" for number in numbers]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
