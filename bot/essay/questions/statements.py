"""What a sentence says in a few words of its own: a short statement, a piece of advice, a likeness. Word for word."""

import re
from collections.abc import Sequence
from typing import Final

from bot.essay.questions.phrases import MAX_QUOTE_WORDS, closes, end_of_noun_phrase
from bot.essay.questions.words import (
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    VERBS,
    Word,
    find_words,
    is_adverb,
    is_function_word,
    may_be_verb,
)
from bot.text.word_set import word_set

_LEAD_IN: Final = re.compile(r"(?:(?:But|And|Yet|So|For|Still|Then|Or|Of course|In short|After all|Besides),? )+")
# Where a statement may begin and end within a sentence.
_PIECE_START: Final = re.compile(r"^|(?<=[;:—–] )")
_PIECE_END: Final = re.compile(r"(?=[.!]$|[.!][”\"]?$|;|, (?:and|but|so|yet|while|because)\b)")
_IS_TAKEN_BACK: Final = re.compile(r"[,;] (?:but|yet)\b")
_BACK: Final = re.compile(
    r"(?:it|this|that|these|those|he|she|they|his|her|their|its|such|both|neither|here|there,|then|instead|i|my|so|as"
    r"|if|when|although|because|since|while|after|before|for|in|at|on|one of|two of|the (?:same|other|latter|former)"
    r"|not|nor|start|begin|think|imagine|consider|take|give|let|look|suppose|which|who|what|how|why|another|others"
    r"|some of|most of|first|second|third|finally|also|thus|therefore)\b",
    re.IGNORECASE,
)
_UNRESOLVED: Final = re.compile(
    r"\b(?:he|she|him|them|this|these|those|that one|it|they|either|himself|herself)\b|\bones?$", re.IGNORECASE
)


def find_statement(text: str) -> str | None:
    """A whole statement of 4–9 words that a reader understands by itself: “some broken things are not problems”."""
    for start in (match.start() for match in _PIECE_START.finditer(text)):
        lead_in = _LEAD_IN.match(text, start)
        start = lead_in.end() if lead_in else start
        end = _PIECE_END.search(text, start)
        # What stands before a "but" is granted, and not the point.
        piece = text[start : end.start()] if end and not _IS_TAKEN_BACK.match(text, end.start()) else ""
        if _is_statement(piece):
            return piece
    return None


def _is_statement(piece: str) -> bool:
    words = [word.lower for word in find_words(piece)]
    has_verb = any(word in _PRESENT or word in VERBS for word in words[1:-1])
    is_plain = not re.search(r"[\"“”()?,;:]", piece)
    return (
        4 <= len(words) <= MAX_QUOTE_WORDS + 1
        and is_plain
        and has_verb
        and not (_PAST | _REPORTS) & set(words)
        and not _BACK.match(piece)
        and not _UNRESOLVED.search(piece)
        and not (words[-1] in DETERMINERS or words[-1] in AUXILIARIES or words[-1] in _DANGLING)
        and words[-1] not in words[:-1]  # “a rule is a rule” is a turn of phrase
    )


_GENERAL: Final = word_set(
    """
    a an no every all nobody everyone everybody people children women men life nothing anyone
    """
)


def is_general(statement: str) -> bool:
    """True where a statement is about more than one case: a case that does not fit it can be thought of."""
    words = [word.lower for word in find_words(statement)]
    is_plural = len(words[0]) > 3 and words[0].endswith("s") and not words[0].endswith(("'s", "ss", "us"))
    is_plural = is_plural and not (words[1].endswith("s") and words[1] in _PRESENT | VERBS)  # “Tobias builds”
    return (words[0] in _GENERAL or is_plural) and not {"should", "must", "have", "has"} & set(words)


def is_without_limit(statement: str) -> bool:
    """True where a statement is general and does not allow for exceptions itself: one case speaks against it."""
    return is_general(statement) and not _LIMITS & {word.lower for word in find_words(statement)}


