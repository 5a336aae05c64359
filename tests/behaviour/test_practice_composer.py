"""The real bot's commands and forms in the practice classroom: all can be shown, and what is filled in arrives."""

from collections.abc import Awaitable, Callable
from datetime import time

import pytest

from bot.classroom.class_settings import Weekday
from bot.discussion.position import Position
from bot.practice.browser.form_fragments import render_command, render_form
from bot.practice.discord_markdown import Reading
from bot.practice.live.commands import (
    Command,
    parse_filled,
    parse_options,
    read_choices,
    read_commands,
    read_message_menus,
)
from bot.practice.live.directory import Choosable, Upload
from bot.practice.live.forms import parse_answers, read_form
from tests.behaviour.school import Channel, Person, Result, Role, School, custom_id, shown
from tests.behaviour.test_essays import ESSAY, add_essay
from tests.behaviour.test_positions import card_in
from tests.behaviour.test_review import draft_questions

Open = Callable[[School], Awaitable[Result]]


class Server:
    """The school's people by id; no command or form of the bot's takes a channel or a role yet."""

    def __init__(self, *people: Person) -> None:
        self._people = {person.id: person for person in people}

    def find_person(self, person_id: int) -> Person | None:
        return self._people.get(person_id)

    def find_channel(self, channel_id: int) -> Channel | None:
        return None

    def find_role(self, role_id: int) -> Role | None:
        return None


def find_upload(upload_id: str) -> Upload | None:
    return ("bridge.txt", ESSAY) if upload_id == "u1" else None


def commands_of(school: School, person: Person) -> dict[str, Command]:
    payloads = school.env.backend.visible_commands(user_id=person.id, channel_id=school.teachers.id)
    return {command.name: command for command in read_commands(payloads)}


async def run(school: School, name: str, **values: str) -> Result:
    """The teacher fills in a command and sends it."""
    command = commands_of(school, school.teacher)[name]
    options = parse_options(command, values, directory=Server(school.amina), find_upload=find_upload)
    return await school.teacher.slash(school.teachers, name, **options)


async def submit(person: Person, opened: Result, **values: list[str]) -> Result:
    """A person fills in the form that was opened and sends it."""
    assert opened.modal is not None
    answers = parse_answers(read_form(opened.modal), values, directory=Server(), find_upload=find_upload)
    return await person.submit_modal(opened, answers)


async def open_from_panel(school: School, action: str) -> Result:
    return await school.manager.click(await school.open_panel(), custom_id=custom_id(action))


async def open_position(school: School) -> Result:
    await school.post_question()
    return await school.amina.click(card_in(school.prompts), label="Take a position")


async def open_correction(school: School) -> Result:
    await add_essay(school)
    planted = school.plant_button(school.teachers, custom_id("outline_correct"))
    return await school.teacher.click(planted, custom_id=custom_id("outline_correct"))


async def open_edit(school: School) -> Result:
    return await school.teacher.click(await draft_questions(school), label="Edit")


async def open_save(school: School) -> Result:
    panel = await draft_questions(school)
    await school.teacher.click(panel, label="Keep")
    return await school.teacher.click(panel, label="Save the pack (1 kept)")


async def test_every_command_can_be_shown(school: School) -> None:
    commands = commands_of(school, school.manager)

    assert {"prompt post", "essay add", "setup", "summary"} <= commands.keys()
    for name, command in commands.items():
        page = render_command(command, choosable=Choosable())
        assert f'<b id="command-name">/{name}</b>' in page
        assert all(f'for="option-{option.name}"' in page for option in command.options)


async def test_a_student_is_not_offered_what_only_the_servers_managers_may_use(school: School) -> None:
    assert "setup" in commands_of(school, school.manager)
    assert "setup" not in commands_of(school, school.amina)


async def test_what_can_be_done_with_a_message_is_offered(school: School) -> None:
    payloads = school.env.backend.visible_commands(user_id=school.teacher.id, channel_id=school.prompts.id, type=3)

    assert read_message_menus(payloads) == ("Summarise this thread",)


async def test_an_essay_is_added_with_the_file_that_was_uploaded(school: School) -> None:
    result = await run(school, "essay add", file="u1")

    assert "The Bridge We Do Not Need by Mara Lind" in shown(result)


async def test_numbers_true_and_people_reach_the_command(school: School) -> None:
    await add_essay(school)

    await run(school, "questions draft", n="3")
    asked = await run(school, "pack use", pack="ferries", new_term="true")
    followed = await run(school, "participation", student=str(school.amina.id))

    assert len(await school.store.list_drafts(1)) == 3
    assert "new term" in shown(asked)
    assert "Amina" in shown(followed)


async def test_a_suggestion_is_offered_by_name_and_sent_by_value(school: School) -> None:
    post = commands_of(school, school.teacher)["prompt post"]
    filled = parse_filled(post, {"question": "q3", "due": "Wed"}, but="question", directory=Server())

    offered = read_choices(
        await school.teacher.autocomplete(school.teachers, "prompt post", "question", "q3", **filled)
    )
    await run(school, "prompt post", question=offered[0].value)

    assert [choice.name for choice in offered] == ["3 · ¶3 · The claim behind q3"]
    assert [prompt.question.id for prompt in await school.list_prompts()] == ["q3"]


@pytest.mark.parametrize(
    ("opens", "title", "n_fields"),
    [
        (lambda school: open_from_panel(school, "setup_week"), "Time zone and weekly summary", 3),
        (lambda school: open_from_panel(school, "setup_requirement"), "What each question asks of a student", 5),
        (open_position, "Take a position", 3),
        (open_correction, "Correct the outline", 2),
        (open_edit, "Edit the question", 5),
        (open_save, "Save 1 question as a pack", 1),
    ],
)
async def test_every_form_can_be_shown(school: School, opens: Open, title: str, n_fields: int) -> None:
    opened = await opens(school)

    assert opened.modal is not None
    form = read_form(opened.modal)
    reading = Reading(names={}, zone="UTC", now=school.env.now())
    page = render_form(form, form_id="f1", reading=reading, choosable=Choosable())
    assert form.title == title
    assert len(form.fields) == n_fields
    assert page.count('<div class="field">') == n_fields
    assert all(f'name="{field.custom_id}"' in page for field in form.fields)


async def test_a_position_is_taken_with_a_radio_button_and_a_text(school: School) -> None:
    opened = await open_position(school)

    result = await submit(
        school.amina, opened, position=["it depends"], reason=["Only if people\r\nuse it."], paragraph=[""]
    )

    [kept] = await school.store.list_positions((await school.list_prompts())[0].prompt_id)
    assert (kept.position, kept.reason, kept.paragraph) == (Position.IT_DEPENDS, "Only if people\nuse it.", None)
    assert "It depends" in shown(result)


async def test_the_class_week_is_set_with_a_menu(school: School) -> None:
    opened = await open_from_panel(school, "setup_week")

    await submit(school.manager, opened, zone=["Europe/Berlin"], day=["friday"], time=["15:30"])

    school_class = await school.find_class()
    assert (school_class.zone, school_class.week_day, school_class.week_time) == (
        "Europe/Berlin",
        Weekday.FRIDAY,
        time(15, 30),
    )
