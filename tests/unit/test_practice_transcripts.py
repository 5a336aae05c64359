"""The practice week as people see it: on the page and in the terminal."""

import base64
import hashlib
import re
from io import StringIO

from rich.console import Console

from bot.practice.transcript_page import render_page
from bot.practice.transcript_terminal import show_transcript
from tests.practice_records import FIRST_ID, HOSTILE, make_record


def test_what_a_student_wrote_cannot_become_markup_on_the_page() -> None:
    page = render_page(make_record(text=HOSTILE))

    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in re.sub(r">[^<]*<", "><", page)
    assert "&lt;script&gt;" in page


def test_the_page_loads_nothing_and_its_policy_allows_only_its_own_style_sheet() -> None:
    page = render_page(make_record())

    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in page
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//|@import|url\(| style=\"", page)


def test_jump_links_of_cards_lead_to_the_message_on_the_page() -> None:
    page = render_page(make_record())

    assert f'href="#m{FIRST_ID}"' in page
    assert f'id="m{FIRST_ID}"' in page
    assert "discord.com" not in page


def test_the_page_says_who_sees_a_private_answer_and_that_an_answered_message_was_deleted() -> None:
    page = render_page(make_record())

    assert "Only Ms. Okafor sees this" in page
    assert "The original message was deleted." in page
    assert "(edited)" in page


def test_the_page_and_the_terminal_name_the_essay_and_say_what_is_not_as_in_a_real_class() -> None:
    notes = ("The students’ words are stock phrases.", "Nobody has read the questions.")

    for shown in (render_page(make_record(notes=notes)), _in_terminal(notes=notes)):
        assert "Essay: An essay" in shown
        assert all(note in " ".join(shown.replace("│", "").split()) for note in notes)


def test_the_terminal_shows_a_thread_indented_below_its_card_and_names_are_not_repeated() -> None:
    shown = _in_terminal(text="the second one")

    lines = [line.rstrip() for line in shown.splitlines() if line.strip()]
    card = next(n for n, line in enumerate(lines) if "[My progress]" in line)
    thread = next(n for n, line in enumerate(lines) if "└─ thread: 1 · Which one?" in line)
    assert card < thread
    assert "    Ben  12:10" in lines[thread:]
    assert "    Ana  12:11  ↩ Ben  the second one" in lines
    assert lines[lines.index("      no, the first") + 1] == "      sorry"


def test_the_terminal_gives_times_on_the_class_clock_and_says_who_sees_what() -> None:
    shown = _in_terminal(text="the second one")

    assert "Due Wednesday, 7 January 2026 18:39, says @Ben in #essay-questions" in shown
    assert "only Ms. Okafor sees this" in shown
    assert "⌘ Ms. Okafor used /summary" in shown
    assert "a message since deleted" in shown


def test_what_a_student_wrote_cannot_style_the_terminal() -> None:
    shown = _in_terminal(text="[red]not red[/red] \x1b[31mnor this")

    assert "[red]not red[/red]" in shown
    assert "\x1b" not in shown


def _in_terminal(*, text: str = "the second one", notes: tuple[str, ...] = ()) -> str:
    out = StringIO()
    show_transcript(make_record(text=text, notes=notes), Console(file=out, width=100))
    return out.getvalue()
