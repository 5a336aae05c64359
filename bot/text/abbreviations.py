"""Words that are written with a full stop inside a sentence."""

import re
from typing import Final

from bot.text.word_set import word_set

# Before a name, a citation or an explanation: the sentence goes on, whatever follows.
NEVER_LAST: Final = word_set(
    """
    mr mrs ms mx dr prof messrs mme mlle gen sen rep gov lt col capt cmdr sgt maj adm rev hon pres supt vs v viz
    cf ca approx eg ie e.g i.e incl esp trans eds
    """
)
# Only before a number: "No. 5", "ch. iv", "Jan. 6"; anywhere else a word of its own ("He said no.").
BEFORE_A_NUMBER: Final = word_set(
    """
    no nos p pp fig figs ch chap vol sec art para par c l ll jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
# May end a sentence: it does where the next word is one that begins sentences.
MAYBE_LAST: Final = word_set(
    """
    inc co corp ltd bros jr sr st mt ft ave blvd rd ph.d al ed seq dept univ assn
    """
)
# The same, but only with a capital: "Springfield, Ill." and "he was ill."
_STATES: Final = word_set(
    """
    Calif Conn Ill Mass Mich Minn Pa Va Wash Wis Ariz Colo Fla Tex Tenn
    """
)
# End a sentence before any capital.
LAST_BEFORE_A_CAPITAL: Final = frozenset({"etc", "a.m", "p.m"})

_AFTER_A_TIME: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday est edt gmt eastern
    """
)

# Words that begin sentences and are no names.
_STARTERS: Final = word_set(
    """
    the a an this that these those he she it they we you i his her its their our my there here in on at by for
    from to of with without as after before during since until while when where why how what who which if though
    although because also but and or nor so yet still then thus therefore hence however moreover furthermore
    nevertheless instead meanwhile finally first second third once some many most few all each every both
    neither either no not one two such even only just perhaps maybe indeed today now is are was were do does did
    can could should would let
    """
)
_DOTTED: Final = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
_NUMBER: Final = re.compile(r"[0-9]|[ivxlc]{2,}\b|[IVXLC]{2,}\b|[vxVX]\b")  # "I" is the pronoun


def is_starter(word: str) -> bool:
    """True for a capitalised word that begins sentences and is no name: "The", "In", "However"."""
    return word[:1].isupper() and word.lower() in _STARTERS


def carries_on(word: str, following: str, *, is_first: bool) -> bool:
    """True where the full stop after `word` ends no sentence, `following` being the next word, capitals and all.

    `is_first`: the word stands first in its sentence, as a list's number or letter does.
    """
    low = word.lower()
    if word.isdigit() or (word.isalpha() and len(word) == 1 and is_first):
        return is_first
    if low in NEVER_LAST:
        return True
    if low in BEFORE_A_NUMBER and _NUMBER.match(following):
        return True
    if low in LAST_BEFORE_A_CAPITAL:
        return following[:1].islower() or following.lower() in _AFTER_A_TIME
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or low in MAYBE_LAST or word in _STATES or _DOTTED.fullmatch(word):
        return not is_starter(following)
    return False
