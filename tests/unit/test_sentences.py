import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.sentences import has_words, split_sentences


def texts(post: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(post)]


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("It works. It lasts!", ["It works.", "It lasts!"]),
        ("i dont buy it. the author never says why", ["i dont buy it.", "the author never says why"]),
        ("Mr. Kissinger met Dr. Lind vs. the U.S. team.", ["Mr. Kissinger met Dr. Lind vs. the U.S. team."]),
        ("So did I. But later.", ["So did I.", "But later."]),
        ("talks, maps, etc. were used. Fine", ["talks, maps, etc. were used.", "Fine"]),
        ("idk... maybe not. And then... Nothing.", ["idk... maybe not.", "And then...", "Nothing."]),
        ("It rose by 3.5 percent in ¶5. Why?!", ["It rose by 3.5 percent in ¶5.", "Why?!"]),
        ("that's wrong.The author says so", ["that's wrong.", "The author says so"]),
        (
            'He asks "why?" and leaves. She said “no.” Then left.',
            ['He asks "why?" and leaves.', "She said “no.”", "Then left."],
        ),
        ("1. one school\n2) two schools\n- three", ["one school", "two schools", "three"]),
        ("> someone else's words. All of them\nMine.", ["Mine."]),
        ("Mine.\n>>> theirs\nand theirs", ["Mine."]),
        ("see `code. here` ok", ["see `code. here` ok"]),
        ("<@123> I doubt it. <:no:55>", ["I doubt it."]),
        ("look https://example.org/a.B?c=d. Then decide.", ["look https://example.org/a.B?c=d. Then decide."]),
        ("💀💀", []),
        ("", []),
    ],
)
def test_posts_are_split_as_a_reader_would(post: str, expected: list[str]) -> None:
    assert texts(post) == expected


def test_a_sentence_with_a_mention_inside_is_known_to_have_markup() -> None:
    (sentence,) = split_sentences("I think <@123> is right’s")

    assert sentence.has_markup
    assert sentence.plain == "I think        is right's"


def test_typographic_apostrophes_are_no_markup() -> None:
    assert not split_sentences("It doesn’t follow.")[0].has_markup


@given(st.text(alphabet=st.sampled_from('aB .!?…\n>-*1`<@>:’"”)(,😂é'), max_size=80))
def test_every_sentence_stands_where_it_says_and_in_order(post: str) -> None:
    sentences = split_sentences(post)

    end = 0
    for sentence in sentences:
        assert sentence.text == post[sentence.start : sentence.end]
        assert len(sentence.plain) == len(sentence.text)
        assert sentence.start >= end
        end = sentence.end


@pytest.mark.parametrize(
    ("post", "expected"),
    [("ok", True), ("575", True), ("`yes`", True), ("😂", False), ("<@1> <:a:2>", False), ("https://a.org", False)],
)
def test_only_words_are_words(post: str, expected: bool) -> None:
    assert has_words(post) is expected
