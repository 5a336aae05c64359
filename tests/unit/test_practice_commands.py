"""Slash commands of the practice classroom: read from Discord's JSON, found by typing, filled in, shown."""

import pytest

from bot.practice.browser.form_fragments import render_command, render_picker, render_suggestions
from bot.practice.live.commands import (
    Command,
    Option,
    OptionKind,
    match_commands,
    parse_filled,
    parse_options,
    read_choices,
    read_commands,
    read_message_menus,
)
from bot.practice.live.directory import Choice, Choosable
from bot.practice.live.payload import Payload
from bot.practice.stage import PracticeError
from tests.unit.practice_people import ESSAY, Server, find_upload

SERVER = Server()
HOSTILE = "<script>alert('x')</script>"


def option(name: str, number: int, **rest: object) -> Payload:
    return {"type": number, "name": name, "description": f"About {name}", "required": False, **rest}


def command(name: str, *options: Payload, number: int = 1, about: str = "") -> Payload:
    return {"type": number, "name": name, "description": about or f"About {name}", "options": list(options)}


#: One option of each kind.
EVERYTHING = command(
    "everything",
    option("words", 3, min_length=2, max_length=5),
    option("n", 4, min_value=1, max_value=15),
    option("share", 10, min_value=0),
    option("again", 5),
    option("who", 6),
    option("where", 7),
    option("role", 8),
    option("file", 11),
    option("for", 3, choices=[{"name": "Me", "value": "me"}, {"name": "Class", "value": "class"}]),
    option("size", 4, choices=[{"name": "Small", "value": 1}, {"name": "Large", "value": 2}]),
    option("question", 3, autocomplete=True),
)
[EVERY] = read_commands([EVERYTHING])

HARKNESS = read_commands(
    [
        command("help", about="What I can do for you"),
        command("participation", about="Who did what against what was asked"),
        command("prompt", command("post"), command("list")),
        command("summary"),
    ]
)


def names(commands: tuple[Command, ...]) -> list[str]:
    return [each.name for each in commands]


def parse(**values: str) -> object:
    return parse_options(EVERY, values, directory=SERVER, find_upload=find_upload)


def test_subcommands_and_groups_are_commands_of_their_own() -> None:
    group = command("pack", command("list"), number=2)

    found = read_commands([command("class", group, command("close", option("n", 4))), command("help")])

    assert names(found) == ["class pack list", "class close", "help"]
    assert [each.name for each in found[1].options] == ["n"]


def test_message_menus_are_no_slash_commands() -> None:
    payloads = [command("help"), command("Summarise this thread", number=3)]

    assert names(read_commands(payloads)) == ["help"]
    assert read_message_menus(payloads) == ("Summarise this thread",)


def test_an_option_is_read_with_its_kind_and_its_limits() -> None:
    kinds = {each.name: each.kind.value for each in EVERY.options}
    number = next(each for each in EVERY.options if each.name == "n")

    assert list(kinds.values()) == [
        *("text", "integer", "number", "yes_no", "person", "channel", "role", "file", "text", "integer", "text")
    ]
    assert (number.least, number.most, number.is_required) == (1, 15, False)
    assert [each.name for each in EVERY.options if each.has_suggestions] == ["question"]


def test_an_option_of_an_unknown_kind_is_named() -> None:
    with pytest.raises(PracticeError, match="“whom”"):
        read_commands([command("ask", option("whom", 9))])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["help", "participation", "prompt post", "prompt list", "summary"]),
        ("p", ["participation", "prompt post", "prompt list"]),
        ("Prompt L", ["prompt list"]),
        ("post", ["prompt post"]),
        ("pr po", ["prompt post"]),
        ("sumary", ["summary"]),
        ("who", ["participation"]),
        ("zzz", []),
    ],
)
def test_commands_are_found_by_what_is_typed(typed: str, found: list[str]) -> None:
    assert names(match_commands(HARKNESS, typed)) == found


def test_options_become_what_a_command_is_called_with() -> None:
    filled = parse(
        words="boat", n=" 3 ", share="0.5", again="false", who="7", where="50", role="90", file="u1", size="2"
    )

    assert filled == {
        "words": "boat",
        "n": 3,
        "share": 0.5,
        "again": False,
        "who": SERVER.person,
        "where": SERVER.channel,
        "role": SERVER.role,
        "file": ESSAY,
        "size": 2,
    }


def test_what_is_left_empty_is_left_out() -> None:
    assert parse(words=" ", n="", question="") == {}


