"""The outline: what is found in essays of several kinds, and what holds for every outline."""

import pytest

from bot.essay.argument.outlining import find_outline
from bot.essay.argument.position import rank_positions
from bot.essay.essay import Anchor, Essay, Paragraph
from bot.essay.outline import EvidenceKind, Outline, Sureness
from bot.essay.pack import ElementKind
from bot.essay.read_essay import parse_essay
from tests.unit.outline_essays import ANECDOTE, NO_POSITION, ONE_BREATH, OP_ED, STUDENT_ESSAY

ALL_TEXTS = (STUDENT_ESSAY, OP_ED, ANECDOTE, NO_POSITION, ONE_BREATH)


def at(paragraph: int, sentence: int) -> Anchor:
    return Anchor(paragraph=paragraph, sentence=sentence)


def outline_of(text: str) -> Outline:
    return find_outline(parse_essay(text))


def kind_at(outline: Outline, paragraph: int, sentence: int) -> ElementKind | None:
    element = outline.find(at(paragraph, sentence))
    return element.kind if element else None


def test_the_position_of_a_student_essay_ends_its_introduction() -> None:
    position = outline_of(STUDENT_ESSAY).position

    assert position is not None
    assert position.anchor == at(1, 3)
    assert position.sureness is Sureness.SURE


def test_a_conclusion_that_says_the_position_again_is_the_conclusion() -> None:
    outline = outline_of(STUDENT_ESSAY)

    assert [element.anchor for element in outline.list_of(ElementKind.CONCLUSION)] == [at(5, 1)]


def test_every_body_paragraph_gives_the_position_its_claim() -> None:
    outline = outline_of(STUDENT_ESSAY)

    claims = outline.list_of(ElementKind.CLAIM)

    assert [claim.anchor for claim in claims] == [at(2, 1), at(3, 1)]
    assert {claim.under for claim in claims} == {at(1, 3)}


def test_what_an_introduction_only_tells_is_no_part_of_the_argument() -> None:
    outline = outline_of(STUDENT_ESSAY)

    assert kind_at(outline, 1, 1) is ElementKind.LEAD
    assert kind_at(outline, 1, 2) is None


def test_others_are_heard_and_answered() -> None:
    outline = outline_of(STUDENT_ESSAY)

    counterclaim = outline.find(at(4, 1))
    rebuttal = outline.find(at(4, 2))

    assert counterclaim is not None
    assert (counterclaim.kind, counterclaim.against) == (ElementKind.COUNTERCLAIM, at(1, 3))
    assert rebuttal is not None
    assert (rebuttal.kind, rebuttal.against) == (ElementKind.REBUTTAL, at(4, 1))


def test_an_essay_pasted_without_paragraphs_keeps_its_position_and_its_claims() -> None:
    title, *paragraphs = STUDENT_ESSAY.strip().split("\n\n")
    essay = parse_essay(" ".join(paragraphs))

    outline = find_outline(essay, topic=title)

    assert len(essay.paragraphs) == 1
    assert outline.position is not None
    assert "strongly convinced" in outline.position.text
    assert [claim.text.split(",")[0] for claim in outline.list_of(ElementKind.CLAIM)][:2] == [
        "First of all",
        "Secondly",
    ]


def test_an_op_ed_may_state_its_position_in_the_middle() -> None:
    position = outline_of(OP_ED).position

    assert position is not None
    assert position.anchor == at(3, 1)


def test_a_paragraph_that_only_reports_is_not_argued() -> None:
    told = "The Mayor of Renn met Lea Holt in Halm. Ms. Holt brought Tom Ferro, and Mr. Ferro brought his maps."
    text = "\n\n".join(["Renn is a town on the river Orne.", told, *OP_ED.strip().split("\n\n")[3:]])

    outline = outline_of(text)

    assert not [element for element in outline.elements if element.anchor.paragraph == 2]


def test_evidence_stands_under_its_claim_with_its_kind() -> None:
    outline = outline_of(OP_ED)

    history, authority = outline.find(at(4, 2)), outline.find(at(4, 3))

    assert history is not None
    assert (history.evidence_kind, history.under) == (EvidenceKind.HISTORY, at(4, 1))
    assert authority is not None
    assert (authority.evidence_kind, authority.under) == (EvidenceKind.AUTHORITY, at(4, 1))


def test_a_story_of_ones_own_is_an_anecdote_as_long_as_it_is_told() -> None:
    outline = outline_of(ANECDOTE)

    told = [e.anchor for e in outline.elements if e.evidence_kind is EvidenceKind.ANECDOTE]

    assert told == [at(2, 2), at(2, 3), at(2, 4)]


def test_a_text_that_takes_no_stand_has_no_position() -> None:
    outline = outline_of(NO_POSITION)

    assert outline.position is None
    assert not outline.list_of(ElementKind.CONCLUSION)


def test_a_few_sentences_are_an_argument_too() -> None:
    outline = outline_of(ONE_BREATH)

    kinds = [kind_at(outline, 1, sentence) for sentence in (1, 2, 3)]

    assert kinds == [ElementKind.POSITION, ElementKind.COUNTERCLAIM, ElementKind.REBUTTAL]


