"""Going through drafted questions: alone, two at once, across restarts; and the pack that comes of it."""

import pytest

from bot.classroom.draft import Draft, DraftState
from bot.discord_app.components import make_custom_id
from tests.behaviour.school import Answer, Person, School, answer_of, shown, text_of
from tests.behaviour.test_essays import add_essay

ACTIONS = ("review_keep", "review_edit", "review_another", "review_discard", "review_up", "review_down", "review_undo")


async def open_review(school: School, person: Person | None = None) -> Answer:
    return answer_of(await (person or school.teacher).slash(school.teachers, "questions review"))


async def draft_questions(school: School) -> Answer:
    """The panel on the first of the drafted questions."""
    await add_essay(school)
    return answer_of(await school.teacher.slash(school.teachers, "questions draft"))


async def drafts_of(school: School) -> list[Draft]:
    return await school.store.list_drafts(1)


async def test_questions_are_drafted_and_the_first_is_shown_with_its_paragraph(school: School) -> None:
    panel = await draft_questions(school)

    drafts = await drafts_of(school)
    text = text_of(panel.message)
    assert len(drafts) >= 5
    assert f"{len(drafts)} questions drafted. Your class gets only what you keep." in text
    assert f"draft 1 of {len(drafts)}" in text
    assert "Save the pack" not in text


async def test_no_more_are_drafted_than_asked_for(school: School) -> None:
    await add_essay(school)

    await school.teacher.slash(school.teachers, "questions draft", n=3)

    assert len(await drafts_of(school)) == 3


async def test_an_essay_without_an_argument_gets_no_question_and_the_teacher_is_told(school: School) -> None:
    await add_essay(school, "note.txt", b"Milk. Bread. Two eggs.")

    text = shown(await school.teacher.slash(school.teachers, "questions draft"))

    assert "I find no good question on" in text
    assert "`/pack import`" in text


async def test_a_kept_question_leads_to_the_next_one_and_can_be_saved(school: School) -> None:
    panel = await draft_questions(school)

    await school.teacher.click(panel, label="Keep")

    text = text_of(panel.message)
    assert "✅ Kept" in text
    assert "draft 2 of" in text
    assert "Save the pack (1 kept)" in text
    assert [draft.state for draft in await drafts_of(school)][:2] == [DraftState.KEPT, DraftState.OPEN]


async def test_a_discarded_question_is_gone_and_can_be_taken_back(school: School) -> None:
    panel = await draft_questions(school)
    n_drafts = len(await drafts_of(school))

    await school.teacher.click(panel, label="Discard")

    assert f"of {n_drafts - 1}" in text_of(panel.message)
    await school.teacher.click(panel, label="Take back the discard")
    assert f"draft 1 of {n_drafts}" in text_of(panel.message)
    assert (await drafts_of(school))[0].state is DraftState.KEPT


async def test_when_the_last_draft_is_discarded_it_can_still_be_taken_back(school: School) -> None:
    await add_essay(school)
    panel = answer_of(await school.teacher.slash(school.teachers, "questions draft", n=1))

    await school.teacher.click(panel, label="Discard")

    assert "No draft is left" in text_of(panel.message)
    await school.teacher.click(panel, label="Take back the discard")
    assert "draft 1 of 1" in text_of(panel.message)


async def test_when_all_are_decided_the_panel_says_so(school: School) -> None:
    await add_essay(school)
    panel = answer_of(await school.teacher.slash(school.teachers, "questions draft", n=2))

    await school.teacher.click(panel, label="Keep")
    await school.teacher.click(panel, label="Keep")

    assert "That was the last to decide on: 2 questions kept" in text_of(panel.message)


async def test_back_and_next_walk_and_change_nothing(school: School) -> None:
    panel = await draft_questions(school)
    before = await drafts_of(school)

    await school.teacher.click(panel, label="Next ▶")
    assert "draft 2 of" in text_of(panel.message)
    await school.teacher.click(panel, label="◀ Back")

    assert "draft 1 of" in text_of(panel.message)
    assert await drafts_of(school) == before


