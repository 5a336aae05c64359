"""A pack's file: what a teacher may write, and what is said about everything else."""

import pytest

from bot.errors import FileFormatError
from bot.essay.pack import BloomLevel, ElementKind, SocraticType, ToulminPart
from bot.essay.pack_file import parse_pack

PACK = """\
id: mill-street
title: Give Mill Street its Saturdays
essay_title: A column on closing a street
n_paragraphs: 7
outline:
  - kind: position
    paragraphs: 2
    text: The street should be closed to cars on Saturdays.
questions:
  - id: one-bakery
    title: One bakery, every shop
    text: >-
      By what step does one bakery's good day
      become a promise to every shop?
    paragraphs: [3, 4]
    toulmin: warrant
    socratic: assumptions
    bloom: analyze
    note: Compare the two towns.
    starter: "From one bakery it follows that …"
    follow_ups: ["How typical is a bakery?"]
  - id: everyone-asked
    title: Everyone I asked
    text: Who is likely to be missing from “everyone I asked”?
    paragraphs: [7]
    toulmin: grounds
    socratic: reasons and evidence
    bloom: evaluate
    claim: One bakery's good day tells the other shops nothing.
"""


def message_for(text: str) -> str:
    with pytest.raises(FileFormatError) as caught:
        parse_pack(text, file="prompts/mill-street.yaml")
    return str(caught.value)


def test_a_pack_is_read_whole() -> None:
    pack = parse_pack(PACK, file="prompts/mill-street.yaml")

    first, second = pack.questions
    assert (pack.id, pack.title, pack.n_paragraphs) == ("mill-street", "Give Mill Street its Saturdays", 7)
    assert (pack.essay_title, pack.essay_file) == ("A column on closing a street", None)
    assert (pack.outline[0].kind, pack.outline[0].paragraphs) == (ElementKind.POSITION, (2,))
    assert first.text == "By what step does one bakery's good day become a promise to every shop?"
    assert (first.paragraphs, first.toulmin) == ((3, 4), ToulminPart.WARRANT)
    assert (first.socratic, first.bloom) == (SocraticType.ASSUMPTIONS, BloomLevel.ANALYZE)
    assert (first.note, first.starter) == ("Compare the two towns.", "From one bakery it follows that …")
    assert (first.claim, second.claim) == (None, "One bakery's good day tells the other shops nothing.")
    assert first.follow_ups == ("How typical is a bakery?",)
    assert (second.note, second.starter, second.follow_ups) == (None, None, ())


# What is written instead of what → what is said about it.
FAULTS = [
    ("[3, 4]", "[3, 9]", "line 15, question 1, field *paragraphs*: the essay has 7 paragraphs, this says 9."),
    (
        "paragraphs: 2",
        "paragraphs: 8",
        "line 7, outline 1, field *paragraphs*: the essay has 7 paragraphs, this says 8.",
    ),
    (
        "[3, 4]",
        "[4, 3]",
        "line 15, question 1, field *paragraphs*: paragraph numbers go up, each named once, like [4, 5].",
    ),
    ("[3, 4]", "[0]", "line 15, question 1, field *paragraphs*: 1 or more was expected, this says “0”."),
    ("[3, 4]", "3-4", "line 15, question 1, field *paragraphs*: a whole number was expected, this says “3-4”."),
    ("[3, 4]", "[]", "line 15, question 1, field *paragraphs*: too few entries: at least 1 needed, there are 0."),
    (
        "everyone-asked",
        "one-bakery",
        "line 22, question 2, field *id*: question 1 has the id `one-bakery` already; every question needs its own.",
    ),
    (
        "id: one-bakery",
        "id: One Bakery",
        "line 10, question 1, field *id*: "
        "an id is lower-case letters and digits with hyphens, like `what-is-claimed`: “One Bakery”.",
    ),
    ("One bakery, every shop", "x" * 91, "line 11, question 1, field *title*: at most 90 characters fit, this has 91."),
    (
        "toulmin: warrant",
        "toulmin: warant",
        "line 16, question 1, field *toulmin*: one of these was expected: "
        "claim, grounds, warrant, backing, qualifier, rebuttal; this says “warant”.",
    ),
    (
        '["How typical is a bakery?"]',
        "[a, b, c]",
        "line 21, question 1, field *follow_ups*: too many entries: at most 2 fit, there are 3.",
    ),
    ("note:", "notes:", "line 19, question 1, field *notes*: there is no field of this name; did you mean *note*?"),
    ("    bloom: analyze\n", "", "line 10, question 1, field *bloom*: this field is missing."),
    (
        "n_paragraphs: 7",
        "essay_file: ../secret.txt\nn_paragraphs: 7",
        "line 4, field *essay_file*: the name of a .txt or .md file beside this one was expected, without a folder.",
    ),
]


@pytest.mark.parametrize(("written", "instead", "sentence"), FAULTS)
def test_a_fault_names_file_line_question_and_field(written: str, instead: str, sentence: str) -> None:
    assert message_for(PACK.replace(written, instead, 1)) == f"`prompts/mill-street.yaml`, {sentence}"


@pytest.mark.parametrize(("field", "limit"), [("text", 300), ("note", 300), ("claim", 200), ("starter", 200)])
def test_a_text_that_would_not_fit_on_a_card_is_refused(field: str, limit: int) -> None:
    long = PACK + f"  - id: third\n    {field}: {'x' * (limit + 1)}\n"

    assert f"question 3, field *{field}*: at most {limit} characters fit, this has {limit + 1}." in message_for(long)


def test_a_pack_needs_a_question_and_holds_at_most_25() -> None:
    head, question = PACK.split("questions:\n")[0], PACK[PACK.index("  - id: everyone-asked") :]

    assert "too few entries: at least 1 needed" in message_for(head + "questions: []")
    assert "too many entries: at most 25 fit, there are 26" in message_for(head + "questions:\n" + question * 26)


def test_of_several_faults_the_first_in_the_file_is_told() -> None:
    broken = (
        PACK.replace("toulmin: grounds", "toulmin: x").replace("[3, 4]", "[four]").replace("    bloom: analyze\n", "")
    )

    assert "line 15" in message_for(broken)


def test_a_pack_with_one_question_is_told_what_is_wrong_with_that_question() -> None:
    only = PACK[: PACK.index("  - id: everyone-asked")].replace("bloom: analyze", "bloom: judge")

    message = message_for(only)

    assert "question 1, field *bloom*" in message
