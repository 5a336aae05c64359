"""Content words of a text, stemmed."""

import re
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

# Function words, and the words every opinion is wrapped in: they tell nothing about what it is about.
_EMPTY = """
    a about after again all also although am an and any anyone anything are as at be because been before being both
    but by can could did do does doing done each either else even ever every few for from further get gets getting go
    goes going got had has have having he her here hers herself him himself his how however i if in into is it its
    itself just let lets like lot made make makes many may maybe me might mine more most much must my myself neither
    no nor not nothing now of off on once one only or other others our ours out over own per quite rather really same
    say saying says said she should since so some somebody someone something still such take takes than that the their
    theirs them themselves then there these they thing things this those though through thus to too under unless until
    up upon us very was way we well were what whatever when where whether which while who whoever whole whom whose why
    will with within without would yet you your yours yourself
    actually agree basically bc cause cuz definitely disagree honestly idk imo kinda kind literally obviously ok okay
    opinion point probably sort stuff sure thats think thinking thinks thought true yeah yes
    aint arent cant couldnt didnt doesnt dont hasnt havent im isnt ive shouldnt theyre wasnt werent wont wouldnt youre
    don doesn didn isn wasn aren won wouldn couldn shouldn hasn haven ain re ve ll
"""
EMPTY_WORDS = frozenset(_EMPTY.split())

MIN_CONTENT_WORDS = 3
"""With fewer words of content in a sentence, nothing was argued: "same here", "im going with yes"."""


def n_content_words(text: str) -> int:
    """How many words of a text tell what it is about."""
    return sum(word.replace("'", "") not in EMPTY_WORDS for word in words_of(text))


# Threads repeat their words, and every part of a summary asks for the same stems. What is kept are words, not texts.
_MAX_REMEMBERED = 20_000


@lru_cache(_MAX_REMEMBERED)
def stem_of(word: str) -> str:
    """The stem of an English word in lower case, without a possessive 's."""
    # A stemmer is not to be shared by threads: it keeps the word it works on.
    stem: str = snowballstemmer.stemmer("english").stemWord(word.removesuffix("'s"))
    return stem


def content_stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in order, repeated ones included."""
    return tuple(stem_of(word) for word in words_of(text) if word.replace("'", "") not in EMPTY_WORDS)


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text in order, lower case, apostrophes straight."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))