async def test_a_question_moves_down_and_up(school: School) -> None:
    panel = await draft_questions(school)
    first, second, *_ = await drafts_of(school)

    await school.teacher.click(panel, label="Move down")
    assert [draft.draft_id for draft in await drafts_of(school)][:2] == [second.draft_id, first.draft_id]
    assert "draft 2 of" in text_of(panel.message)
    await school.teacher.click(panel, label="Move up")

    assert [draft.draft_id for draft in await drafts_of(school)][:2] == [first.draft_id, second.draft_id]


async def test_another_like_it_takes_its_place_or_there_is_none(school: School) -> None:
    panel = await draft_questions(school)
    [first, *_] = await drafts_of(school)

    result = await school.teacher.click(panel, label="Another like it")

    standing = [draft for draft in await drafts_of(school) if draft.state is not DraftState.DISCARDED]
    if standing[0].draft_id == first.draft_id:
        assert "I find no other good question of this kind" in shown(result)
    else:
        assert standing[0].question.socratic is first.question.socratic
        assert "Another of the same kind" in text_of(panel.message)


WORDS = {
    "text": "What would the town lose with the ferry?",
    "note": "Look at ¶3.",
    "starter": "It would lose …",
    "title": "What the ferry gives",
    "follow_ups": "Who would not miss it?",
}


async def test_an_edited_question_is_kept_in_the_teachers_words(school: School) -> None:
    panel = await draft_questions(school)
    form = await school.teacher.click(panel, label="Edit")

    await school.teacher.submit_modal(form, WORDS)

    [first, *_] = await drafts_of(school)
    assert (first.question.text, first.question.note) == (WORDS["text"], WORDS["note"])
    assert first.question.title == "What the ferry gives"
    assert first.question.follow_ups == ("Who would not miss it?",)
    assert first.state is DraftState.KEPT
    assert "✏️ Changed, and kept." in text_of(panel.message)


async def test_what_speaks_against_an_edited_question_is_shown(school: School) -> None:
    panel = await draft_questions(school)
    form = await school.teacher.click(panel, label="Edit")

    await school.teacher.submit_modal(form, {**WORDS, "text": "Is the ferry cheap?"})

    assert "⚠️ Yes or no would answer it" in text_of(panel.message)


async def test_the_panel_and_both_forms_work_after_restarts(school: School) -> None:
    panel = await draft_questions(school)
    await school.restart()
    form = await school.teacher.click(panel, label="Edit")
    await school.restart()
    await school.teacher.submit_modal(form, WORDS)
    await school.restart()
    form = await school.teacher.click(panel, label="Save the pack (1 kept)")
    await school.restart()

    saved = await school.teacher.submit_modal(form, {"title": "Ferry or bridge?"})

    assert "✅ **Ferry or bridge?** is saved, with 1 question." in shown(saved)
    [pack] = await school.store.list_packs(1)
    assert [question.text for question in pack.questions] == [WORDS["text"]]


# Two teachers at once


@pytest.mark.parametrize("label", ["Keep", "Discard", "Another like it", "Edit"])
async def test_what_another_teacher_changed_meanwhile_is_shown_and_not_overwritten(school: School, label: str) -> None:
    panel = await draft_questions(school)
    others = await open_review(school, school.manager)
    form = await school.manager.click(others, label="Edit")
    await school.manager.submit_modal(form, WORDS)
    before = await drafts_of(school)

    result = await school.teacher.click(panel, label=label)

    text = text_of(panel.message)
    assert result.modal is None
    assert "changed this question meanwhile, so I changed nothing" in text
    assert WORDS["text"] in text
    assert await drafts_of(school) == before


