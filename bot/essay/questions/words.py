"""Words of a sentence with their places, and the word lists that tell where a phrase begins and ends. English."""

import re
from dataclasses import dataclass
from typing import Final

from bot.text.word_set import word_set

_WORD: Final = re.compile(r"[$£€]?\d[\d.,]*\d%?|[$£€]?\d%?|[^\W_]+(?:['’.\-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence: `text` as written from `start` to `end`; `is_last` where a pause follows it."""

    text: str
    start: int
    end: int
    is_last: bool

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")


def find_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Anything but one space after a word is a pause: no phrase reaches across it."""
    matches = list(_WORD.finditer(text))
    followed_by = [*(match.start() for match in matches[1:]), None][: len(matches)]
    return tuple(
        Word(
            text=match.group(),
            start=match.start(),
            end=match.end(),
            is_last=following is None or text[match.end() : following] != " ",
        )
        for match, following in zip(matches, followed_by, strict=True)
    )


DETERMINERS: Final = word_set(
    """
    the a an this that these those my your his her its our their each every some any no another
    """
)
PREPOSITIONS: Final = word_set(
    """
    about above across after against along among around at before behind below beneath beside besides between beyond
    by despite down during except for from in inside into like near of off on onto out outside over past per since
    through throughout to toward towards under until unto up upon via with within without than as
    """
)
CONJUNCTIONS: Final = word_set(
    """
    and or but nor so yet because although though while whereas if unless when whenever once
    """
)
AUXILIARIES: Final = word_set(
    """
    am is are was were be been being do does did has have had can could may might must shall should will would
    cannot can't won't isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't couldn't shouldn't
    wouldn't mustn't ought
    """
)
PRONOUNS: Final = word_set(
    """
    i you he she it we they me him us them who whom whose which what where why how that there here myself himself
    herself itself ourselves themselves everyone everybody someone somebody anyone anybody nobody nothing everything
    something anything one none
    """
)
ADVERBS: Final = word_set(
    """
    not never always often again already soon now then once twice later ago away back only rather quite almost
    nearly perhaps maybe too very also just even still yet ever instead together alone today tomorrow yesterday well
    much more most less least longer sooner earlier far long further else indeed however therefore thus hence
    otherwise either
    """
)

# Frequent verbs that are rarely nouns, by their base form; irregular forms stand beside them.
_BASES: Final = word_set(
    """
    accept achieve add affect agree allow appear apply argue ask assume avoid become begin believe belong bring
    build buy carry choose come compare consider contain continue create decide defend deliver demand depend deserve
    destroy develop differ discover eat encourage enforce engage enjoy ensure examine expect explain express face
    fail fall feel find follow force forget get give go grow happen hear help hide hold hope ignore imagine improve
    include increase insist invite join keep know lead learn leave lend let lie live lose make manage mean meet
    mention miss need offer pay persuade prefer prepare prevent produce promise protect prove provide pull push put
    reach read realise realize receive recognise recognize reduce refuse reject remain remember remind remove
    replace require save say see seem sell send serve share show solve speak spend stand start stay stop suffer
    suggest support suppose take teach tell tend think threaten travel treat try turn understand use wait walk want
    warn wear win wish wonder work worry write
    """
)
_IRREGULAR: Final = word_set(
    """
    became began begun brought built bought came chose chosen ate eaten fell fallen felt found forgot forgotten got
    gave given went gone grew grown heard hid held kept knew known led left lent let lay lain lost made meant met
    paid put read said saw seen sold sent showed shown spoke spoken spent stood took taken taught told thought
    understood wore worn won wrote written tries tried carries carried denies denied
    """
)
# As often a noun as a verb: no sign of a verb by themselves.
_ALSO_NOUNS: Final = word_set(
    """
    demand face fall feel force help hold hope increase lead lie mean need offer promise pull push reach save share
    show stand start stay stop support travel treat try turn use wait walk wish wonder work worry demands faces
    falls forces hopes increases leads lies means needs offers promises pulls pushes shares shows stands starts
    stays stops supports travels treats turns uses walks wishes wonders works worries
    """
)
VERBS: Final = (
    _BASES
    | _IRREGULAR
    | {base + "s" for base in _BASES}
    | {base + "es" for base in _BASES if base.endswith(("s", "sh", "ch", "x", "o"))}
) - _ALSO_NOUNS

# -ing and -ed words that are nouns; all others may be verbs.
_NOUNS_IN_ING: Final = word_set(
    """
    building meeting morning evening feeling training learning reading writing funding housing spending beginning
    warning king thing spring ring wing string parking planning ending setting saving ceiling clothing marking
    grading hearing suffering understanding upbringing thinking teaching
    """
)
_NOUNS_IN_ED: Final = word_set("seed need speed deed breed weed feed bed greed creed shed bread")
_LY_WORDS: Final = word_set(
    """
    family supply reply assembly july italy ally bully monopoly anomaly daily early only weekly
    """
)


def is_function_word(lower: str) -> bool:
    """True for words that bind others and name nothing."""
    return lower in _FUNCTION_WORDS


_FUNCTION_WORDS: Final = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | ADVERBS


def may_be_verb(lower: str) -> bool:
    """True for a word that could be the verb of a clause: no noun phrase is to run over it."""
    if lower in VERBS or lower in AUXILIARIES or "'" in lower.replace("'s", ""):
        return True
    is_participle = lower.endswith("ing") and lower not in _NOUNS_IN_ING
    is_past = lower.endswith("ed") and lower not in _NOUNS_IN_ED
    return is_participle or is_past


def is_adverb(lower: str) -> bool:
    """True for adverbs, those in -ly included."""
    return lower in ADVERBS or (lower.endswith("ly") and lower not in _LY_WORDS)
