"""Discord's markdown, read as Discord reads it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.practice.discord_markdown import Line, LineKind, Reading, Span, parse_markdown, render_timestamp

NOW = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)
READING = Reading(names={7: "@Ben", 50: "#essay-questions"}, zone="America/Chicago", now=NOW)


def _line(text: str) -> Line:
    [line] = parse_markdown(text, READING)
    return line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("### Which one?", LineKind.SUBHEADING),
        ("-# small", LineKind.SMALL),
        ("> said", LineKind.QUOTE),
        ("- first", LineKind.ITEM),
        ("#1 is not a heading", LineKind.PLAIN),
        ("", LineKind.BLANK),
    ],
)
def test_the_kind_of_a_line_is_told_by_how_it_begins(text: str, kind: LineKind) -> None:
    [line, _] = parse_markdown(f"{text}\nand more", READING)

    assert line.kind is kind


def test_a_quote_ends_with_its_line() -> None:
    quoted, after = parse_markdown("> said\nby nobody", READING)

    assert (quoted.kind, after.kind) == (LineKind.QUOTE, LineKind.PLAIN)


def test_marks_nest_and_two_underscores_underline() -> None:
    assert _line("**a *b*** __c__").spans == (
        Span(text="a ", marks=("strong",)),
        Span(text="b", marks=("strong", "em")),
        Span(text=" "),
        Span(text="c", marks=("u",)),
    )


def test_escaped_signs_html_and_entities_are_words() -> None:
    text = "".join(span.text for span in _line(r"\*a\* <b>&lt;").spans)

    assert text == "*a* <b>&lt;"


def test_mentions_take_the_names_people_see() -> None:
    who, _, where = _line("<@7> in <#50>").spans

    assert (who.text, who.marks) == ("@Ben", ("mention",))
    assert (where.text, where.href) == ("#essay-questions", "#c50")


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://discord.com/channels/1/100/201", "#m201"),
        ("https://discord.com/channels/1/100", "#c100"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_masked_link_into_the_server_becomes_an_anchor(url: str, href: str) -> None:
    assert _line(f"[Ben ↗]({url})").spans == (Span(text="Ben ↗", href=href),)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (timedelta(days=2, hours=16), "in 3 days"),
        (timedelta(hours=-1), "1 hour ago"),
        (timedelta(seconds=20), "now"),
    ],
)
def test_a_relative_timestamp_counts_from_when_it_is_read(after: timedelta, words: str) -> None:
    assert render_timestamp(NOW + after, "R", READING) == words
