"""How well or ill a run of words speaks: its good words less its bad ones, with what negates or lessens them."""

import re
from collections.abc import Sequence

from bot.discussion.rules.lexicon import Meaning
from bot.discussion.rules.valence import NOT_THEMSELVES_BAD

BREAKS = frozenset(",;:()–—")
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[,;:()–—]")
_TURNS = frozenset({"but", "however", "yet", "although", "though"})
_N_NEGATED = 4  # words that "not" reaches
_N_LESSENED = 5  # words that "prevents" reaches
_BEFORE_A_TURN = 0.3  # what a conceded word still counts
_AFTER_THAN = 0.3  # "more harm than good"


def tokens_of(sentence: str) -> list[str]:
    """The words of a sentence in lower case, and the marks that divide it."""
    return _TOKEN.findall(sentence)


def sum_good(tokens: Sequence[str], meanings: Sequence[Meaning], is_object: Sequence[bool]) -> float:
    """The sentence's good words less its bad ones, turned by what negates or lessens them."""
    if "too" not in tokens and not any(meaning.good for meaning in meanings):
        return 0.0
    total = 0.0
    negated = lessened = 0
    pending = 0.0
    weight = 1.0
    for place, meaning in enumerate(meanings):
        token = tokens[place]
        if token in BREAKS or token in _TURNS:
            total += pending
            negated = lessened = 0
            pending = 0.0
            if token in _TURNS:
                total *= _BEFORE_A_TURN
            continue
        sign = -1 if negated else 1
        if meaning.is_negation:
            negated = 0 if negated else _N_NEGATED + 1
        elif meaning.is_lessening:
            total += pending
            pending = 0.0 if token in NOT_THEMSELVES_BAD else sign * min(0.0, meaning.good)
            lessened = _N_LESSENED + 1
        elif token == "than":
            weight = _AFTER_THAN
        elif token == "too" and place + 1 < len(tokens) and tokens[place + 1] not in BREAKS:
            total -= sign
        elif meaning.good and not is_object[place]:
            total += weight * sign * meaning.good * (-1 if lessened else 1)
            if lessened:
                pending = 0.0
        negated -= negated > 0
        lessened -= lessened > 0
        if not lessened:
            total += pending
            pending = 0.0
    return total + pending
