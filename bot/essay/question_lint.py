"""What is wrong with a question, or with a set of questions, in plain words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer  # type: ignore[import-untyped]

from bot.essay.essay import Essay
from bot.essay.pack import Question, SocraticType, ToulminPart, render_paragraphs
from bot.essay.questions.words import find_words, is_function_word
from bot.text.word_set import word_set

MAX_CHARS: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What a teacher may want to change, and why. `question_id` is None where it is about the set as a whole."""

    question_id: str | None
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What quotes and paragraph numbers are held against."""

    text: str
    numbers: frozenset[int]

    @classmethod
    def read(cls, essay: Essay) -> "_Source":
        words = " ".join([essay.title or "", *(paragraph.text for paragraph in essay.paragraphs)])
        return cls(text=_fold(words), numbers=frozenset(paragraph.number for paragraph in essay.paragraphs))


def lint_questions(questions: Sequence[Question], essay: Essay | None, *, as_set: bool = True) -> tuple[Complaint, ...]:
    """Everything that speaks against these questions, question by question, then the set's gaps.

    Without the essay, quotes and paragraph numbers are not checked; `as_set=False` leaves out the set.
    """
    source = _Source.read(essay) if essay is not None else None
    complaints = [
        Complaint(question_id=question.id, words=words)
        for question in questions
        for words in _complain(question, source)
    ]
    if as_set:
        complaints += [Complaint(question_id=later.id, words=words) for later, words in _find_repeats(questions)]
        complaints += [Complaint(question_id=None, words=words) for words in _find_gaps(questions, essay)]
    return tuple(complaints)


def _complain(question: Question, source: _Source | None) -> Iterator[str]:
    own = _without_quotes(question.text)
    asked = _asked_sentences(own)
    if not asked:
        yield "this is a statement, not a question: nothing in it ends with a question mark."
    elif all(_is_closed(sentence) for sentence in asked):
        yield "yes or no would answer it: begin with what, which, how or why."
    if len(asked) > 1 or any(_SECOND_QUESTION.search(sentence) for sentence in asked):
        yield "it asks more than one thing: keep one, and make the other a follow-up."
    if match := _LEADING.search(own):
        yield f"it leads to an answer (“{match.group().strip()}”): leave the judgement to the class."
    if match := _COPYING.search(own):
        yield f"copying a line would answer it (“{match.group().strip()}”): ask what to make of it."
    if match := _GRAMMAR.search(own):
        yield f"it is about language, not about the argument (“{match.group()}”)."
    if match := _LOGISTICS.search(own):
        yield f"it is about running the class (“{match.group()}”): that belongs in an announcement."
    if question.claim and question.claim.rstrip(' ”"').endswith("?"):
        yield "its claim is a question: nobody can agree or disagree with it."
    if len(question.text) > MAX_CHARS:
        yield f"it has {len(question.text)} characters: at most {MAX_CHARS} can be read at a glance on a phone."
    yield from _complain_about_quotes(question, source)
    yield from _complain_about_paragraphs(question, source)


# --- one question ---

_QUOTE: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCE: Final = re.compile(r"[^.?!…]+(?:[.?!…]+|$)")
_WH: Final = re.compile(r"\b(?:what|which|who|whose|whom|how|why|where|when)\b", re.IGNORECASE)
_AUXILIARY: Final = (
    r"(?:is|are|was|were|am|do|does|did|can|could|should|would|will|has|have|had|may|might|must|shall"
    r"|isn't|aren't|wasn't|don't|doesn't|didn't|can't|couldn't|shouldn't|wouldn't|won't|hasn't|haven't)"
)
_YES_OR_NO: Final = re.compile(rf"^{_AUXILIARY}\b|[,:;] (?:then )?{_AUXILIARY} (?!\w+ing\b)", re.IGNORECASE)
_AND_WHY: Final = re.compile(
    r"\b(?:and|or|but) (?:why|how|what|which|where|who|on what)\b|\bwhy or why not\b", re.IGNORECASE
)
_SECOND_QUESTION: Final = re.compile(
    r",? (?:and|or) (?:also )?(?:what|how|who|where|when|which|whose) (?:\w+ ){0,2}"
    rf"(?:{_AUXILIARY[3:-1]}|you|we|it|they)\b",
    re.IGNORECASE,
)


def _without_quotes(text: str) -> str:
    """The text with what it quotes blanked, apostrophes straight: the writer's words are not the question's."""
    return _QUOTE.sub("QUOTED", text.replace("’", "'")).replace("Mr.", "Mr").replace("Mrs.", "Mrs").replace("Dr.", "Dr")


def _asked_sentences(own: str) -> list[str]:
    return [match.group().strip() for match in _SENTENCE.finditer(own) if match.group().rstrip().endswith("?")]


def _is_closed(sentence: str) -> bool:
    """True where yes, no, or one of two words from the question would do."""
    match = _WH.search(sentence)
    opens_closed = _YES_OR_NO.search(sentence)
    if opens_closed is None:
        return match is None
    is_asked_before = match is not None and match.start() < opens_closed.start()
    return not is_asked_before and not _AND_WHY.search(sentence)


_LEADING: Final = re.compile(
    r"\b(?:don't|doesn't|didn't|isn't|aren't|wasn't|weren't|wouldn't|shouldn't|couldn't|can't|won't|haven't|hasn't)"
    r" (?:you|it|this|that|the|we|they|he|she|there|everyone)\b|\b(?:surely|obviously|clearly|undoubtedly|of course"
    r"|needless to say|as everyone knows)\b|, (?:right|correct|no)\?$"
    r"|\bwhy (?:is|are|was|were) (?:\S+ ){1,6}?(?:wrong|right|bad|good|great|better|worse|unfair|mistaken)\b"
    r"|\bhow (?:bad|wrong|terrible|wonderful|foolish) (?:is|are|was|were)\b",
    re.IGNORECASE,
)
_SAYER: Final = r"(?:the )?(?:author|writer|essay|text|article|passage|paragraph|speaker|he|she|¶\s?\d+)"
_COPYING: Final = re.compile(
    rf"\b(?:what|how|who|where|when|why) (?:else )?(?:does|did|do) {_SAYER}"
    r" (?:say|says|state|mention|write|report|claim|describe|list|tell|think|believe|argue)\b"
    r"|\baccording to (?:the (?:author|writer|essay|text|article)|¶)|^how many\b|\bin (?:what|which) year\b"
    r"|\bwhat (?:is|was) the (?:name|date|title|definition) of\b|^who (?:is|was|said|wrote|told)\b",
    re.IGNORECASE,
)
_GRAMMAR: Final = re.compile(
    r"\b(?:grammar|grammatical(?:ly)?|spelling|misspel\w+|punctuation|typos?|comma splice|run-on|verb tense)\b",
    re.IGNORECASE,
)
_LOGISTICS: Final = re.compile(
    r"\b(?:deadline|due (?:date|by|on|today|tomorrow)|extra credit|word count|be graded|on the (?:test|exam|quiz)"
    r"|hand (?:it|this) in|turn (?:it|this) in|for homework)\b",
    re.IGNORECASE,
)


def _complain_about_quotes(question: Question, source: _Source | None) -> Iterator[str]:
    quoted = [match.group()[1:-1] for match in _QUOTE.finditer(question.text)]
    n_quoted = sum(len(each.split()) for each in quoted)
    if n_quoted > 0.5 * len(question.text.split()):
        yield "it is mostly quotation: quote fewer words and ask more about them."
    if source is None:
        return
    # One word may be quoted as a word ("almost"); from two on it has to be the essay's.
    claimed = [each for each in quoted if len(each.split()) > 1] + ([question.quote] if question.quote else [])
    for quote in dict.fromkeys(claimed):
        if _fold(quote) not in source.text:
            yield f"“{quote}” does not stand in the essay in these words."


def _fold(text: str) -> str:
    """White space as one blank, quotation marks and apostrophes straight: what a person would call the same words."""
    straight = text.translate(str.maketrans("“”„‘’", '"""\'\''))
    return " ".join(straight.split()).rstrip(" .,;:")


