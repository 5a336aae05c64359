"""Spans of a post that can stand alone as a quote: complete, in earnest, understood without the posts around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.discussion import cues
from bot.discussion.post import Post
from bot.discussion.sentences import Sentence, straighten
from bot.discussion.terms import EMPTY_WORDS, MIN_CONTENT_WORDS, n_content_words, words_of

MAX_QUOTE_CHARS = 220
_MIN_QUOTE_WORDS = 8
_MAX_QUOTE_WORDS = 42

_THIRD_PERSON = frozenset({"he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs", "it"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotable:
    """A span of one or two sentences of a post: `text` stands in it verbatim, `plain` is the same for reading."""

    post: Post
    text: str
    plain: str
    n_sentences: int


def find_quotables(post: Post, sentences: Sequence[Sentence]) -> tuple[Quotable, ...]:
    """Every span of a post that can be quoted alone, of 8–42 words and at most 220 characters; spans may overlap.

    `sentences` are those of the post. A span is one sentence or two that follow each other, without what leads in; a
    sentence that is too long is cut where a clause ends, never so that a condition or a "but" is lost. A view its
    writer goes on to turn down is not quoted without the turn.
    """
    is_earnest = [_is_earnest(sentence) for sentence in sentences]
    found: list[Quotable] = []
    for first, sentence in enumerate(sentences):
        lead_in = _lead_in_length(sentence.plain) if is_earnest[first] else 0
        for end in range(first + 1, min(first + 2, len(sentences)) + 1):
            following = sentences[end] if end < len(sentences) else None
            group = sentences[first:end]
            if (
                all(is_earnest[first:end])
                and (span := _cut(post, group, lead_in))
                and _can_stand(group, lead_in, following)
            ):
                found.append(span)
    return tuple(found)


def _is_earnest(sentence: Sentence) -> bool:
    is_chat = sentence.is_class_business or sentence.laughs or sentence.has_markup
    return not is_chat and cues.ASIDE.search(sentence.plain) is None


def _can_stand(group: Sequence[Sentence], lead_in: int, following: Sentence | None) -> bool:
    """True where the sentences belong together and nothing in or after them takes them back."""
    if group[0].line != group[-1].line or _asks(group[-1].plain):
        return False
    if len(group) > 1 and n_content_words(group[0].plain) < MIN_CONTENT_WORDS:
        return False
    if following is not None and cues.TURNS.search(following.plain):
        return False
    concedes = cues.CONCEDES.search(group[0].plain[lead_in:])
    turns = cues.TURNS_WITHIN.search(group[0].plain) or any(cues.TURNS.search(s.plain) for s in group[1:])
    return not concedes or bool(turns)


def _cut(post: Post, group: Sequence[Sentence], lead_in: int) -> Quotable | None:
    """The sentences without what leads in and what is too much; None where that cannot be quoted alone."""
    text = _trim_end(post.text[group[0].start + lead_in : group[-1].end])
    if len(text) > MAX_QUOTE_CHARS and len(group) == 1:
        text = _first_clauses(text)
    if len(text) > MAX_QUOTE_CHARS or not _MIN_QUOTE_WORDS <= len(text.split()) <= _MAX_QUOTE_WORDS:
        return None
    plain = straighten(text)
    if _asks(plain) or not _is_self_contained(plain) or not _is_balanced(text):
        return None
    return Quotable(post=post, text=text, plain=plain, n_sentences=len(group))


def _asks(plain: str) -> bool:
    return bool(cues.ASKS_FIRST.match(plain)) or ("?" in plain and bool(cues.ASKS_LAST.search(plain)))


def _lead_in_length(plain: str) -> int:
    length = 0
    while matches := [match for cue in cues.LEAD_INS if (match := cue.match(plain, length)) and match.end() > length]:
        length = matches[0].end()
    return length


def _trim_end(text: str) -> str:
    """Without what follows the last word and its punctuation: emoji, dashes."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] in ".!?…\"”’')]*_"):
        end -= 1
    return text[:end]


def _first_clauses(text: str) -> str:
    """As many whole clauses from the start as fit; the text unchanged where what would be dropped limits them."""
    plain = straighten(text)
    borders = [match.start() for match in cues.CLAUSE_BORDER.finditer(plain) if match.start() <= MAX_QUOTE_CHARS]
    fitting = (border for border in reversed(borders) if not cues.LIMITS.search(plain[border:]))
    return text[: next(fitting, len(text))].rstrip()


def _is_self_contained(plain: str) -> bool:
    if cues.LEANS_BACK.search(plain) or cues.HALF_CONDITION.search(plain) or cues.TRAILS_OFF.search(plain.split()[-1]):
        return False
    # A third person before anyone or anything was named: who "he" is stands in another post.
    for word in words_of(cues.EXPLETIVE.sub("", plain)):
        if word.split("'")[0] in _THIRD_PERSON:
            return False
        if word not in EMPTY_WORDS:
            return True
    return False


def _is_balanced(text: str) -> bool:
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    even_marks = ('"', "**", "__", "`")
    hidden_or_struck = "||" in text or "~~" in text
    return (
        not hidden_or_struck
        and all(text.count(opening) == text.count(closing) for opening, closing in pairs)
        and all(text.count(mark) % 2 == 0 for mark in even_marks)
    )
