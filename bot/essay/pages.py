"""A paged text made one: running heads, feet and page numbers dropped, paragraphs taken across the page's end."""

import re
from collections import Counter
from itertools import pairwise

from bot.essay.plain_text import ends_sentence

# Only so many lines at the top and foot of a page can be no part of its text.
_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"[-–—\[( ]{0,3}(?:page |p\. ?)?(?:\d{1,4}|[ivxlc]{1,7})(?: ?(?:of|/) ?\d{1,4})?[-–—\]) ]{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+|\b[ivxl]+\b")
# A line shorter than this part of the widest ends its paragraph.
_FULL_LINE = 0.88


def join_pages(text: str) -> list[str]:
    """The lines of a text whose pages are parted by form feeds. A text without them is only split into lines."""
    pages = [_trim(page.split("\n")) for page in text.split("\f")]
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return pages[0] if pages else []
    pages = _drop_furniture(pages)
    width = max((len(line) for page in pages for line in page), default=0)
    uses_indents = _uses_indents(pages)
    joined: list[str] = []
    for page in pages:
        if joined and page and not _goes_on(joined[-1], page, width=width, uses_indents=uses_indents):
            joined.append("")
        joined.extend(page)
    return joined


def _drop_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages without what returns on page after page at the edge, and without page numbers."""
    seen = Counter(key for page in pages for key in {_key(page[i]) for i in _edges(page)})
    n_needed = max(2, len(pages) // 4)
    furniture = {key for key, n_pages in seen.items() if n_pages >= n_needed}
    kept = []
    for page in pages:
        dropped = {i for i in _edges(page) if _key(page[i]) in furniture or _is_page_number(page[i])}
        kept.append(_trim([line for i, line in enumerate(page) if i not in dropped]))
    return [page for page in kept if page]


def _edges(page: list[str]) -> list[int]:
    """Places of the outermost written lines, which alone can be head or foot."""
    written = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*written[:_EDGE_LINES], *written[-_EDGE_LINES:]})


def _key(line: str) -> str:
    return " ".join(_DIGITS.sub("#", line.casefold()).split())


def _is_page_number(line: str) -> bool:
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def _uses_indents(pages: list[list[str]]) -> bool:
    lines = [line for page in pages for line in page]
    n_indented = sum(_indent(b) >= _indent(a) + 2 and a.strip() != "" for a, b in pairwise(lines) if b.strip())
    return n_indented >= max(2, len(pages) // 2)


def _goes_on(last: str, page: list[str], *, width: int, uses_indents: bool) -> bool:
    """Whether a page's last paragraph goes on over the page."""
    first = page[0].strip()
    if not ends_sentence(last):
        return not first.startswith("#")
    if first[0].islower():
        return True
    is_heading = len(page) > 1 and not page[1].strip() and not ends_sentence(first)
    if is_heading or first.startswith(("#", ">", "-", "•")):
        return False
    if uses_indents:
        return _indent(page[0]) == min(_indent(line) for line in page if line.strip())
    return len(last) >= _FULL_LINE * width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _trim(lines: list[str]) -> list[str]:
    """The lines without blank ones at either end."""
    written = [i for i, line in enumerate(lines) if line.strip()]
    return lines[written[0] : written[-1] + 1] if written else []
