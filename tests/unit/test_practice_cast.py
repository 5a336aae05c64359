"""The cast and its scripts: loading checks who may do what to which message; these tests check the rest."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.errors import FileFormatError
from bot.essay.pack import Pack, Question
from bot.packs import load_packs
from bot.practice.acts import Act, Delete, Edit, Say, Take, WeekTime
from bot.practice.cast import (
    Cast,
    ThreadScript,
    Voices,
    WeekScript,
    load_cast,
    load_script,
    load_thread,
)
from tests.factories import make_essay, make_pack, make_question

SHIPPED = {pack.id: pack for pack in load_packs(Path(__file__).parents[2] / "prompts")}
DIPLOMACY = SHIPPED["diplomacy-takes-time"]
NOBODY_WROTE = replace(DIPLOMACY, id="nobody-wrote-for-this")
PACKS = {**SHIPPED, NOBODY_WROTE.id: NOBODY_WROTE}


@pytest.fixture(params=sorted(PACKS))
def pack(request: pytest.FixtureRequest) -> Pack:
    return PACKS[str(request.param)]


@pytest.fixture(params=sorted(SHIPPED))
def shipped(request: pytest.FixtureRequest) -> Pack:
    return SHIPPED[str(request.param)]


def test_the_class_has_twelve_students_and_nobody_shares_a_name() -> None:
    cast = load_cast()

    assert len({cast.teacher, *cast.students}) == 13


def test_two_students_never_do_anything_and_all_others_write(pack: Pack) -> None:
    cast = load_cast()

    says = list(_says(load_script(pack, cast)))

    assert set(cast.students) - {say.who for say in says} == {"Marcus", "Wren"}


def test_a_thread_belongs_to_each_of_the_first_two_questions(pack: Pack) -> None:
    script = load_script(pack, load_cast())

    assert [thread.question_id for thread in script.threads] == [question.id for question in pack.questions[:2]]


def test_only_a_pack_without_voices_of_its_own_gets_stock_phrases(pack: Pack) -> None:
    script = load_script(pack, load_cast())

    assert script.voices is (Voices.WRITTEN if pack.id in SHIPPED else Voices.STOCK)
    assert bool(script.notes) is (pack.id not in SHIPPED)
    assert not any("{" in say.text for say in _says(script))


def test_nobody_writes_before_the_question_is_posted_or_after_the_week(pack: Pack) -> None:
    script = load_script(pack, load_cast())

    for thread, opens in zip(script.threads, ("Mon 08:00", "Wed 08:00"), strict=True):
        times = [(act.at.day, act.at.at) for act in thread.acts]
        assert _at(opens) < min(times)
        assert max(times) < _at("Sun 18:00")


def test_a_written_week_has_enough_posts_an_edit_and_a_deletion(shipped: Pack) -> None:
    script = load_script(shipped, load_cast())
    acts = list(_acts(script))

    first, second = (_n_posts(thread) for thread in script.threads)
    assert first >= 25
    assert second >= 20
    assert any(isinstance(act, Edit) for act in acts)
    assert any(isinstance(act, Delete) for act in acts)


def test_in_a_written_week_seven_take_a_position_at_once_one_shares_it_and_somebody_moves(shipped: Pack) -> None:
    first, _ = load_script(shipped, load_cast()).threads
    taken = [act for act in first.acts if isinstance(act, Take)]

    assert len({act.who for act in taken}) >= 7
    assert len([act for act in taken if act.is_shared]) == 1
    assert len({(act.who, act.position) for act in taken}) > len({act.who for act in taken})


def test_what_students_quote_stands_word_for_word_in_a_paragraph_they_name() -> None:
    with_essay = [pack for pack in SHIPPED.values() if pack.paragraphs]

    assert with_essay
    for pack in with_essay:
        quotes = list(_quotes(load_script(pack, load_cast())))
        assert len(quotes) >= 5
        for words, named in quotes:
            assert any(words in pack.paragraphs[number - 1] for number in named), words


def test_a_time_of_the_week_is_read_on_the_class_clock() -> None:
    instant = WeekTime.parse("Tue 12:40").instant(date(2026, 1, 5), "America/Chicago")

    assert instant.isoformat() == "2026-01-06T12:40:00-06:00"


def test_a_pack_whose_questions_were_changed_gets_stock_phrases() -> None:
    turned = replace(DIPLOMACY, questions=DIPLOMACY.questions[::-1])

    assert load_script(turned, load_cast()).voices is Voices.STOCK


def test_a_cast_without_the_people_of_the_script_is_refused() -> None:
    cast = Cast(class_name="A", zone="UTC", teacher="T", students=("Ruby", "Theo"), stranger="S")

    with pytest.raises(FileFormatError, match="nobody in the cast is called"):
        load_script(DIPLOMACY, cast)


def test_a_question_has_its_written_voices_whenever_it_is_posted() -> None:
    second = load_script(DIPLOMACY, load_cast()).threads[1]

    thread = load_thread(DIPLOMACY, _find(second.question_id), load_cast())

    assert thread == second


def test_a_question_nobody_wrote_for_gets_stock_phrases_about_itself() -> None:
    written = {thread.question_id for thread in load_script(DIPLOMACY, load_cast()).threads}
    others = [question for question in DIPLOMACY.questions if question.id not in written]

    threads = [load_thread(DIPLOMACY, question, load_cast()) for question in others]

    assert len(others) >= 2
    for question, thread in zip(others, threads, strict=True):
        words = " ".join(act.text for act in thread.acts if isinstance(act, Say))
        assert thread.question_id == question.id
        assert f"¶{question.paragraphs[0]}" in words
        assert "{" not in words
    openings = {next(act.text for act in thread.acts if isinstance(act, Say)) for thread in threads}
    assert len(openings) > 1  # not every question begins alike


def test_students_quote_the_essay_that_a_question_was_drafted_from() -> None:
    essay = make_essay(
        "The old ferry crosses the grey river every hour. The town council wants a bridge of steel.",
        "A bridge would cost four million dollars. Nobody in the harbor village asked for it.",
    )
    question = make_question(paragraphs=(1, 2))
    pack = replace(make_pack(), questions=(question,))

    thread = load_thread(pack, question, load_cast(), essay=essay)

    quoted = re.findall('"([^"]+)"', " ".join(act.text for act in thread.acts if isinstance(act, Say)))
    whole = " ".join(paragraph.text for paragraph in essay.paragraphs)
    assert len(quoted) >= 5
    assert [words for words in quoted if words not in whole and words != "depends"] == []


def test_an_essay_with_nothing_to_quote_gets_stock_phrases_without_quotes() -> None:
    question = make_question(paragraphs=(1,))
    pack = replace(make_pack(), questions=(question,))

    thread = load_thread(pack, question, load_cast(), essay=make_essay("So it was."))

    assert thread == load_thread(pack, question, load_cast())


def test_a_question_that_its_pack_no_longer_has_is_talked_about_all_the_same() -> None:
    gone = make_question("gone")

    assert load_thread(make_pack(), gone, load_cast()).question_id == "gone"


def _find(question_id: str) -> Question:
    found = DIPLOMACY.find_question(question_id)
    assert found is not None
    return found


def _acts(script: WeekScript) -> Iterator[Act]:
    return (act for thread in script.threads for act in thread.acts)


def _says(script: WeekScript) -> Iterator[Say]:
    return (act for act in _acts(script) if isinstance(act, Say))


def _quotes(script: WeekScript) -> Iterator[tuple[str, list[int]]]:
    """Every four words or more in quotation marks, with the ¶ that are named around them."""
    for act in _acts(script):
        text = act.text if isinstance(act, Say | Edit) else act.reason if isinstance(act, Take) else ""
        named = [int(number) for number in re.findall(r"¶(\d+)", text)]
        for words in re.findall(r'["“]([^"“”]+)["”]', text):
            if len(words.split()) >= 4:
                yield words, named


def _n_posts(thread: ThreadScript) -> int:
    return sum(isinstance(act, Say) for act in thread.acts)


def _at(text: str) -> tuple[int, time]:
    at = WeekTime.parse(text)
    return at.day, at.at
