"""`harkness essay FILE`: an essay as Harkness reads it, in the terminal."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from bot.config import Config
from bot.errors import BadInputError
from bot.essay.argument.branches import Branch, grow_branches
from bot.essay.argument.outline_text import name_element
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Essay, Paragraph, TextKind
from bot.essay.outline import Outline
from bot.essay.pack import Question, render_paragraphs
from bot.essay.questions.draft import draft_questions
from bot.essay.questions.draft_pack import draft_pack
from bot.essay.text_kind import explain_kind
from bot.packs import write_pack
from bot.reader.essay_file import load_essay_file
from bot.reader.limits import make_limits
from bot.strict_yaml import MAX_BYTES

_MARGIN = 4


async def show_essay(path: Path, *, config: Config, console: Console, pack_file: Path | None = None) -> None:
    """Print the numbered paragraphs and sentences of the essay in the file, its argument, and questions about it.

    With `pack_file`, a pack of these questions is written there. Raises UnreadableEssayError, and BadInputError where
    the pack cannot be written.
    """
    essay = await load_essay_file(path, limits=make_limits(config))
    _print_head(essay, path, console)
    for paragraph in essay.paragraphs:
        _print_paragraph(paragraph, console)
    if essay.set_aside:
        console.print(Text("Set aside, not numbered: ", style="dim") + Text(" · ".join(_shorten(essay.set_aside))))
    if essay.kind in (TextKind.ESSAY, TextKind.TOO_SHORT):
        outline = find_outline(essay)
        _print_argument(outline, console)
        _print_questions(draft_questions(essay, outline), console)
        if pack_file is not None:
            _write_draft(essay, outline, essay_path=path, pack_file=pack_file)
            console.print(f"\nA draft pack is in {pack_file}: read it, change it, drop what you would not ask.")
    elif pack_file is not None:
        raise BadInputError(f"No pack was drafted from `{path.name}`. {explain_kind(essay.kind)}")


def _print_questions(questions: Sequence[Question], console: Console) -> None:
    """The drafts, numbered, each with what it is about and its title."""
    console.print()
    if not questions:
        console.print(Text("No question could be drafted from this text.", style="yellow"))
        return
    console.print(Text("Questions, drafted by rules: a teacher chooses", style="bold"))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=_MARGIN, style="bold cyan", justify="right")
    grid.add_column(overflow="fold")
    for number, question in enumerate(questions, start=1):
        about = f"{render_paragraphs(question.paragraphs)} · {question.socratic.value} · {question.title}"
        grid.add_row(str(number), Text(question.text))
        grid.add_row("", Text(about, style="dim"))
    console.print(grid)


def _write_draft(essay: Essay, outline: Outline, *, essay_path: Path, pack_file: Path) -> None:
    """Write the draft pack; it names the essay where that is a text file beside it."""
    is_beside = essay_path.resolve().parent == pack_file.resolve().parent and essay_path.suffix in (".txt", ".md")
    essay_file = essay_path.name if is_beside and essay_path.stat().st_size <= MAX_BYTES else None
    pack = draft_pack(essay, outline, name=pack_file.stem, essay_file=essay_file)
    if pack is None:
        raise BadInputError(f"No pack was drafted from `{essay_path.name}`: no question could be asked about it.")
    write_pack(pack, pack_file)


def _print_argument(outline: Outline, console: Console) -> None:
    """The outline as a tree: what supports (+) or attacks (–) what."""
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
