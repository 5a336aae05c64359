import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.essay.sentences import split_sentences


@pytest.mark.parametrize(
    "written",
    [
        "Mr. Trump said no.|I left.",
        "He met J. Smith and John F. Kennedy in Washington, D.C.|The talks failed.",
        "Dr. King said that the arc is long.|It bends.",
        "In the U.S. Congress passed it.|They liked it in the U.S.|The law is new.",
        "We met at 5 p.m. Friday.|We left at 5 p.m.|He stayed.",
        "He ate soup, e.g. of beans, bread, etc.|Then he slept.",
        "See No. 5, pp. 3–4, ch. iv and Fig. 2.|It cost $3.5 million.",
        "World War I.|The end of it.|Plan B.|But why?",
        "(He was wrong.|She knew.)|Then it ended (or did it? Nobody knows) at last.",
        "It goes on... and on…|And so. . . .|But then.",
        "“Why?” Mr. Jones asked.|“No!”|She left.|“Wait…” he said.",
        "“I came.|I saw,” he wrote.|“We are lost!” the captain shouted.",
        "He asked “Why?”|Smith said nothing.",
        "it is bad.|it hurts people.|They took approx. five days.",
        "The vote was 5-4 in Brown v. Board of Education.|St. Louis won.",
        "The court met on Jan. 6.|He lives on Main St.|He was ill.|Doctors came.",
        "The reasons: 1. Cost.|2. Time.",
        "Would it be just? or wise?|The U.S.-led force left.",
        "Visit example.com.|Or www.Foo.com today.",
        "He said so.|“The talk doesn’t mean anything,” Mr. Trump has said of his phone calls.",
        "A wall fell.|The dust rose.",
        "学校应该晚一点开始。|学生需要睡眠。|为什么？",
    ],
)
def test_sentences_are_parted_as_a_reader_would(written: str) -> None:
    expected = tuple(written.split("|"))
    glue = "" if written.startswith(("A wall", "学")) else " "

    assert split_sentences(glue.join(expected)) == expected


def test_marks_of_footnotes_are_no_words() -> None:
    written = (
        "Such is the whole.1 This doctrine[12] grew. “It was the end.”2 The rate¹ fell in 1990. CO2 rose.† So be it."
    )

    assert split_sentences(written) == (
        "Such is the whole.",
        "This doctrine grew.",
        "“It was the end.”",
        "The rate fell in 1990.",
        "CO2 rose.",
        "So be it.",
    )


@given(st.text(alphabet=st.sampled_from("aBI .!?…\n1[](,;“”’'‘—。é"), max_size=80))
def test_no_word_is_lost_and_none_is_doubled(paragraph: str) -> None:
    joined = "".join("".join(split_sentences(paragraph)).split())
    letters = [char for char in joined if char.isalpha()]

    assert letters == [char for char in paragraph if char.isalpha()] or "[a]" in paragraph


@pytest.mark.parametrize("piece", [".", "a. ", "(a ", "“", ". ", "a.B", "[1", "1", "”", "。", "ab.”", "*", "x.1 "])
def test_a_text_made_to_be_slow_is_read(piece: str) -> None:
    assert split_sentences(piece * (100_000 // len(piece))) is not None
