"""An outline in Argdown, the text format for argument maps (argdown.org)."""

from collections.abc import Iterator

from bot.essay.argument.outline_text import name_element
from bot.essay.essay import Anchor, Essay
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind


def render_argdown(outline: Outline, essay: Essay) -> str:
    """The outline as an Argdown document: `+` supports, `-` attacks what stands above it, two spaces deeper."""
    lines = ["===", f"title: {_quote(essay.title or 'Outline')}"]
    if essay.author:
        lines.append(f"author: {_quote(essay.author)}")
    lines.append("===")
    roots = [element for element in outline.elements if _parent_of(element, outline) is None]
    for root in roots:
        if root.kind is not ElementKind.LEAD:
            lines.extend(("", *_render(root, outline, depth=0, mark="")))
    return "\n".join(lines) + "\n"


def _render(element: Element, outline: Outline, *, depth: int, mark: str) -> Iterator[str]:
    name = name_element(element).capitalize()
    yield f"{'  ' * depth}{mark}[{name} {element.anchor}]: {_escape(element.text)}"
    for child in outline.elements:
        if _parent_of(child, outline) == element.anchor:
            yield from _render(child, outline, depth=depth + 1, mark="- " if child.against else "+ ")


def _parent_of(element: Element, outline: Outline) -> Anchor | None:
    """What an element stands under or against; only what comes from the outline, so that nothing hangs in the air."""
    parent = element.against or element.under
    is_known = parent is not None and parent != element.anchor and outline.find(parent) is not None
    return parent if is_known else None


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escape(text: str) -> str:
    """The words as they are, where Argdown would read tags, links, titles, emphasis or data in them."""
    return "".join(f"\\{char}" if char in "\\#@[]<>*_{}" else char for char in text)
