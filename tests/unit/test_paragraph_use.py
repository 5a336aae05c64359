"""Which ¶ a post points to or quotes: what students type, and what only looks like it."""

import pytest

from bot.discussion.paragraph_use import ParagraphFinder

ESSAY = (
    "For years the town has talked about the river. I believe that the town should keep the ferry.",
    "The ferry costs the town very little. It has never failed us, because its crew live beside the river.",
    "The ferry also brings people together. On the ferry she met the woman who became her best friend.",
    "Some say that a bridge is faster. A bridge would cost ten million dollars, and the town does not have them.",
    "Therefore the town should repair the ferry and forget the bridge. It’s worth it.",
)
FINDER = ParagraphFinder(ESSAY)


def test_a_quote_with_a_typing_error_is_found_and_another_sentence_is_not() -> None:
    assert FINDER.find('it says "its crew live besid the rivr" so') == (2,)
    assert FINDER.find('it says "the crew never went near any water" so') == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("¶5 says it", (5,)),
        ("¶ 5 says it", (5,)),
        ("see ¶4–5", (4, 5)),
        ("see ¶2-4, all of it", (2, 3, 4)),
        ("¶1 and ¶3 together", (1, 3)),
        ("¶1, 3 and 5", (1, 3, 5)),
        ("¶¶2–3", (2, 3)),
        ("para 3 is weak", (3,)),
        ("para. 3 is weak", (3,)),
        ("in Paragraph 4 he says", (4,)),
        ("paragraphs 2 & 4", (2, 4)),
        ("paragraphs 2 to 4", (2, 3, 4)),
        ("paragraph four", (4,)),
        ("the fifth paragraph", (5,)),
        ("the FIRST paragraph", (1,)),
        ("the last paragraph", (5,)),
        ("paragraph #2", (2,)),
    ],
)
def test_a_paragraph_named_in_any_of_the_usual_ways_is_found(text: str, numbers: tuple[int, ...]) -> None:
    assert FINDER.find(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "",
        "there are 5 reasons and 3 of them hold",
        "575 meetings in 2 years",
        "my 3rd point is that it is slow",
        "the last reason is the best",
        "the fifth time I read it",
        "write a paragraph about 3 things",
        "paralympics 3",
        "I got 4/5",
    ],
)
def test_a_number_that_is_no_paragraph_is_none(text: str) -> None:
    assert FINDER.find(text) == ()


@pytest.mark.parametrize("text", ["¶6", "¶0", "paragraph 57", "¶999", "the tenth paragraph"])
def test_a_paragraph_the_essay_does_not_have_is_not_used(text: str) -> None:
    assert FINDER.find(text) == ()


def test_a_range_past_the_end_stops_at_the_end() -> None:
    assert FINDER.find("¶4-99") == (4, 5)


@pytest.mark.parametrize(
    "text",
    [
        "he says a bridge would cost ten million dollars and thats a lot",
        "A BRIDGE WOULD COST, TEN MILLION dollars!!",
        "just look at “and the town does not have them”",
    ],
)
def test_six_words_in_a_row_are_a_quotation_whatever_their_case_and_marks(text: str) -> None:
    assert FINDER.find(text) == (4,)


def test_five_words_in_a_row_are_none_unless_they_stand_in_quotation_marks() -> None:
    assert FINDER.find("well a bridge would cost ten times more") == ()
    assert FINDER.find('he wrote "a bridge would cost ten" and so on') == (4,)


def test_a_short_quotation_counts_where_only_one_paragraph_has_it() -> None:
    assert FINDER.find('"never failed us" is a strong claim') == (2,)
    assert FINDER.find('"the town should" what?') == ()
    assert FINDER.find('"ferry" and "bridge" are the words') == ()
    assert FINDER.find('"never failed anybody" is what he should say') == ()


def test_the_shape_of_an_apostrophe_does_not_matter() -> None:
    assert FINDER.find('"It\'s worth it" he says') == (5,)


def test_named_and_quoted_paragraphs_come_once_and_in_order() -> None:
    text = "¶4 says a bridge would cost ten million dollars, but ¶2 and paragraph 4 do not fit, see also ¶1"

    assert FINDER.find(text) == (1, 2, 4)


def test_without_the_essays_words_numbers_still_count() -> None:
    finder = ParagraphFinder(("",) * 3)

    assert finder.find("¶3 and ¶4 say that a bridge would cost ten million dollars") == (3,)
    assert ParagraphFinder(()).find("¶3") == ()
