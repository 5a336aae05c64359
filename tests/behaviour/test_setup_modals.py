"""The two forms of the setup panel, filled in well and badly."""

from datetime import time

import pytest

from bot.classroom.class_settings import Weekday
from bot.classroom.schedule import ScheduleKind
from bot.discussion.prompt import Requirement
from tests.behaviour.school import School, custom_id, shown, text_of

WEEK = {"zone": "america/new york", "day": ["friday"], "time": "3:30 pm"}
ASKED = {"n_responses": "2", "n_replies": "3", "different": ["no"], "response_days": "1", "reply_days": "4"}


async def test_the_week_form_shows_what_is_set_now(school: School) -> None:
    panel = await school.open_panel()

    result = await school.manager.click(panel, custom_id=custom_id("setup_week"))

    assert result.modal is not None
    assert result.modal["title"] == "Time zone and weekly summary"
    assert "'value': 'UTC'" in str(result.modal)


async def test_zone_day_and_time_of_the_weekly_summary_are_set(school: School) -> None:
    panel = await school.open_panel()
    form = await school.manager.click(panel, custom_id=custom_id("setup_week"))

    await school.manager.submit_modal(form, WEEK)

    school_class = await school.find_class()
    schedule = await school.store.find_schedule(school_class.class_id, ScheduleKind.WEEK)
    assert (school_class.zone, school_class.week_day, school_class.week_time) == (
        "America/New_York",
        Weekday.FRIDAY,
        time(15, 30),
    )
    assert schedule is not None
    assert f"{schedule.next_due_at:%a %H:%M}" == "Fri 20:30"
    assert "Friday 15:30, clocks of America/New_York" in text_of(panel.message)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"zone": "Narnia"}, "I do not know the time zone “Narnia”"),
        ({"zone": " "}, "I do not know the time zone"),
        ({"time": "25:00"}, "not a time of day"),
        ({"time": "early"}, "I cannot read the time “early”"),
    ],
)
async def test_a_wrong_zone_or_time_is_explained_and_nothing_is_changed(
    school: School, wrong: dict[str, str], said: str
) -> None:
    before = await school.find_class()
    panel = await school.open_panel()
    form = await school.manager.click(panel, custom_id=custom_id("setup_week"))

    result = await school.manager.submit_modal(form, {**WEEK, **wrong})

    assert said in shown(result)
    assert await school.find_class() == before


async def test_what_is_asked_of_students_is_set_and_holds_for_the_next_question(school: School) -> None:
    panel = await school.open_panel()
    form = await school.manager.click(panel, custom_id=custom_id("setup_requirement"))

    await school.manager.submit_modal(form, ASKED)

    wanted = Requirement(
        n_responses=2, n_replies=3, different_classmates=False, response_due_days=1, replies_due_days=4
    )
    assert (await school.find_class()).requirement == wanted
    await school.post_question()
    assert (await school.list_prompts())[0].requirement == wanted


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"n_responses": "a"}, "For own answers I need a whole number from 0 to 10, not “a”"),
        ({"n_replies": "-1"}, "For replies I need a whole number"),
        ({"n_replies": "11"}, "from 0 to 10, not “11”"),
        ({"response_days": "²"}, "not “²”"),
        ({"reply_days": "0"}, "Replies cannot be due before the answers"),
    ],
)
async def test_a_wrong_number_is_explained_and_nothing_is_changed(
    school: School, wrong: dict[str, str], said: str
) -> None:
    before = await school.find_class()
    panel = await school.open_panel()
    form = await school.manager.click(panel, custom_id=custom_id("setup_requirement"))

    result = await school.manager.submit_modal(form, {**ASKED, **wrong})

    assert said in shown(result)
    assert "Nothing was changed" in shown(result)
    assert await school.find_class() == before


@pytest.mark.parametrize(("button", "values"), [("setup_week", WEEK), ("setup_requirement", ASKED)])
async def test_a_form_sent_by_somebody_who_is_no_longer_a_teacher_changes_nothing(
    school: School, button: str, values: dict[str, object]
) -> None:
    before = await school.find_class()
    planted = school.plant_button(school.teachers, custom_id(button))
    form = await school.teacher.click(planted, custom_id=custom_id(button))
    await school.take_role(school.teacher, school.teacher_role)

    result = await school.teacher.submit_modal(form, values)

    assert "for the class's teachers" in shown(result)
    assert await school.find_class() == before