def test_a_clause_that_is_granted_and_taken_back_is_quoted_alone() -> None:
    text = STUDENT_ESSAY.replace(
        "Besides, the objects were", "The roof is new, it is true, but the city paid for it. The objects were"
    )

    element = outline_of(text).find(at(3, 3))

    assert element is not None
    assert element.kind is ElementKind.COUNTERCLAIM
    assert element.text == "The roof is new, it is true"


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_every_element_has_the_exact_words_of_its_sentence(text: str) -> None:
    essay = parse_essay(text)

    for element in find_outline(essay).elements:
        sentence = essay.find_sentence(element.anchor)
        assert sentence is not None
        assert element.text in sentence.text


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_an_outline_is_in_order_with_one_element_per_sentence_and_at_most_one_position(text: str) -> None:
    outline = outline_of(text)

    anchors = [element.anchor for element in outline.elements]

    assert anchors == sorted(set(anchors))
    assert len(outline.list_of(ElementKind.POSITION)) <= 1


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_whatever_is_linked_to_is_in_the_outline(text: str) -> None:
    outline = outline_of(text)

    for element in outline.elements:
        for target in (element.under, element.against):
            assert target is None or (target != element.anchor and outline.find(target) is not None)


@pytest.mark.parametrize("text", ALL_TEXTS)
def test_the_ranking_has_every_sentence_once_best_first(text: str) -> None:
    essay = parse_essay(text)

    ranked = rank_positions(essay)

    assert sorted(anchor for anchor, _ in ranked) == [sentence.anchor for sentence in essay.sentences]
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_the_prompts_words_lift_the_sentence_that_answers_it() -> None:
    essay = parse_essay(NO_POSITION)
    flood = at(1, 6)

    unprompted, prompted = (
        dict(rank_positions(essay)),
        dict(rank_positions(essay, "Are the meadows flooded in winter?")),
    )

    assert prompted[flood] > unprompted[flood]


def test_a_position_within_quotation_marks_is_not_the_writers() -> None:
    quoted = '"I firmly believe that the bridge should be closed," the mayor wrote on a card.'
    text = OP_ED.replace("By ten in the evening", quoted + " By ten in the evening")

    position = outline_of(text).position

    assert position is not None
    assert position.anchor == at(3, 1)


@pytest.mark.parametrize("paragraphs", [(), (Paragraph(number=1, sentences=()),)])
def test_an_essay_without_sentences_has_an_empty_outline(paragraphs: tuple[Paragraph, ...]) -> None:
    essay = Essay(title=None, author=None, paragraphs=paragraphs)

    assert find_outline(essay).elements == ()
    assert rank_positions(essay) == ()


OPENING = "The park should stay open at night. It is ours."
CLOSING = "So let us keep the park open. Nobody owns the dark."


def outline_around(*paragraphs: str) -> Outline:
    """The outline of an essay whose paragraphs 2 and on are these, between an opening and a closing."""
    return outline_of("\n\n".join((OPENING, *paragraphs, CLOSING)))


def test_a_nod_to_the_sentence_before_is_no_claim() -> None:
    outline = outline_around(
        "A closed gate keeps out people who work late. I think this was a mistake.", "Walking is good for all of us."
    )

    assert kind_at(outline, 2, 1) is ElementKind.CLAIM
    assert kind_at(outline, 2, 2) is not ElementKind.CLAIM


def test_a_line_of_speech_is_no_claim() -> None:
    outline = outline_around("“To him it is.”", "“Not to me,” I said.", "Walking is good for all of us.")

    assert kind_at(outline, 2, 1) is None
    assert kind_at(outline, 3, 1) is None


def test_a_view_that_the_writer_weighs_belongs_to_the_other_side() -> None:
    outline = outline_around(
        "My sister thinks I have never been afraid. She may be right. However, fear is a poor gatekeeper.",
        "Other parks have shown the way. Some guards worry that lamps attract thieves. Perhaps they do, at first.",
    )

    assert kind_at(outline, 2, 1) is ElementKind.COUNTERCLAIM
    assert kind_at(outline, 2, 3) is ElementKind.REBUTTAL
    assert kind_at(outline, 3, 2) is ElementKind.COUNTERCLAIM


def test_an_objection_may_draw_a_conclusion_of_its_own() -> None:
    outline = outline_around(
        "It could be objected that lamps are dear, and that the town therefore saves money. Yet the lamps burn on.",
        "Walking is good for all of us.",
    )

    assert kind_at(outline, 2, 1) is ElementKind.COUNTERCLAIM
    assert kind_at(outline, 2, 2) is ElementKind.REBUTTAL


def test_what_is_granted_and_answered_in_one_breath_is_an_answer() -> None:
    outline = outline_around(
        "Some people say that the park is dark. This is true but you could bring a lamp because lamps are cheap.",
        "Walking is good for all of us.",
    )

    assert kind_at(outline, 2, 2) is ElementKind.REBUTTAL


def test_a_paragraph_that_opens_with_a_figure_makes_its_point_elsewhere() -> None:
    outline = outline_around(
        "According to the town's own counts, 43 percent of visits happened after six. Most were workers. "
        "A park that only serves the free is not really public.",
        "Walking is good for all of us.",
    )

    assert kind_at(outline, 2, 1) is ElementKind.EVIDENCE
    assert kind_at(outline, 2, 3) is ElementKind.CLAIM


def test_one_persons_case_is_an_anecdote_also_where_it_is_told_as_of_today() -> None:
    outline = outline_around(
        "My neighbor Vera walks her dog at ten. She met her husband there. She is not sure they would meet today.",
        "Walking is good for all of us.",
    )

    element = outline.find(at(2, 1))
    assert element is not None
    assert element.evidence_kind is EvidenceKind.ANECDOTE


def test_a_sentence_that_begins_and_ends_with_others_words_is_not_all_theirs() -> None:
    outline = outline_around(
        "The novel takes the side of the walkers. “Mine,” she answers, and the story adds that “nobody minds.”",
        "Walking is good for all of us.",
    )

    element = outline.find(at(2, 2))
    assert element is None or element.evidence_kind is None
