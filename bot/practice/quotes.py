"""Short quotes for the practice class: a few words in a row that stand in the essay exactly so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from bot.discussion.terms import EMPTY_WORDS
from bot.essay.essay import Essay, Sentence
from bot.essay.pack import Question
from bot.text.word_set import word_set

_FEWEST_WORDS, _MOST_WORDS = 2, 6
_OPENING, _CLOSING = "“‘\"'([", "”’\"'.,;:!?…)]"
_HYPHENS = str.maketrans("", "", "-’'")

#: Words a quote may begin with although they say nothing by themselves.
_DETERMINERS = word_set("a an the this these those his her its our their your my no every each")

#: Words that a phrase does not end before: what follows belongs to it.
_GOES_ON = word_set("to that of by than be been it him her them me us")

#: Words that join others, beside those that tell nothing in a post.
_JOINING = word_set("""
    across against along among around behind below beneath beside between despite during inside near onto outside
    throughout toward towards unlike used versus via
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of one sentence, verbatim and without its punctuation; `start` is the place of the first of them in it.

    `ends_at_pause`: punctuation follows.
    """

    sentence: Sentence
    start: int
    words: tuple[str, ...]
    ends_at_pause: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def paragraph(self) -> int:
        """The ¶ it stands in."""
        return self.sentence.anchor.paragraph

    def overlaps(self, other: "Quote") -> bool:
        """Whether a word of the essay, or all words of one of them, would be quoted by both."""
        if self.text.lower() in other.text.lower() or other.text.lower() in self.text.lower():
            return True
        ends = self.start + len(self.words), other.start + len(other.words)
        return self.sentence == other.sentence and self.start < ends[1] and other.start < ends[0]


def choose_quotes(essay: Essay, question: Question, *, n: int) -> tuple[Quote, ...]:
    """At most `n` quotes of 2–6 words from the paragraphs the question is about, in the essay's order.

    No two overlap, and none repeats words of the question; they are spread over as many of its paragraphs, and then
    sentences, as can be. The same essay and question give the same quotes.
    """
    paragraphs = (each for each in essay.paragraphs if each.number in question.paragraphs)
    found = [quote for paragraph in paragraphs for each in paragraph.sentences for quote in _find_quotes(each)]
    fitting = [quote for quote in found if quote.text.lower() not in question.text.lower()]
    fitting.sort(key=lambda quote: (-_weigh(quote), quote.sentence.anchor, quote.start))
    chosen: list[Quote] = []
    for stands_apart, quote in product((_is_in_new_paragraph, _is_in_new_sentence, _is_new), fitting):
        if len(chosen) < n and all(stands_apart(quote, other) for other in chosen):
            chosen.append(quote)
    return tuple(sorted(chosen, key=lambda quote: (quote.sentence.anchor, quote.start)))


def _is_in_new_paragraph(quote: Quote, other: Quote) -> bool:
    return quote.paragraph != other.paragraph and _is_new(quote, other)


def _is_in_new_sentence(quote: Quote, other: Quote) -> bool:
    return quote.sentence != other.sentence and _is_new(quote, other)


def _is_new(quote: Quote, other: Quote) -> bool:
    return not quote.overlaps(other)


def _find_quotes(sentence: Sentence) -> Iterator[Quote]:
    """Every few words that begin and end where a phrase may; punctuation is never within."""
    for start, run in _find_runs(sentence.text):
        for first, length in product(range(len(run)), range(_FEWEST_WORDS, _MOST_WORDS + 1)):
            if first + length <= len(run) and _may_begin(run, first) and _may_end(run, first + length - 1):
                words = tuple(run[first : first + length])
                ends_at_pause = first + length == len(run)
                yield Quote(sentence=sentence, start=start + first, words=words, ends_at_pause=ends_at_pause)


def _find_runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Words with nothing but blanks between them, with the place of the first among all the sentence's words."""
    tokens = text.split()
    abbreviations = {place for place, token in enumerate(tokens[:-1]) if token.endswith(".")}  # with what they shorten
    run_number = 0
    marked: list[tuple[int, int, str]] = []
    for place, token in enumerate(tokens):
        word = token.lstrip(_OPENING).rstrip(_CLOSING)
        is_word = word.translate(_HYPHENS).isalnum() and not {place, place - 1} & abbreviations
        run_number += not is_word or token[0] in _OPENING
        if is_word:
            marked.append((run_number, place, word))
        run_number += token[-1] in _CLOSING
    for _, group in groupby(marked, key=lambda mark: mark[0]):
        run = list(group)
        yield run[0][1], [word for _, _, word in run]


def _may_begin(run: Sequence[str], place: int) -> bool:
    if run[place].lower() in _DETERMINERS:
        return True
    before = run[place - 1].lower() if place else "of"
    return not _is_light(run[place]) and _is_light(before) and before not in _DETERMINERS


def _may_end(run: Sequence[str], place: int) -> bool:
    following = run[place + 1].lower() if place + 1 < len(run) else "and"
    return not _is_light(run[place]) and _is_light(following) and following not in _GOES_ON


def _is_light(word: str) -> bool:
    """True for the words that join others: `of`, `will`, `which`."""
    stem, *_ = word.lower().replace("’", "'").split("'")
    return stem in EMPTY_WORDS or stem in _JOINING


def _weigh(quote: Quote) -> int:
    """How well it would be remembered: some words that say something, few that do not, whole up to a pause."""
    n_telling = sum(not _is_light(word) for word in quote.words)
    n_light = len(quote.words) - n_telling
    return 3 * min(n_telling, 3) - n_light + 2 * quote.words[0].islower() + 3 * quote.ends_at_pause
