"""`harkness essay FILE`: an essay as Harkness reads it, in the terminal."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from bot.config import Config
from bot.errors import UnreadableEssayError
from bot.essay.argument.branches import Branch, grow_branches
from bot.essay.argument.outline_text import name_element
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Essay, Paragraph, TextKind
from bot.essay.text_kind import explain_kind
from bot.reader.essay_file import read_essay_file
from bot.reader.limits import make_limits

_MARGIN = 4


async def show_essay(path: Path, *, config: Config, console: Console) -> None:
    """Print the numbered paragraphs and sentences of the essay in the file, and its argument.

    Raises UnreadableEssayError.
    """
    try:
        with path.open("rb") as file:
            data = file.read(make_limits(config).max_bytes + 1)
    except OSError as exc:
        problem = f"the file cannot be read ({exc.strerror or exc})."
        raise UnreadableEssayError(file=path.name, reason="unreadable", problem=problem) from exc
    essay = await read_essay_file(path.name, data, limits=make_limits(config))
    _print_head(essay, path, console)
    for paragraph in essay.paragraphs:
        _print_paragraph(paragraph, console)
    if essay.set_aside:
        console.print(Text("Set aside, not numbered: ", style="dim") + Text(" · ".join(_shorten(essay.set_aside))))
    if essay.kind in (TextKind.ESSAY, TextKind.TOO_SHORT):
        _print_argument(essay, console)


def _print_argument(essay: Essay, console: Console) -> None:
    """The outline as a tree: what supports (+) or attacks (–) what."""
    outline = find_outline(essay)
    found = "" if outline.position else ": no sentence plainly takes a stand"
    tree = Tree(Text(f"The argument, read by rules{found}", style="bold"))
    for branch in grow_branches(outline):
        _add_branch(tree, branch, sign="")
    console.print()
    console.print(tree)


def _add_branch(tree: Tree, branch: Branch, *, sign: str) -> None:
    element = branch.element
    words = Text(f"{sign}{element.anchor} ", style="cyan")
    words.append(f"{name_element(element)} ({element.sureness.value}): ", style="bold").append(
        _shorten((element.text,))[0], style="not bold"
    )
    below = tree.add(words)
    for child in branch.children:
        _add_branch(below, child, sign="– " if child.element.against else "+ ")


def _print_head(essay: Essay, path: Path, console: Console) -> None:
    title = Text(essay.title or path.stem, style="bold")
    console.print(title.append(f" by {essay.author}" if essay.author else "", style="not bold"))
    counts = f"{len(essay.paragraphs)} paragraphs, {len(essay.sentences)} sentences, {essay.n_words:,} words"
    console.print(Text(counts, style="dim"))
    warning = explain_kind(essay.kind)
    if warning:
        console.print(Text(warning, style="yellow"))


def _print_paragraph(paragraph: Paragraph, console: Console) -> None:
    """One paragraph: ¶ number in the margin, sentence numbers in brackets."""
    console.print()
    if paragraph.heading:
        console.print(Text(paragraph.heading, style="bold"))
    text = Text(style="italic" if paragraph.is_block_quote else "")
    for sentence in paragraph.sentences:
        text.append(f"[{sentence.anchor.sentence}] ", style="cyan").append(f"{sentence.text} ")
    text.rstrip()
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_MARGIN, style="bold cyan")
    grid.add_column(overflow="fold")
    grid.add_row(f"¶{paragraph.number}", text)
    console.print(grid)


def _shorten(texts: tuple[str, ...]) -> list[str]:
    return [text if len(text) <= 60 else text[:59] + "…" for text in (" ".join(text.split()) for text in texts)]
