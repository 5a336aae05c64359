"""A thread's title and a question's id."""

import re
import unicodedata
from typing import Final

from bot.essay.questions.words import is_function_word

MAX_TITLE_CHARS: Final = 60


def make_title(words: str) -> str:
    """A title of at most 60 characters: `words`, cut at the end of a clause or word where they are longer."""
    title = " ".join(words.split()).rstrip(" .,;:–—-")
    title = re.sub(r"^[“\"]?\w", lambda match: match.group().upper(), title)
    if len(title) <= MAX_TITLE_CHARS:
        return title
    for border in (r"(?<=\?) ", r"[,;:–—] ?"):
        cuts = [match.start() for match in re.finditer(border, title) if 15 <= match.start() <= MAX_TITLE_CHARS]
        if cuts and _is_balanced(title[: cuts[-1]]):
            return title[: cuts[-1]].rstrip(" ,;:–—-")
    return _cut_at_word(title)


def _cut_at_word(title: str) -> str:
    kept = title[: MAX_TITLE_CHARS - 1].rsplit(" ", 1)[0].split()
    while len(kept) > 1 and is_function_word(kept[-1].strip('“”",;:').lower()):
        kept.pop()
    cut = " ".join(kept).rstrip(" ,;:.–—-")
    return cut + ("…" if _is_balanced(cut) else "…”")[: MAX_TITLE_CHARS - len(cut)]


def _is_balanced(text: str) -> bool:
    return text.count("“") == text.count("”")


def make_id(title: str) -> str:
    """A title as a question id: lower-case letters and digits with hyphens, at most 60 characters."""
    title = re.sub(r"¶(\d)", r"p\1", title).replace("’", "").replace("'", "")
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_TITLE_CHARS].strip("-") or "question"
