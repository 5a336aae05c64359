"""What a short line is when it stands alone: heading, by-line, date, salutation, signature."""

import re
from typing import Final

from bot.essay.plain_text import ends_sentence
from bot.text.word_set import word_set

_MAX_HEADING_WORDS, _MAX_HEADING_LENGTH = 14, 110
_MAX_INNER_HEADING_WORDS = 10
_BY_LINE = re.compile(r"\W{0,3}(?:(?:written )?by|author(?:s|ed by)?)[: ]\s*(\S.{1,80})", re.IGNORECASE)
_NAME_PART: Final = r"(?:[A-Z][\w’'.-]*|de|van|von|der|la|bin|al)"
_NAME = re.compile(rf"{_NAME_PART}(?: (?:{_NAME_PART}|and|&)){{1,5}}")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"\W{0,3}(?:(?:published|updated|posted|date|on|for)[: ]{1,3}){0,2}"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?"
    rf" (?:of )?{_MONTH},?(?: \d{{4}})?|{_MONTH} \d{{4}}|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}}|\d{{4}})\W{{0,3}}",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:to (?:the|all|my|whom)\b|dear\b|my (?:dear|fellow)\b|fellow\b|ladies and\b|friends\b)", re.IGNORECASE
)
_COURSE = re.compile(
    r"(?:prof(?:essor)?|mrs?|ms|mx|dr|instructor|teacher)\b\.? .{2,40}"
    r"|.{2,40}\b\d{1,4}\w?(?: ?[-–(].{1,20})?|period \d.*|(?:word count|words)\W.*|(?:ap|ib|honou?rs) .{3,40}",
    re.IGNORECASE,
)
_VALEDICTION = re.compile(
    r"(?:yours?|sincerely|respectfully|faithfully|best|kind|warm|with|love|cordially|your)\b[\w ’']{0,40},?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:for|from|published in|reprinted|originally|first published|translated)\b.{3,90}", re.IGNORECASE
)
_SOURCES: Final = frozenset(
    {"works cited", "work cited", "references", "reference list", "bibliography", "notes", "footnotes", "endnotes"}
    | {"sources", "cited works", "further reading"}
)
_NUMBERED_HEADING = re.compile(
    r"(?:[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})?|[A-Z]|part \w+|chapter \w+)[.):]?(?: \S.*)?", re.I
)
_SENTENCE_VERBS = word_set(
    """
    is are was were has have had will can cannot should must would could do does did be
    """
)


def is_heading(text: str, *, is_inside: bool) -> bool:
    """True where a line standing alone reads as a heading. `is_inside`: between paragraphs, where doubt says no."""
    words = text.split()
    if not words or len(words) > _MAX_HEADING_WORDS or len(text) > _MAX_HEADING_LENGTH:
        return False
    if text[-1] in ",;:—-" or (ends_sentence(text) and not _may_end_so(text, is_inside=is_inside)):
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in '“"‘'):
        return False
    if not is_inside:
        return True
    reads_as_sentence = (
        not text.isupper() and any(word in _SENTENCE_VERBS for word in words) and not is_title_case(text)
    )
    return text[0] not in '“"‘' and len(words) <= _MAX_INNER_HEADING_WORDS and not reads_as_sentence


def find_by_line(text: str) -> str | None:
    """The author a line names as such ("By Jane Doe", "Author: Jane Doe"), or None."""
    match = _BY_LINE.fullmatch(text) if len(text) <= 100 else None
    if match is None:
        return None
    name = match.group(1).partition(",")[0].strip(" *_—–|").removesuffix(".")
    return name if is_name(name) or (name.isalpha() and name[0].isupper()) else None


def is_name(text: str) -> bool:
    """True where a line could be a person's name and nothing else."""
    return len(text) <= 60 and _NAME.fullmatch(text.strip(" .—–-*_")) is not None


def is_date(text: str) -> bool:
    """True for a line that is only a date."""
    return len(text) <= 60 and _DATE.fullmatch(text) is not None


def is_salutation(text: str) -> bool:
    """True for "Dear Editor," and "To the People of the State of New York:"."""
    return len(text) <= 90 and text.rstrip()[-1:] in ":,!" and _SALUTATION.match(text) is not None


def is_credit(text: str) -> bool:
    """True for where and for whom a text was printed, or a class, a teacher, a word count."""
    if len(text) > 100 or len(text.split()) > 14:
        return False
    return _CREDIT.fullmatch(text) is not None or (not ends_sentence(text) and is_course(text))


def is_course(text: str) -> bool:
    """True for a school's heading lines: the teacher's name, the course, the period."""
    return len(text) <= 60 and _COURSE.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """True for what stands under a text: a closing formula, a name in capitals, a name after a dash."""
    words = text.strip(" .—–-*_").split()
    if not 1 <= len(words) <= 6:
        return False
    if text.isupper() or (text[0] in "—–-" and is_name(text)) or (len(words) == 1 and text[0] in "—–"):
        return True
    return (len(words) <= 5 and text.endswith(",") and _VALEDICTION.fullmatch(text) is not None) or (
        not ends_sentence(text) and is_name(text)
    )


def heads_sources(text: str) -> bool:
    """True for the heading of a list of sources or notes, after which the essay is over."""
    return text.strip(" :.*_").casefold() in _SOURCES


def is_title_case(text: str) -> bool:
    """True where every longer word has a capital, of at least two."""
    long = [word for word in text.split() if len(word) > 3]
    return len(long) > 1 and all(not word[0].islower() for word in long)


def _may_end_so(text: str, *, is_inside: bool) -> bool:
    if _NUMBERED_HEADING.fullmatch(text) and len(text.split()) <= (1 if text.endswith(".") else 8):
        return True
    return not is_inside and text[-1] in '?!”"'