def test_what_was_typed_instead_of_a_suggestion_is_sent_as_it_stands() -> None:
    assert parse(question="the third one") == {"question": "the third one"}


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("words", "oarsman", "“words” is longer than 5 characters."),
        ("words", "o", "“words” is shorter than 2 characters."),
        ("n", "many", "“n” takes a whole number from 1 to 15, not “many”."),
        ("n", "2.5", "“n” takes a whole number from 1 to 15, not “2.5”."),
        ("n", "²", "“n” takes a whole number from 1 to 15, not “²”."),
        ("n", "0", "“n” takes a whole number from 1 to 15, not “0”."),
        ("n", "16", "“n” takes a whole number from 1 to 15, not “16”."),
        ("share", "-0.1", "“share” takes a number of 0 or more, not “-0.1”."),
        ("share", "nan", "“share” takes a number of 0 or more, not “nan”."),
        ("again", "perhaps", "“again” is either True or False."),
        ("for", "us", "“for” is one of Me, Class; “us” is none of them."),
        ("size", "3", "“size” is one of Small, Large; “3” is none of them."),
        ("who", "8", "What was chosen for “who” is not in this server any more."),
        ("role", "Teacher", "What was chosen for “role” is not in this server any more."),
        ("file", "u2", "The file for “file” did not arrive: choose it again."),
    ],
)
def test_what_cannot_be_sent_is_explained_with_the_options_name(name: str, typed: str, said: str) -> None:
    with pytest.raises(PracticeError) as raised:
        parse(**{name: typed})

    assert str(raised.value) == said


def test_a_missing_option_is_named_with_its_command() -> None:
    [add] = read_commands([command("essay", command("add", option("file", 11, required=True)))])

    with pytest.raises(PracticeError, match="“file” is still missing: /essay add does not work without it"):
        parse_options(add, {"file": " "}, directory=SERVER, find_upload=find_upload)


def test_suggestions_are_asked_for_with_what_is_ready_beside_them() -> None:
    values = {"question": "di", "n": "many", "who": "7", "file": "u1", "words": "boat"}

    assert parse_filled(EVERY, values, but="question", directory=SERVER) == {"who": SERVER.person, "words": "boat"}


def test_a_command_shows_a_labelled_control_for_every_option() -> None:
    people = (Choice(name="Amina", value="7"), Choice(name="Ben", value="8"))

    page = render_command(EVERY, choosable=Choosable(people=people))

    for each in EVERY.options:
        assert f'<label for="option-{each.name}">' in page
        assert f'id="option-{each.name}"' in page
    assert '<option value="8">Ben</option>' in page
    assert '<option value="true">True</option>' in page
    assert 'type="number" id="option-n" name="n" step="1" min="1" max="15"' in page
    assert 'minlength="2" maxlength="5"' in page
    assert 'data-upload="file"' in page
    assert 'role="combobox"' in page
    assert 'aria-controls="suggestions-question"' in page
    assert '<input type="hidden" id="option-question-value" name="question">' in page


def test_required_options_come_first_and_the_others_wait_to_be_added() -> None:
    asked = [
        Option(name=name, description="-", kind=OptionKind.TEXT, is_required=name == "days")
        for name in ("time", "days")
    ]

    page = render_command(Command(name="schedule", description="-", options=tuple(asked)), choosable=Choosable())

    assert page.index('id="option-days"') < page.index('id="option-time"')
    assert '<div class="option" id="option-days-row">' in page
    assert '<div class="option" id="option-time-row" hidden>' in page
    assert 'data-adds="option-time"' in page
    assert 'data-adds="option-days"' not in page
    assert page.count(" required>") == 1


def test_the_picker_lists_commands_or_says_that_there_are_none() -> None:
    assert render_picker(HARKNESS).count('data-do="choose_command"') == len(HARKNESS)
    assert "No command is called that" in render_picker(())


def test_nothing_of_a_command_or_a_suggestion_is_markup() -> None:
    [read] = read_commands(
        [
            command(
                "ask",
                option("who", 3, description=HOSTILE, choices=[{"name": HOSTILE, "value": HOSTILE}]),
                about=HOSTILE,
            )
        ]
    )
    offered = read_choices([{"name": HOSTILE, "value": f'"{HOSTILE}'}])

    page = render_command(read, choosable=Choosable()) + render_picker([read]) + render_suggestions("who", offered)

    assert "<script" not in page
    assert page.count("&lt;script&gt;alert") == 8
    assert 'data-value="&#34;&lt;script' in page


def test_where_nothing_is_suggested_the_list_says_what_happens_to_what_is_typed() -> None:
    assert "What you type is sent as it stands" in render_suggestions("due", ())
