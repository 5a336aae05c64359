"""An outline written out: Markdown for a teacher, Argdown for a map."""

from bot.essay.argument.argdown import render_argdown
from bot.essay.argument.outline_text import render_outline_markdown, render_places
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Anchor
from bot.essay.read_essay import parse_essay
from tests.unit.outline_essays import NO_POSITION, STUDENT_ESSAY


def test_markdown_shows_each_part_with_place_and_exact_words() -> None:
    essay = parse_essay(STUDENT_ESSAY)

    markdown = render_outline_markdown(find_outline(essay), essay)

    assert markdown.startswith("# Should museums be free for everybody?\n")
    assert "- **¶1.3** However, I am strongly convinced that museums ought to be free for everybody.\n" in markdown
    assert "  - **¶4.2** *rebuttal, likely:* However, the money from tickets" in markdown
    assert "  - *reasoning:* ¶3.2–3.3\n" in markdown


def test_markdown_says_so_where_there_is_no_position() -> None:
    essay = parse_essay(NO_POSITION)

    assert "No position was found" in render_outline_markdown(find_outline(essay), essay)


def test_argdown_hangs_support_and_attack_under_the_position() -> None:
    essay = parse_essay(STUDENT_ESSAY)

    lines = render_argdown(find_outline(essay), essay).splitlines()

    assert lines[:3] == ["===", 'title: "Should museums be free for everybody?"', "==="]
    assert any(line.startswith("[Position ¶1.3]: However") for line in lines)
    assert any(line.startswith("  + [Claim ¶2.1]: First of all") for line in lines)
    assert any(line.startswith("  - [Counterclaim ¶4.1]: Some people") for line in lines)
    assert any(line.startswith("    - [Rebuttal ¶4.2]: However") for line in lines)


def test_argdown_keeps_signs_of_its_own_as_words() -> None:
    essay = parse_essay(STUDENT_ESSAY.replace("a small part", "a #small [part]"))

    assert r"a \#small \[part\] of their budget" in render_argdown(find_outline(essay), essay)


def test_neighbouring_places_are_joined() -> None:
    places = tuple(Anchor(paragraph=p, sentence=s) for p, s in ((3, 4), (3, 3), (4, 1), (3, 7)))

    assert render_places(places) == "¶3.3–3.4, ¶3.7, ¶4.1"
