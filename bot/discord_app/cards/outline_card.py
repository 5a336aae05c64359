"""What an essay argues, as far as rules can tell; and the form with which a teacher corrects it."""

from collections.abc import Iterator, Sequence

import discord

from bot.classroom.stored_essay import StoredEssay
from bot.discord_app.cards.essay_card import show_essay_name
from bot.discord_app.cards.form import make_form, make_text_field
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, shorten
from bot.essay.argument.outline_text import is_mere_reasoning, render_places, tells_on
from bot.essay.essay import Anchor
from bot.essay.outline import Element, Outline, Sureness
from bot.essay.pack import ElementKind

_WORDS_LENGTH = 150

_HEADINGS = (
    (ElementKind.POSITION, "Position"),
    (ElementKind.CLAIM, "Claims"),
    (ElementKind.COUNTERCLAIM, "The other side"),
    (ElementKind.REBUTTAL, "Answers to the other side"),
    (ElementKind.EVIDENCE, "Evidence that stands alone"),
    (ElementKind.CONCLUSION, "Conclusion"),
)

#: A shape for how sure the reading is, told apart without colour; the words stand in the legend.
_MARKS = {Sureness.SURE: "●", Sureness.LIKELY: "◐", Sureness.POSSIBLE: "○"}

_LEGEND = "-# ● sure · ◐ likely · ○ possible. Read by rules from words and places; where it is wrong, you decide."

_NOT_FOUND = {
    ElementKind.POSITION: "a sentence that plainly takes a stand",
    ElementKind.CLAIM: "claims that support it",
    ElementKind.EVIDENCE: "evidence",
    ElementKind.COUNTERCLAIM: "another side that is granted something",
}

#: What a sentence can be, in the words of the form; "none" is for what is no part of the argument.
KIND_CHOICES = {
    "position": "The position: what the essay wants us to accept",
    "claim": "A claim: a reason for the position",
    "evidence": "Evidence: what a claim rests on",
    "counterclaim": "The other side: an objection or concession",
    "rebuttal": "An answer to the other side",
    "lead": "The opening, before the argument begins",
    "conclusion": "The conclusion",
    "none": "No part of the argument",
}


def make_outline_card(stored: StoredEssay, outline: Outline, *, notice: str | None = None) -> Card:
    """Position, claims with their evidence below, the other side with its answers; each with its place and words."""
    parts = [Part(head="\n".join([*([notice] if notice else []), f"### What “{show_essay_name(stored)}” argues"]))]
    for kind, heading in _HEADINGS:
        lines = tuple(
            line
            for element in outline.list_of(kind)
            if not _is_nested(element, outline) and not is_mere_reasoning(element)
            for line in _lines(element, outline)
        )
        if lines:
            parts.append(Part(head=f"**{heading}**", lines=lines, more="-# … and {n} more lines in the Markdown file"))
    missing = [words for kind, words in _NOT_FOUND.items() if not outline.list_of(kind)]
    if missing:
        parts.append(Part(head=f"**Not found:** {'; '.join(missing)}."))
    parts.append(Part(head=_LEGEND, is_ruled=True))
    return Card(parts, buttons=_buttons(stored.essay_id, has_elements=bool(outline.elements)))


def make_correction_form(essay_id: int) -> discord.ui.Modal:
    """Asks which sentence, and what it really is."""
    options = [discord.SelectOption(label=words, value=value) for value, words in KIND_CHOICES.items()]
    return make_form(
        "Correct the outline",
        make_custom_id("set_outline", essay_id),
        {
            "Which sentence? (“Numbered text” has all)": make_text_field("place", "", 12, placeholder="4.2"),
            "It is …": discord.ui.Select(custom_id="kind", options=options),
        },
    )


def _buttons(essay_id: int, *, has_elements: bool) -> list[discord.ui.Button[Card]]:
    files = [("Map", "outline_map"), ("Argdown", "outline_argdown"), ("Markdown", "outline_markdown")]
    labels = [("Correct it", "outline_correct"), ("Numbered text", "essay_text"), *(files if has_elements else [])]
    return [
        discord.ui.Button(
            label=label,
            custom_id=make_custom_id(action, essay_id),
            style=discord.ButtonStyle.primary if action == "outline_correct" else discord.ButtonStyle.secondary,
        )
        for label, action in labels
    ]


def _is_nested(element: Element, outline: Outline) -> bool:
    """True where the element is shown below another: evidence below a claim, an answer below an objection."""
    above = {ElementKind.EVIDENCE: element.under, ElementKind.REBUTTAL: element.against}.get(element.kind)
    return above is not None and outline.find(above) is not None


def _lines(element: Element, outline: Outline) -> Iterator[str]:
    yield _line(element)
    below = [child for child in outline.elements if _is_nested(child, outline) and _parent(child) == element.anchor]
    for before, child in zip([None, *below], below, strict=False):
        is_told_on = before is not None and tells_on(before, child)
        if not is_mere_reasoning(child) and not is_told_on:
            label = child.evidence_kind.value if child.evidence_kind else "answered"
            yield f"- *{label}* {_line(child, last=_end_of_story(child, below))}"
            yield from (f"  - {line}" for line in _evidence_of(child, outline))
    if reasoning := tuple(child.anchor for child in below if is_mere_reasoning(child)):
        yield f"- *explained* {render_places(reasoning)}"


def _end_of_story(first: Element, elements: Sequence[Element]) -> Anchor:
    """Where a story ends that begins with `first`: its sentences are one piece of evidence."""
    last = first
    for element in elements:
        if tells_on(last, element):
            last = element
    return last.anchor


def _evidence_of(answer: Element, outline: Outline) -> Iterator[str]:
    """What an answer to the other side rests on in its turn."""
    for child in outline.list_of(ElementKind.EVIDENCE):
        if child.under == answer.anchor and child.evidence_kind is not None:
            yield f"*{child.evidence_kind.value}* {_line(child)}"


def _parent(element: Element) -> object:
    return element.against if element.kind is ElementKind.REBUTTAL else element.under


def _line(element: Element, *, last: Anchor | None = None) -> str:
    """``◐ ¶4.2 “We cannot wait …”``, for a story ``◐ ¶4.2–4.6 “In the autumn …” …``."""
    is_longer = last is not None and last != element.anchor
    place = f"{element.anchor}–{str(last)[1:]}" if is_longer else str(element.anchor)
    words = f"“{escape_student_text(shorten(element.text, _WORDS_LENGTH))}”{' …' if is_longer else ''}"
    return f"{_MARKS[element.sureness]} {place} {words}"
