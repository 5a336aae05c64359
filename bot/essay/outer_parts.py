"""What stands before and after an essay's own words: title, by-line, salutation; signature, sources, notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from bot.essay.block import Block, BlockKind
from bot.essay.plain_text import ends_sentence
from bot.essay.short_lines import (
    find_by_line,
    heads_sources,
    is_course,
    is_credit,
    is_date,
    is_heading,
    is_name,
    is_salutation,
    is_signature,
)

# So many words make a paragraph, whatever its last character is.
_BODY_WORDS = 20
_MAX_FRONT_BLOCKS = 14
_MAX_BIO_WORDS = 70
_PROPERTY = re.compile(r"(title|author)\s{0,3}:\s{0,3}(.{1,300})", re.IGNORECASE)
_MAX_PROPERTY_LINES = 30
_NOTE_START = re.compile(r"\[?(\d{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|\*|†)[\].)]?\s+\S")


@dataclass(frozen=True, slots=True, kw_only=True)
class OuterParts:
    """The parts around an essay's body, and the body."""

    title: str | None
    author: str | None
    body: tuple[Block, ...]
    set_aside: tuple[str, ...]


def take_properties(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """The lines without Markdown's front matter, and what it says of title and author."""
    if not lines or lines[0].strip() != "---":
        return lines, {}
    inner = list(takewhile(lambda line: line.strip() not in ("---", "..."), lines[1:_MAX_PROPERTY_LINES]))
    found = {m.group(1).lower(): m.group(2).strip("\"' ") for line in inner if (m := _PROPERTY.match(line))}
    return (lines[len(inner) + 2 :], found) if found else (lines, {})


def find_outer_parts(blocks: tuple[Block, ...], properties: Mapping[str, str]) -> OuterParts:
    """Title, author and what else is no part of the essay's own words, parted from its body."""
    n_front = _count_front(blocks)
    front = _read_front(blocks[:n_front])
    body, after = _part_ending(blocks[n_front:])
    author = properties.get("author") or front.author
    if author is None:
        signature = takewhile(lambda text: not heads_sources(text), after)
        author = next((text.strip(" —–-") for text in signature if is_name(text) and not text.isupper()), None)
    body, bio = _part_bio(body, author)
    return OuterParts(
        title=properties.get("title") or front.title,
        author=author,
        body=(*front.body, *body),
        set_aside=(*front.set_aside, *bio, *after),
    )


def _count_front(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand before the first paragraph of the essay itself."""
    for i, block in enumerate(blocks[:_MAX_FRONT_BLOCKS]):
        if not _is_front(block):
            return i
    return (
        0
        if len(blocks) <= _MAX_FRONT_BLOCKS and not any(block.is_marked for block in blocks)
        else _count_marked(blocks)
    )


def _count_marked(blocks: tuple[Block, ...]) -> int:
    return len(list(takewhile(lambda block: block.kind in (BlockKind.HEADING, BlockKind.BREAK), blocks)))


def _is_front(block: Block) -> bool:
    if block.kind in (BlockKind.HEADING, BlockKind.BREAK):
        return True
    if block.kind is not BlockKind.TEXT:
        return False
    text = block.text
    if find_by_line(text) or is_date(text) or is_salutation(text) or is_credit(text):
        return True
    return len(text.split()) < _BODY_WORDS and is_heading(text, is_inside=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Front:
    title: str | None
    author: str | None
    body: tuple[Block, ...]
    set_aside: tuple[str, ...]


def _read_front(front: tuple[Block, ...]) -> _Front:
    """Title first, then names and dates; a second heading is the first paragraph's own."""
    lines, author, aside = _take_school_header([block for block in front if block.kind is not BlockKind.BREAK])
    title: str | None = None
    heading: Block | None = None
    for block in lines:
        text = block.text
        by_line = None if block.is_marked else find_by_line(text)
        if by_line:
            author = by_line
            aside.append(text)
        elif not block.is_marked and (is_date(text) or is_salutation(text) or (title and is_credit(text))):
            aside.append(text)
        elif title is None:
            title = text
        elif author is None and not block.is_marked and _is_likely_author(text):
            author = text
            aside.append(text)
        else:
            heading = Block(kind=BlockKind.HEADING, text=text, is_marked=True)
    return _Front(title=title, author=author, body=(heading,) if heading else (), set_aside=tuple(aside))


def _take_school_header(lines: list[Block]) -> tuple[list[Block], str | None, list[str]]:
    """Without the four lines of a school paper: name, teacher, course, date."""
    texts = [block.text for block in lines[:6]]
    end = next((i for i, text in enumerate(texts) if is_date(text)), None)
    if end is None or end < 2 or not is_name(texts[0]) or not any(is_course(text) for text in texts[1:end]):
        return lines, None, []
    return lines[end + 1 :], texts[0], texts[: end + 1]


def _is_likely_author(text: str) -> bool:
    """A name without "by": only with an initial or in a form that no heading has."""
    words = text.split()
    return is_name(text) and 2 <= len(words) <= 4 and any(len(word) == 2 and word.endswith(".") for word in words)


def _part_ending(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], list[str]]:
    """The blocks without sources, notes and signature, and the texts of these in order."""
    body = list(blocks)
    after: list[str] = []
    for i, block in enumerate(blocks):
        is_late = i >= len(blocks) // 3
        if is_late and block.kind in (BlockKind.HEADING, BlockKind.TEXT) and heads_sources(block.text):
            body, after = list(blocks[:i]), [later.text for later in blocks[i:] if later.text]
            break
    while body and (body[-1].kind is BlockKind.BREAK or _is_ending(body[-1], body)):
        block = body.pop()
        if block.kind is not BlockKind.BREAK:
            after.insert(0, block.text)
    return tuple(body), after


def _is_ending(block: Block, body: list[Block]) -> bool:
    if len(body) < 2 or block.kind not in (BlockKind.TEXT, BlockKind.NOTE, BlockKind.ITEM):
        return False
    return block.kind is BlockKind.NOTE or is_signature(block.text) or is_date(block.text) or _is_note(block, body)


def _is_note(block: Block, body: list[Block]) -> bool:
    """Whether a block begins with the mark of a footnote that hangs at a word of the text before it."""
    match = _NOTE_START.match(block.text)
    if match is None:
        return False
    mark = re.escape(match.group(1))
    hanging = re.compile(rf"[a-z][.,;:!?”\"’)]{{0,3}}(?:\[{mark}\]|{mark})(?=\s|$)")
    return any(hanging.search(other.text) for other in body[:-1] if other.kind is not BlockKind.NOTE)


def _part_bio(body: tuple[Block, ...], author: str | None) -> tuple[tuple[Block, ...], list[str]]:
    """Without a last block that says who the author is."""
    if author is None or len(body) < 3 or body[-1].kind is not BlockKind.TEXT:
        return body, []
    text = body[-1].text.strip("*_ ")
    is_bio = (
        text.startswith((f"{author} ", f"{author},")) and len(text.split()) <= _MAX_BIO_WORDS and ends_sentence(text)
    )
    return (body[:-1], [body[-1].text]) if is_bio else (body, [])
