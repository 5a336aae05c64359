"""A whole pack drafted from an essay, for a teacher to review."""

import re
from typing import Final

from bot.essay.essay import Essay
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind, OutlineElement, Pack
from bot.essay.questions.draft import draft_questions
from bot.essay.questions.title import make_id, make_title

_MAX_TITLE_CHARS: Final = 90
_MAX_TEXT_CHARS: Final = 300
_MAX_ELEMENTS: Final = 60


def draft_pack(essay: Essay, outline: Outline, *, name: str, n: int = 12, essay_file: str | None = None) -> Pack | None:
    """A pack of at most `n` drafted questions, or None where none can be asked. `name` is the file's, without its end.

    Its outline has the essay's own words, without sentences that only go on with what was said.
    """
    questions = draft_questions(essay, outline, n=n)
    if not questions:
        return None
    title = _cut(essay.title or make_title(re.sub(r"[-_]+", " ", name)), _MAX_TITLE_CHARS)
    return Pack(
        id=make_id(name),
        title=title,
        essay_title=f"{title}, by {_cut(essay.author, _MAX_TITLE_CHARS)}" if essay.author else title,
        n_paragraphs=len(essay.paragraphs),
        outline=tuple(_make_element(each) for each in outline.elements if _is_telling(each))[:_MAX_ELEMENTS],
        questions=questions,
        essay_file=essay_file,
    )


def _is_telling(element: Element) -> bool:
    return element.kind is not ElementKind.EVIDENCE or element.evidence_kind is not None


def _make_element(element: Element) -> OutlineElement:
    return OutlineElement(
        kind=element.kind, paragraphs=(element.anchor.paragraph,), text=_cut(element.text, _MAX_TEXT_CHARS)
    )


def _cut(text: str, n_chars: int) -> str:
    """The text on one line, ended at a word with … where it is longer."""
    text = " ".join(text.split())
    return text if len(text) <= n_chars else text[: n_chars - 1].rsplit(" ", 1)[0] + "…"
