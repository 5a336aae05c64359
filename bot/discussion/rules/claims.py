"""A claim as stances are read against it: what it is about, what it asks, and whether it speaks for that or against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.discussion.rules.judgement import sum_good, tokens_of
from bot.discussion.rules.lexicon import Lexicon, Meaning
from bot.discussion.rules.valence import MODALS
from bot.discussion.sentences import straighten

# Demands that are nouns: "the ban on X should be lifted", "fight for the abolition of X".
_NOUNS_AGAINST = frozenset({"ban", "bans", "abolition", "prohibition", "repeal", "closure", "removal", "withdrawal"})
_AUXILIARIES = frozenset("is are was were do does did should must can could will would ought be has have".split())
_BELIEF = re.compile(r"^\W*(?:i|we) (?:think|believe|feel)(?: that| in)?\b")
_AUTHOR_STEMS = frozenset({"author", "writer", "essay", "articl"})
_LEAST_JUDGEMENT = 0.25
_LETS = frozenset({"we", "let", "lets", "please", "to"})


class ClaimKind(StrEnum):
    """DEMAND asks for something, EVALUATION calls something good or bad, FACT says how something is."""

    DEMAND = "demand"
    EVALUATION = "evaluation"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim's parts. `direction` is −1 where words that speak well of its object speak against it ("ban X"), else 1.

    `object_stems` are its content words without what it asks for; `stems` are all of them. `act_stems` are the words
    of its demand, `order` all of them as they come. `is_negated`: it says that something is not so, or should not be. `faults_author`: it finds fault with the essay.
    """

    kind: ClaimKind
    direction: int
    is_negated: bool
    stems: frozenset[str]
    object_stems: frozenset[str]
    act_stems: frozenset[str]
    order: tuple[str, ...]
    faults_author: bool


def parse_claim(text: str, lexicon: Lexicon) -> Claim:
    """The claim's parts; any text has some, and one without a demand or a judgement is a FACT."""
    words = tokens_of(_BELIEF.sub("", straighten(text).lower()))
    meanings = [lexicon[word] for word in words]
    is_negated = any(
        meaning.is_negation and (not place or words[place - 1] in _AUXILIARIES or "n't" in words[place])
        for place, meaning in enumerate(meanings)
    )
    start = _start_of_demand(words)
    if start is None and next((bool(m.act) for w, m in zip(words, meanings, strict=True) if w not in _LETS), False):
        start = 0
    in_order = [meaning.stem for meaning in meanings if meaning.is_content]
    stems = frozenset(in_order)
    act_stems: frozenset[str] = frozenset()
    kind = ClaimKind.EVALUATION if any(abs(m.good) > _LEAST_JUDGEMENT for m in meanings) else ClaimKind.FACT
    direction = _sign_of_judgement(words, meanings)
    if start is not None:
        kind = ClaimKind.DEMAND
        main = _find_main(words, meanings, start)
        direction = _sign_of_demand(words, meanings, main) * (-1 if is_negated else 1)
        asked = frozenset() if main is None else frozenset({meanings[main].stem})
        act_stems = asked | {meaning.stem for meaning in meanings if meaning.act}
    return Claim(
        kind=kind,
        direction=direction,
        is_negated=is_negated,
        stems=stems,
        object_stems=(stems - act_stems) or stems,
        act_stems=act_stems,
        order=tuple(dict.fromkeys(in_order)),
        faults_author=bool(_AUTHOR_STEMS & stems) and direction < 0,
    )


def _find_main(words: Sequence[str], meanings: Sequence[Meaning], start: int) -> int | None:
    """The place of the word that says what should be done."""
    for place in range(start, len(words)):
        if meanings[place].act or words[place] == "have":
            return place
        if meanings[place].is_content and not words[place].endswith("ly") and words[place] != "always":
            return place
    return None


def _start_of_demand(words: Sequence[str]) -> int | None:
    """The place after "should" or "has to"."""
    for place, word in enumerate(words):
        if word in MODALS:
            return place + 1
        if word in {"have", "has", "need"} and words[place + 1 : place + 2] == ["to"]:
            return place + 2
    return None


def _sign_of_demand(words: Sequence[str], meanings: Sequence[Meaning], main: int | None) -> int:
    """1 where the claim asks for its object, −1 where it asks to do away with it."""
    sign = 1
    if main is not None and words[main + 1 : main + 2] != ["for"]:
        sign = meanings[main].act or 1
    n_nouns = sum(word in _NOUNS_AGAINST and place != main for place, word in enumerate(words))
    return -sign if n_nouns % 2 else sign


def _sign_of_judgement(words: Sequence[str], meanings: Sequence[Meaning]) -> int:
    """−1 where the claim speaks ill of its object, else 1."""
    return -1 if sum_good(words, meanings, [False] * len(words)) < 0 else 1
