"""The cast and its scripts: loading checks who may do what to which message; these tests check the rest."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from bot.errors import FileFormatError
from bot.essay.pack import Pack
from bot.packs import load_packs
from bot.practice.acts import Delete, Edit, Say, WeekTime
from bot.practice.cast import (
    Cast,
    ThreadScript,
    Voices,
    WeekScript,
    load_cast,
    load_script,
)

PACKS = {pack.id: pack for pack in load_packs(Path(__file__).parents[2] / "prompts")}
WRITTEN = "diplomacy-takes-time"


@pytest.fixture(params=sorted(PACKS))
def pack(request: pytest.FixtureRequest) -> Pack:
    return PACKS[str(request.param)]


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

    assert script.voices is (Voices.WRITTEN if pack.id == WRITTEN else Voices.STOCK)
    assert bool(script.notes) is (pack.id != WRITTEN)
    assert not any("{" in say.text for say in _says(script))


def test_nobody_writes_before_the_question_is_posted_or_after_the_week(pack: Pack) -> None:
    script = load_script(pack, load_cast())

    for thread, opens in zip(script.threads, ("Mon 08:00", "Wed 08:00"), strict=True):
        times = [(act.at.day, act.at.at) for act in thread.acts]
        assert _at(opens) < min(times)
        assert max(times) < _at("Sun 18:00")


def test_the_written_week_has_enough_posts_an_edit_and_a_deletion() -> None:
    script = load_script(PACKS[WRITTEN], load_cast())
    acts = [act for thread in script.threads for act in thread.acts]

    first, second = (_n_posts(thread) for thread in script.threads)
    assert first >= 25
    assert second >= 20
    assert any(isinstance(act, Edit) for act in acts)
    assert any(isinstance(act, Delete) for act in acts)


def test_a_time_of_the_week_is_read_on_the_class_clock() -> None:
    instant = WeekTime.parse("Tue 12:40").instant(date(2026, 1, 5), "America/Chicago")

    assert instant.isoformat() == "2026-01-06T12:40:00-06:00"


def test_a_pack_whose_questions_were_changed_gets_stock_phrases() -> None:
    pack = PACKS[WRITTEN]
    turned = Pack(
        id=pack.id,
        title=pack.title,
        essay_title=pack.essay_title,
        n_paragraphs=pack.n_paragraphs,
        outline=pack.outline,
        questions=pack.questions[::-1],
    )

    assert load_script(turned, load_cast()).voices is Voices.STOCK


def test_a_cast_without_the_people_of_the_script_is_refused() -> None:
    cast = Cast(class_name="A", zone="UTC", teacher="T", students=("Ruby", "Theo"), stranger="S")

    with pytest.raises(FileFormatError, match="nobody in the cast is called"):
        load_script(PACKS[WRITTEN], cast)


def _says(script: WeekScript) -> Iterator[Say]:
    return (act for thread in script.threads for act in thread.acts if isinstance(act, Say))


def _n_posts(thread: ThreadScript) -> int:
    return sum(isinstance(act, Say) for act in thread.acts)


def _at(text: str) -> tuple[int, time]:
    at = WeekTime.parse(text)
    return at.day, at.at
