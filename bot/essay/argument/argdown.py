"""An outline in Argdown, the text format for argument maps (argdown.org)."""

from collections.abc import Iterator

from bot.essay.argument.branches import Branch, grow_branches
from bot.essay.argument.outline_text import name_element
from bot.essay.essay import Essay
from bot.essay.outline import Outline


def render_argdown(outline: Outline, essay: Essay) -> str:
    """The outline as an Argdown document: `+` supports, `-` attacks what stands above it, two spaces deeper."""
    lines = ["===", f"title: {_quote(essay.title or 'Outline')}"]
    if essay.author:
        lines.append(f"author: {_quote(essay.author)}")
    lines.append("===")
    for branch in grow_branches(outline):
        lines.extend(("", *_render(branch, depth=0, mark="")))
    return "\n".join(lines) + "\n"


def _render(branch: Branch, *, depth: int, mark: str) -> Iterator[str]:
    element = branch.element
    yield f"{'  ' * depth}{mark}[{name_element(element).capitalize()} {element.anchor}]: {_escape(element.text)}"
    for child in branch.children:
        yield from _render(child, depth=depth + 1, mark="- " if child.element.against else "+ ")


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escape(text: str) -> str:
    """The words as they are, where Argdown would read tags, links, titles, emphasis or data in them."""
    return "".join(f"\\{char}" if char in "\\#@[]<>*_{}" else char for char in text)
