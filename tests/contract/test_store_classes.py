"""What every Store does with classes, rosters and notes, on SQLite and in memory alike."""

from dataclasses import replace
from datetime import time

import pytest

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.classroom.ports import Store
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import Requirement
from bot.errors import StoreError
from tests.contract.keeping import keep_class
from tests.factories import MONDAY, instant, make_class, make_student

# Classes


async def test_a_new_class_gets_an_id_and_comes_back_as_it_was(store: Store) -> None:
    given_class = replace(
        make_class(0, zone="America/New_York", requirement=Requirement(n_replies=0, different_classmates=False)),
        week_day=Weekday.FRIDAY,
        week_time=time(7, 15),
        notice_message_id=77,
        term_started_at=instant(days=-30),
        student_role_id=None,
    )

    kept = await store.save_class(given_class)

    assert kept == replace(given_class, class_id=kept.class_id)
    assert kept.class_id > 0
    assert await store.find_class(kept.class_id) == kept


async def test_a_bare_class_comes_back_with_nothing_chosen(store: Store) -> None:
    kept = await store.save_class(SchoolClass(guild_id=3, name="Section B", pack_id="bridges"))

    assert await store.find_class(kept.class_id) == kept


async def test_saving_a_class_again_replaces_it(store: Store) -> None:
    kept = await keep_class(store)
    other = await keep_class(store, guild_id=2)
    changed = replace(
        kept, name="Period 3", zone="Asia/Tokyo", teacher_role_id=None, week_time=time(20, 30), notice_message_id=5
    )

    await store.save_class(changed)

    assert await store.list_classes() == [changed, other]


async def test_saving_a_class_that_is_not_there_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.save_class(make_class(41))

    assert await store.list_classes() == []


async def test_the_class_of_a_guild_is_the_first_one_set_up(store: Store) -> None:
    await keep_class(store, guild_id=2)
    first = await keep_class(store, guild_id=1)
    await keep_class(store, guild_id=1)

    assert await store.find_class_of_guild(1) == first
    assert await store.find_class_of_guild(9) is None
    assert await store.find_class(9) is None


# Terms


async def test_a_new_term_has_its_pack_and_nobody_on_the_roster_and_leaves_other_classes_alone(store: Store) -> None:
    kept = await store.save_class(replace(make_class(0), notice_message_id=77))
    other = await keep_class(store, guild_id=2)
    for class_id in (kept.class_id, other.class_id):
        await store.enrol_student(class_id, make_student(12, "Ben"))
        await store.enrol_student(class_id, make_student(11, "Amina"))

    begun = await store.start_term(kept.class_id, pack_id="ferries", after=None, at=MONDAY)

    assert begun == replace(kept, pack_id="ferries", term_started_at=MONDAY, notice_message_id=None)
    assert await store.list_classes() == [begun, other]
    assert await store.list_students(kept.class_id) == [
        make_student(11, "Amina", status=StudentStatus.LEFT),
        make_student(12, "Ben", status=StudentStatus.LEFT),
    ]
    assert await store.list_students(other.class_id) == [make_student(11, "Amina"), make_student(12, "Ben")]


async def test_a_term_is_ended_once(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    first = await store.start_term(class_id, pack_id="ferries", after=None, at=MONDAY)
    await store.enrol_student(class_id, make_student(11, "Amina"))

    assert await store.start_term(class_id, pack_id="tides", after=None, at=instant(minutes=1)) is None
    assert await store.start_term(class_id, pack_id="tides", after=instant(days=1), at=instant(days=2)) is None

    assert await store.find_class(class_id) == first
    assert await store.list_students(class_id) == [make_student(11, "Amina")]
    second = await store.start_term(class_id, pack_id="tides", after=MONDAY, at=instant(days=90))
    assert second is not None
    assert second.term_started_at == instant(days=90)


async def test_a_class_that_is_not_there_has_no_terms(store: Store) -> None:
    assert await store.start_term(41, pack_id="tides", after=None, at=MONDAY) is None


# Students


async def test_a_student_is_new_once_and_again_after_leaving(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    left = make_student(11, "Amina", status=StudentStatus.LEFT)

    assert await store.enrol_student(class_id, make_student(11, "Amina"))
    assert not await store.enrol_student(class_id, make_student(11, "Amina K."))
    assert not await store.enrol_student(class_id, left)
    assert await store.enrol_student(class_id, make_student(11, "Amina"))
    assert not await store.enrol_student(class_id, make_student(12, "Ben", status=StudentStatus.LEFT))


async def test_enrolling_again_takes_the_new_name_and_status(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    await store.enrol_student(class_id, make_student(11, "Amina"))

    await store.enrol_student(class_id, make_student(11, "Amina K.", status=StudentStatus.LEFT))

    assert await store.list_students(class_id) == [make_student(11, "Amina K.", status=StudentStatus.LEFT)]


async def test_the_roster_is_by_name_whatever_the_case_or_accent_then_by_id(store: Store) -> None:
    class_id = (await keep_class(store)).class_id
    other_class_id = (await keep_class(store, guild_id=2)).class_id
    for student_id, name in ((15, "zoë"), (14, "Ben"), (13, "éMILE"), (12, "amina"), (16, "Élodie"), (11, "ben")):
        await store.enrol_student(class_id, make_student(student_id, name))
    await store.enrol_student(other_class_id, make_student(11, "Somebody else"))

    roster = await store.list_students(class_id)

    assert [(s.name, s.student_id) for s in roster] == [
        ("amina", 12),
        ("ben", 11),
        ("Ben", 14),
        ("zoë", 15),
        ("Élodie", 16),
        ("éMILE", 13),
    ]


async def test_a_student_of_no_class_is_an_error(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.enrol_student(41, make_student())


# Notes


async def test_a_note_is_remembered_until_it_is_replaced(store: Store) -> None:
    assert await store.find_note("commands") is None

    await store.save_note("commands", "abc")
    await store.save_note("commands", "def")
    await store.save_note("other", "")

    assert await store.find_note("commands") == "def"
    assert await store.find_note("other") == ""
