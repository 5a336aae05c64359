"""Which sentence of a passage says its point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.essay.argument import cues, evidence_cues
from bot.essay.argument.evidence import find_evidence_kind, is_story
from bot.essay.argument.position import is_inference, is_support, measure_voice
from bot.essay.argument.stretches import Passage, Stretch, Unit
from bot.essay.argument.topic_words import content_stems
from bot.essay.outline import Sureness

_LIKELY: Final = 1.3
# A second point of a paragraph has to be as plain as this ("So let every group meet the teacher once").
_SECOND_POINT: Final = 2.0
_MOST_NAMES_OF_REPORT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A point of the writer's own, made for the position."""

    unit: Unit
    sureness: Sureness


def choose_claims(units: Sequence[Unit]) -> tuple[Claim, ...]:
    """The point of these sentences, the passage's first to last, and a second one where it is plain."""
    scores = {unit.index: _score(unit, number, len(units)) for number, unit in enumerate(units)}
    statements = [unit for unit in units if not (is_no_statement(unit) or says_nothing_new(unit))]
    if not statements:
        return ()
    best = max(statements, key=lambda unit: (scores[unit.index], -unit.index))
    claims = [Claim(unit=best, sureness=Sureness.LIKELY if scores[best.index] >= _LIKELY else Sureness.POSSIBLE)]
    second = next((unit for unit in statements if is_second_point(unit) and unit.index > best.index + 1), None)
    return (*claims, Claim(unit=second, sureness=Sureness.POSSIBLE)) if second else tuple(claims)


def is_told(units: Sequence[Unit]) -> bool:
    """True where these sentences tell a story that somebody took part in: it proves something, or paints a picture."""
    told = [unit for unit in units if (_is_past(unit) or is_story(unit)) and not measure_voice(unit)]
    is_own = any(is_story(unit) and not says_nothing_new(unit) for unit in units[:2])
    return is_own and bool(told) and told[0] is units[0] and len(told) * 2 > len(units)


def _is_past(unit: Unit) -> bool:
    """True for the tense of a story; "the forms have changed how we behave" speaks of today."""
    return bool(evidence_cues.PAST_TENSE.search(unit.own)) and not evidence_cues.PERFECT.search(unit.own)


def is_second_point(unit: Unit) -> bool:
    """True where the sentence both draws a conclusion and asks for something, as a point of its own does."""
    return is_inference(unit) and measure_voice(unit) >= _SECOND_POINT


def _score(unit: Unit, number: int, n_units: int) -> float:
    """First sentences make the point of most paragraphs, last ones of some; evidence, questions and plans make none."""
    text = unit.own
    score = 1.0 * (number == 0) + 0.3 * (number == n_units - 1 and n_units > 2) + 0.3 * (number == 1)
    score += 0.35 * min(3.0, measure_voice(unit)) + 0.4 * bool(number == 0 and cues.ENUMERATES.search(text))
    score += 0.4 * (number == n_units - 1 and is_inference(unit)) + 0.4 * unit.centrality + 0.3 * unit.topic_share
    if number:
        score -= 0.7 * (is_support(unit) and not is_inference(unit)) + 0.3 * bool(cues.LEANS_BACK.search(text))
    if find_evidence_kind(unit) is not None:
        score -= 0.7 if number else 0.9
    return score


def is_no_statement(unit: Unit) -> bool:
    """True for a question, a plan of the text, a few words, or capitals only: it neither claims nor supports."""
    return (
        unit.own.rstrip("\"') ").endswith("?")
        or bool(cues.ANNOUNCES.search(unit.own) and not cues.OWN_STANCE.search(unit.own))
        or unit.n_words < 4
        or sum(map(str.isupper, unit.text)) * 2 > len(unit.text)
    )


_POINTS_BACK: Final = re.compile(r"\b(?:this|that|it|so|him|her|them)\b", re.IGNORECASE)


def says_nothing_new(unit: Unit) -> bool:
    """True where a sentence has hardly a word of its own: a nod to the one before, or speech that a story reports."""
    own_words = content_stems(unit.own)
    if unit.own != unit.plain and len(own_words) < 2:
        return True
    return len(own_words) <= 1 and bool(_POINTS_BACK.search(unit.own))


def count_told_passages(passages: Sequence[Passage]) -> int:
    """How many passages from the start only tell what happened, as a news report does, before anything is argued."""
    first_argued = (
        number for number, p in enumerate(passages) if p.stretch is not Stretch.OPENING and not _is_report(p)
    )
    return next(first_argued, 0)


def _is_report(passage: Passage) -> bool:
    """A passage full of names in which nothing is argued."""
    if any(cues.ARGUES.search(unit.own) for unit in passage.units):
        return False
    return sum(len(cues.PROPER_NAME.findall(unit.text)) for unit in passage.units) >= _MOST_NAMES_OF_REPORT
