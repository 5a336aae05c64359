"""The text of a Word document, with Markdown's marks for headings, quotations and lists."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Final

from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.reader.unreadable import Unreadable, UnreadableFileError
from bot.reader.zip_directory import check_zip_directory

_OLE_FILE: Final = b"\xd0\xcf\x11\xe0"  # how Word's older .doc begins, and every .docx with a password
_P, _TBL, _TR, _TC, _R = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r"))
# Not there for a reader: what was deleted or moved away, formulas, text boxes, second copies for old programs.
_UNSEEN = frozenset(
    {qn(f"w:{name}") for name in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "rPr", "delText")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_CHARACTERS: Final = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def read_docx(data: bytes) -> str:
    """The document's text. Insertions are kept, deletions not; footnotes, comments, heads and feet are left out.

    Raises UnreadableFileError, and whatever a damaged file makes the parsers raise.
    """
    if data.startswith(_OLE_FILE):
        raise UnreadableFileError(Unreadable.ENCRYPTED if b"E\0n\0c\0r\0y\0p\0t" in data else Unreadable.DAMAGED)
    check_zip_directory(data)
    document = Document(io.BytesIO(data))
    style_names = {style.style_id: (style.name or "").lower() for style in document.styles}
    return "\n\n".join(_join_lists(_read_blocks(document.element.body, style_names)))


def _join_lists(blocks: Iterator[str]) -> Iterator[str]:
    """The blocks, items of one list on neighbouring lines."""
    items: list[str] = []
    for block in blocks:
        if block.startswith("- "):
            items.append(block)
            continue
        if items:
            yield "\n".join(items)
            items = []
        yield block
    if items:
        yield "\n".join(items)


def _read_blocks(parent: BaseOxmlElement, style_names: Mapping[str, str]) -> Iterator[str]:
    """The paragraphs and tables in order, also those inside content controls and insertions."""
    carried = ""
    for child in parent.iterchildren():
        if child.tag == _P:
            text = carried + _read_text(child)
            carried = ""
            if _is_mark_deleted(child):
                carried = text
            elif text.strip():
                yield _mark(child, text, style_names)
        elif child.tag == _TBL:
            yield _read_table(child)
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
            yield from _read_blocks(child, style_names)
    if carried.strip():
        yield carried


def _read_text(paragraph: BaseOxmlElement) -> str:
    """The words a reader sees. Walked without recursion: a file may nest as deep as it likes."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str) or node.tag in _UNSEEN or (node.tag == _R and _is_hidden(node)):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in _CHARACTERS:
            parts.append(_CHARACTERS[node.tag])
        else:
            stack.extend(reversed(node))
    return "".join(parts)


def _is_hidden(run: BaseOxmlElement) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and properties.find(qn("w:vanish")) is not None


def _is_mark_deleted(paragraph: BaseOxmlElement) -> bool:
    """Whether the paragraph's end was deleted in a tracked change, so that the next paragraph belongs to it."""
    return paragraph.find("/".join(qn(f"w:{name}") for name in ("pPr", "rPr", "del"))) is not None


def _mark(paragraph: BaseOxmlElement, text: str, style_names: Mapping[str, str]) -> str:
    """The text as a Markdown block by its style: # for headings, > for quotations, - for items."""
    name = _find_style_name(paragraph, style_names)
    one_line = " ".join(text.split())
    if name == "title":
        return f"# {one_line}"
    if _HEADING.match(name) or name == "subtitle":
        return f"## {one_line}"
    if "quote" in name or name == "block text":
        return f"> {one_line}"
    if name.startswith("list") or paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return f"- {one_line}"
    return text


def _find_style_name(paragraph: BaseOxmlElement, style_names: Mapping[str, str]) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return style_names.get(style.get(qn("w:val"), ""), "") if style is not None else ""


def _read_table(table: BaseOxmlElement) -> str:
    rows = ([" ".join(_read_text(cell).split()) for cell in row.iterchildren(_TC)] for row in table.iterchildren(_TR))
    return "\n".join("| " + " | ".join(cells) + " |" for cells in rows)
