"""Which sentence says what the writer wants accepted: place × turns of phrase × the prompt's own words.

Weights were set by hand, from what English rhetoric teaches, and hold for op-eds, school essays with and without
paragraphs, and texts of a few sentences alike. **Source** of the design: position and marker rules beat centrality and
travel between genres, where models fitted to one corpus do not (measured on AAE2 and arg-microtexts).
"""

from dataclasses import dataclass
from typing import Final

from bot.essay.argument import cues, evidence_cues
from bot.essay.argument.stretches import Layout, Passage, Stretch, Unit, lay_out
from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Sureness

# Below this the best sentence is no better than any first sentence, unless it says "should" or "I believe".
_LEAST_SCORE: Final = 2.6
_LEAST_SCORE_OF_STAND: Final = 0.8
_TAKES_STAND: Final = 1.0
_CLEAR_LEAD: Final = 0.7
# School essays have 15 to 25 sentences, op-eds from newspapers 30 to 50.
_MOST_SENTENCES_OF_SCHOOL_ESSAY: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be the position. `voice` is what its words alone say, apart from place and topic."""

    unit: Unit
    stretch: Stretch
    score: float
    voice: float


def rank_positions(essay: Essay, topic: str | None = None) -> tuple[tuple[Anchor, float], ...]:
    """Every sentence with its score, the likeliest position first; `topic` is the prompt, where there was one."""
    return tuple((candidate.unit.anchor, candidate.score) for candidate in rank_candidates(lay_out(essay, topic=topic)))


def rank_candidates(layout: Layout) -> tuple[Candidate, ...]:
    """All sentences as candidates, best first; of equals the earlier one."""
    candidates = [
        _weigh(unit, number, passage, layout)
        for passage in layout.passages
        for number, unit in enumerate(passage.units)
    ]
    return tuple(sorted(candidates, key=lambda candidate: (-candidate.score, candidate.unit.index)))


def choose_position(candidates: tuple[Candidate, ...]) -> tuple[Candidate, Sureness] | None:
    """The position and how sure it is; None where no sentence takes a stand."""
    best = next((c for c in candidates if c.voice > 0), None)
    if best is None or best.score < (_LEAST_SCORE_OF_STAND if best.voice >= _TAKES_STAND else _LEAST_SCORE):
        return None
    rivals = [c for c in candidates if c is not best and c.stretch is best.stretch]
    leads = not rivals or best.score - rivals[0].score >= _CLEAR_LEAD
    if best is candidates[0] and leads and best.voice >= 2:
        return best, Sureness.SURE
    return best, Sureness.LIKELY if best is candidates[0] and best.voice >= 1 else Sureness.POSSIBLE


def _weigh(unit: Unit, number: int, passage: Passage, layout: Layout) -> Candidate:
    voice = measure_voice(unit)
    place = _place_weight(number, passage, layout)
    # A first sentence that takes no stand is a beginning, no thesis; still the best guess where nothing else is.
    score = place * (1.0 if voice else 0.65) + voice + 1.5 * unit.topic_share + unit.centrality
    if voice >= 1.2 and is_inference(unit) and (layout.is_short or passage.stretch is not Stretch.BODY):
        score += 0.7  # inside a body paragraph "therefore" draws that paragraph's point only
    score -= _other_business(unit, passage.stretch, layout, voice)
    if unit.is_quoted:
        score -= 3
    return Candidate(unit=unit, stretch=passage.stretch, score=score, voice=voice)


def _place_weight(number: int, passage: Passage, layout: Layout) -> float:
    """What the place alone is worth: the end of the introduction, the start of the conclusion."""
    n_after = len(passage.units) - 1 - number
    if passage.stretch is Stretch.OPENING:
        if layout.is_short:
            return 1.6
        if passage is not layout.passages[0] and number == 0:
            return 1.8  # where the first paragraph only paints a picture, the second often says straight away what for
        if passage.is_marked:
            return {0: 2.0, 1: 1.0}.get(n_after, 0.4)
        return {0: 1.4, 1: 1.4}.get(n_after, 0.6)
    if passage.stretch is Stretch.CLOSING:
        if passage.is_marked:
            return {0: 2.1, 1: 1.0}.get(number, 0.7)
        return 0.6 if layout.is_short else 1.1
    return _body_weight(number, passage, layout)


def _body_weight(number: int, passage: Passage, layout: Layout) -> float:
    """In a school essay the body never holds the thesis; in an op-ed it may, best in a short paragraph of its own."""
    is_past_guessed_opening = not layout.passages[0].is_marked and passage is layout.passages[1] and number < 2
    is_long = len(layout.units) > _MOST_SENTENCES_OF_SCHOOL_ESSAY
    if layout.is_short or is_past_guessed_opening or is_long or (passage.is_marked and len(passage.units) < 3):
        return 0.0
    return -1.0 if passage.is_marked else -0.5


def measure_voice(unit: Unit) -> float:
    """How much a sentence's own words take a stand, from 0 (not at all) to about 4."""
    text = unit.own
    has_stance, norm = bool(cues.OWN_STANCE.search(text)), _measure_norm(text)
    has_verdict, infers = bool(cues.VERDICT.search(text)), is_inference(unit)
    if not norm and cues.PLEA.search(text):
        norm = 1.0
    voice = 1.6 * has_stance + norm + 0.6 * (has_verdict or bool(cues.DUTY.search(text)))
    voice += 0.6 * (has_stance and bool(cues.FIRMLY.search(text)))
    voice += (1.0 if norm or has_verdict or has_stance else 0.5) * infers
    voice += 1.0 * bool(cues.CONCLUDES.search(text))
    return voice + 0.4 * bool(cues.CERTAIN.search(text))


