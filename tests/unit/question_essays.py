"""Small essays with the outline a test gives them, so that a move is tried on what it is meant for and nothing else."""

from pathlib import Path
from typing import Final

from bot.essay.essay import Anchor, Essay, Paragraph, Sentence
from bot.essay.outline import Element, EvidenceKind, Outline, Scheme, Sureness
from bot.essay.pack import ElementKind

ESSAYS: Final = Path(__file__).parents[1] / "essays"
SAMPLE: Final = Path(__file__).parents[2] / "prompts" / "one-mark-for-the-whole-boat.md"


def make_essay(*paragraphs: tuple[str, ...], title: str | None = None, author: str | None = None) -> Essay:
    """An essay from the sentences of its paragraphs."""
    return Essay(
        title=title,
        author=author,
        paragraphs=tuple(
            Paragraph(
                number=number,
                sentences=tuple(
                    Sentence(anchor=Anchor(paragraph=number, sentence=place), text=text)
                    for place, text in enumerate(texts, start=1)
                ),
            )
            for number, texts in enumerate(paragraphs, start=1)
        ),
    )


def make_element(
    essay: Essay,
    paragraph: int,
    sentence: int,
    kind: ElementKind,
    *,
    evidence: EvidenceKind | None = None,
    scheme: Scheme | None = None,
    sureness: Sureness = Sureness.SURE,
    against: tuple[int, int] | None = None,
) -> Element:
    """What one sentence does, by its place."""
    anchor = Anchor(paragraph=paragraph, sentence=sentence)
    found = essay.find_sentence(anchor)
    assert found is not None
    return Element(
        kind=kind,
        anchor=anchor,
        text=found.text,
        sureness=sureness,
        evidence_kind=evidence,
        scheme=scheme,
        against=Anchor(paragraph=against[0], sentence=against[1]) if against else None,
    )


def make_outline(*elements: Element) -> Outline:
    """The outline of these elements."""
    return Outline(elements=elements)
