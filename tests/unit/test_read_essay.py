"""Texts in every layout people paste, and what a person would number in them."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.essay.essay import Anchor, Essay, TextKind
from bot.essay.read_essay import parse_essay
from bot.essay.sentences import split_sentences

PARAGRAPHS = (
    "Every morning, half of my class is asleep before the first bell has rung. The doctors who study sleep say that "
    "teenagers need nine hours. Our school starts at 7:25 a.m., and it does not seem to care.",
    "My uncle drives the bus. He says: “Nobody talks before eight.” I believe him. But is it the school’s job to let "
    "us sleep? It is, because nothing else that it does works without sleep.",
    "Dr. Li found that grades rise when school starts later. A well-known study of the U.S. Army found the same, and "
    "there the recruits were no older than the people in my class are now. So let us start at nine.",
)
SCHOOL_HEAD = ("Jane Doe", "Mr. Smith", "English 10", "12 March 2024")


def words_of(essay: Essay) -> list[str]:
    return [paragraph.text for paragraph in essay.paragraphs]


def wrap(paragraph: str, indent: str = "") -> str:
    return textwrap.fill(paragraph, 70, initial_indent=indent)


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "\r\n\r\n\r\n".join(PARAGRAPHS) + "\r\n",
        "\n".join(f"    {paragraph}" for paragraph in PARAGRAPHS),
        "\n\n".join(wrap(paragraph) for paragraph in PARAGRAPHS),
        "\n".join(wrap(paragraph, indent="    ") for paragraph in PARAGRAPHS),
        "\n".join(wrap(paragraph) for paragraph in PARAGRAPHS),
        "\n\n".join(line for paragraph in PARAGRAPHS for line in wrap(paragraph, indent="    ").split("\n")),
        "\n\n".join("\n".join(split_sentences(paragraph)) for paragraph in PARAGRAPHS),
    ],
    ids=[
        "line each",
        "blank lines",
        "windows",
        "tabs",
        "wrapped",
        "indents",
        "unparted",
        "double",
        "sentence each",
    ],
)
def test_the_same_paragraphs_are_found_in_every_layout(text: str) -> None:
    essay = parse_essay(text)

    assert words_of(essay) == list(PARAGRAPHS)
    assert essay.kind is TextKind.ESSAY
    assert [len(paragraph.sentences) for paragraph in essay.paragraphs] == [3, 5, 3]
    assert str(essay.paragraphs[1].sentences[4].anchor) == "¶2.5"


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_school_paper_has_its_head_and_sources_set_aside(blank: str) -> None:
    sources = ("Works Cited", "Li, Wei. Sleep. 2019.")
    text = blank.join([*SCHOOL_HEAD, "Why Schools Should Start Later", *PARAGRAPHS, *sources])

    essay = parse_essay(text)

    assert (essay.title, essay.author) == ("Why Schools Should Start Later", "Jane Doe")
    assert words_of(essay) == list(PARAGRAPHS)
    assert essay.set_aside == (*SCHOOL_HEAD, *sources)


def test_a_letter_to_the_people_has_salutation_and_signature() -> None:
    head = (
        "The Sleeper No. 1\n\nGeneral Introduction\n\nFor the Evening Journal.\n\n"
        "Author: Ann Hale\n\nTo the People of Troy:\n\n"
    )

    essay = parse_essay(head + "\n\n".join(PARAGRAPHS) + "\n\nPUBLIUS.\n")

    assert (essay.title, essay.author) == ("The Sleeper No. 1", "Ann Hale")
    assert words_of(essay) == list(PARAGRAPHS)
    assert essay.paragraphs[0].heading == "General Introduction"
    assert essay.set_aside == ("For the Evening Journal.", "Author: Ann Hale", "To the People of Troy:", "PUBLIUS.")


def test_a_letter_is_signed() -> None:
    essay = parse_essay("Dear Editor,\n\n" + "\n\n".join(PARAGRAPHS) + "\n\nSincerely,\nLea Brandt\n")

    assert (essay.title, essay.author) == (None, "Lea Brandt")
    assert words_of(essay) == list(PARAGRAPHS)


def test_headings_stand_above_their_paragraphs_and_are_none_themselves() -> None:
    text = (
        f"Should We Sleep?\nBy Tom Berg, staff writer\nMarch 3, 2023\n{PARAGRAPHS[0]}\nWhat I counted\n{PARAGRAPHS[1]}"
    )

    essay = parse_essay(text)

    assert (essay.title, essay.author) == ("Should We Sleep?", "Tom Berg")
    assert words_of(essay) == list(PARAGRAPHS[:2])
    assert [paragraph.heading for paragraph in essay.paragraphs] == [None, "What I counted"]


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        "---\ntitle: The Long Way\nauthor: Sam Lee\n---\n\n# The Long Way\n\n*By Sam Lee*\n\n"
        "Walking is **slow**, and _that_ is [the point](https://a.org/b).[^1] I walk\nto school.\n\n## The bus\n\n"
        "It costs three things:\n\n- the air\n- my brother\n- two euros\n\n> We have time,\n> said a Roman.\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n![foot](foot.png)\n\n***\n\nSo walk. <!-- really -->\n\n[^1]: It is.\n"
    )

    essay = parse_essay(text)

    assert (essay.title, essay.author) == ("The Long Way", "Sam Lee")
    assert [[sentence.text for sentence in paragraph.sentences] for paragraph in essay.paragraphs] == [
        ["Walking is slow, and that is the point.", "I walk to school."],
        ["It costs three things:", "the air", "my brother", "two euros"],
        ["We have time, said a Roman."],
        ["So walk."],
    ]
    assert [paragraph.is_block_quote for paragraph in essay.paragraphs] == [False, False, True, False]
    assert essay.paragraphs[1].heading == "The bus"
    assert "It is." in essay.set_aside


def test_long_items_of_a_list_are_paragraphs() -> None:
    essay = parse_essay("\n".join(f"{n}. {paragraph}" for n, paragraph in enumerate(PARAGRAPHS, start=1)))

    assert words_of(essay) == list(PARAGRAPHS)


def test_set_in_lines_are_a_block_quote() -> None:
    quote = textwrap.indent(textwrap.fill(PARAGRAPHS[1], 60), "      ")

    essay = parse_essay(f"{wrap(PARAGRAPHS[0])}\n\n{quote}\n\n{wrap(PARAGRAPHS[2])}\n")

    assert words_of(essay) == list(PARAGRAPHS)
    assert [paragraph.is_block_quote for paragraph in essay.paragraphs] == [False, True, False]


def test_words_broken_at_a_line_end_are_made_whole_and_compounds_stay() -> None:
    text = (
        "After the last of the wars had ended, all of the nego-\ntiations took two more years, in which a well-\n"
        "known envoy flew back and forth between the Anglo-\nAmerican delegation and the other one. A cease-\n"
        "fire came at last — and it was late, after all —\nbut the plan that they had called the 50-\n"
        "day plan never did.\n"
    )

    (paragraph,) = parse_essay(text).paragraphs

    assert paragraph.text == (
        "After the last of the wars had ended, all of the negotiations took two more years, in which a well-known "
        "envoy flew back and forth between the Anglo-American delegation and the other one. A cease-fire came at last "
        "— and it was late, after all — but the plan that they had called the 50-day plan never did."
    )


def test_heads_feet_and_numbers_of_pages_are_dropped_and_paragraphs_go_on_over_the_page() -> None:
    lines = wrap(" ".join(PARAGRAPHS)).split("\n")
    pages = [f"Doe {n}\n\n" + "\n".join(lines[n * 3 - 3 : n * 3]) + f"\n\nPage {n} of 4" for n in (1, 2, 3, 4)]

    essay = parse_essay("\f".join(pages))

    assert words_of(essay) == [" ".join(lines[:12])]


def test_dialogue_keeps_its_short_paragraphs() -> None:
    lines = ["“Put it away,” my father said.", "“Why?” I asked. “It’s only a phone.”", PARAGRAPHS[0]]
    text = "\n\n".join([*lines, "So who was right?", "We can do better."])

    essay = parse_essay(text)

    assert [len(paragraph.sentences) for paragraph in essay.paragraphs] == [1, 2, 3, 1, 1]


def test_footnotes_under_the_text_are_set_aside() -> None:
    text = "\n\n".join([PARAGRAPHS[0] + "1", *PARAGRAPHS[1:], "1 See the report of 2019, which nobody has read."])

    essay = parse_essay(text)

    assert words_of(essay) == list(PARAGRAPHS)
    assert essay.set_aside == ("1 See the report of 2019, which nobody has read.",)


def test_a_poem_is_said_to_be_one_and_its_lines_are_numbered() -> None:
    text = (
        "The Road at Night\n\nThe lamps along the harbour road\n  are waiting for the rain,\n"
        "and every boat that left the quay\n  is coming home again.\n\n"
        "The gulls have folded up the day,\n  the nets are hung to dry,\n"
        "and somebody has drawn a line\n  between the sea and sky.\n"
    )

    essay = parse_essay(text)

    assert (essay.kind, essay.title) == (TextKind.POEM, "The Road at Night")
    assert essay.find_sentence(Anchor(paragraph=2, sentence=4)) is not None
    assert [len(paragraph.sentences) for paragraph in essay.paragraphs] == [4, 4]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Name | Grade | Late\nAda | 9 | 0\nBen | 7 | 2\nCy | 8 | 1\n", TextKind.TABLE),
        ("name,grade,late\nAda,9,0\nBen,7,2\nCy,8,1\n", TextKind.TABLE),
        ("School should start later. Teenagers need sleep. That is all I have to say about it.", TextKind.TOO_SHORT),
        ("", TextKind.TOO_SHORT),
        (
            "Die Schule beginnt zu früh. Viele Kinder sind am Morgen müde, und das ist nicht gut für sie. Wir sollten "
            "später anfangen, denn der Schlaf ist wichtig.",
            TextKind.OTHER_LANGUAGE,
        ),
        ("Школа начинается слишком рано. Детям нужен сон, и это важно для здоровья.", TextKind.OTHER_LANGUAGE),
        ("\n\n".join(PARAGRAPHS), TextKind.ESSAY),
    ],
)
def test_what_is_no_essay_is_said_to_be_none(text: str, kind: TextKind) -> None:
    assert parse_essay(text).kind is kind


def test_invisible_characters_and_ligatures_are_put_in_order() -> None:
    (paragraph,) = parse_essay(
        "\ufeffIt is di\ufb03cult to de\u00adny\u200b that the\u00a0of\ufb01ce is \u202eshut."
    ).paragraphs

    assert paragraph.text == "It is difficult to deny that the office is shut."


@given(st.text(alphabet=st.sampled_from("aB .!?\n\f#>-*1|_[]()“”:—\t"), max_size=200))
def test_any_text_gives_paragraphs_numbered_from_one(text: str) -> None:
    essay = parse_essay(text)

    assert [paragraph.number for paragraph in essay.paragraphs] == list(range(1, len(essay.paragraphs) + 1))
    assert all(paragraph.sentences for paragraph in essay.paragraphs)
    assert all(sentence.text == " ".join(sentence.text.split()) != "" for sentence in essay.sentences)


_SLOW = ("-", "*a", "**a", "_", "[", "[a](", "[](a", "|", "a   ", "\n", "\fa", "<!--", "#\n", "> ", "a\n\n", "1. a\n")
_SLOW_LINES = (
    "x-\n",
    "By ",
    "A. ",
    "[^1]: a\n",
    "a\n===\n",
    "Jane Doe\n\n",
    "12 March 2024\n\n",
    "1 a.\n\nfoo.1 bar\n\n",
)


@pytest.mark.parametrize("piece", [*_SLOW, *_SLOW_LINES, "a,b\n", "Mon, "])
def test_a_text_made_to_be_slow_is_read(piece: str) -> None:
    assert parse_essay(piece * (100_000 // len(piece))) is not None
