"""The set of questions drafted from an essay, and the pack made of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Essay
from bot.essay.outline import Element, EvidenceKind, Outline, Scheme, Sureness
from bot.essay.pack import ElementKind, Question, SocraticType, ToulminPart
from bot.essay.pack_file import parse_pack, render_pack
from bot.essay.question_lint import lint_questions
from bot.essay.questions.draft import draft_another, draft_questions
from bot.essay.questions.draft_pack import draft_pack
from bot.essay.read_essay import parse_essay
from tests.unit.question_essays import ESSAYS, SAMPLE, make_essay

FILES = [SAMPLE, *sorted(ESSAYS.glob("*.txt"))]


def read(path_text: str) -> tuple[Essay, Outline]:
    essay = parse_essay(path_text)
    return essay, find_outline(essay)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_essay_gives_a_dozen_questions_that_a_teacher_could_hand_out(path: Path) -> None:
    essay, outline = read(path.read_text(encoding="utf-8"))

    questions = draft_questions(essay, outline)

    assert 8 <= len(questions) <= 12
    assert lint_questions(questions, essay) == ()
    assert len({question.id for question in questions}) == len(questions)
    assert len({question.title for question in questions}) == len(questions)
    assert len({question.starter for question in questions}) == len(questions)


def test_the_same_essay_gives_the_same_questions() -> None:
    text = SAMPLE.read_text(encoding="utf-8")

    assert draft_questions(*read(text)) == draft_questions(*read(text))


def test_a_set_goes_from_what_is_meant_to_the_readers_own_world() -> None:
    questions = draft_questions(*read(SAMPLE.read_text(encoding="utf-8")))

    assert questions[0].socratic is SocraticType.CLARIFICATION
    assert "your own" in questions[-1].text or "have you" in questions[-1].text


@pytest.mark.parametrize("n", [0, 1, 5, 15, 40])
def test_no_more_questions_are_drafted_than_asked_for(n: int) -> None:
    questions = draft_questions(*read(SAMPLE.read_text(encoding="utf-8")), n=n)

    assert len(questions) == min(n, 15)


def test_nothing_is_asked_about_a_text_that_says_nothing() -> None:
    essay = make_essay(("The ferry is white.",))

    assert draft_questions(essay, Outline(elements=())) == ()
    assert draft_questions(make_essay(), Outline(elements=())) == ()
    assert draft_pack(essay, Outline(elements=()), name="ferry") is None


def test_another_one_is_of_the_same_type_and_not_in_the_set() -> None:
    essay, outline = read(SAMPLE.read_text(encoding="utf-8"))
    questions = draft_questions(essay, outline)

    for question in questions:
        another = draft_another(essay, outline, like=question, besides=questions)

        assert another is None or another.socratic is question.socratic
        assert another is None or another.text not in {each.text for each in questions}
    assert draft_another(essay, outline, like=questions[1], besides=questions) is not None


def test_a_drafted_pack_is_read_back_as_it_was_written() -> None:
    essay, outline = read((ESSAYS / "night-buses.txt").read_text(encoding="utf-8"))

    pack = draft_pack(essay, outline, name="night-buses", essay_file="night-buses.txt")

    assert pack is not None
    assert (pack.id, pack.n_paragraphs, pack.essay_file) == ("night-buses", 6, "night-buses.txt")
    assert pack.essay_title == "The last bus leaves too early, by Miriam Castellanos"
    assert parse_pack(render_pack(pack), file="night-buses.yaml") == pack


def test_an_essay_without_a_title_is_called_after_its_file() -> None:
    essay, outline = read((ESSAYS / "night-buses.txt").read_text(encoding="utf-8"))

    pack = draft_pack(replace(essay, title=None, author=None), outline, name="the-last_bus")

    assert pack is not None
    assert (pack.id, pack.title) == ("the-last-bus", "The last bus")


NOUNS = st.sampled_from(
    ["the council", "a fair price", "every child", "Dr. Ek", "the harbor", "nobody", "freedom", "40 percent of parents"]
)
VERBS = st.sampled_from(
    ["should build", "must never forget", "is like", "says that it is", "led to", "will lose", "may perhaps be", "has"]
)
ENDS = st.sampled_from(
    ["a bridge.", "“a soft closure”.", "the same old thing, of course.", "the poor; we know it!", "all of us?", "…"]
)
SENTENCES = st.builds(lambda noun, verb, end: f"{noun[0].upper()}{noun[1:]} {verb} {end}", NOUNS, VERBS, ENDS)
ESSAY_TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=5).map(tuple), min_size=1, max_size=6)


@st.composite
def outlined_essays(draw: st.DrawFn) -> tuple[Essay, Outline]:
    """An essay of any sentences, and any outline of it at all: rules may be wrong, questions may not."""
    essay = make_essay(*draw(ESSAY_TEXTS), title=draw(st.sampled_from([None, "A bridge"])))
    elements = []
    has_position = False
    for sentence in essay.sentences:
        kind = draw(st.sampled_from([None, *ElementKind]))
        if kind is None or (kind is ElementKind.POSITION and has_position):
            continue
        has_position = has_position or kind is ElementKind.POSITION
        evidence = draw(st.sampled_from([None, *EvidenceKind])) if kind is ElementKind.EVIDENCE else None
        elements.append(
            Element(
                kind=kind,
                anchor=sentence.anchor,
                text=sentence.text,
                sureness=draw(st.sampled_from(Sureness)),
                evidence_kind=evidence,
                scheme=draw(st.sampled_from([None, *Scheme])),
            )
        )
    return essay, Outline(elements=tuple(elements))


def words_in_quotes(question: Question) -> set[str]:
    return {part.split("”")[0] for part in question.text.split("“")[1:]}


@settings(max_examples=150, deadline=None)
@given(outlined_essays(), st.integers(min_value=0, max_value=15))
def test_whatever_the_outline_the_questions_stand(outlined: tuple[Essay, Outline], n: int) -> None:
    essay, outline = outlined

    questions = draft_questions(essay, outline, n=n)

    text = " ".join(paragraph.text for paragraph in essay.paragraphs)
    assert len(questions) <= n
    assert [each for each in lint_questions(questions, essay) if each.question_id is not None] == []
    assert len({question.text for question in questions}) == len(questions)
    assert len({question.id for question in questions}) == len(questions)
    for question in questions:
        assert question.quote is None or (question.quote in text and question.quote in question.text)
        assert words_in_quotes(question) <= ({question.quote} if question.quote else set()) | {"almost"} | {"we"}
        assert len(words_in_quotes(question) - {"almost"}) <= 1
        assert len(question.text) <= 300
        assert len(question.title) <= 60
        assert isinstance(question.toulmin, ToulminPart)
