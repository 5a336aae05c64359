"""What of a sentence can be quoted in a question: complete phrases, and nothing that only looks like one."""

from collections.abc import Callable, Iterator

import pytest

from bot.essay.essay import Anchor, Sentence
from bot.essay.questions.phrases import (
    Phrase,
    find_absolutes,
    find_figures,
    find_hedges,
    find_standards,
    find_terms,
)
from bot.essay.questions.statements import find_advice, find_likeness, find_statement, is_general, is_without_limit

FOUND = [
    (find_standards, "They were promised a fair share of the harvest.", ["a fair share of the harvest"]),
    (find_standards, "Nothing replaces real debate, of course.", ["real debate"]),
    (find_standards, "It was a good idea at the time.", []),
    (find_standards, "The fair was crowded and the real winners cheered.", []),
    (find_standards, "That is a very serious matter for the town.", []),
    (find_standards, "Critics call the story “a hymn to good fences” and mean it.", []),
    (find_absolutes, "In truth nobody owes anything for a mark of that kind.", []),
    (find_absolutes, "It is a road that is all their own.", []),
    (find_absolutes, "It fell short in all former cases of that kind.", []),
    (find_absolutes, "Every new bridge needs two banks.", []),
    (find_absolutes, "A toll would hurt every small shop in town.", ["every small shop"]),
    (find_absolutes, "In the end nobody will pay.", ["nobody will pay"]),
    (find_absolutes, "I do not mean that nothing works.", []),
    (find_absolutes, "The ferry runs every day and not at all in winter.", []),
    (find_absolutes, "It carries all six lines of traffic.", []),
    (find_absolutes, "Almost everyone agreed.", []),
    (find_hedges, "The work would take perhaps years.", ["perhaps years"]),
    (find_hedges, "It took almost two years.", []),
    (find_hedges, "Perhaps not.", []),
    (find_figures, "Of the parents, 31 percent of mothers said no.", ["31 percent of mothers"]),
    (find_figures, "We counted 340 bicycles on the bridge.", ["340 bicycles"]),
    (
        find_figures,
        "Thirty-one people, I think, and twenty-four of them agreed.",
        ["Thirty-one people", "twenty-four of them"],
    ),
    (find_figures, "He stands throughout the first half of the story.", []),
    (find_figures, "We saw 43 percent of weekday visits last year.", ["43 percent of weekday visits"]),
    (find_figures, "In 1998 she was nine years old.", []),
    (find_terms, "The mayor speaks of “soft closure” and nothing else.", ["soft closure"]),
    (find_terms, "The word means both “forgive me” and “thank you” there.", []),
    (find_terms, "“We tried,” he said, “but nobody came.”", []),
]


@pytest.mark.parametrize(("find", "text", "expected"), FOUND)
def test_a_phrase_is_found_whole_or_not_at_all(
    find: Callable[[Sentence], Iterator[Phrase]], text: str, expected: list[str]
) -> None:
    sentence = Sentence(anchor=Anchor(paragraph=1, sentence=1), text=text)

    assert [phrase.text for phrase in find(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("But some broken things are not problems.", "some broken things are not problems"),
        ("It glows; a river is not for sale.", "a river is not for sale"),
        ("A bridge does not vote, and it does not pay taxes.", "A bridge does not vote"),
        ("It does not help anybody.", None),
        ("A bicycle is a bicycle.", None),
        ("A bridge does not make us equal, but it helps.", None),
        ("The town should give every child one.", None),
        ("The bridge was closed for a year.", None),
        ("Some people claim that bridges can wait.", None),
        ("Bridges, as everyone knows, are expensive things.", None),
        ("Yes, always.", None),
        ("Can a bridge be closed?", None),
    ],
)
def test_a_statement_stands_by_itself(text: str, statement: str | None) -> None:
    assert find_statement(text) == statement


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("The council should close the bridge to cars from ten to five.", "close the bridge to cars"),
        ("We must give the money back, and soon.", "give the money back"),
        ("The town should reopen the bridge until eight on Fridays.", "reopen the bridge until eight on Fridays"),
        ("There is a need for the town to hire a keeper of bridges at once.", "hire a keeper of bridges"),
        ("Owners should pay more for the dirt that is left there.", None),
        ("The bridge should be closed.", None),
        ("The bridge should stay.", None),
        ("The bridge is old.", None),
    ],
)
def test_advice_is_a_verb_with_all_that_belongs_to_it(text: str, advice: str | None) -> None:
    assert find_advice(text) == advice


def test_a_likeness_is_what_something_is_compared_with() -> None:
    assert find_likeness("Uniforms are like the jerseys of a team: we play together.") == "the jerseys of a team"
    assert find_likeness("They treat us like criminals.") is None


def test_only_a_statement_about_more_than_one_case_is_general() -> None:
    assert is_general("A phone can be a door")
    assert is_general("Uniforms hide nothing")
    assert not is_general("The bridge is old")
    assert not is_general("Rents have doubled")
    assert not is_general("Tobias builds a bridge")


def test_a_statement_that_allows_for_exceptions_is_not_without_limit() -> None:
    assert is_without_limit("A bicycle is not a toy")
    assert not is_without_limit("A phone can be a door")
    assert not is_without_limit("An apology is not always a confession")