_NUMBERS: Final = re.compile(r"¶+\s*(\d+(?:\s*(?:[–-]|,|and)\s*¶?\s*\d+)*)")


def _complain_about_paragraphs(question: Question, source: _Source | None) -> Iterator[str]:
    if not question.paragraphs:
        yield "it names no ¶: say which paragraphs it is about."
        return
    named = {int(number) for run in _NUMBERS.findall(question.text) for number in re.findall(r"\d+", run)}
    lost = sorted(named - set(range(min(question.paragraphs), max(question.paragraphs) + 1)))
    if lost:
        yield f"it speaks of {render_paragraphs(tuple(lost))}, which is not among its paragraphs."
    if source is not None:
        missing = tuple(number for number in question.paragraphs if number not in source.numbers)
        if missing:
            yield f"the essay has no {render_paragraphs(missing)}."


# --- a set ---

#: Share of content words from which on two questions are one: set by reading pairs.
_ALIKE: Final = 0.6
_COMMON: Final = word_set("writer essay author argument reader somebody would could might paragraph word")


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    stem = snowballstemmer.stemmer("english").stemWord
    words = (word.lower for word in find_words(_without_quotes(text)))
    return frozenset(
        stem(word) for word in words if not is_function_word(word) and word not in _COMMON and not word.isdigit()
    )


