"""How well or ill a sentence speaks of a claim's object, and what it asks to be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.discussion.rules.claims import Claim
from bot.discussion.rules.judgement import BREAKS, sum_good, tokens_of
from bot.discussion.rules.lexicon import Lexicon, Meaning
from bot.discussion.rules.valence import MODALS

# Said of what the claim does not mean.
_OF_ANOTHER = frozenset({"individual", "individually", "separate", "separately", "alternative", "instead"})
_PRONOUNS = frozenset({"it", "they", "them", "this", "these"})
_PASSIVES = frozenset({"is", "are", "was", "were", "be", "been", "if", "being", "get", "got", "gets"})
_DOES_AWAY = frozenset(
    [
        "ban",
        "abolish",
        "abandon",
        "prohibit",
        "outlaw",
        "elimin",
        "remov",
        "scrap",
        "forbid",
        "forbidden",
        "close",
        "end",
        "illeg",
        "criminalis",
        "criminalis",
        "restrict",
        "abolit",
        "prohibit",
        "cancel",
        "delet",
        "stop",
    ]
)
_ORDERS = frozenset(
    ["ban", "abolish", "keep", "stop", "end", "close", "legalize", "legalise", "abandon", "scrap", "prohibit", "allow"]
)
_IMAGINES = frozenset({"is", "are", "would", "could", "will", "can", "and", "you'll", "may", "might"})
_STAYING = frozenset({"remain", "continu", "stay", "keep"})  # "remain illegal": the next word counts
_SELVES = frozenset({"i", "i'm", "im", "am", "we", "strongly", "fully", "totally", "completely", "in", "all"})
_FAVOURS = {"support": 1, "favor": 1, "favour": 1, "oppose": -1, "against": -1}
_ASKING = MODALS.union(_FAVOURS)
_TO_BE_OR_NOT = frozenset(
    [
        "ban",
        "abolish",
        "abandon",
        "prohibit",
        "outlaw",
        "scrap",
        "forbid",
        "forbidden",
        "illeg",
        "close",
        "end",
        "stop",
        "elimin",
        "remov",
        "cancel",
        "allow",
        "permit",
        "legal",
        "legalis",
        "keep",
        "continu",
        "remain",
        "retain",
    ]
)
_ENDS_ASKING = frozenset({"because", "since", "bc", "only", "if", "unless"})
_N_DOUBTED = 9  # words from "I don't think" to "should"
_N_ASKED = 6  # words from "should" to what is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What one sentence says. `good` sums its words for (+) and against (−) the object; `asked` is 1, 0 or −1.

    `named` are the words of the object it names. `asks_alike`: with a word of the claim's own demand.
    """

    good: float
    asked: int
    named: frozenset[str]
    asks_alike: bool


def evaluate(sentence: str, claim: Claim, lexicon: Lexicon) -> Evaluation:
    """The evaluation of a sentence in lower case."""
    tokens = tokens_of(sentence)
    meanings = [lexicon[token] for token in tokens]
    stems = [meaning.stem for meaning in meanings]
    is_object = [stem in claim.object_stems for stem in stems]
    asked, asks_alike = _find_asked(tokens, meanings, is_object, claim)
    others = _OF_ANOTHER.intersection(tokens)
    speaks_of_other = any(lexicon[token].stem not in claim.stems for token in others)
    good = 0.0 if speaks_of_other else sum_good(tokens, meanings, is_object)
    return Evaluation(
        good=-good if good and not asked and _acts_against_object(tokens, meanings, is_object, claim) else good,
        asked=asked,
        named=claim.object_stems.intersection(stems),
        asks_alike=asks_alike,
    )


def _find_asked(
    tokens: Sequence[str], meanings: Sequence[Meaning], is_object: Sequence[bool], claim: Claim
) -> tuple[int, bool]:
    """What the sentence's first "should" or "I support" asks for, and whether it asks it of the claim's object."""
    if _orders(tokens, meanings, claim):
        return meanings[0].act, _is_alike(meanings[0].stem, claim)
    if _ASKING.isdisjoint(tokens):
        return 0, False
    for start, token in enumerate(tokens):
        sign = _FAVOURS.get(token, 0) if start and tokens[start - 1] in _SELVES else 0
        if not sign and token not in MODALS:
            continue
        sign = sign or (-1 if token.startswith(("shouldn", "mustn")) else 1)
        if _is_doubted(tokens[max(0, start - _N_DOUBTED) : start]):
            sign = -sign
        found = _find_act(tokens, meanings, claim, start)
        if found is None:
            continue
        place, n_negations = found
        sign *= (-1) ** n_negations * (meanings[place].act or 1)
        after = range(place + 1, min(len(tokens), place + 5))
        is_near = any(is_object[n] or tokens[n] in _PRONOUNS for n in after)
        if meanings[place].act:  # "phones should be banned": its object may stand before it
            is_near |= any(is_object[max(0, start - 5) : start]) or (start > 0 and tokens[start - 1] in _PRONOUNS)
        is_near &= "if" not in tokens[:start]
        return sign, is_near and _is_alike(meanings[place].stem, claim)
    return 0, False


def _find_act(tokens: Sequence[str], meanings: Sequence[Meaning], claim: Claim, start: int) -> tuple[int, int] | None:
    """The place of what is asked for after "should", and how many times it is negated on the way there."""
    n_negations = 0
    for place in range(start + 1, min(len(tokens), start + 1 + _N_ASKED)):
        meaning = meanings[place]
        if meaning.is_negation:
            n_negations += 1
        elif meaning.stem in _STAYING and any(other.act for other in meanings[place + 1 : place + 4]):
            continue
        elif meaning.act or meaning.stem in claim.act_stems:
            return place, n_negations
        elif abs(meaning.good) == 1 or tokens[place] in BREAKS or tokens[place] in _ENDS_ASKING:
            return None
    return None


def _is_doubted(before: Sequence[str]) -> bool:
    """True after "I don't think", which has become "i not", "I doubt" and "no reason why"."""
    return "doubt" in before or "reason" in before or any(pair == ("i", "not") for pair in pairwise(before))


def _is_alike(stem: str, claim: Claim) -> bool:
    """True for the claim's own demand, and for its plain opposite: "allow" where the claim says "ban"."""
    return stem in claim.act_stems or (stem in _TO_BE_OR_NOT and bool(claim.act_stems & _TO_BE_OR_NOT))


def _orders(tokens: Sequence[str], meanings: Sequence[Meaning], claim: Claim) -> bool:
    """True for "ban phones please", not for "ban phones and you will see": there it is only imagined."""
    if not tokens or tokens[0] not in _ORDERS or _IMAGINES & set(tokens[1:4]):
        return False
    return any(meaning.stem in claim.object_stems for meaning in meanings[1:4])


def _acts_against_object(
    tokens: Sequence[str], meanings: Sequence[Meaning], is_object: Sequence[bool], claim: Claim
) -> bool:
    """True for "banning X …", "if X was banned …", "without X …": what follows is said of its absence."""
    for place, meaning in enumerate(meanings):
        if abs(meaning.good) == 1 and meaning.act >= 0:
            return False
        if tokens[place] == "without" or (meaning.act < 0 and meaning.stem in _DOES_AWAY):
            after = range(place + 1, min(len(tokens), place + 5))
            if any(is_object[n] or tokens[n] in _PRONOUNS for n in after):
                return True
            if place and tokens[place - 1] in _PASSIVES and any(is_object[:place]):
                return True
            if meaning.stem in claim.act_stems and claim.direction < 0:
                return True
    return False
