"""Words an essay keeps returning to."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.essay.essay import Essay
from bot.essay.questions.words import DETERMINERS, find_words, is_adverb, is_function_word, may_be_verb
from bot.text.word_set import word_set

_TOO_PLAIN: Final = word_set(
    """
    people person thing things time times year years month months week weeks day days way ways reason reasons
    example case place part kind sort number world life question answer point fact problem everyone others hour
    hours morning man men woman women child children student students essay paragraph word words first second third
    other same own such
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTerm:
    """A noun that stands in many paragraphs, in the form it has most often."""

    word: str
    paragraphs: tuple[int, ...]


def find_key_terms(essay: Essay) -> tuple[KeyTerm, ...]:
    """At most two nouns that stand in at least three paragraphs and half of all; the one said most often first."""
    n_paragraphs = len(essay.paragraphs)
    places: dict[str, list[int]] = defaultdict(list)
    counts: Counter[str] = Counter()
    nouns: set[str] = set()
    for paragraph in essay.paragraphs:
        found: Counter[str] = Counter()
        for sentence in paragraph.sentences:
            words = find_words(sentence.text)
            found.update(word.text for word in words if _can_be_key(word.text))
            nouns.update(
                word.text
                for before, word in pairwise(words)
                if before.lower in DETERMINERS and not before.is_last and word.is_last
            )
        counts.update(found)
        for word in found:
            places[word].append(paragraph.number)
    needed = max(3, (n_paragraphs + 1) // 2)
    kept = [word for word, numbers in places.items() if len(numbers) >= needed and word in nouns]
    kept.sort(key=lambda word: (-counts[word], word))
    return tuple(KeyTerm(word=word, paragraphs=tuple(places[word])) for word in kept[:2])


def _can_be_key(word: str) -> bool:
    return (
        len(word) >= 4
        and word.isalpha()
        and word.islower()
        and word not in _TOO_PLAIN
        and not (is_function_word(word) or is_adverb(word) or may_be_verb(word))
    )
