"""Lines of one paragraph joined: words that were broken at a line's end are made whole."""

import re
from collections.abc import Iterable, Sequence

from bot.text.word_set import word_set

_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# First parts of compounds: a hyphen after them at a line's end was written, not put there by the line's end.
_FIRST_PARTS = word_set(
    """
    well ill self half all ex non anti pre post semi quasi cross co far near long short high low full part two
    three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety first second
    third one old new so then once ever hard soft left right cease good best better worst world state time work
    large small middle upper lower single double multi peace decision law mother father brother sister
    """
)


class LineJoiner:
    """Joins lines, knowing the words of the whole text: what stands elsewhere unbroken shows how a word is spelt."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        is_broken = False
        for line in lines:
            words = _WORD.findall(line.lower())
            # The halves of a broken word are no words.
            ends_broken = line.rstrip().endswith("-")
            self._words.update(words[is_broken : len(words) - ends_broken])
            is_broken = ends_broken

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one, white space folded."""
        parts: list[str] = []
        glue = False
        for i, line in enumerate(lines):
            text = " ".join(line.split())
            following = lines[i + 1].strip() if i + 1 < len(lines) else ""
            parts.append(text if not parts or glue else " " + text)
            glue = bool(following) and self._is_glued(text, following)
            if glue and text.endswith("-") and self._is_broken(text, following):
                parts[-1] = parts[-1][:-1]
        return "".join(parts)

    def _is_glued(self, text: str, following: str) -> bool:
        """No space belongs between: a word broken or compounded at the end, or a dash set close."""
        if text.endswith(("—", "--")):
            return not text.endswith((" —", " --")) and not following.startswith("“")
        return text.endswith("-") and len(text) > 1 and text[-2].isalnum() and following[:1].isalnum()

    def _is_broken(self, text: str, following: str) -> bool:
        """Whether the hyphen was put there by the line's end."""
        first, second = _BROKEN_WORD.search(text[-40:]), _WORD.match(following)
        if first is None or second is None or not following[0].islower():
            return False
        start, end = first.group(1).lower(), second.group().lower()
        if f"{start}-{end}" in self._words or f"-{start}-" in text[-40:].lower():
            return False
        if f"{start}{end}" in self._words:
            return True
        return start not in _FIRST_PARTS and not ({start, end} <= self._words and min(len(start), len(end)) > 3)
