import pytest

from bot.discord_app.markdown import (
    escape_student_text,
    jump_link,
    shorten,
    show_name,
    show_quote,
    timestamp,
)
from tests.factories import MONDAY


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**loud** _and_ ~~gone~~ ||hidden|| `code`", r"\*\*loud\*\* \_and\_ \~\~gone\~\~ \|\|hidden\|\| \`code\`"),
        ("[free nitro](https://bad.example)", r"\[free nitro\](https\://bad.example)"),
        ("# shouting", r"\# shouting"),
        ("-# small", r"\-# small"),
        ("- a list", r"\- a list"),
        ("1. a list", r"1\. a list"),
        ("> a quote", r"\> a quote"),
        ("two\nlines\n# one", "two lines # one"),
        (r"a \* b", r"a \\\* b"),
        ("well-known, isn't it? (yes)", "well-known, isn't it? (yes)"),
    ],
)
def test_student_text_is_shown_as_it_was_typed(typed: str, shown: str) -> None:
    assert escape_student_text(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("I agree with <@12>", r"I agree with \@Noor"),
        ("I agree with <@!12>", r"I agree with \@Noor"),
        ("and <@99>", r"and \@someone"),
        ("<@&5> @everyone", r"\@a role \@everyone"),
        ("see <#7>", "see #a channel"),
        ("<:shrug:123> <a:wave:124>", ":shrug: :wave:"),
        ("try </me:55>", "try /me"),
    ],
)
def test_mentions_become_plain_words(typed: str, shown: str) -> None:
    assert escape_student_text(typed, {12: "Noor"}) == shown


def test_a_name_in_a_mention_is_escaped_too() -> None:
    assert escape_student_text("<@12>", {12: "*N*"}) == r"\@\*N\*"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\u2066", "\ufeff", "\u00ad", "\x00", "\U000e0041"])
def test_characters_that_hide_or_reverse_are_gone(hidden: str) -> None:
    assert escape_student_text(f"pea{hidden}ce") == "peace"


def test_joiners_inside_words_and_emoji_stay() -> None:
    assert escape_student_text("نمی‌خواهم 👩🏽‍🚀") == "نمی‌خواهم 👩🏽‍🚀"


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "\u3164"])
def test_a_name_without_anything_to_see_still_shows(name: str) -> None:
    assert show_name(name) == "(no name)"


def test_a_long_name_is_cut() -> None:
    assert show_name("N" * 50) == "N" * 31 + "…"


def test_text_is_shortened_between_words() -> None:
    assert shorten("the quick brown fox jumps", 18) == "the quick brown…"
    assert shorten("the quick brown fox", 19) == "the quick brown fox"
    assert shorten("a" * 50, 10) == "a" * 9 + "…"


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("One. Two. Three.", "“One. Two. Three.”"),
        ("One.", "“One. …”"),
        ("Two.", "“… Two. …”"),
        ("Three.", "“… Three.”"),
    ],
)
def test_a_quote_shows_where_it_was_cut(quoted: str, shown: str) -> None:
    assert show_quote(quoted, "One. Two. Three.", length=50) == shown


def test_a_quote_too_long_for_the_card_shows_the_cut_once() -> None:
    assert show_quote("One two three four.", "One two three four.", length=10) == "“One two…”"


def test_a_jump_link_opens_the_message_in_its_thread() -> None:
    assert jump_link(1, 2, 3) == "https://discord.com/channels/1/2/3"


def test_times_are_left_to_each_readers_clock() -> None:
    assert timestamp(MONDAY) == "<t:1772442000:F>"
    assert timestamp(MONDAY, "R") == "<t:1772442000:R>"
