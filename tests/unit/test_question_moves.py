"""Every move, on an essay made for it: where it asks, what it asks, and where it keeps quiet."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.essay.essay import Essay
from bot.essay.outline import Element, EvidenceKind, Outline, Scheme, Sureness
from bot.essay.pack import ElementKind, Question
from bot.essay.question_lint import lint_questions
from bot.essay.questions.draft import MOVES
from bot.essay.questions.material import gather_material
from bot.essay.questions.move import make_drafts
from tests.unit.question_essays import make_element, make_essay, make_outline

CLAIM, POSITION, CONCLUSION = ElementKind.CLAIM, ElementKind.POSITION, ElementKind.CONCLUSION
EVIDENCE, COUNTERCLAIM, REBUTTAL, LEAD = (
    ElementKind.EVIDENCE,
    ElementKind.COUNTERCLAIM,
    ElementKind.REBUTTAL,
    ElementKind.LEAD,
)

FERRY = make_essay(
    ("Last winter Runa missed the ferry.", "She waited on the ice for two hours."),
    ("The town should build a bridge to the island.", "Every child on the island needs a safe road."),
    ("In Olm the bridge brought forty jobs.", "In Sund it brought a doctor.", "Both towns were poor."),
    ("Some say that a bridge is too dear.", "But a bridge is not a luxury; it is a street.", "Perhaps it takes years."),
    ("We asked them all: 71 percent of mothers want it.", "Dr. Ek, who asked them, calls it “a quiet panic”."),
    ("A bridge is like a handshake.", "Freedom is easy to praise, but freedom needs a road.", "Runa is ten now."),
    title="A bridge to the island",
    author="Ida Holm",
)


def ask(name: str, essay: Essay, *elements: Element) -> list[Question]:
    """The questions of one move; its name has to exist."""
    (move,) = (move for move in MOVES if move.name == name)
    return [draft.question for draft in make_drafts(move, gather_material(essay, make_outline(*elements)))]


def texts_of(questions: Sequence[Question]) -> list[str]:
    return [question.text for question in questions]


PLAN = make_element(FERRY, 2, 1, POSITION)
NEED = make_element(FERRY, 2, 2, CLAIM)
OLM = make_element(FERRY, 3, 1, EVIDENCE, evidence=EvidenceKind.EXAMPLE)
SUND = make_element(FERRY, 3, 2, EVIDENCE, evidence=EvidenceKind.EXAMPLE)
COST = make_element(FERRY, 4, 1, COUNTERCLAIM)
STREET = make_element(FERRY, 4, 2, REBUTTAL, against=(4, 1))
SHARE = make_element(FERRY, 5, 1, EVIDENCE, evidence=EvidenceKind.STATISTIC)
PANIC = make_element(FERRY, 5, 2, EVIDENCE, evidence=EvidenceKind.AUTHORITY)
HANDSHAKE = make_element(FERRY, 6, 1, EVIDENCE, evidence=EvidenceKind.ANALOGY, scheme=Scheme.ANALOGY)
FREEDOM = make_element(FERRY, 6, 2, CLAIM)

ASKED = [
    (
        "proposal in practice",
        (PLAN,),
        "Somebody has to carry out what ¶2 asks for, starting tomorrow. What would you tell them to do?",
    ),
    (
        "what disagreeing takes",
        (PLAN,),
        "Somebody disagrees with “The town should build a bridge to the island” (¶2). What exactly are they denying?",
    ),
    (
        "one sentence stays",
        (),
        "You may save one sentence of this essay, and everything else is lost. Which one do you save?",
    ),
    ("standard", (NEED,), "¶2 speaks of “a safe road”. What would come close to that, and yet fall short of it?"),
    (
        "term in quotation marks",
        (),
        "What do the quotation marks around “a quiet panic” in ¶5 ask the reader to think?",
    ),
    ("several cases", (OLM, SUND), "Which of the two examples in ¶3 fits the writer's point least well?"),
    ("one case", (OLM,), "¶3 gives one example. How typical is it of what the writer wants to prove?"),
    (
        "figure",
        (SHARE,),
        "¶5 gives a figure: “71 percent of mothers”. What would you want to know about it before you repeated it to "
        "somebody else?",
    ),
    ("expert", (PANIC,), "How much of what ¶5 claims is Dr. Ek in a position to know?"),
    (
        "two kinds of evidence",
        (OLM, SHARE),
        "¶3 offers an example, ¶5 gives figures. Which of the two does more for the argument?",
    ),
    (
        "unspoken step",
        (PLAN, OLM, SUND),
        "What does a reader have to believe to get from the two examples in ¶3 to what ¶2 says?",
    ),
    (
        "comparison",
        (HANDSHAKE,),
        "¶6 makes a comparison with “a handshake”. At what point does it stop helping the writer?",
    ),
    (
        "value",
        (FREEDOM,),
        "¶6 speaks of freedom. Which other value, just as good, pulls in a different direction here?",
    ),
    (
        "objection",
        (COST,),
        "¶4 lets the other side in. How would somebody who really thinks so have put it themselves?",
    ),
    (
        "objection answered",
        (COST, STREET),
        "¶4 raises an objection and answers it. How much of the objection is left after that?",
    ),
    (
        "opponent",
        (PLAN,),
        "The advice of ¶2 is to “build a bridge to the island”. Which strong objection does the essay leave "
        "unanswered?",
    ),
    ("role", (SHARE,), "¶5 speaks about mothers. What might a mother want to add to it?"),
    ("word without exception", (NEED,), "¶2 says “Every child”. Which case would put these words to the test?"),
    ("exception", (PLAN,), "Make a rule of what ¶2 asks for. Which exception would you write into it?"),
    (
        "cost",
        (PLAN,),
        "The advice of ¶2 is to “build a bridge to the island”. Who would pay for it, in money, time or trust?",
    ),
    (
        "year later",
        (PLAN,),
        "What ¶2 asks for is done; a year later, little is better. What would the writer say went wrong?",
    ),
    (
        "another title",
        (PLAN,),
        "Somebody who disagrees with ¶2 prints this essay under a new title and changes nothing else. "
        "What is the title?",
    ),
    (
        "own example",
        (OLM, SUND),
        "What from your own life would you put beside the two examples in ¶3, for the writer or against?",
    ),
]


@pytest.mark.parametrize(("name", "elements", "text"), ASKED)
def test_a_move_asks_about_what_it_is_meant_for(name: str, elements: tuple[Element, ...], text: str) -> None:
    assert text in texts_of(ask(name, FERRY, *elements))


WITHOUT = [
    "proposal in practice",
    "view pinned down",
    "several cases",
    "one case",
    "expert",
    "story",
    "reasons",
    "unspoken step",
    "silent belief",
    "cause",
    "comparison",
    "past as witness",
    "value",
    "choice",
    "sign",
    "what people think",
    "concession",
    "objection",
    "objection answered",
    "opponent",
    "voice",
    "exception",
    "limit",
    "cost",
    "forecast",
    "warning",
    "own example",
    "own memory",
]


@pytest.mark.parametrize("name", WITHOUT)
def test_without_what_it_is_meant_for_a_move_keeps_quiet(name: str) -> None:
    plain = make_essay(("The ferry is white.", "Two men paint the ferry."), ("The ferry leaves at six.",))

    assert ask(name, plain) == []


def test_a_move_says_what_it_is_about_and_whose_words_it_uses() -> None:
    (question, *_) = ask("figure", FERRY, SHARE)

    assert (question.paragraphs, question.quote) == ((5,), "71 percent of mothers")
    assert question.title == "“71 percent of mothers”"
    assert question.starter is not None
    assert 1 <= len(question.follow_ups) <= 2


def test_one_case_that_goes_on_for_a_sentence_is_not_counted_twice() -> None:
    essay = make_essay(
        ("In 1901 Olm built a bridge.", "It took its people nine years.", "In 1950 Sund built one."),
        ("The town should build a bridge.",),
    )
    history = [make_element(essay, 1, place, EVIDENCE, evidence=EvidenceKind.HISTORY) for place in (1, 2, 3)]

    assert "the two cases in ¶1" in texts_of(ask("several cases", essay, *history))[0]


def test_what_should_stay_as_it_is_is_held_and_not_proposed() -> None:
    essay = make_essay(("The old ferry should stay.",), ("It is slow, and slowness is good.",))
    stay = make_element(essay, 1, 1, POSITION)

    assert ask("cost", essay, stay) == []
    assert "Suppose that ¶1 is right: “The old ferry should stay”. What else would we then have to accept?" in texts_of(
        ask("at its word", essay, stay)
    )


def test_a_view_is_never_called_advice() -> None:
    essay = make_essay(("Bridges are better than ferries.",), ("Nobody misses the ferry.",))
    view = make_element(essay, 1, 1, POSITION)

    assert not any("advice" in text for text in texts_of(ask("opponent", essay, view)))


def test_what_is_granted_in_the_writers_own_voice_is_a_concession() -> None:
    essay = make_essay(("A bridge is better.",), ("It is true that a bridge is dear.", "Critics say it is ugly."))
    granted, reported = make_element(essay, 2, 1, COUNTERCLAIM), make_element(essay, 2, 2, COUNTERCLAIM)

    assert len(ask("concession", essay, granted)) == 2
    assert ask("concession", essay, reported) == []
    assert ask("objection", essay, granted) == []


def test_somebody_from_the_story_may_tell_it() -> None:
    essay = make_essay(
        ("On the ice Runa, who was nine, began to sing.", "A dog heard Runa."),
        ("The town should build a bridge.",),
        ("Nobody sings on a bridge.",),
        ("This year Runa walks to school.",),
    )
    lead = make_element(essay, 1, 1, LEAD)

    assert texts_of(ask("told by another", essay, lead)) == ["How would Runa tell what happens in ¶1?"]
    assert ask("return", essay, lead)[0].paragraphs == (1, 4)


def test_a_forecast_is_the_writers_own() -> None:
    essay = make_essay(
        ("The mayor has promised that he will build it.", "Ferries will be forgotten in ten years."),
    )
    promised, forecast = make_element(essay, 1, 1, CLAIM), make_element(essay, 1, 2, CLAIM)

    assert ask("forecast", essay, promised) == []
    assert ask("forecast", essay, forecast)[0].text.startswith("¶1 says what will happen.")


def test_a_story_is_no_claim_to_be_doubted() -> None:
    essay = make_essay(("I was nine and believed in bridges.", "We had a boat."), ("A bridge is a promise.",))
    told = make_element(essay, 1, 1, CLAIM)

    assert ask("doubter", essay, told) == []


def test_an_essay_without_a_side_is_asked_for_where_it_comes_closest() -> None:
    quiet = make_essay(*(("The ferry is slow.", "The bridge is fast."),) * 3)
    loud = make_essay(*(("The ferry should go.", "The bridge is fast."),) * 3)

    assert texts_of(ask("closest to a position", quiet)) == ["Where does this writer come closest to taking a side?"]
    assert ask("closest to a position", loud) == []


def test_the_essay_does_not_lean_on_what_supports_the_other_side() -> None:
    essay = make_essay(
        ("The town should build a bridge.", "It is time."),
        (
            "To be fair, money is short.",
            "Bills rose by 40 percent.",
            "Dr. Ek says that debts grow.",
            "Dr. Ek is right.",
        ),
    )
    plan, short = make_element(essay, 1, 1, POSITION), make_element(essay, 2, 1, COUNTERCLAIM)
    bills = make_element(essay, 2, 2, EVIDENCE, evidence=EvidenceKind.STATISTIC)
    debts = make_element(essay, 2, 3, EVIDENCE, evidence=EvidenceKind.AUTHORITY)
    theirs = [replace(each, under=short.anchor) for each in (bills, debts)]

    assert ask("unspoken step", essay, plan, short, bills)
    assert ask("unspoken step", essay, plan, short, *theirs) == []
    assert ask("expert", essay, plan, short, debts)
    assert len(ask("expert", essay, plan, short, *theirs)) < len(ask("expert", essay, plan, short, bills, debts))


def test_a_line_of_a_story_is_not_the_story() -> None:
    essay = make_essay(("“Today is not last week,” I said.",), ("I went there.", "I knocked.", "He came."))
    line, *told = (
        make_element(essay, *place, EVIDENCE, evidence=EvidenceKind.ANECDOTE) for place in ((1, 1), (2, 1), (2, 2))
    )

    assert {question.paragraphs for question in ask("story", essay, line, *told)} == {(2,)}


def test_an_essay_that_asks_for_nothing_is_followed_beyond_its_end() -> None:
    quiet = make_essay(*(("The ferry is slow.", "The bridge is fast."),) * 3)

    assert [question.paragraphs for question in ask("taken to heart", quiet)] == [(3,)]
    assert ask("taken to heart", FERRY, PLAN) == []


def test_a_title_has_the_whole_quote_or_none_of_it() -> None:
    essay = make_essay(("Every bridge between islands is a promise to children.",), ("Ferries wait.",))
    view = make_element(essay, 1, 1, POSITION)

    titles = [question.title for question in ask("what disagreeing takes", essay, view) if question.quote]

    assert titles == ["“Every bridge between islands is a promise to children”"]


def everything(essay: Essay) -> Outline:
    """Every sentence as every kind in turn, so that no phrasing goes unread."""
    kinds = [
        (POSITION, None, None),
        (CLAIM, None, Scheme.CAUSE_TO_EFFECT),
        (EVIDENCE, EvidenceKind.EXAMPLE, Scheme.EXAMPLE),
        (EVIDENCE, EvidenceKind.STATISTIC, Scheme.POPULAR_OPINION),
        (EVIDENCE, EvidenceKind.ANECDOTE, Scheme.POSITION_TO_KNOW),
        (EVIDENCE, EvidenceKind.HISTORY, None),
        (EVIDENCE, EvidenceKind.AUTHORITY, Scheme.EXPERT_OPINION),
        (COUNTERCLAIM, None, Scheme.SIGN),
        (REBUTTAL, None, Scheme.FEAR_APPEAL),
        (CLAIM, None, Scheme.ALTERNATIVES),
    ]
    return Outline(
        elements=tuple(
            make_element(
                essay,
                sentence.anchor.paragraph,
                sentence.anchor.sentence,
                kinds[place % len(kinds)][0],
                evidence=kinds[place % len(kinds)][1],
                scheme=kinds[place % len(kinds)][2],
                sureness=Sureness.LIKELY,
            )
            for place, sentence in enumerate(essay.sentences)
        )
    )


def test_every_phrasing_that_is_filled_in_stands_up_to_the_lint() -> None:
    material = gather_material(FERRY, everything(FERRY))
    drafts = [draft for move in MOVES for draft in make_drafts(move, material)]

    complaints = [lint_questions([draft.question], FERRY, as_set=False) for draft in drafts]

    assert len({draft.move.name for draft in drafts}) > 30
    assert [found for found in complaints if found] == []


def test_names_frames_and_beginnings_are_told_apart() -> None:
    phrasings = [phrasing for move in MOVES for phrasing in move.phrasings]

    assert len({move.name for move in MOVES}) == len(MOVES)
    assert len({phrasing.text for phrasing in phrasings}) == len(phrasings)
    assert all(len(phrasing.starter) <= 120 and "…" in phrasing.starter for phrasing in phrasings)
    assert all(1 <= len(phrasing.follow_ups) <= 2 for phrasing in phrasings)
