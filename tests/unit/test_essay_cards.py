"""The cards of essays, outlines and drafts, as a teacher reads them on a phone."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.classroom.draft import Draft, DraftState
from bot.classroom.outline_essay import outline_of
from bot.classroom.review_questions import Review
from bot.classroom.stored_essay import StoredEssay
from bot.discord_app.cards.essay_card import make_essay_card, make_essay_list_card, render_numbered_text
from bot.discord_app.cards.outline_card import make_outline_card
from bot.discord_app.cards.review_card import make_edit_form, make_review_card
from bot.essay.outline import Outline
from bot.essay.pack import Question
from bot.essay.question_lint import lint_questions
from bot.essay.read_essay import parse_essay
from tests.card_text import card_text
from tests.factories import instant, make_question
from tests.memory_store import MemoryStore
from tests.snapshot import assert_snapshot

BOAT = Path(__file__).parents[2] / "prompts" / "one-mark-for-the-whole-boat.md"


@pytest.fixture
def stored() -> StoredEssay:
    essay = parse_essay(BOAT.read_text(encoding="utf-8"))
    return StoredEssay(essay_id=1, class_id=1, name=essay.title or "", essay=essay, added_by_id=501, added_at=instant())


def _review(stored: StoredEssay, question: Question, state: DraftState = DraftState.OPEN) -> Review:
    return Review(
        stored=stored,
        draft=Draft(draft_id=7, class_id=1, essay_id=1, question=question, state=state, place=3, version=2),
        number=3,
        n_drafts=12,
        n_kept=2,
        complaints=lint_questions((question,), stored.essay, as_set=False),
        previous_id=6,
        next_id=None,
    )


def test_an_essay_card_shows_how_it_was_read_and_what_can_be_done(stored: StoredEssay) -> None:
    assert_snapshot("essay_card", card_text(make_essay_card(stored)))


def test_an_essay_list_says_how_far_each_is(stored: StoredEssay) -> None:
    draft = _review(stored, make_question()).draft
    drafts = {1: [draft, replace(draft, state=DraftState.KEPT), replace(draft, state=DraftState.DISCARDED)]}

    assert "-# 1 question kept, 1 to look at" in card_text(make_essay_list_card([stored], drafts))


async def test_an_outline_card_has_places_words_and_how_sure(stored: StoredEssay) -> None:
    outline = await outline_of(stored, store=MemoryStore())

    assert_snapshot("outline_card", card_text(make_outline_card(stored, outline)))


def test_an_outline_card_says_what_was_not_found_and_offers_no_empty_files(stored: StoredEssay) -> None:
    text = card_text(make_outline_card(stored, Outline(elements=())))

    assert "**Not found:** a sentence that plainly takes a stand; claims" in text
    assert "Argdown" not in text


def test_a_review_card_shows_the_question_its_paragraph_and_what_to_do(stored: StoredEssay) -> None:
    sentence = stored.essay.paragraphs[1].sentences[-1].text
    quote = " ".join(sentence.split()[:4])
    question = replace(make_question(text=f"What does “{quote}” leave out?"), quote=quote)

    assert_snapshot("review_card", card_text(make_review_card(_review(stored, question), notice="✅ Kept.")))


def test_a_review_card_says_what_speaks_against_a_question(stored: StoredEssay) -> None:
    text = card_text(make_review_card(_review(stored, make_question(text="Is it fair?"))))

    assert "⚠️ Yes or no would answer it" in text


def test_a_question_on_the_whole_essay_shows_no_paragraph(stored: StoredEssay) -> None:
    everything = tuple(paragraph.number for paragraph in stored.essay.paragraphs)
    text = card_text(make_review_card(_review(stored, make_question(paragraphs=everything))))

    assert "-# the whole essay · about" in text
    assert "\n> **¶" not in text


def test_the_edit_form_keeps_within_discords_limits(stored: StoredEssay) -> None:
    payload = make_edit_form(_review(stored, make_question()).draft).to_dict()

    assert payload["custom_id"] == "h1:set_draft:7:2"
    assert len(payload["title"]) <= 45
    assert len(payload["components"]) == 5
    assert all(len(label["label"]) <= 45 for label in payload["components"])


def test_the_numbered_text_has_every_sentence_behind_its_number(stored: StoredEssay) -> None:
    text = render_numbered_text(stored.essay)

    assert all(f"  {str(each.anchor)[1:]}  {each.text}\n" in text for each in stored.essay.sentences)
