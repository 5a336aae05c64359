"""What each word says of the thing it is said about, looked up once and remembered."""

from dataclasses import dataclass
from functools import cache

from bot.discussion.rules import valence
from bot.discussion.terms import EMPTY_WORDS, stem_of

# Forms whose stem says something else than they do.
_ONLY_AS_THEY_STAND = ("ful", "less", "ness", "ing", "ion", "ity", "ive")
_MIN_STEM_LETTERS = 3
_MILD_WEIGHT = 0.5
_LEANING_WEIGHT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A word as the rules see it. `good` is −1 to 1: how well it speaks; `act` is 1, 0 or −1: asked for, or against."""

    stem: str
    good: float
    act: int
    is_negation: bool
    is_lessening: bool
    is_content: bool


class Lexicon(dict[str, Meaning]):
    """The meaning of a lower-case word, worked out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self._good = _signs_of(valence.GOOD, valence.BAD)
        self._mild = _signs_of(valence.MILD, frozenset())
        self._leaning = _signs_of(valence.LEANS_GOOD, frozenset())
        self._lessening = _signs_of(valence.LESSENING, frozenset())
        self._act = _signs_of(valence.ACTS_FOR, valence.ACTS_AGAINST)

    def __missing__(self, word: str) -> Meaning:
        plain = word.replace("'", "")
        stem = stem_of(word)
        good = _sign_of(word, stem, self._good)
        weight = _MILD_WEIGHT if _sign_of(word, stem, self._mild) else 1.0
        meaning = Meaning(
            stem=stem,
            good=weight * good if good else _LEANING_WEIGHT * _sign_of(word, stem, self._leaning),
            act=_sign_of(word, stem, self._act),
            is_negation=plain in valence.NEGATIONS or word.endswith("n't"),
            is_lessening=bool(_sign_of(word, stem, self._lessening)),
            is_content=word[0].isalnum() and plain not in EMPTY_WORDS and plain not in valence.MODALS,
        )
        self[word] = meaning
        return meaning


def _sign_of(word: str, stem: str, signs: dict[str, int]) -> int:
    return signs.get(word, signs.get("~" + stem, 0))


@cache
def _signs_of(plus: frozenset[str], minus: frozenset[str]) -> dict[str, int]:
    """1 or −1 for each word, and for its stem ("~" before it) where other forms of the word say the same."""
    signs: dict[str, int] = {}
    for words, sign in ((plus, 1), (minus, -1)):
        for word in words:
            stem = stem_of(word)
            if not word.endswith(_ONLY_AS_THEY_STAND) and len(stem) >= _MIN_STEM_LETTERS:
                signs["~" + stem] = sign
            signs[word] = sign
    return signs
