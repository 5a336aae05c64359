"""A pack: one essay's argument in our own words, and the reviewed questions about it."""

from dataclasses import dataclass
from enum import StrEnum


class ElementKind(StrEnum):
    """Parts of an essay. **Source:** PERSUADE 2.0 rubric (Crossley et al.)."""

    LEAD = "lead"
    POSITION = "position"
    CLAIM = "claim"
    EVIDENCE = "evidence"
    COUNTERCLAIM = "counterclaim"
    REBUTTAL = "rebuttal"
    CONCLUSION = "conclusion"


class ToulminPart(StrEnum):
    """Part of the argument a question is about. **Source:** Toulmin, The Uses of Argument."""

    CLAIM = "claim"
    GROUNDS = "grounds"
    WARRANT = "warrant"
    BACKING = "backing"
    QUALIFIER = "qualifier"
    REBUTTAL = "rebuttal"


class SocraticType(StrEnum):
    """Kind of Socratic question. **Source:** Paul & Elder's six types."""

    CLARIFICATION = "clarification"
    ASSUMPTIONS = "assumptions"
    REASONS_AND_EVIDENCE = "reasons and evidence"
    VIEWPOINTS = "viewpoints"
    IMPLICATIONS = "implications"
    ABOUT_THE_QUESTION = "about the question"


class BloomLevel(StrEnum):
    """Level of Bloom's revised taxonomy."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    ANALYZE = "analyze"
    EVALUATE = "evaluate"
    CREATE = "create"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineElement:
    """One step of the essay's argument, paraphrased, with the ¶ it stands in (1-based)."""

    kind: ElementKind
    paragraphs: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that can be asked about the essay. `paragraphs` are 1-based and ascending.

    `claim` is the statement that students agree or disagree with, where the question has one.
    """

    id: str
    text: str
    paragraphs: tuple[int, ...]
    toulmin: ToulminPart
    socratic: SocraticType
    bloom: BloomLevel
    title: str
    claim: str | None = None
    quote: str | None = None
    scheme: str | None = None
    note: str | None = None
    starter: str | None = None
    follow_ups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A reviewed set of questions on one essay.

    `essay_file` is set when the essay ships beside it; `paragraphs` then are the words of its ¶, ¶1 first.
    """

    id: str
    title: str
    essay_title: str
    n_paragraphs: int
    outline: tuple[OutlineElement, ...]
    questions: tuple[Question, ...]
    essay_file: str | None = None
    paragraphs: tuple[str, ...] = ()

    def find_question(self, question_id: str) -> Question | None:
        """The question with this id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)

    def number_of(self, question_id: str) -> int:
        """The 1-based place of a question in the pack. Raises ValueError where it is not in it."""
        return [q.id for q in self.questions].index(question_id) + 1


def render_paragraphs(paragraphs: tuple[int, ...]) -> str:
    """Paragraph numbers as a reader writes them: ``¶2``, ``¶4–5``, ``¶1, 3–4``."""
    runs: list[list[int]] = []
    for number in sorted(set(paragraphs)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "¶" + ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in runs)
