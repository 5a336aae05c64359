"""An outline as a teacher reads it: a block per part of the argument, each sentence with its place and exact words."""

from collections.abc import Iterator

from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Element, EvidenceKind, Outline, Sureness
from bot.essay.pack import ElementKind

_NOT_FOUND = "No position was found: no sentence of this text plainly takes a stand."
_BASIS = "Read by rules from the words and their places; what is only possible needs your eye."


def name_element(element: Element) -> str:
    """What to call an element: its kind, for evidence what sort it is, or "reasoning" where it is none."""
    if element.kind is not ElementKind.EVIDENCE:
        return element.kind.value
    return f"evidence ({element.evidence_kind.value})" if element.evidence_kind else "reasoning"


def render_outline_markdown(outline: Outline, essay: Essay) -> str:
    """The outline as a Markdown document. Reasoning without evidence of its own is named by its place only."""
    lines = [f"# {_escape(essay.title or 'Outline')}", ""]
    if essay.author:
        lines += [f"by {_escape(essay.author)}", ""]
    if outline.position is None:
        lines += [_NOT_FOUND, ""]
    for kind, heading in _HEADINGS:
        tops = [element for element in outline.list_of(kind) if not _is_nested(element, outline)]
        if tops:
            lines += [f"## {heading}", ""]
            for element in tops:
                lines.extend(_render_branch(element, outline, depth=0))
            lines.append("")
    return "\n".join([*lines, f"*{_BASIS}*"]) + "\n"


_HEADINGS = (
    (ElementKind.LEAD, "Lead"),
    (ElementKind.POSITION, "Position"),
    (ElementKind.CLAIM, "Claims"),
    (ElementKind.COUNTERCLAIM, "The other side"),
    (ElementKind.REBUTTAL, "Rebuttals"),
    (ElementKind.EVIDENCE, "Evidence without a claim of its own"),
    (ElementKind.CONCLUSION, "Conclusion"),
)


def _is_nested(element: Element, outline: Outline) -> bool:
    """True where an element is shown below another: evidence below its claim, an answer below what it answers."""
    parent = element.under if element.kind is ElementKind.EVIDENCE else None
    if element.kind is ElementKind.REBUTTAL:
        parent = element.against
    return parent is not None and outline.find(parent) is not None


def _render_branch(element: Element, outline: Outline, *, depth: int, last: Anchor | None = None) -> Iterator[str]:
    """An element and all below it; `last` is where a story ends that begins with it."""
    indent = "  " * depth
    label = name_element(element) if depth else ""
    doubt = "" if element.sureness is Sureness.SURE else element.sureness.value
    notes = ", ".join(note for note in (label, doubt) if note)
    place = f"{element.anchor}–{str(last)[1:]}" if last else str(element.anchor)
    text = _escape(element.text) + (" …" if last else "")
    yield f"{indent}- **{place}** {f'*{notes}:* ' if notes else ''}{text}"
    below = [child for child in outline.elements if _is_below(child, element)]
    for story in _join_stories([child for child in below if not is_mere_reasoning(child)]):
        yield from _render_branch(story[0], outline, depth=depth + 1, last=story[-1].anchor if len(story) > 1 else None)
    reasoning = tuple(child.anchor for child in below if is_mere_reasoning(child))
    if reasoning:
        yield f"{indent}  - *reasoning:* {render_places(reasoning)}"


def _join_stories(elements: list[Element]) -> list[list[Element]]:
    """The elements in order, the sentences of one story together: they are one piece of evidence."""
    stories: list[list[Element]] = []
    for element in elements:
        if stories and tells_on(stories[-1][-1], element):
            stories[-1].append(element)
        else:
            stories.append([element])
    return stories


def tells_on(before: Element, element: Element) -> bool:
    """True where an element goes on with the story of the one before it."""
    return (
        before.evidence_kind is element.evidence_kind is EvidenceKind.ANECDOTE
        and before.anchor.paragraph == element.anchor.paragraph
        and before.anchor.sentence + 1 == element.anchor.sentence
    )


def _is_below(child: Element, parent: Element) -> bool:
    if child.kind is ElementKind.REBUTTAL:
        return child.against == parent.anchor
    return child.kind is ElementKind.EVIDENCE and child.under == parent.anchor


def is_mere_reasoning(element: Element) -> bool:
    """True for support that is no evidence of a known kind: a sentence that explains or reasons."""
    return element.kind is ElementKind.EVIDENCE and element.evidence_kind is None


def render_places(anchors: tuple[Anchor, ...]) -> str:
    """Places as a reader writes them, runs joined: ``¶3.3–3.6, ¶4.1``."""
    runs: list[list[Anchor]] = []
    for anchor in sorted(set(anchors)):
        last = runs[-1][-1] if runs else None
        if last and last.paragraph == anchor.paragraph and last.sentence + 1 == anchor.sentence:
            runs[-1].append(anchor)
        else:
            runs.append([anchor])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{str(run[-1])[1:]}" for run in runs)


def _escape(text: str) -> str:
    """The words as they are, where Markdown would read marks in them."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|~" else char for char in text)
