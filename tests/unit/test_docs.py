"""The docs against the code: nothing a person can use is missing from them, and nothing in them leads nowhere."""

import re
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import typer
from discord import AppCommandType, app_commands

from bot.cli import app
from bot.config import ConfigFile
from bot.discord_app.client import Harkness
from bot.discord_app.cogs.all_cogs import load_cogs
from bot.discord_app.invite import NEEDED, render_permission
from bot.essay.pack import OutlineElement, Pack, Question
from tests.memory_store import MemoryStore

ROOT = Path(__file__).parents[2]
DOCS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
PAGES = {**DOCS, **{name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CHANGELOG.md")}}

_LINK = re.compile(r"\]\(([^)]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_SLASH_COMMAND = re.compile(r"`/([a-z]+(?: [^`]*)?)`")
_ENVIRONMENT_VARIABLE = re.compile(r"\b(?:DISCORD|HARKNESS)_[A-Z_]+\b")
_MOST_BYTES = 400_000
_MACHINE_PATH = re.compile(r"/(?:home|Users|root|work|tmp|mnt)/|[A-Z]:\\")


async def test_every_slash_command_has_a_section_that_names_its_options() -> None:
    sections = _sections(DOCS["docs/commands.md"])

    commands = await _commands()

    assert commands
    assert not [f"/{name}" for name in commands if f"`/{name}`" not in sections]
    assert not [
        f"/{name} {option}"
        for name, options in commands.items()
        for option in options
        if f"| `{option}` |" not in sections[f"`/{name}`"]
    ]


async def test_every_command_in_the_menu_of_a_message_has_a_section() -> None:
    sections = _sections(DOCS["docs/commands.md"])

    menus = (await _bot()).tree.get_commands(type=AppCommandType.message)

    assert menus
    assert not [menu.name for menu in menus if menu.name not in sections]


async def test_every_slash_command_named_in_the_docs_exists() -> None:
    known = await _commands()

    unknown = [
        f"{page}: /{named}"
        for page, text in PAGES.items()
        for named in _SLASH_COMMAND.findall(text)
        if not any(re.match(rf"{re.escape(name)}(?: |$)", named) for name in known)
    ]

    assert not unknown


def test_every_command_and_option_of_the_command_line_is_in_the_docs() -> None:
    group = typer.main.get_command(app)
    commands = getattr(group, "commands", {})
    wanted = {f"harkness {name}" for name in commands} | {
        option for command in (group, *commands.values()) for parameter in command.params for option in parameter.opts
    }

    assert commands
    assert not [each for each in sorted(wanted) if each not in DOCS["docs/hosts.md"]]


def test_the_page_of_the_practice_classroom_has_the_options_it_is_started_with_and_no_others() -> None:
    command = getattr(typer.main.get_command(app), "commands", {})["try"]
    options = {option for parameter in command.params for option in parameter.opts}

    rows = re.findall(r"^\| `(--[a-z-]+)", DOCS["docs/practice.md"], re.MULTILINE)

    assert options
    assert sorted(rows) == sorted(options)


def test_every_picture_is_on_a_page_and_small_enough_to_load_at_once() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())

    assert pictures
    assert not [path.name for path in pictures if not any(f"pictures/{path.name})" in text for text in PAGES.values())]
    assert not [path.name for path in pictures if path.stat().st_size > _MOST_BYTES]


def test_every_setting_and_environment_variable_is_in_the_docs() -> None:
    in_code = {
        name
        for path in (ROOT / "bot").rglob("*.py")
        for name in _ENVIRONMENT_VARIABLE.findall(path.read_text(encoding="utf-8"))
    }
    everything = "\n".join(DOCS.values())

    assert in_code
    assert not [name for name in sorted(in_code) if f"`{name}" not in everything]
    assert not [name for name in ConfigFile.model_fields if f"`{name}`" not in DOCS["docs/settings.md"]]


def test_every_field_of_a_pack_is_explained_to_teachers() -> None:
    guide = DOCS["docs/teachers.md"]

    missing = [
        f"{made.__name__}.{field.name}"
        for made in (Pack, OutlineElement, Question)
        for field in fields(made)
        if f"\n| `{field.name}` |" not in guide
    ]

    assert not missing


def test_every_table_of_the_database_is_in_the_privacy_page() -> None:
    migrations = (path.read_text(encoding="utf-8") for path in (ROOT / "bot/store/migrations").glob("*.sql"))
    tables = {table for sql in migrations for table in re.findall(r"CREATE TABLE (\w+)", sql)}

    assert tables
    assert not [table for table in sorted(tables) if f"| `{table}` |" not in DOCS["docs/privacy.md"]]


def test_every_permission_asked_for_has_its_reason_in_the_hosts_page() -> None:
    assert not [name for name in NEEDED if f"| {render_permission(name)}" not in DOCS["docs/hosts.md"]]


def test_every_link_leads_to_a_file_and_a_heading_that_are_there() -> None:
    broken = [
        f"{page}: {target}"
        for page, text in PAGES.items()
        for target in _LINK.findall(text)
        if not target.startswith("https://") and not _is_there(page, target)
    ]

    assert not broken


def test_no_page_names_a_place_on_somebodys_machine() -> None:
    assert not [page for page, text in PAGES.items() if _MACHINE_PATH.search(text)]


async def _bot() -> Harkness:
    bot = Harkness(
        load_cogs=load_cogs, store=MemoryStore(), packs={}, default_pack_id="", late_limit=timedelta(hours=24)
    )
    await load_cogs(bot)
    return bot


async def _commands() -> dict[str, list[str]]:
    """The options of each slash command by its full name, as the bot would tell Discord."""
    return {
        command.qualified_name: [parameter.display_name for parameter in command.parameters]
        for command in (await _bot()).tree.walk_commands()
        if isinstance(command, app_commands.Command)
    }


def _sections(page: str) -> dict[str, str]:
    """What stands under each heading, up to the next one of any level."""
    _, *parts = _HEADING.split(page)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _is_there(page: str, target: str) -> bool:
    """Whether a relative link from `page` leads to a file, and its `#…` to a heading there."""
    name, _, anchor = target.partition("#")
    path = (ROOT / page).parent / name if name else ROOT / page
    if not path.is_file():
        return False
    return not anchor or anchor in map(_anchor, _HEADING.findall(path.read_text(encoding="utf-8")))


def _anchor(heading: str) -> str:
    """What a heading is called in an address: lower case, hyphens for blanks, other signs left out."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")
