"""What is shown of positions: to the student, to the class, to the teacher."""

from dataclasses import replace

import pytest

from bot.classroom.take_position import TakenPosition
from bot.discord_app.cards.position_card import (
    make_closing_card,
    make_position_form,
    make_shared_card,
    make_standing_card,
    make_taken_card,
    make_teacher_standing_card,
    show_claim,
    show_counts,
)
from bot.discord_app.cards.prompt_card import make_prompt_card
from bot.discussion.class_counts import counts_for_class
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.prompt import PromptState
from tests.card_examples import AMINA, BEN, JONAS, NOOR, PROMPT
from tests.card_text import card_text
from tests.factories import GUILD_ID, make_position
from tests.snapshot import assert_snapshot
from tests.unit.boat import STUDENTS

AGREE, DISAGREE, IT_DEPENDS = Position

CLAIM = "A group that makes one thing together should get one mark for it."

WITHOUT_CLAIM = replace(PROMPT, question=replace(PROMPT.question, claim=None))

POSITIONS = (
    make_position(AGREE, position_id=1, student_id=AMINA, reason="A bridge holds or it breaks.", paragraph=5),
    make_position(DISAGREE, position_id=2, student_id=BEN, reason="Tobias did nothing at all.", minutes=5),
    make_position(AGREE, position_id=3, student_id=JONAS, reason="The bridge is graded!", minutes=6),
    make_position(IT_DEPENDS, position_id=4, student_id=NOOR, reason="", minutes=7),
    make_position(DISAGREE, position_id=5, student_id=AMINA, reason="Ben is right: what of the *others*?", minutes=90),
)


def class_of(n_agree: int, n_disagree: int) -> list[DeclaredPosition]:
    held = [AGREE] * n_agree + [DISAGREE] * n_disagree
    return [make_position(position, student_id=student_id) for student_id, position in enumerate(held, start=11)]


def test_a_student_sees_what_was_noted_and_who_else_sees_it() -> None:
    taken = TakenPosition(position=POSITIONS[4], before=POSITIONS[0])

    assert_snapshot("position_card", card_text(make_taken_card(taken, PROMPT)))


def test_the_class_sees_counts_alone() -> None:
    counts = counts_for_class(class_of(9, 6))

    assert_snapshot("standing_card_class", card_text(make_standing_card(PROMPT, counts, POSITIONS[4])))


def test_the_teacher_sees_names_reasons_and_who_changed() -> None:
    card = make_teacher_standing_card(PROMPT, POSITIONS, STUDENTS, guild_id=GUILD_ID)

    assert_snapshot("standing_card_teacher", card_text(card))


def test_a_shared_position_is_credited_and_defused() -> None:
    assert_snapshot("shared_position_card", card_text(make_shared_card(POSITIONS[4], PROMPT, name="Amina <@&1>")))


def test_a_closed_question_asks_for_a_last_word() -> None:
    assert_snapshot("closing_card", card_text(make_closing_card(PROMPT, counts_for_class(class_of(9, 2)))))


def test_the_questions_card_carries_the_claim() -> None:
    assert f"**Agree or disagree?** {CLAIM}" in card_text(make_prompt_card(PROMPT))


def test_without_a_claim_the_form_asks_about_what_the_essay_says() -> None:
    assert show_claim(WITHOUT_CLAIM) == "what the essay says in ¶6–7"
    assert "Do you agree with what the essay says in ¶6–7?" in str(make_position_form(WITHOUT_CLAIM, None).to_dict())
    assert f"Do you agree? “{CLAIM}”" in str(make_position_form(PROMPT, None).to_dict())


def test_the_form_begins_with_nothing_chosen_and_later_with_what_was_said() -> None:
    first = str(make_position_form(PROMPT, None).to_dict())
    again = str(make_position_form(PROMPT, POSITIONS[0]).to_dict())

    assert "'default': True" not in first
    assert again.count("'default': True") == 1
    assert "A bridge holds or it breaks." in again
    assert "'value': '5'" in again


@pytest.mark.parametrize("position", [None, *POSITIONS])
def test_the_form_keeps_within_discords_limits(position: DeclaredPosition | None) -> None:
    form = make_position_form(PROMPT, position)

    assert len(form.title) <= 45
    assert len(form.children) <= 5
    assert all(len(getattr(label, "text", "")) <= 45 for label in form.children)


def test_what_was_shared_or_closed_is_not_offered_for_sharing() -> None:
    shared = replace(POSITIONS[0], shared_message_id=77)
    closed = replace(PROMPT, state=PromptState.CLOSED)

    for taken, prompt in ((shared, PROMPT), (POSITIONS[0], closed)):
        text = card_text(make_taken_card(TakenPosition(position=taken, before=None), prompt))
        assert "[Share with the class]" not in text
        assert "[Withdraw]" in text


def test_counts_say_why_some_are_missing() -> None:
    assert show_counts(counts_for_class([])).startswith("There is nothing to show yet")
    everybody = [*class_of(9, 6), *(make_position(IT_DEPENDS, student_id=each) for each in range(90, 95))]
    assert show_counts(counts_for_class(everybody)) == "**9** agree · **6** disagree · **5** say it depends · 20 in all"
    assert show_counts(counts_for_class(class_of(9, 2))).startswith("**9** agree\n-# Counts below 5 are not shown")
