"""Where the other side speaks, and where it is answered. Weak by nature: shown as possible, never asserted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.essay.argument import cues
from bot.essay.argument.position import has_main_clause, is_inference, is_support
from bot.essay.argument.stretches import Layout, Passage, Stretch, Unit
from bot.essay.outline import Sureness
from bot.essay.pack import ElementKind

_LEAST: Final = 1.0
_LIKELY: Final = 1.5
# An answer stands near what it answers.
_MOST_BETWEEN: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """A sentence of the other side, support for it (EVIDENCE), or the answer to it; `about` is the counterclaim."""

    unit: Unit
    kind: ElementKind
    text: str
    sureness: Sureness
    about: Unit | None = None


def find_concessions(layout: Layout, *, position: Unit | None) -> tuple[Concession, ...]:
    """Counterclaims, their support and the answers to them, in the text's order; the position is none of them."""
    if layout.is_short:
        return tuple(_read_run(layout.units, position, is_short=True))
    found: list[Concession] = []
    unanswered: Unit | None = None
    for passage in layout.passages:
        run = _drop_background(passage, tuple(_read_run(passage.units, position, is_short=False)), position)
        if unanswered:
            found.extend(_answer_late(unanswered, passage, position))
        known = {concession.unit.index for concession in found}
        found.extend(concession for concession in run if concession.unit.index not in known)
        unanswered = _find_unanswered_case(passage, run)
    return tuple(sorted(found, key=lambda concession: concession.unit.index))


def _read_run(units: Sequence[Unit], position: Unit | None, *, is_short: bool) -> Iterator[Concession]:
    """The concessions among sentences that stand together."""
    opened: Unit | None = None
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        if unit is position or unit.is_quoted:
            opened = None if unit is position else opened
            continue
        clause = find_conceded_clause(unit)
        turns_soon = _is_answered_later(units[number:], position)
        next_unit = following if following is not position or is_short else None
        strength = _grade(unit, next_unit, is_short=is_short, turns_soon=turns_soon, opens_passage=number == 0)
        strength += 0.5 * (following is position and following is not None and _is_turn(following) and not is_short)
        answers = opened is not None and (_is_turn(unit) or (number > 0 and bool(cues.REFUTES.search(unit.own))))
        if opened and answers and clause is None:
            yield _make(unit, ElementKind.REBUTTAL, Sureness.LIKELY if _is_turn(unit) else Sureness.POSSIBLE, opened)
            opened = None
        elif opened and (_is_answered_later(units[number:], position) or unit.plain.startswith("and ")):
            yield _make(unit, ElementKind.EVIDENCE, Sureness.POSSIBLE, opened)
        elif clause is not None or strength >= _LEAST:
            sureness = Sureness.LIKELY if clause is not None or strength >= _LIKELY else Sureness.POSSIBLE
            yield _make(unit, ElementKind.COUNTERCLAIM, sureness, text=clause)
            opened = unit if clause is None else None


def _make(
    unit: Unit, kind: ElementKind, sureness: Sureness, about: Unit | None = None, *, text: str | None = None
) -> Concession:
    return Concession(unit=unit, kind=kind, text=text or unit.text, sureness=sureness, about=about)


def _grade(unit: Unit, following: Unit | None, *, is_short: bool, turns_soon: bool, opens_passage: bool) -> float:
    """How much speaks for this sentence being the other side's."""
    text = unit.own
    is_reported = bool(cues.REPORTED.search(text)) and not cues.BOTH_CAMPS.search(text)
    if (is_inference(unit) and not is_reported) or (
        cues.OWN_STANCE.search(text) and (cues.FIRMLY.search(text) or not cues.GRANTS.search(text))
    ):
        return 0.0
    is_turned = following is not None and _is_turn(following)
    is_left_alone = bool(cues.CONCESSIVE_CLAUSE.search(text)) and not has_main_clause(text)
    if is_left_alone or cues.GRANTS.search(text) or (cues.OPENS_CASE.search(text) and not _is_turn(unit)):
        strength = 1.0
    elif cues.GRANTS_WITHIN.search(text):
        strength = 1.0 if is_short or is_turned else 0.7
    elif is_reported:
        if opens_passage:
            return 1.0 + 0.5 * is_turned  # a paragraph that begins with others' view is about it
        strength = 1.0 if is_short or (following is not None and cues.TAKES_UP.search(following.own)) else 0.6
    else:
        strength = 0.5 * bool(cues.HEDGES.search(text))
    # A text of a few sentences has no room for background: what stands before a "but" is the other side.
    strength += (1.0 if is_short else 0.5) * is_turned
    if is_short and not is_turned:
        strength += 0.5 * turns_soon
    return strength - 0.5 * (not is_short and (is_support(unit) or _is_turn(unit)))


