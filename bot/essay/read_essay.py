"""From a text to an Essay: the one place where paragraphs and sentences get their numbers."""

from collections.abc import Iterable
from itertools import groupby

from bot.essay.block import Block, BlockKind
from bot.essay.essay import Anchor, Essay, Paragraph, Sentence, TextKind
from bot.essay.layout import read_blocks
from bot.essay.outer_parts import find_outer_parts, take_properties
from bot.essay.pages import join_pages
from bot.essay.plain_text import clean_text, strip_inline_marks
from bot.essay.sentences import split_sentences
from bot.essay.short_lines import is_heading
from bot.essay.text_kind import find_text_kind

# Items longer than this on average are paragraphs with a number before them.
_MAX_ITEM_WORDS = 30


def parse_essay(text: str) -> Essay:
    """The text as an Essay; never fails. In linear time.

    A poem's stanzas are its paragraphs and its lines the sentences, a table's rows likewise; in another language the
    sentences are found as in English. An empty text is an essay too short, without paragraphs.
    """
    text = clean_text(text)
    kind = find_text_kind(text)
    lines = join_pages(text)
    if kind in (TextKind.POEM, TextKind.TABLE):
        return _number_lines(lines, kind)
    lines, properties = take_properties(lines)
    parts = find_outer_parts(_strip_marks(read_blocks(lines)), properties)
    aside = list(parts.set_aside)
    return Essay(
        title=parts.title,
        author=parts.author,
        paragraphs=_number_paragraphs(parts.body, aside),
        kind=kind,
        set_aside=tuple(aside),
    )


def _strip_marks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with their words only; what is nothing but marks, as a picture is, is gone."""
    stripped = (
        block
        if block.kind in (BlockKind.BREAK, BlockKind.TABLE)
        else Block(kind=block.kind, text=strip_inline_marks(block.text).strip(), is_marked=block.is_marked)
        for block in blocks
    )
    return tuple(block for block in stripped if block.text or block.kind is BlockKind.BREAK)


def _number_paragraphs(blocks: tuple[Block, ...], aside: list[str]) -> tuple[Paragraph, ...]:
    """The body's paragraphs with their numbers; what is no paragraph, as a table, is put aside."""
    paragraphs: list[Paragraph] = []
    heading: str | None = None
    for kind, group in groupby(_find_headings(blocks), key=lambda block: block.kind):
        run = list(group)
        if kind is BlockKind.HEADING:
            heading = run[-1].text
        elif kind in (BlockKind.TABLE, BlockKind.NOTE):
            aside.extend(block.text for block in run)
        elif kind is not BlockKind.BREAK:
            for sentences in _part_run(kind, run, paragraphs):
                number = len(paragraphs) + 1
                is_quote = kind is BlockKind.QUOTE
                paragraphs.append(_make_paragraph(number, sentences, heading=heading, is_block_quote=is_quote))
                heading = None
    return tuple(paragraphs)


def _find_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with unmarked headings among them known as such. Nothing under a heading: it is none."""
    return tuple(
        Block(kind=BlockKind.HEADING, text=block.text)
        if block.kind is BlockKind.TEXT and i + 1 < len(blocks) and is_heading(block.text, is_inside=True)
        else block
        for i, block in enumerate(blocks)
    )


def _part_run(kind: BlockKind, run: list[Block], paragraphs: list[Paragraph]) -> list[tuple[str, ...]]:
    """Each new paragraph's sentences. A list of short items is one paragraph, or part of the one that announces it."""
    each = [sentences for block in run if (sentences := split_sentences(block.text))]
    if kind is not BlockKind.ITEM or sum(len(block.text.split()) for block in run) > _MAX_ITEM_WORDS * len(run):
        return each
    items = tuple(sentence for sentences in each for sentence in sentences)
    if paragraphs and paragraphs[-1].text.endswith(":"):
        before = paragraphs.pop()
        words = (*(sentence.text for sentence in before.sentences), *items)
        paragraphs.append(
            _make_paragraph(before.number, words, heading=before.heading, is_block_quote=before.is_block_quote)
        )
        return []
    return [items] if items else []


def _number_lines(lines: list[str], kind: TextKind) -> Essay:
    """A text whose lines are what counts. A single line above the first stanza is its title."""
    groups = [
        tuple(" ".join(line.split()) for line in group)
        for is_written, group in groupby(lines, key=lambda line: any(map(str.isalnum, line)))
        if is_written
    ]
    title = groups.pop(0)[0].lstrip("# ") if len(groups) > 1 and len(groups[0]) == 1 else None
    paragraphs = (_make_paragraph(n, group) for n, group in enumerate(groups, start=1))
    return Essay(title=title, author=None, paragraphs=tuple(paragraphs), kind=kind)


def _make_paragraph(
    number: int, sentences: tuple[str, ...], *, heading: str | None = None, is_block_quote: bool = False
) -> Paragraph:
    return Paragraph(
        number=number,
        sentences=tuple(
            Sentence(anchor=Anchor(paragraph=number, sentence=n), text=text)
            for n, text in enumerate(sentences, start=1)
        ),
        heading=heading,
        is_block_quote=is_block_quote,
    )
