"""Which sentence of a passage says its point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.essay.argument import cues
from bot.essay.argument.evidence import find_evidence_kind
from bot.essay.argument.position import is_inference, is_support, measure_voice
from bot.essay.argument.stretches import Passage, Stretch, Unit
from bot.essay.outline import Sureness

_LIKELY: Final = 1.3
# A second point of a paragraph has to be as plain as this ("So let every group meet the teacher once, halfway through").
_SECOND_POINT: Final = 2.0
_MOST_NAMES_OF_REPORT: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A point of the writer's own, made for the position."""

    unit: Unit
    sureness: Sureness


def choose_claims(units: Sequence[Unit]) -> tuple[Claim, ...]:
    """The point of these sentences, the passage's first to last, and a second one where it is plain."""
    if not units:
        return ()
    scores = {unit.index: _score(unit, number, len(units)) for number, unit in enumerate(units)}
    best = max(units, key=lambda unit: (scores[unit.index], -unit.index))
    claims = [Claim(unit=best, sureness=Sureness.LIKELY if scores[best.index] >= _LIKELY else Sureness.POSSIBLE)]
    last = units[-1]
    if abs(last.index - best.index) > 1 and is_inference(last) and measure_voice(last) >= _SECOND_POINT:
        claims.append(Claim(unit=last, sureness=Sureness.POSSIBLE))
    return tuple(claims)


def _score(unit: Unit, number: int, n_units: int) -> float:
    """First sentences make the point of most paragraphs, last ones of some; evidence, questions and plans make none."""
    text = unit.own
    score = 1.0 * (number == 0) + 0.3 * (number == n_units - 1 and n_units > 2) + 0.3 * (number == 1)
    score += 0.35 * min(3.0, measure_voice(unit)) + 0.4 * bool(number == 0 and cues.ENUMERATES.search(text))
    score += 0.4 * (number == n_units - 1 and is_inference(unit)) + 0.4 * unit.centrality + 0.3 * unit.topic_share
    if number:
        score -= 0.7 * (is_support(unit) and not is_inference(unit)) + 0.3 * bool(cues.LEANS_BACK.search(text))
    if find_evidence_kind(unit) is not None:
        score -= 0.7 if number else 0.5
    return score - 1.5 * is_no_statement(unit)


def is_no_statement(unit: Unit) -> bool:
    """True for a question, a plan of the text, or a few words: it neither claims nor supports."""
    return (
        unit.own.rstrip("\"') ").endswith("?")
        or bool(cues.ANNOUNCES.search(unit.own) and not cues.OWN_STANCE.search(unit.own))
        or unit.n_words < 4
    )


def count_told_passages(passages: Sequence[Passage]) -> int:
    """How many passages from the start only tell what happened, as a news report does, before anything is argued."""
    for n_told, passage in enumerate(passages):
        if not _is_report(passage):
            return n_told if n_told == 0 or passages[n_told - 1].stretch is Stretch.BODY else 0
    return 0


def _is_report(passage: Passage) -> bool:
    """A passage full of names in which nothing is argued."""
    if any(cues.ARGUES.search(unit.own) for unit in passage.units):
        return False
    return sum(len(cues.PROPER_NAME.findall(unit.text)) for unit in passage.units) >= _MOST_NAMES_OF_REPORT
