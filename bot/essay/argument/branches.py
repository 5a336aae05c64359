"""An outline as trees: what stands under or against what."""

from collections import defaultdict
from dataclasses import dataclass

from bot.essay.essay import Anchor
from bot.essay.outline import Element, Outline
from bot.essay.pack import ElementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """An element with all that supports or attacks it, in the essay's order."""

    element: Element
    children: tuple["Branch", ...] = ()


def grow_branches(outline: Outline) -> tuple[Branch, ...]:
    """The trees of an outline, the position's first, then those without a link to it; the lead argues nothing."""
    known = {element.anchor for element in outline.elements}
    children: dict[Anchor, list[Element]] = defaultdict(list)
    roots: list[Element] = []
    for element in outline.elements:
        parent = element.against or element.under
        if parent in known and parent is not None and parent != element.anchor:
            children[parent].append(element)
        elif element.kind is not ElementKind.LEAD:
            roots.append(element)
    roots.sort(key=lambda root: (root.kind is not ElementKind.POSITION, root.anchor))
    return tuple(_grow(root, children) for root in roots)


def _grow(element: Element, children: dict[Anchor, list[Element]]) -> Branch:
    return Branch(element=element, children=tuple(_grow(child, children) for child in children.get(element.anchor, ())))
