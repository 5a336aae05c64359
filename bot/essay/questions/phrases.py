"""Short phrases of a sentence that can be quoted in a question: complete, and standing in the essay word for word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.essay.essay import Sentence
from bot.essay.questions.words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    VERBS,
    Word,
    find_words,
    is_adverb,
    is_function_word,
    may_be_verb,
)
from bot.text.word_set import word_set

MAX_QUOTE_WORDS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of a sentence, verbatim. `cue` is the one that makes them worth asking about, in lower case."""

    sentence: Sentence
    text: str
    cue: str

    @property
    def paragraph(self) -> int:
        """The ¶ it stands in."""
        return self.sentence.anchor.paragraph


# Praise or blame that a reader may fill differently from the writer.
_STANDARDS: Final = word_set(
    """
    acceptable adequate appropriate balanced better decent dignified effective efficient equal ethical fair fairer
    genuine good healthy honest independent just legitimate lasting meaningful modern moral normal ordinary proper
    qualified real reasonable relevant responsible safe safer sensible serious shared stronger successful
    sustainable true unfair worthy
    """
)
_NO_STANDARD: Final = word_set(
    """
    time times day days deal idea question point thing things way ways reason reasons example news luck life world
    name side sides hand number amount part man men woman women night morning sense course friend friends year years
    """
)


def find_standards(sentence: Sentence) -> Iterator[Phrase]:
    """Noun phrases with a word of praise or blame: “a fair hearing”."""
    words = find_words(_blank_quoted(sentence.text))
    for place, word in enumerate(words):
        if word.lower not in _STANDARDS or word.is_last or (place and words[place - 1].lower in _INTENSIFIERS):
            continue
        end = end_of_noun_phrase(words, place + 1)
        head = words[end - 1].lower if end is not None else ""
        if end is None or {each.lower for each in words[place:end]} & _NO_STANDARD or head.endswith("'s"):
            continue
        has_article = place > 0 and words[place - 1].text in ("a", "an") and not words[place - 1].is_last
        if has_article or words[place].text[0].islower():
            yield _phrase(sentence, words[place - has_article : end], cue=word.lower)


def _blank_quoted(text: str) -> str:
    """The text with the words of others blanked at the same length: the writer does not answer for them."""
    return re.sub(r"[“\"][^“”\"]*\s[^“”\"]*[”\"]", lambda match: "," * len(match.group()), text)


_INTENSIFIERS: Final = word_set("so very too more most less least as quite rather not no")


def end_of_noun_phrase(words: Sequence[Word], start: int, *, longest: int = 3) -> int | None:
    """Where the nouns that begin at `start` end, a following `of …` included; None where that is not certain."""
    end = _end_of_nouns(words, start, longest=longest)
    if end is None or words[end - 1].is_last or end + 1 >= len(words) or words[end].lower != "of":
        return end
    first = end + 1 + (words[end + 1].lower in DETERMINERS)
    return _end_of_nouns(words, first, longest=2)


def _end_of_nouns(words: Sequence[Word], start: int, *, longest: int) -> int | None:
    for end in range(start, min(start + longest, len(words))):
        lower = words[end].lower
        if is_function_word(lower) or is_adverb(lower) or may_be_verb(lower):
            return None
        is_plural_and_verb = end > start and lower.endswith("s") and words[end - 1].lower.endswith("s")
        if is_plural_and_verb or lower in _ORDINALS:
            return None
        if closes(words, end):
            return end + 1
    return None


_ORDINALS: Final = word_set("first second third fourth fifth sixth seventh eighth ninth tenth hundredth")


def closes(words: Sequence[Word], place: int) -> bool:
    """True where a noun phrase ends with certainty after this word."""
    if words[place].is_last or place + 1 == len(words):
        return True
    following = words[place + 1].lower
    return (
        following in PREPOSITIONS
        or following in CONJUNCTIONS
        or following in _AFTER_A_NOUN
        or following in DETERMINERS - {"that"}
        or following in VERBS
    )


_AFTER_A_NOUN: Final = word_set(
    """
    is are was were has have had can could may might must should will would does do did cannot who which that whose
    where last next not also often never always
    """
)

# Words that allow of no exception; "almost" can stand in front of each.
_ABSOLUTES: Final = word_set("every all everyone everybody everything always never nobody nothing no")
_ALREADY_SOFT: Final = word_set("almost nearly not hardly practically if or at after above of first by but that")
_IDIOM_LIST: Final = (
    "every time|every day|every week|every month|every year|every morning|every night|every other|every single|"
    "no matter|no longer|no doubt|no more|no less|no wonder|no sooner|no idea|no one|never mind|never before|"
    "nothing but|nothing like|all right|all over|all that|all but|all along|all too|all those|all these|all of|"
    "all the|all in|all this|all sorts|all kinds"
)
_IDIOMS: Final = frozenset(_IDIOM_LIST.split("|"))


def find_absolutes(sentence: Sentence) -> Iterator[Phrase]:
    """Phrases that allow of no exception: “every group project”. The cue is the word without exceptions."""
    words = find_words(_blank_quoted(sentence.text))
    for place, word in enumerate(words[:-1]):
        pair = f"{word.lower} {words[place + 1].lower}"
        is_soft = place > 0 and words[place - 1].lower in _ALREADY_SOFT
        is_idiom = pair in _IDIOMS or is_count(words[place + 1]) or words[place + 1].lower in _ORDINALS
        is_idiom = is_idiom or words[place + 1].lower in DETERMINERS
        if word.lower not in _ABSOLUTES or word.is_last or is_soft or is_idiom:
            continue
        end = _end_of_clause_piece(words, place)
        if end is not None and not _goes_on(words, end, is_clause=word.lower in _SUBJECTS):
            yield _phrase(sentence, words[place:end], cue=word.lower)


