"""How much a quotable span argues, judged by its form: reasons, contrast, evidence, precision."""

from collections.abc import Iterable, Set
from re import Pattern

from bot.discussion import cues
from bot.discussion.quotable import Quotable
from bot.discussion.terms import words_of

MIN_STRENGTH = 1.5
"""Spans below this are chat, not argument: no point at all is better than one of them."""


def strength_of(span: Quotable, *, classmates: Set[str] = frozenset()) -> float:
    """About 0 for chat, 1.5–5 for an argument; `classmates` are names in lower case, whom a point better not be about.

    The weights are set by hand on practice threads, read as a teacher would; a length of 20–28 words is best.
    """
    text, n_words = span.plain, len(span.plain.split())
    names_classmate = _names_one_of(classmates, text)
    gains = (
        0.9 * min(2, _n_different(cues.REASON, text)),
        0.7 * min(2, _n_different(cues.CONTRAST, text)),
        0.5 * bool(cues.IN_TEXT.search(text)),
        0.5 * bool(cues.NUMBER.search(text)),
        0.3 * min(2, _n_different(cues.NAME, text) - names_classmate),
        0.08 * min(n_words, 20),
    )
    losses = (
        0.06 * max(0, n_words - 28),
        1.2 * names_classmate,
        1.5 * (" i " in text.lower() and bool(cues.OWN_TASTE.search(text))),
        0.7 * bool(cues.VAGUE.search(text)),
        0.6 * bool(cues.CONCEDES.search(text)),
        0.9 * bool(cues.SINGLE_QUESTION_MARK.search(text)),
        0.4 * (span.n_sentences - 1),
    )
    return sum(gains) - sum(losses)


def _names_one_of(classmates: Set[str], text: str) -> bool:
    low = text.lower()
    may = any(name in low for name in classmates)
    return may and not classmates.isdisjoint(word.removesuffix("'s") for word in words_of(text))


def find_strongest(spans: Iterable[Quotable]) -> Quotable | None:
    """The span that argues most, or None where there is none."""
    return max(spans, key=strength_of, default=None)


def _n_different(pattern: cues.Cue | Pattern[str], text: str) -> int:
    return len({match.group().lower() for match in pattern.finditer(text)})
