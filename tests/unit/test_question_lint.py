"""What is said against a question, and against a set."""

from dataclasses import replace

import pytest

from bot.essay.pack import Question
from bot.essay.question_lint import are_alike, lint_questions
from bot.essay.read_essay import parse_essay
from bot.packs import load_packs
from tests.factories import make_question
from tests.unit.question_essays import SAMPLE, make_essay

ESSAY = make_essay(
    ("The town has two bridges.", "One of them is old."),
    ("The old bridge should be closed to cars, because everyone’s children walk there.",),
    ("“Perhaps years” is what the mayor says.",),
    title="Close the old bridge",
)


def ask(text: str, *, paragraphs: tuple[int, ...] = (2,), quote: str | None = None) -> Question:
    return replace(make_question(text=text, paragraphs=paragraphs), quote=quote)


def complaints_about(question: Question) -> list[str]:
    return [complaint.words for complaint in lint_questions([question], ESSAY)]


BAD = [
    ("Is ¶2 convincing?", "yes or no would answer it"),
    ("If ¶2 is right, should the bridge be closed?", "yes or no would answer it"),
    ("Does the writer of ¶2 go too far?", "yes or no would answer it"),
    ("What does the author say about the bridge?", "copying a line would answer it"),
    ("According to the writer, which bridge is old?", "copying a line would answer it"),
    ("How many bridges are there?", "copying a line would answer it"),
    ("Don't you think that ¶2 goes too far, and why?", "it leads to an answer"),
    ("Why is the plan of ¶2 so unfair?", "it leads to an answer"),
    ("What shows that ¶2 is clearly the best plan?", "it leads to an answer"),
    ("What does ¶2 ask for? Who would pay for it?", "it asks more than one thing"),
    ("Who would gain from ¶2, and who would lose by it?", "it asks more than one thing"),
    ("Think about ¶2 and the children.", "this is a statement"),
    ("Which spelling in ¶2 would you change?", "it is about language"),
    ("What will you hand in for homework on ¶2?", "it is about running the class"),
    ("What is behind “The old bridge should be closed to cars”?", "it is mostly quotation"),
    ("What does “two old bridges” ask us to picture?", "“two old bridges” does not stand in the essay"),
    ("What would ¶3 lose without ¶2?", "it speaks of ¶3, which is not among its paragraphs"),
    (f"What would {'really ' * 50}change?", "at most 300"),
]


@pytest.mark.parametrize(("text", "complaint"), BAD)
def test_a_bad_question_is_told_what_is_wrong_with_it(text: str, complaint: str) -> None:
    assert any(complaint in words for words in complaints_about(ask(text)))


GOOD = [
    "Which children would be left out of ¶2, if the bridge were closed only in summer?",
    "Do you agree that ¶2 settles the matter, and why?",
    "Which of the two reasons in ¶2 would you keep, and why?",
    "What would the argument lose if “closed to cars” became something milder?",
    "What would somebody have to know, to be sure whether ¶2 is right?",
    "An editor has room for one sentence. Which one has to stay?",
    "How far does “everyone's children” reach in ¶2?",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_good_question_is_left_alone(text: str) -> None:
    assert complaints_about(ask(text)) == []


def test_the_quote_field_is_held_against_the_essay_too() -> None:
    question = ask("What does ¶3 leave open?", paragraphs=(3,), quote="a few months")

    assert complaints_about(question) == ["“a few months” does not stand in the essay in these words."]
    assert complaints_about(replace(question, quote='"perhaps years"')) != []
    assert complaints_about(replace(question, quote="Perhaps years")) == []


def test_a_claim_has_to_be_something_to_agree_with() -> None:
    question = ask("What would have to change before the bus pays for itself?")

    asked = replace(question, claim="Should the bus be free?")
    said = replace(question, claim="The bus should be free.")

    assert complaints_about(asked) == ["its claim is a question: nobody can agree or disagree with it."]
    assert complaints_about(said) == []


def test_paragraphs_have_to_be_there() -> None:
    assert complaints_about(ask("What is missing here?", paragraphs=())) == [
        "it names no ¶: say which paragraphs it is about."
    ]
    assert complaints_about(ask("What is missing here?", paragraphs=(3, 4, 5))) == ["the essay has no ¶4–5."]


def test_without_the_essay_quotes_and_paragraphs_are_taken_on_trust() -> None:
    question = ask("What does “two old bridges” in ¶9 ask us to picture?", paragraphs=(9,))

    assert lint_questions([question], None) == ()


def test_the_same_question_twice_is_told_by_its_second_id() -> None:
    first = ask("Which neighbours would suffer most from the closed bridge in ¶2?")
    again = replace(first, id="again")
    nearly = replace(first, id="nearly", text="From the closed bridge in ¶2, which neighbour would suffer the most?")

    complaints = lint_questions([first, again, nearly], None)

    assert [(each.question_id, each.words) for each in complaints][:2] == [
        ("again", "it is the same question as `q1`."),
        ("nearly", "it is nearly the same question as `q1`."),
    ]
    assert not are_alike(first, ask("Which bridge would you rather have closed than the one in ¶2?"))


def test_a_set_is_told_what_it_leaves_out() -> None:
    texts = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    questions = [replace(ask(f"What would {text} change about it?"), id=text, follow_ups=()) for text in texts]

    complaints = lint_questions(questions, ESSAY)

    assert all(complaint.question_id is None for complaint in complaints)
    assert {complaint.words for complaint in complaints} == {
        "no question is about what exactly is meant (clarification).",
        "no question is about the evidence.",
        "no question is about other points of view (counterarguments).",
        "no question is about how sure or how far (qualifier, exception).",
        "no question is about what follows (implications).",
        "no question is about the reader's own world.",
        "no question is about ¶1, 3.",
    }


def test_a_handful_of_questions_is_not_yet_a_set() -> None:
    assert lint_questions([ask("What would change?")], ESSAY) == ()


def test_a_set_with_everything_in_it_is_left_alone() -> None:
    essay = parse_essay(SAMPLE.read_text(encoding="utf-8"))
    (pack,) = (pack for pack in load_packs(SAMPLE.parent) if pack.essay_file == SAMPLE.name)

    assert lint_questions(pack.questions, essay) == ()


def test_every_shipped_pack_passes() -> None:
    for pack in load_packs(SAMPLE.parent):
        assert lint_questions(pack.questions, None) == ()