_SUBJECTS: Final = word_set("everyone everybody everything always never nobody nothing")


def _goes_on(words: Sequence[Word], end: int, *, is_clause: bool) -> bool:
    """True where what follows narrows the words down: nobody owes anything *for that*, all cases *of this kind*."""
    return not words[end - 1].is_last and (is_clause or words[end].lower == "of")


_HEDGES: Final = word_set(
    """
    perhaps probably almost nearly usually often mostly largely generally typically sometimes arguably possibly
    """
)


def find_hedges(sentence: Sentence) -> Iterator[Phrase]:
    """Phrases that begin with a hedge which can be struck out: “perhaps years”."""
    words = find_words(sentence.text)
    for place, word in enumerate(words[:-1]):
        following = words[place + 1]
        if word.text not in _HEDGES or word.is_last or is_count(following):
            continue
        if following.lower in _HEDGES or following.lower in ("not", "because", "be"):
            continue
        if place > 0 and words[place - 1].lower in _INTENSIFIERS:
            continue
        end = _end_of_clause_piece(words, place)
        if end is not None:
            yield _phrase(sentence, words[place:end], cue=word.lower)


def _end_of_clause_piece(words: Sequence[Word], start: int, *, longest: int = 4) -> int | None:
    """Where a piece of 2–4 words from `start` on ends at a pause or before a preposition or conjunction."""
    for end in range(start + 1, min(start + longest, len(words))):
        lower = words[end].lower
        if lower in PREPOSITIONS or lower in CONJUNCTIONS:
            return None
        if not words[end].is_last and words[end + 1].lower in ("and", "or"):
            return None
        if words[end].is_last or words[end + 1].lower in PREPOSITIONS or words[end + 1].lower in CONJUNCTIONS:
            is_open = (is_function_word(lower) or is_adverb(lower)) and lower not in _MAY_END
            return None if is_open else end + 1
    return None


_MAY_END: Final = word_set("everyone everybody nobody nothing anything anyone them us me it him always never too")

_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS: Final = "one|two|three|four|five|six|seven|eight|nine"
_FIGURE: Final = re.compile(
    rf"(?:[$£€]?\d[\d.,]*%?|(?:{_TENS})(?:-(?:{_UNITS}))?|half|(?:two|three)[- ](?:thirds|quarters))", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_SCALES: Final = word_set("percent per-cent percentage hundred thousand million billion")


def find_figures(sentence: Sentence) -> Iterator[Phrase]:
    """Counts and shares with what they count: “31 percent of teachers”, “340 bicycles”. Years and ages are none."""
    words = find_words(sentence.text)
    for place, word in enumerate(words):
        if not _FIGURE.fullmatch(word.text) or _YEAR.fullmatch(word.text) or _is_small(word):
            continue
        if place and words[place - 1].lower in _NUMBERS_A_PART:
            continue
        end = _end_of_figure(words, place)
        if end is not None and (end - place > 1 or word.text.endswith("%")):
            yield _phrase(sentence, words[place:end], cue=word.lower)


_NUMBERS_A_PART: Final = word_set("¶ page chapter article no first second other latter last")


def is_count(word: Word) -> bool:
    """True for a number, in digits or in words up to a dozen or by tens."""
    return word.lower in _SMALL_NUMBERS or bool(_FIGURE.fullmatch(word.text))


_SMALL_NUMBERS: Final = word_set("two three four five six seven eight nine ten eleven twelve")


def _is_small(word: Word) -> bool:
    return word.text.isdigit() and int(word.text) < 10


def _end_of_figure(words: Sequence[Word], start: int) -> int | None:
    place = start
    while not words[place].is_last and place + 1 < len(words) and words[place + 1].lower in _SCALES:
        place += 1
    if words[place].is_last or place + 1 == len(words):
        return place + 1 if place > start or words[place].text.endswith("%") else None
    if words[place + 1].lower != "of":
        return end_of_noun_phrase(words, place + 1) or (place + 1 if place > start else None)
    if words[place + 2].lower in ("them", "us", "those"):
        return place + 3
    first = place + 2 + (words[place + 2].lower in DETERMINERS)
    return _end_of_nouns(words, first, longest=3) or (place + 1 if words[place].lower != "half" else None)


_QUOTED: Final = re.compile(r"[“\"]([^“”\"]{3,40}?),?[”\"]")
_SPEAKS: Final = re.compile(
    r"[,:]\s*$|\b(?:said|says|say|asked|replied|answered|wrote|tells?|told|called out)(?: \w+){0,2}\s*$"
    r"|\b(?:announced|threatened|vowed|promised|means?|words?|phrase)\b"
)


def find_terms(sentence: Sentence) -> Iterator[Phrase]:
    """What the essay itself puts in quotation marks as a term, one to four words; speech is left alone."""
    for match in _QUOTED.finditer(sentence.text):
        term = match.group(1)
        is_speech = term[-1] in ".?!…,;—" or _SPEAKS.search(sentence.text[: match.start()])
        if term[0].islower() and len(term.split()) <= 4 and not is_speech:
            yield Phrase(sentence=sentence, text=term, cue=term)


def _phrase(sentence: Sentence, words: Sequence[Word], *, cue: str) -> Phrase:
    return Phrase(sentence=sentence, text=sentence.text[words[0].start : words[-1].end], cue=cue)