_LIMITS: Final = word_set("can may might could sometimes often usually mostly always rarely")


def says_more(statement: str) -> bool:
    """True where a statement goes beyond the case at hand, wherever it stands in an essay."""
    return is_general(statement) or statement.lower().startswith("some ")


_PRESENT: Final = word_set(
    """
    is are do does has have can cannot can't may might must shall should will would won't isn't aren't don't doesn't
    """
)
_REPORTS: Final = word_set(
    """
    say says claim claims insist insists worry worries fear object tell tells think thinks believe believes ask asks
    argue argues mean means
    """
)
_PAST: Final = word_set("was were had did wasn't weren't hadn't didn't i me my")
_DANGLING: Final = word_set("either too also though however instead")

_ADVISES: Final = re.compile(
    r"\b(?:should|must|ought to|needs? to|has to|have to|had better|let us|let’s|let's|need for [\w.’' ]{2,40}? to"
    r"|time (?:for [\w’' ]{2,25} )?to)\s+",
    re.IGNORECASE,
)
_NO_DEED: Final = word_set("be have not never also still only always begin start try continue")
_PARTICLES: Final = word_set("back up down out off away together again alone in on over")


def find_advice(text: str) -> str | None:
    """What a sentence tells somebody to do, 3–8 words from the verb on: “extend the night bus service”."""
    for match in _ADVISES.finditer(text):
        words = find_words(text[match.end() :])
        if not words or words[0].lower in _NO_DEED or is_function_word(words[0].lower) or is_adverb(words[0].lower):
            continue
        end = _end_of_deed(words)
        if end is not None:
            return text[match.end() : match.end() + words[end - 1].end]
    return None


def _end_of_deed(words: Sequence[Word]) -> int | None:
    """Where a verb and its object end with certainty."""
    if words[0].is_last:
        return None
    for place in range(1, min(len(words), MAX_QUOTE_WORDS)):
        lower = words[place].lower
        is_thing = not is_function_word(lower) and not is_adverb(lower) and not may_be_verb(lower)
        is_end = is_thing or (lower in _PARTICLES and words[place].is_last)
        is_followed_by_particle = (
            place + 1 < len(words) and words[place + 1].lower in _PARTICLES and not words[place].is_last
        )
        if lower in AUXILIARIES or lower in PRONOUNS - _OBJECTS:
            return None
        if not words[place].is_last and place + 1 < len(words) and words[place + 1].lower in _NARROWING:
            return None
        if place >= 2 and is_end and closes(words, place) and not is_followed_by_particle:
            return _end_with_complements(words, place + 1)
        if words[place].is_last:
            return None
    return None


# What follows these says which thing is meant: without it the advice would be another.
_NARROWING: Final = word_set("that which who whose where")
_OBJECTS: Final = word_set("it them us me him her everyone somebody nobody")


_COMPLEMENTS: Final = word_set("of to for with on into against until")


def _end_with_complements(words: Sequence[Word], end: int) -> int:
    """Where what belongs to the object ends: without “to cars”, “close the bridge” would be another thing."""
    while not words[end - 1].is_last and end + 1 < len(words) and words[end].lower in _COMPLEMENTS:
        further = end_of_noun_phrase(words, end + 1 + (words[end + 1].lower in DETERMINERS))
        if further is None or further > MAX_QUOTE_WORDS:
            break
        end = further
    return end


_LIKENS: Final = re.compile(
    r"\b(?:is|are|was|were|be|feels?|works?|looks?|sounds?|much|just|us|them|him|her|it|rather|more) like\s+"
    r"(?=(?:an?|the)\s)",
)


def find_likeness(text: str) -> str | None:
    """What something is said to be like: “the jerseys of a team”."""
    match = _LIKENS.search(text)
    if match is None:
        return None
    words = find_words(text[match.end() :])
    end = end_of_noun_phrase(words, 1)
    return text[match.end() : match.end() + words[end - 1].end] if end is not None else None
