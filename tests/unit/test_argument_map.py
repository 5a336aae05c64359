"""The argument map: a picture that is a file of its kind, and words that say what it shows."""

from concurrent.futures import ThreadPoolExecutor

from bot.essay.argument.outlining import find_outline
from bot.essay.read_essay import parse_essay
from bot.report.argument_map import describe_argument_map, render_argument_map
from bot.report.picture import MOST_CHARACTERS_OF_DESCRIPTION
from tests.unit.outline_essays import ANECDOTE, NO_POSITION, STUDENT_ESSAY


def svg_of(text: str) -> str:
    essay = parse_essay(text)
    return render_argument_map(find_outline(essay), essay, file_format="svg").decode()


def description_of(text: str) -> str:
    essay = parse_essay(text)
    return describe_argument_map(find_outline(essay), essay)


def test_the_map_is_a_png_picture() -> None:
    essay = parse_essay(STUDENT_ESSAY)

    assert render_argument_map(find_outline(essay), essay).startswith(b"\x89PNG\r\n")


def test_every_element_but_lead_and_mere_reasoning_has_a_box() -> None:
    svg = svg_of(STUDENT_ESSAY)

    assert "POSITION ¶1.3" in svg
    assert "EVIDENCE (STATISTIC) ¶2.3" in svg
    assert "REBUTTAL ¶4.2" in svg
    assert "LEAD" not in svg
    assert "REASONING ¶" not in svg


def test_a_text_without_an_argument_has_a_map_that_says_so() -> None:
    assert "No argument was found in this text." in svg_of(NO_POSITION)


def test_dollar_signs_stay_dollar_signs() -> None:
    svg = svg_of(STUDENT_ESSAY.replace("only a small part", "$5 of $9"))

    assert "$5 of $9" in svg


def test_the_same_outline_gives_the_same_file() -> None:
    assert svg_of(STUDENT_ESSAY) == svg_of(STUDENT_ESSAY)


def test_maps_drawn_at_the_same_moment_are_the_same_files_as_one_after_the_other() -> None:
    texts = [STUDENT_ESSAY, ANECDOTE] * 3
    one_after_the_other = [svg_of(text) for text in texts]

    with ThreadPoolExecutor(len(texts)) as threads:
        at_once = list(threads.map(svg_of, texts))

    assert at_once == one_after_the_other


def test_a_very_long_essay_has_a_map_of_bounded_length() -> None:
    claims = "\n\n".join(
        f"Point {number} is another reason to open the doors, and it is a good one." for number in range(99)
    )
    svg = svg_of(f"Museums should be free for everybody.\n\n{claims}\n\nSo they should be free.")

    assert svg.count("CLAIM ¶") < 45
    assert "more" in svg


def test_the_description_names_the_position_and_every_link() -> None:
    description = description_of(STUDENT_ESSAY)

    assert (
        "Position ¶1.3: “However, I am strongly convinced that museums ought to be free for everybody.”" in description
    )
    assert "Counterclaim ¶4.1 attacks ¶1.3." in description
    assert "Rebuttal ¶4.2 attacks ¶4.1." in description
    assert "Evidence (statistic) ¶2.3 supports ¶2.1." in description


def test_a_story_is_counted_as_one_piece_of_evidence() -> None:
    assert "1 piece of evidence" in description_of(ANECDOTE)


def test_the_description_fits_where_pictures_are_described() -> None:
    points = "\n\n".join(f"Reason {number} is that the doors of the museum are heavy." for number in range(60))

    assert len(description_of(f"Museums should be free.\n\n{points}\n\nThe end.")) <= MOST_CHARACTERS_OF_DESCRIPTION
