"""A teacher's corrections hold, and leave an outline that is whole."""

from bot.essay.argument.corrections import Correction, correct_outline
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Anchor
from bot.essay.outline import Sureness
from bot.essay.pack import ElementKind
from bot.essay.read_essay import parse_essay
from tests.unit.outline_essays import OP_ED, STUDENT_ESSAY

ESSAY = parse_essay(STUDENT_ESSAY)
OUTLINE = find_outline(ESSAY)


def at(paragraph: int, sentence: int) -> Anchor:
    return Anchor(paragraph=paragraph, sentence=sentence)


def test_another_sentence_becomes_the_position_and_the_old_one_a_claim_for_it() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(5, 1), kind=ElementKind.POSITION)], essay=ESSAY)

    assert corrected.position is not None
    assert (corrected.position.anchor, corrected.position.sureness) == (at(5, 1), Sureness.SURE)
    old = corrected.find(at(1, 3))
    assert old is not None
    assert (old.kind, old.under) == (ElementKind.CLAIM, at(5, 1))
    counterclaim = corrected.find(at(4, 1))
    assert counterclaim is not None
    assert counterclaim.against == at(5, 1)


def test_a_sentence_that_was_no_element_becomes_one_with_its_exact_words() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(1, 2), kind=ElementKind.CLAIM)], essay=ESSAY)

    claim, sentence = corrected.find(at(1, 2)), ESSAY.find_sentence(at(1, 2))
    assert claim is not None
    assert sentence is not None
    assert (claim.text, claim.under) == (sentence.text, at(1, 3))


def test_evidence_of_a_claim_that_is_removed_goes_to_what_stands_before_it() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(3, 1), kind=None)], essay=ESSAY)

    assert corrected.find(at(3, 1)) is None
    evidence = corrected.find(at(3, 2))
    assert evidence is not None
    assert evidence.under == at(2, 1)


def test_evidence_made_a_claim_has_no_evidence_kind_left() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(2, 3), kind=ElementKind.CLAIM)], essay=ESSAY)

    claim = corrected.find(at(2, 3))
    assert claim is not None
    assert (claim.evidence_kind, claim.under) == (None, at(1, 3))


def test_the_last_of_two_corrections_of_a_sentence_holds() -> None:
    corrections = [
        Correction(anchor=at(2, 1), kind=None),
        Correction(anchor=at(2, 1), kind=ElementKind.COUNTERCLAIM),
    ]

    corrected = correct_outline(OUTLINE, corrections, essay=ESSAY)

    element = corrected.find(at(2, 1))
    assert element is not None
    assert (element.kind, element.against) == (ElementKind.COUNTERCLAIM, at(1, 3))


def test_a_rebuttal_attacks_the_counterclaim_before_it() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(4, 3), kind=ElementKind.REBUTTAL)], essay=ESSAY)

    rebuttal = corrected.find(at(4, 3))
    assert rebuttal is not None
    assert rebuttal.against == at(4, 1)


def test_a_correction_of_a_sentence_the_essay_does_not_have_is_passed_over() -> None:
    corrected = correct_outline(OUTLINE, [Correction(anchor=at(40, 1), kind=ElementKind.CLAIM)], essay=ESSAY)

    assert corrected == OUTLINE


def test_without_a_position_no_link_hangs_in_the_air() -> None:
    essay = parse_essay(OP_ED)
    outline = find_outline(essay)
    assert outline.position is not None

    corrected = correct_outline(outline, [Correction(anchor=outline.position.anchor, kind=None)], essay=essay)

    assert corrected.position is None
    targets = {target for element in corrected.elements for target in (element.under, element.against) if target}
    assert all(corrected.find(target) for target in targets)
