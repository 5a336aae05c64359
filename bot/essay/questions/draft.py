"""Drafts a set of questions on an essay: balanced, spread over the paragraphs, no two alike."""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.essay.essay import Essay
from bot.essay.outline import Outline
from bot.essay.pack import Question
from bot.essay.question_lint import are_alike, lint_questions
from bot.essay.questions.material import gather_material
from bot.essay.questions.move import Aim, Draft, make_drafts
from bot.essay.questions.moves import (
    assumptions,
    composition,
    evidence,
    implications,
    inferences,
    own_world,
    position,
    qualifiers,
    reframing,
    viewpoints,
    wording,
)

MOVES: Final = (
    *position.MOVES,
    *wording.MOVES,
    *evidence.MOVES,
    *composition.MOVES,
    *assumptions.MOVES,
    *inferences.MOVES,
    *viewpoints.MOVES,
    *qualifiers.MOVES,
    *implications.MOVES,
    *reframing.MOVES,
    *own_world.MOVES,
)
MAX_QUESTIONS: Final = 15


def draft_questions(essay: Essay, outline: Outline, *, n: int = 12) -> tuple[Question, ...]:
    """At most `n` (never more than 15) questions on the essay, in the order in which a class could take them.

    First one of each aim, then what covers most of what is still open. Fewer, down to none, where no more good ones
    can be made. The same essay and outline give the same questions.
    """
    pool = _make_pool(essay, outline)
    chosen = _Chosen(n_paragraphs=len(essay.paragraphs))
    for aim in Aim:
        if len(chosen.drafts) < n:
            chosen.add_best(draft for draft in pool if draft.move.aim is aim)
    while len(chosen.drafts) < min(n, MAX_QUESTIONS) and chosen.add_best(pool):
        pass
    aims = list(Aim)
    ordered = sorted(chosen.drafts, key=lambda draft: (aims.index(draft.move.aim), draft.question.paragraphs))
    return _with_own_ids([draft.question for draft in ordered])


def draft_another(essay: Essay, outline: Outline, *, like: Question, besides: Sequence[Question]) -> Question | None:
    """A question of the same Socratic type as `like` that is none of `besides` and like none of them, or None."""
    taken = [like, *besides]
    ids = {question.id for question in taken}
    fitting = (draft for draft in _make_pool(essay, outline) if draft.question.socratic is like.socratic)
    for draft in sorted(fitting, key=lambda draft: -draft.strength):
        question = draft.question
        if question.id not in ids and not any(are_alike(question, other) for other in taken):
            return question
    return None


def _make_pool(essay: Essay, outline: Outline) -> list[Draft]:
    """Every draft that stands up to the lint. Chance has no say; which phrasing comes first differs by essay."""
    material = gather_material(essay, outline)
    made = {str(place): draft for place, draft in enumerate(d for move in MOVES for d in make_drafts(move, material))}
    as_numbered = [replace(draft.question, id=number) for number, draft in made.items()]
    faulty = {complaint.question_id for complaint in lint_questions(as_numbered, essay, as_set=False)}
    sound = [draft for number, draft in made.items() if number not in faulty]
    words = essay.paragraphs[0].text if essay.paragraphs else ""
    return sorted(sound, key=lambda draft: (-draft.strength, zlib.crc32(f"{draft.frame} {words}".encode())))


# How much a draft gains or loses beside its own strength (0–1) by what is chosen already. Set by reading the sets.
_NEW_PARAGRAPH: Final = 0.22
_SAME_AIM: Final = 0.13
_SAME_TYPE: Final = 0.05
_SAME_PARAGRAPHS: Final = 0.12


@dataclass(slots=True, kw_only=True)
class _Chosen:
    """The set so far."""

    n_paragraphs: int
    drafts: list[Draft] = field(default_factory=list)
    asked_of: Counter[tuple[int, ...]] = field(default_factory=Counter)
    aims: Counter[Aim] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)

    def add_best(self, drafts: Iterable[Draft]) -> bool:
        """Add the draft that gains most; False where none can be added."""
        fitting = [draft for draft in drafts if self._fits(draft)]
        if not fitting:
            return False
        best = max(fitting, key=self._gain)
        self.drafts.append(best)
        self.asked_of[best.question.paragraphs] += 1
        self.aims[best.move.aim] += 1
        self.types[best.question.socratic] += 1
        return True

    def _gain(self, draft: Draft) -> float:
        covered = {number for paragraphs in self.asked_of if len(paragraphs) <= 3 for number in paragraphs}
        question = draft.question
        new = [number for number in question.paragraphs if number not in covered]
        is_local = len(question.paragraphs) <= 3
        return (
            draft.strength
            + _NEW_PARAGRAPH * (is_local and bool(new))
            - _SAME_AIM * self.aims[draft.move.aim]
            - _SAME_TYPE * self.types[question.socratic]
            - _SAME_PARAGRAPHS * self.asked_of[question.paragraphs]
        )

    def _fits(self, draft: Draft) -> bool:
        return not any(_clash(draft, other) for other in self.drafts)


def _clash(one: Draft, other: Draft) -> bool:
    """True where two drafts would read as the same question asked twice."""
    mine, theirs = one.question, other.question
    has_same_theme = one.move.theme is not None and one.move.theme == other.move.theme
    has_same_quote = mine.quote is not None and theirs.quote is not None and _overlap(mine.quote, theirs.quote)
    return (
        one.move is other.move
        or has_same_theme
        or has_same_quote
        or mine.title == theirs.title
        or mine.starter == theirs.starter
        or bool(set(mine.follow_ups) & set(theirs.follow_ups))
        or are_alike(mine, theirs)
    )


def _overlap(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def _with_own_ids(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, each with an id that no other has."""
    n_seen: Counter[str] = Counter()
    own = []
    for question in questions:
        n_seen[question.id] += 1
        suffix = f"-{n_seen[question.id]}" if n_seen[question.id] > 1 else ""
        own.append(replace(question, id=question.id[: 60 - len(suffix)] + suffix))
    return tuple(own)