def _measure_norm(text: str) -> float:
    """1.2 for a "should" or its like in the main clause, half of it where the clause hangs on "when", "if", "what" …"""
    weights = (0.6 if cues.SUBORDINATE_BEFORE.search(text[: m.start()]) else 1.2 for m in cues.NORMATIVE.finditer(text))
    return max(weights, default=0.0)


def is_inference(unit: Unit) -> bool:
    """True where the sentence draws from those before it ("That's why …", "These examples show …")."""
    opens_with_so = cues.OPENS_WITH_SO.search(unit.own) and not cues.SO_IT_WENT.search(unit.own)
    return bool(cues.INFERS.search(unit.own) or opens_with_so)


def is_support(unit: Unit) -> bool:
    """True where the sentence hangs on the one before: more of it, or a subordinate clause left alone."""
    text = unit.own
    return bool(cues.CONTINUES.search(text)) or (bool(cues.SUBORDINATES.search(text)) and not has_main_clause(text))


def has_main_clause(text: str) -> bool:
    """True where words enough for a clause follow a comma: "When …, everyone should …"."""
    return len(text.partition(",")[2].split()) >= 4


def _other_business(unit: Unit, stretch: Stretch, layout: Layout, voice: float) -> float:
    """What speaks against: somebody else's view, support for another sentence, a question, a plan of the text."""
    text = unit.own
    loss = 0.0
    if not cues.OWN_STANCE.search(text):
        loss += 1.5 * bool(cues.REPORTED.search(text)) + 1.2 * bool(cues.ANNOUNCES.search(text))
        loss += 1.2 * bool(cues.GRANTS.search(text) or cues.GRANTS_WITHIN.search(text))
    is_left_alone = bool(cues.CONCESSIVE_CLAUSE.search(text)) and not has_main_clause(text)
    is_point_of_body = stretch is Stretch.BODY and not layout.is_short and bool(cues.ENUMERATES.search(text))
    loss += 1.2 * (is_left_alone or is_point_of_body or (is_support(unit) and not is_inference(unit)))
    loss += 0.8 * bool(evidence_cues.EXAMPLE.search(text) or evidence_cues.STATISTIC.search(text))
    if (layout.is_short or stretch is Stretch.BODY) and voice < 1.2:
        loss += 0.6 * bool(cues.TURNS.search(text))
    loss += 1.5 * text.rstrip("\"') ").endswith("?") + 0.8 * (unit.n_words < 5)
    return loss + 0.5 * bool(cues.LEANS_BACK.search(text) and not is_inference(unit))