def _is_turn(unit: Unit) -> bool:
    return bool(cues.TURNS.search(unit.own) or cues.TURNS_EARLY.search(unit.own))


def find_conceded_clause(unit: Unit) -> str | None:
    """The words before the turn, where one sentence both grants something and takes it back; else None."""
    turn = cues.TURNS_WITHIN.search(unit.own)
    if turn is None or cues.OWN_STANCE.search(unit.own[: turn.start()]):
        return None
    first = unit.own[: turn.start()]
    if len(first.split()) < 4 or len(unit.own[turn.end() :].split()) < 4:
        return None
    grants = cues.GRANTS.search(first) or cues.GRANTS_WITHIN.search(first + ",") or cues.REPORTED.search(first)
    return unit.text[: turn.start()].rstrip(" ,;—–") if grants else None


def _is_answered_later(units: Sequence[Unit], position: Unit | None) -> bool:
    """True where the other side goes on speaking in the first of these, because the turn comes soon after."""
    return any(_is_turn(unit) and unit is not position for unit in units[1:_MOST_BETWEEN]) and not is_inference(
        units[0]
    )


def _drop_background(passage: Passage, run: tuple[Concession, ...], position: Unit | None) -> tuple[Concession, ...]:
    """At a text's ends a hedge is no concession; in an introduction only views that the writer turns from count."""
    if passage.stretch is Stretch.BODY:
        return run
    if passage.stretch is Stretch.CLOSING:
        granted = {c.unit.index for c in run if cues.GRANTS.search(c.unit.own) or cues.REPORTED.search(c.unit.own)}
        return tuple(c for c in run if (c.about or c.unit).index in granted)
    turned = {c.about.index for c in run if c.about} | {c.unit.index for c in run if c.text != c.unit.text}
    is_position_a_turn = position in passage.units and position is not None and _is_turn(position)
    kept = [c for c in run if cues.REPORTED.search(c.unit.own) and (c.unit.index in turned or is_position_a_turn)]
    about = {c.unit.index for c in kept}
    is_answered_by_position = position in passage.units
    return tuple(
        c
        for c in run
        if c in kept
        or (c.about and c.about.index in about and not (is_answered_by_position and c.kind is ElementKind.REBUTTAL))
    )


def _find_unanswered_case(passage: Passage, run: tuple[Concession, ...]) -> Unit | None:
    """The counterclaim that takes a paragraph of its own: it opens it, and nothing in it turns."""
    opens = [c.unit for c in run if c.kind is ElementKind.COUNTERCLAIM and c.unit in passage.units[:2]]
    has_answer = any(c.kind is ElementKind.REBUTTAL for c in run)
    return opens[0] if opens and not has_answer and len(passage.units) > 2 else None


def _answer_late(counterclaim: Unit, passage: Passage, position: Unit | None) -> Iterator[Concession]:
    """The answer at the start of the next paragraph: where it turns or takes the view apart."""
    if passage.stretch is Stretch.CLOSING:
        return
    for unit in passage.units[:3]:
        if unit is not position and (_is_turn(unit) or cues.REFUTES.search(unit.own)):
            yield _make(unit, ElementKind.REBUTTAL, Sureness.LIKELY, counterclaim)
            return