def are_alike(one: Question, other: Question) -> bool:
    """True where two questions ask nearly the same in nearly the same words; paragraphs and quotes aside."""
    mine, theirs = _stems(one.text), _stems(other.text)
    smaller = min(len(mine), len(theirs))
    if one.text == other.text:
        return True
    return smaller >= 3 and len(mine & theirs) / smaller > _ALIKE and len(mine & theirs) >= 3


def _find_repeats(questions: Sequence[Question]) -> Iterator[tuple[Question, str]]:
    for place, later in enumerate(questions):
        for earlier in questions[:place]:
            if later.text == earlier.text:
                yield later, f"it is the same question as `{earlier.id}`."
            elif are_alike(later, earlier):
                yield later, f"it is nearly the same question as `{earlier.id}`."


_OWN_WORLD: Final = re.compile(
    r"\byour (?:own\b|life|school|class|town|street|family|team|friends|experience|age)"
    r"|\byou (?:have|know|knew|live)\b|\bhave you (?:\w+ )?(?:seen|lived|met|watched|known)\b"
    r"|\b(?:a|an|the) \w+ you (?:know|have)\b",
    re.IGNORECASE,
)
_SMALLEST_SET: Final = 6


def _find_gaps(questions: Sequence[Question], essay: Essay | None) -> Iterator[str]:
    """What a set leaves out. A handful of questions is not a set yet."""
    if len(questions) < _SMALLEST_SET:
        return
    socratic = {question.socratic for question in questions}
    toulmin = {question.toulmin for question in questions}
    kinds = {
        "what exactly is meant (clarification)": SocraticType.CLARIFICATION in socratic,
        "the evidence": SocraticType.REASONS_AND_EVIDENCE in socratic
        or bool(toulmin & {ToulminPart.GROUNDS, ToulminPart.BACKING}),
        "what is taken for granted (assumptions, warrant)": SocraticType.ASSUMPTIONS in socratic
        or ToulminPart.WARRANT in toulmin,
        "other points of view (counterarguments)": SocraticType.VIEWPOINTS in socratic,
        "how sure or how far (qualifier, exception)": ToulminPart.QUALIFIER in toulmin,
        "what follows (implications)": SocraticType.IMPLICATIONS in socratic,
        "the reader's own world": any(
            _OWN_WORLD.search(" ".join([question.text, *question.follow_ups])) for question in questions
        ),
    }
    for kind, is_there in kinds.items():
        if not is_there:
            yield f"no question is about {kind}."
    yield from _find_unasked_paragraphs(questions, essay)


def _find_unasked_paragraphs(questions: Sequence[Question], essay: Essay | None) -> Iterator[str]:
    if essay is None:
        return
    asked = {number for question in questions for number in question.paragraphs}
    unasked = tuple(paragraph.number for paragraph in essay.paragraphs if paragraph.number not in asked)
    if unasked:
        yield f"no question is about {render_paragraphs(unasked)}."