async def test_a_form_opened_before_another_teachers_change_is_given_back(school: School) -> None:
    panel = await draft_questions(school)
    form = await school.teacher.click(panel, label="Edit")
    await school.manager.click(await open_review(school, school.manager), label="Keep")
    before = await drafts_of(school)

    result = await school.teacher.submit_modal(form, WORDS)

    assert await drafts_of(school) == before
    assert "meanwhile" in text_of(panel.message)
    assert WORDS["text"] in shown(result)


async def test_a_question_another_teacher_discarded_is_said_to_be(school: School) -> None:
    panel = await draft_questions(school)
    await school.manager.click(await open_review(school, school.manager), label="Discard")

    await school.teacher.click(panel, label="Keep")

    assert "discarded that question meanwhile" in text_of(panel.message)
    assert (await drafts_of(school))[0].state is DraftState.DISCARDED


async def test_drafts_of_an_essay_that_was_removed_are_said_to_be_gone(school: School) -> None:
    panel = await draft_questions(school)
    asked = answer_of(await school.manager.slash(school.teachers, "essay remove", essay="1"))
    await school.manager.click(asked, label="Remove it")

    result = await school.teacher.click(panel, label="Keep")

    assert "no longer among the drafts" in shown(result)


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_nobody_else_can_press_anything_of_the_review(school: School, who: str) -> None:
    await draft_questions(school)
    before = await drafts_of(school)
    ids = [make_custom_id(action, 1, 1) for action in ACTIONS]
    ids += [make_custom_id(action, 1) for action in ("review_back", "review_next", "review_save", "essay_draft")]

    for each in ids:
        planted = school.plant_button(school.prompts, each)
        text = shown(await getattr(school, who).click(planted, custom_id=each))
        assert "for the class's teachers" in text, each

    assert await drafts_of(school) == before


async def test_a_form_sent_by_somebody_who_is_no_longer_a_teacher_changes_nothing(school: School) -> None:
    panel = await draft_questions(school)
    form = await school.teacher.click(panel, label="Edit")
    before = await drafts_of(school)
    await school.take_role(school.teacher, school.teacher_role)

    result = await school.teacher.submit_modal(form, WORDS)

    assert "for the class's teachers" in shown(result)
    assert await drafts_of(school) == before


# From the review to the class


async def test_a_saved_pack_is_used_and_its_question_posted_and_nothing_before_that(school: School) -> None:
    panel = await draft_questions(school)
    form = await school.teacher.click(panel, label="Edit")
    await school.teacher.submit_modal(form, WORDS)
    form = await school.teacher.click(panel, label="Save the pack (1 kept)")
    await school.teacher.submit_modal(form, {"title": "Ferry or bridge?"})
    assert school.texts_in(school.prompts) == []

    used = await school.teacher.slash(school.teachers, "pack use", pack="ferry-or-bridge")
    thread = await school.post_question()

    assert "The next questions come from **Ferry or bridge?**" in shown(used)
    assert WORDS["text"] in school.texts_in(school.prompts)[0]
    assert thread.name == "1 · What the ferry gives"


async def test_the_clock_posts_from_the_classs_own_pack(school: School) -> None:
    panel = await draft_questions(school)
    await school.teacher.click(panel, label="Keep")
    form = await school.teacher.click(panel, label="Save the pack (1 kept)")
    await school.teacher.submit_modal(form, {"title": "Ferry or bridge?"})
    await school.teacher.slash(school.teachers, "pack use", pack="ferry-or-bridge")
    await school.teacher.slash(school.teachers, "prompt schedule", days="Fri", time="9:00")

    await school.wait(days=2)

    [prompt] = await school.list_prompts()
    assert prompt.pack_id == "ferry-or-bridge"


async def test_a_title_that_is_blank_is_refused(school: School) -> None:
    panel = await draft_questions(school)
    await school.teacher.click(panel, label="Keep")
    form = await school.teacher.click(panel, label="Save the pack (1 kept)")

    result = await school.teacher.submit_modal(form, {"title": "   "})

    assert "Give the pack a title" in shown(result)
    assert await school.store.list_packs(1) == []
