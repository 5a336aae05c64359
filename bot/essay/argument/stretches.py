"""Where a sentence stands: in the opening, the body or the closing of a text, and where in its passage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Final

from bot.essay.argument import cues
from bot.essay.argument.topic_words import centralities, content_stems
from bot.essay.essay import Anchor, Essay, Paragraph, Sentence

#: Up to this many sentences a text is one thought: no introduction, every sentence a step of the argument.
MOST_SENTENCES_OF_SHORT_TEXT: Final = 8

# Shares of a text that opens and closes it, where neither paragraphs nor words tell: of four to five paragraphs,
# what school essays have, the first is about a fifth of the sentences, and the last a little less.
_OPENING_SHARE: Final = 0.22
_CLOSING_SHARE: Final = 0.14


# Op-eds have at least so many paragraphs; school essays have four or five.
_FEWEST_OF_OP_ED: Final = 6


class Stretch(Enum):
    """A third of every argument: where it starts, where it is made, where it ends."""

    OPENING = auto()
    BODY = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence as the rules read it. `plain` has straight quotes at the same length; `own` has quoted words blanked.

    `topic_share` and `centrality` are 0–1.
    """

    index: int
    anchor: Anchor
    text: str
    plain: str
    own: str
    n_words: int
    topic_share: float
    centrality: float
    is_quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences that belong together, as a paragraph does. `is_marked`: its borders were seen, not guessed."""

    stretch: Stretch
    units: tuple[Unit, ...]
    is_marked: bool


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A text in passages. `is_short` texts are a paragraph that is one thought."""

    passages: tuple[Passage, ...]
    is_short: bool

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """All sentences in order."""
        return tuple(unit for passage in self.passages for unit in passage.units)


def lay_out(essay: Essay, *, topic: str | None = None) -> Layout:
    """The essay's passages. A text without paragraph breaks is parted by its joints ("First of all", "To sum up")."""
    groups = _read_units(essay, topic)
    if len(groups) >= 3:
        return Layout(passages=tuple(_name_stretches(groups)), is_short=False)
    units = [unit for group in groups for unit in group]
    is_short = len(units) <= MOST_SENTENCES_OF_SHORT_TEXT
    return Layout(passages=tuple(_part_unbroken(units, is_short)), is_short=is_short)


def straighten(text: str) -> str:
    """The text at the same length with straight quotation marks and apostrophes."""
    return text.translate(_STRAIGHT)


def _read_units(essay: Essay, topic: str | None) -> list[list[Unit]]:
    written = [(paragraph, sentence) for paragraph in essay.paragraphs for sentence in paragraph.sentences]
    stems = [content_stems(sentence.text) for _, sentence in written]
    central = centralities(stems)
    about = set(content_stems(" ".join(filter(None, (topic, essay.title)))))
    groups: dict[int, list[Unit]] = {}
    for index, (paragraph, sentence) in enumerate(written):
        # Three words of a prompt are enough to be about it; a catchy title of one word says less.
        share = min(1.0, len(about & set(stems[index])) / min(3, max(2, len(about))))
        unit = _read_unit(index, paragraph, sentence, topic_share=share, centrality=central[index])
        groups.setdefault(paragraph.number, []).append(unit)
    return list(groups.values())


def _read_unit(index: int, paragraph: Paragraph, sentence: Sentence, *, topic_share: float, centrality: float) -> Unit:
    plain = straighten(sentence.text)
    return Unit(
        index=index,
        anchor=sentence.anchor,
        text=sentence.text,
        plain=plain,
        own=_QUOTED.sub(lambda match: " " * len(match.group()), plain),
        n_words=len(sentence.text.split()),
        topic_share=topic_share,
        centrality=centrality,
        is_quoted=paragraph.is_block_quote or bool(_ALL_QUOTED.fullmatch(plain)),
    )


# A phrase of a word or two in quotation marks is the writer's own.
_QUOTED: Final = re.compile(r'"[^"\s]*\s[^"\s]*\s[^"]*(?:"|$)')
_ALL_QUOTED: Final = re.compile(r'"[^"]*"\s*')
_STRAIGHT: Final = str.maketrans("’‘“”", "''\"\"")


def _name_stretches(groups: Sequence[list[Unit]]) -> Iterator[Passage]:
    """School essays have one paragraph of introduction; in longer ones it grows with the text, the closing hardly."""
    n_opening = max(1, len(groups) // 4)
    is_picture = len(groups) >= _FEWEST_OF_OP_ED and not any(map(_takes_stand, groups[0]))
    if n_opening == 1 and is_picture and _takes_stand(groups[1][0]):
        n_opening = 2  # the first paragraph paints a picture, the second says what for
    n_closing = max(1, len(groups) // 12)
    for number, group in enumerate(groups):
        stretch = Stretch.BODY
        if number < n_opening:
            stretch = Stretch.OPENING
        elif number >= len(groups) - n_closing:
            stretch = Stretch.CLOSING
        yield Passage(stretch=stretch, units=tuple(group), is_marked=True)


def _takes_stand(unit: Unit) -> bool:
    """True where a sentence says what should be or what the writer holds, and not as one point of several."""
    if cues.ENUMERATES.search(unit.own) or cues.ADDS.search(unit.own) or cues.REPORTED.search(unit.own):
        return False
    return bool(cues.NORMATIVE.search(unit.own) or cues.OWN_STANCE.search(unit.own) or cues.CONCLUDES.search(unit.own))


def _part_unbroken(units: list[Unit], is_short: bool) -> Iterator[Passage]:
    n_opening, opening_is_marked = _find_opening_length(units)
    closing_start, closing_is_marked = _find_closing_start(units, n_opening)
    yield Passage(stretch=Stretch.OPENING, units=tuple(units[:n_opening]), is_marked=opening_is_marked)
    for part in _part_body(units[n_opening:closing_start], is_short):
        yield Passage(stretch=Stretch.BODY, units=tuple(part), is_marked=False)
    if closing_start < len(units):
        yield Passage(stretch=Stretch.CLOSING, units=tuple(units[closing_start:]), is_marked=closing_is_marked)


def _find_opening_length(units: list[Unit]) -> tuple[int, bool]:
    """How many sentences open the text, and whether a joint shows it."""
    for unit in units[1 : len(units) * 9 // 20]:
        if len(units) > MOST_SENTENCES_OF_SHORT_TEXT and cues.ENUMERATES.search(unit.plain):
            return unit.index, True
    return max(1, round(_OPENING_SHARE * len(units))), False


def _find_closing_start(units: list[Unit], n_opening: int) -> tuple[int, bool]:
    last_cued = (u.index for u in reversed(units) if u.index >= n_opening and cues.ENDS_TEXT.search(u.plain))
    start = next(last_cued, 0)
    if start > len(units) // 2:
        return start, True
    return max(n_opening, len(units) - max(1, round(_CLOSING_SHARE * len(units)))), False


def _part_body(units: list[Unit], is_short: bool) -> Iterator[list[Unit]]:
    part: list[Unit] = []
    for unit in units:
        opens_point = cues.ENUMERATES.search(unit.plain) or (len(part) > 3 and cues.ADDS.search(unit.plain))
        if part and opens_point and not is_short:
            yield part
            part = []
        part.append(unit)
    if part:
        yield part
