"""Long cards on pages: every line of every part appears exactly once, and every page fits."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discord_app.cards.layout import MAX_CHARACTERS, MAX_PARTS, Card, Part, fit_texts, split_pages
from tests.card_text import n_characters, n_components

AROUND = (Part(head="A title of some length"), Part(head="-# The end", is_ruled=True))


def lines_on(pages: list[list[Part]]) -> list[tuple[str, str]]:
    return [(part.head, line) for page in pages for part in page for line in part.lines]


def texts_of(page: list[Part]) -> list[str]:
    return fit_texts([AROUND[0], *page, AROUND[1]])


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.lists(
        st.builds(
            lambda head, sizes: (head, sizes),
            st.sampled_from(["a head", "h" * 300, "👩🏽‍🚀" * 40]),
            st.lists(st.integers(1, 900), max_size=30),
        ),
        max_size=25,
    )
)
def test_every_line_of_every_part_is_on_the_pages_once_and_in_order(drawn: list[tuple[str, list[int]]]) -> None:
    parts = [
        Part(head=f"{number} {head}", lines=tuple(f"{number}.{place} {'x' * size}" for place, size in enumerate(sizes)))
        for number, (head, sizes) in enumerate(drawn)
    ]

    pages = split_pages(parts, around=AROUND)

    assert lines_on(pages) == [(part.head, line) for part in parts for line in part.lines]
    assert list(dict.fromkeys(part.head for page in pages for part in page)) == [part.head for part in parts]
    for page in pages:
        texts = texts_of(page)
        shown = "\n".join(texts)
        assert all(line in shown for part in page for line in part.lines)
        assert "more" not in re.findall(r"\w+", shown)
        assert len(page) + len(AROUND) <= MAX_PARTS


@pytest.mark.parametrize("line", ["a" * 3_900, "👩🏽‍🚀" * 700, "*_~|`" * 1_500, "w" * 9_000], ids=len)
def test_a_page_keeps_within_discords_limits_whatever_a_line_holds(line: str) -> None:
    pages = split_pages([Part(head="head", lines=(line, "short", line))] * 9, around=AROUND)

    assert [text for _, text in lines_on(pages)] == [line, "short", line] * 9
    for page in pages:
        card = Card([AROUND[0], *page, AROUND[1]])
        assert n_characters(card) <= MAX_CHARACTERS
        assert n_components(card) <= 40


def test_what_fits_on_one_page_is_on_one_page() -> None:
    parts = [Part(head=f"head {number}", lines=("one", "two")) for number in range(MAX_PARTS - len(AROUND))]

    assert split_pages(parts, around=AROUND) == [parts]
    assert len(split_pages([*parts, Part(head="one more")], around=AROUND)) == 2


def test_a_part_that_goes_on_does_so_under_its_own_head() -> None:
    pages = split_pages([Part(head="**Agree**", lines=tuple(f"{n} {'x' * 900}" for n in range(9)))], around=AROUND)

    assert len(pages) == 3
    assert [part.head for page in pages for part in page] == ["**Agree**"] * 3


def test_nothing_is_one_empty_page() -> None:
    assert split_pages([], around=AROUND) == [[]]
