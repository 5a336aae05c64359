"""An essay's text split into the paragraphs its ¶ numbers count."""

from itertools import groupby


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The essay's paragraphs in order, so that ¶n is entry n-1; lines of one paragraph are joined.

    Blank lines part paragraphs; in a text without any, every line is one. A block that begins with `#` is a
    heading, as in Markdown, and has no number.
    """
    lines = text.strip().splitlines()
    if all(line.strip() for line in lines):
        lines = [part for line in lines for part in (line, "")]
    blocks = groupby(lines, key=lambda line: bool(line.strip()))
    paragraphs = (" ".join(" ".join(block).split()) for is_written, block in blocks if is_written)
    return tuple(paragraph for paragraph in paragraphs if not paragraph.startswith("#"))
