"""What the tour says: every step is whole, and what it tells people to press or to type is there."""

import re
from pathlib import Path

import pytest

from bot.practice.browser.fragments import make_environment
from bot.practice.cast import load_cast
from bot.practice.live.tour import STEPS, Step

COMMANDS = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")


def _words(step: Step) -> str:
    return f"{step.about}\n{step.by_hand}\n{step.look}"


def test_there_are_six_steps_from_essay_to_week_and_none_is_done() -> None:
    assert [step.key for step in STEPS] == ["essay", "outline", "questions", "debate", "summary", "week"]
    assert not any(step.is_done for step in STEPS)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_a_step_says_what_happens_how_to_do_it_and_what_to_look_at_in_whole_sentences(step: Step) -> None:
    for words in (step.about, step.by_hand, step.look):
        assert re.fullmatch(r"[A-Z].{15,}\.", words)
    assert step.title


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_every_command_a_step_names_is_one_of_the_bots(step: Step) -> None:
    named = re.findall(r"`(/[^`]+)`", _words(step))

    assert [command for command in named if f"### `{command}`" not in COMMANDS] == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_everything_a_step_says_to_press_is_on_the_page_or_one_of_the_bots_buttons(step: Step) -> None:
    named = set(re.findall(r"\*\*([^*]+)\*\*", _words(step)))

    documented = set(re.findall(r"\*\*([^*]+)\*\*", COMMANDS))
    assert named - _buttons_of_the_page() - documented == named & {load_cast().teacher, "#teachers"}


def test_all_steps_together_name_something_of_each_kind() -> None:
    words = "".join(map(_words, STEPS))

    assert "`/" in words
    assert _buttons_of_the_page() & set(re.findall(r"\*\*([^*]+)\*\*", words)) >= {"Next event", "End of week"}


def _buttons_of_the_page() -> set[str]:
    frame = make_environment().get_template("shell.html")
    html = frame.render(people=[], person=None, teacher="Ms. Okafor", pace="clock", class_name="A class")
    return set(re.findall(r"<button[^>]*>([^<]+)<", html))
