"""What the practice class quotes of an essay, and the week it is quoted in."""

import re

from bot.essay.essay import Anchor, Essay, Paragraph, Sentence
from bot.essay.pack import BloomLevel, Pack, Question, SocraticType, ToulminPart
from bot.practice.acts import Say
from bot.practice.cast import Voices, load_cast, load_script
from bot.practice.quotes import choose_quotes

RIVER = (
    (
        "The town council wants to pave the river path.",
        "It says that cyclists need a smooth surface, and it has a point.",
    ),
    ("But Dr. Lund counted 412 walkers in June, and only 3.5 percent of them rode anything with wheels.",),
    (
        "“Leave the path alone,” she told the council.",
        "Gravel costs a quarter of what asphalt costs, drains after every storm and can be mended with a rake.",
    ),
)


def test_a_quote_is_two_to_six_words_that_stand_in_its_sentence_without_punctuation_in_between() -> None:
    essay = _make_essay(*RIVER)

    quotes = choose_quotes(essay, _make_question(1, 2, 3), n=8)

    assert len(quotes) >= 5
    for quote in quotes:
        assert quote.text in quote.sentence.text
        assert quote.sentence in essay.sentences
        assert 2 <= len(quote.text.split()) <= 6
        assert not re.search(r"[.,“”]", quote.text)


def test_only_the_paragraphs_of_the_question_are_quoted_and_in_the_essays_order() -> None:
    quotes = choose_quotes(_make_essay(*RIVER), _make_question(1, 3), n=4)

    assert [quote.paragraph for quote in quotes] == sorted(quote.paragraph for quote in quotes)
    assert {quote.paragraph for quote in quotes} == {1, 3}


def test_every_paragraph_is_quoted_before_one_is_quoted_twice() -> None:
    quotes = choose_quotes(_make_essay(*RIVER), _make_question(1, 2, 3), n=3)

    assert [quote.paragraph for quote in quotes] == [1, 2, 3]


def test_quotes_neither_overlap_nor_repeat_the_question() -> None:
    question = _make_question(1, text="What would “a smooth surface” cost?")

    quotes = [quote.text for quote in choose_quotes(_make_essay(*RIVER), question, n=8)]

    assert quotes
    assert "a smooth surface" not in quotes
    assert not [(one, other) for one in quotes for other in quotes if one != other and one in other]


def test_a_quote_does_not_tear_a_title_or_a_number_apart() -> None:
    quotes = [quote.text for quote in choose_quotes(_make_essay(*RIVER), _make_question(2), n=8)]

    assert quotes
    assert not [quote for quote in quotes if re.search(r"\b(Dr|Lund|3|5)\b", quote)]


def test_the_same_essay_and_question_give_the_same_quotes() -> None:
    essay, question = _make_essay(*RIVER), _make_question(1, 2, 3)

    assert choose_quotes(essay, question, n=4) == choose_quotes(essay, question, n=4)


def test_a_week_on_an_essay_quotes_it_in_both_threads_and_says_that_the_rest_is_stock() -> None:
    essay = _make_essay(*RIVER)
    pack = _make_pack(_make_question(1, 2, id="first"), _make_question(3, id="second"))

    script = load_script(pack, load_cast(), essay=essay)

    assert script.voices is Voices.QUOTING
    assert "stock phrases" in " ".join(script.notes)
    assert "drafted" in " ".join(script.notes)
    for thread in script.threads:
        said = " ".join(act.text for act in thread.acts if isinstance(act, Say))
        quoted = [words for words in re.findall('"([^"]+)"', said) if words != "depends"]
        assert len(quoted) >= 5
        assert all(any(words in sentence.text for sentence in essay.sentences) for words in quoted)
        assert "{" not in said


def test_an_essay_with_nothing_to_quote_gets_the_stock_phrases_of_any_pack() -> None:
    script = load_script(_make_pack(_make_question(1)), load_cast(), essay=_make_essay(("Why?", "Why not?")))

    assert script.voices is Voices.STOCK
    assert "drafted" in script.notes[0]


def test_the_week_written_for_a_pack_is_not_played_on_an_essay_that_happens_to_share_its_id() -> None:
    essay = _make_essay(*RIVER)

    script = load_script(_make_pack(_make_question(1), id="diplomacy-takes-time"), load_cast(), essay=essay)

    assert script.voices is Voices.QUOTING


def _make_essay(*paragraphs: tuple[str, ...]) -> Essay:
    return Essay(
        title="The river path",
        author=None,
        paragraphs=tuple(
            Paragraph(
                number=n,
                sentences=tuple(
                    Sentence(anchor=Anchor(paragraph=n, sentence=s), text=text) for s, text in enumerate(texts, 1)
                ),
            )
            for n, texts in enumerate(paragraphs, 1)
        ),
    )


def _make_question(*paragraphs: int, id: str = "path", text: str = "Who gains from the plan?") -> Question:
    return Question(
        id=id,
        text=text,
        paragraphs=paragraphs,
        toulmin=ToulminPart.GROUNDS,
        socratic=SocraticType.VIEWPOINTS,
        bloom=BloomLevel.ANALYZE,
        title="Who gains",
    )


def _make_pack(*questions: Question, id: str = "river-path") -> Pack:
    return Pack(
        id=id,
        title="The river path",
        essay_title="The river path",
        n_paragraphs=3,
        outline=(),
        questions=questions,
    )
