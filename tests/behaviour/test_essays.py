"""Bringing an essay, seeing what it argues, correcting that, and taking it away."""

import pytest

from tests.behaviour.school import Answer, School, answer_of, custom_id, shown, text_of

ESSAY = b"""The Bridge We Do Not Need

by Mara Lind

Every spring somebody proposes a bridge across the sound. The town should not build it. The ferry does its work, and
it does that work for a tenth of the price.

First, the ferry is cheap. Last year it cost the town 40,000 crowns, while a bridge would cost 90 million. For example,
the bridge at Oster took nine years to pay for, and the school there lost its library to the bill.

Some people say that the boat is slow, and they are right that it takes twenty minutes. But twenty minutes are not
wasted: neighbours talk on the boat who would never meet in a car.

Therefore the council should keep the ferry and spend the money on the school. A town is more than the speed at which
one can leave it.
"""


async def add_essay(school: School, name: str = "bridge.txt", data: bytes = ESSAY) -> Answer:
    return answer_of(await school.teacher.slash(school.teachers, "essay add", file=(name, data)))


async def test_an_essay_is_read_numbered_and_named_by_its_title(school: School) -> None:
    text = text_of((await add_essay(school)).message)

    assert "The Bridge We Do Not Need by Mara Lind" in text
    assert "4 paragraphs, 10 sentences" in text
    assert "¶1 “Every spring somebody proposes a bridge" in text
    [stored] = await school.store.list_essays(1)
    assert stored.added_by_id == school.teacher.id


async def test_the_class_sees_nothing_of_an_essay_its_outline_or_its_drafts(school: School) -> None:
    card = await add_essay(school)
    await school.teacher.click(card, label="Outline")
    await school.teacher.click(card, label="Draft questions")

    assert school.texts_in(school.prompts) == []
    assert school.texts_in(school.teachers) == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bridge.exe", b"MZ", "here I read .txt, .md, .pdf or .docx"),
        ("bridge.txt", b"x" * 10_000_001, "larger than the 10 MB"),
        ("bridge.txt", b"   ", "nothing written"),
        ("bridge.pdf", b"%PDF-1.7 nothing more", "`bridge.pdf`"),
    ],
)
async def test_a_file_that_cannot_be_used_is_explained_and_nothing_is_kept(
    school: School, name: str, data: bytes, said: str
) -> None:
    answer = await add_essay(school, name, data)

    assert said in text_of(answer.message)
    assert await school.store.list_essays(1) == []


async def test_a_few_words_are_kept_with_a_warning(school: School) -> None:
    text = text_of((await add_essay(school, "note.txt", b"The town should build the bridge.")).message)

    assert "too short for an outline" in text
    assert "1 paragraph, 1 sentence, 6 words." in text


async def test_the_outline_shows_position_claims_evidence_and_the_other_side(school: School) -> None:
    await add_essay(school)

    text = shown(await school.teacher.slash(school.teachers, "essay outline"))

    assert "**Position**" in text
    assert "**The other side**\n◐ ¶3.1 “Some people say" in text
    assert "Read by rules" in text


async def test_a_correction_is_kept_and_shown_also_when_the_form_is_sent_after_a_restart(school: School) -> None:
    await add_essay(school)
    panel = answer_of(await school.teacher.slash(school.teachers, "essay outline"))
    await school.restart()
    form = await school.teacher.click(panel, label="Correct it")
    await school.restart()

    await school.teacher.submit_modal(form, {"place": "4.2", "kind": ["position"]})

    text = text_of(panel.message)
    assert "✅ Noted: ¶4.2 is the position" in text
    assert "**Position**\n● ¶4.2 “A town is more" in text
    again = shown(await school.teacher.slash(school.teachers, "essay outline"))
    assert "**Position**\n● ¶4.2 “A town is more" in again


@pytest.mark.parametrize(
    ("place", "said"),
    [("the end", "“the end” is no place in the essay"), ("9.1", "There is no ¶9.1"), ("1.9", "¶1 has")],
)
async def test_a_place_that_is_not_there_is_explained(school: School, place: str, said: str) -> None:
    await add_essay(school)
    panel = answer_of(await school.teacher.slash(school.teachers, "essay outline"))
    before = text_of(panel.message)
    form = await school.teacher.click(panel, label="Correct it")

    result = await school.teacher.submit_modal(form, {"place": place, "kind": ["claim"]})

    assert said in shown(result)
    assert text_of(panel.message) == before


@pytest.mark.parametrize(
    ("label", "name", "words"),
    [
        ("Argdown", "outline.argdown", b"[Position "),
        ("Markdown", "outline.md", b"## Position"),
        ("Numbered text", "essay-numbered.txt", b"  1.2  The town should not build it."),
        ("Map", "argument-map.png", b"\x89PNG"),
    ],
)
async def test_the_outline_comes_as_files(school: School, label: str, name: str, words: bytes) -> None:
    await add_essay(school)
    panel = answer_of(await school.teacher.slash(school.teachers, "essay outline"))

    answer = answer_of(await school.teacher.click(panel, label=label))

    [file] = answer.message.attachments
    assert answer.ephemeral
    assert file.filename == name
    assert words in await file.read()


async def test_essays_are_listed_the_latest_first_and_offered_by_name(school: School) -> None:
    await add_essay(school)
    await add_essay(school, "note.txt", b"The town should build the bridge.")

    text = shown(await school.teacher.slash(school.teachers, "essay list"))
    offered = await school.teacher.autocomplete(school.teachers, "essay outline", "essay", "BRIDGE")

    assert text.index("**note**") < text.index("**The Bridge We Do Not Need**")
    assert "no questions drafted" in text
    assert [choice["name"] for choice in offered] == ["The Bridge We Do Not Need"]


async def test_without_essays_the_list_says_how_to_bring_one(school: School) -> None:
    assert "`/essay add`" in shown(await school.teacher.slash(school.teachers, "essay list"))
    assert "`/essay add`" in shown(await school.teacher.slash(school.teachers, "essay outline"))


async def test_an_essay_goes_only_after_a_second_press_also_after_a_restart(school: School) -> None:
    await add_essay(school)
    asked = answer_of(await school.teacher.slash(school.teachers, "essay remove", essay="1"))
    assert len(await school.store.list_essays(1)) == 1
    await school.restart()

    await school.teacher.click(asked, label="Remove it")

    assert await school.store.list_essays(1) == []
    assert "is removed" in text_of(asked.message)


async def test_a_name_that_is_none_of_the_essays_is_explained(school: School) -> None:
    for name in ("the bridge", "77", "²"):
        text = shown(await school.teacher.slash(school.teachers, "essay outline", essay=name))
        assert "There is no essay" in text or "not there" in text


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_nobody_else_can_press_an_essays_buttons(school: School, who: str) -> None:
    await add_essay(school)
    actions = ("essay_outline", "essay_text", "essay_draft", "essay_remove", "outline_correct", "outline_map")
    for action in (*actions, "outline_argdown", "outline_markdown"):
        planted = school.plant_button(school.prompts, custom_id(action))

        result = await getattr(school, who).click(planted, custom_id=custom_id(action))

        assert "for the class's teachers" in shown(result), action
    assert len(await school.store.list_essays(1)) == 1
    assert await school.store.list_drafts(1) == []
