"""The permission matrix, made from the command tree itself, and Discord's limits on what is in it."""

from collections.abc import Iterator
from typing import Any

import pytest
from discord import app_commands

from bot.discord_app.client import Harkness
from bot.discord_app.components import make_custom_id
from tests.behaviour.school import School, shown

#: What everybody may use. Any other command, those of later issues included, is a teacher's.
OPEN_TO_EVERYBODY = {"me", "help"}

#: A value for every option that must be given.
REQUIRED: dict[str, object] = {
    "days": "Mon",
    "essay": "1",
    "pack": "ferries",
    "file": ("bridge.txt", b"The town should build the bridge."),
}


def leaves(bot: Harkness) -> Iterator[app_commands.Command[Any, ..., Any]]:
    """Every command a person can use, subcommands included."""
    for command in bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


@pytest.mark.parametrize("who", ["amina", "stranger"])
async def test_every_command_is_a_teachers_unless_it_is_open_to_everybody(school: School, who: str) -> None:
    person = getattr(school, who)
    school.open_command("setup", person)
    thread = await school.post_question()
    kept = (await school.find_class(), await school.list_prompts(), await school.store.list_active_schedules())
    seen = school.texts_in(school.prompts), school.texts_in(thread), school.texts_in(school.teachers)
    refused = [command for command in leaves(school.bot) if command.qualified_name not in OPEN_TO_EVERYBODY]

    for command in refused:
        options = {
            parameter.display_name: REQUIRED[parameter.name] for parameter in command.parameters if parameter.required
        }
        text = shown(await person.slash(thread, command.qualified_name, **options))
        assert "for the class's teachers" in text or "manages this server" in text, command.qualified_name

    assert len(refused) >= 18
    assert (await school.find_class(), await school.list_prompts(), await school.store.list_active_schedules()) == kept
    assert (school.texts_in(school.prompts), school.texts_in(thread), school.texts_in(school.teachers)) == seen
    assert await school.store.list_students(kept[0].class_id) == []


async def test_the_commands_open_to_everybody_exist(school: School) -> None:
    assert {command.qualified_name for command in leaves(school.bot)} >= OPEN_TO_EVERYBODY


@pytest.mark.parametrize("who", ["teacher", "manager"])
async def test_a_teacher_is_refused_no_teachers_command(school: School, who: str) -> None:
    person = getattr(school, who)
    school.open_command("setup", person)
    await school.post_question()

    for command in leaves(school.bot):
        options = {
            parameter.display_name: REQUIRED[parameter.name] for parameter in command.parameters if parameter.required
        }
        text = shown(await person.slash(school.teachers, command.qualified_name, **options))
        assert "for the class's teachers" not in text, command.qualified_name
        assert "error `" not in text, command.qualified_name


async def test_a_teacher_who_lost_the_role_is_refused_at_once(school: School) -> None:
    await school.take_role(school.teacher, school.teacher_role)

    result = await school.teacher.slash(school.teachers, "week")

    assert "for the class's teachers" in shown(result)


async def test_commands_work_in_servers_only(school: School) -> None:
    for command in school.bot.tree.get_commands():
        payload = command.to_dict(school.bot.tree)
        assert payload["contexts"] == [0], command.name
        assert payload["integration_types"] == [0], command.name


# Discord's limits, which SimCord does not keep for us


def check_limits(command: app_commands.Command[Any, ..., Any] | app_commands.Group) -> None:
    assert command.name == command.name.lower()
    assert 1 <= len(command.name) <= 32
    assert 1 <= len(command.description) <= 100
    assert command.description != "…", f"/{command.qualified_name} has no description"
    if isinstance(command, app_commands.Group):
        assert len(command.commands) <= 25
        return
    assert len(command.parameters) <= 25
    for parameter in command.parameters:
        assert 1 <= len(parameter.display_name) <= 32
        assert 1 <= len(str(parameter.description)) <= 100
        assert str(parameter.description) != "…", f"/{command.qualified_name}: {parameter.name} has no description"
        assert len(parameter.choices) <= 25
        assert all(1 <= len(choice.name) <= 100 for choice in parameter.choices)


async def test_every_command_keeps_within_discords_limits(school: School) -> None:
    commands = list(school.bot.tree.walk_commands())

    for command in commands:
        check_limits(command)

    assert len(school.bot.tree.get_commands()) <= 100


async def test_every_custom_id_fits_with_the_largest_database_id(school: School) -> None:
    ids = [make_custom_id(action, 2**63 - 1) for action in school.bot.handlers]
    ids += [make_custom_id(action, 2**63 - 1, 2**63 - 1) for action in school.bot.versioned_handlers]

    assert len(ids) >= 32
    assert all(len(custom_id) <= 100 for custom_id in ids)


async def test_the_bot_asks_for_no_intent_that_watches_members(school: School) -> None:
    intents = school.bot.intents

    assert {name for name, wanted in intents if wanted} == {"guilds", "guild_messages", "message_content"}
