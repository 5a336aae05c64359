"""Titles of threads, and ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.essay.questions.title import MAX_TITLE_CHARS, make_id, make_title


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("“perhaps years”", "“Perhaps years”"),
        ("The step from ¶5 to ¶6.", "The step from ¶5 to ¶6"),
        (
            "“build a second bridge over the cold brown river”: who would pay?",
            "“Build a second bridge over the cold brown river”",
        ),
        (
            "A case that does not fit “the bridge is older than the town and the river”",
            "A case that does not fit “the bridge is older…”",
        ),
    ],
)
def test_a_title_is_cut_where_a_reader_would_cut_it(words: str, title: str) -> None:
    assert make_title(words) == title


@given(st.text(min_size=1, max_size=200))
def test_no_title_is_too_long_and_every_id_can_be_an_id(words: str) -> None:
    assert len(make_title(words)) <= MAX_TITLE_CHARS
    assert all(part.isalnum() and part.isascii() for part in make_id(words).split("-"))


def test_an_id_says_what_the_title_says() -> None:
    assert make_id("The step from ¶5 to ¶6") == "the-step-from-p5-to-p6"
    assert make_id("¿…?") == "question"
