"""The map of a debate: nothing lies on anything else, whatever was typed, and the words say what it shows."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch
from matplotlib.transforms import Bbox, BboxBase

from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.report.debate import build_debate
from bot.report.debate_map import describe_debate_map, draw_debate_map, render_debate_map
from bot.report.picture import MOST_CHARACTERS_OF_DESCRIPTION
from tests.unit.boat import make_boat_summary, make_boat_summary_for_class, quote
from tests.unit.hostile import make_hostile_summary

_PIXELS_PER_INCH = 180


def extents_of(found: ThreadSummary) -> tuple[list[Bbox], list[Bbox], BboxBase]:
    """Where the texts stand, where the boxes stand, and the whole picture, in pixels."""
    figure = draw_debate_map(found)
    figure.set_dpi(_PIXELS_PER_INCH)
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    axes = figure.axes[0]
    texts = [text.get_window_extent(renderer) for text in axes.texts if text.get_text().strip()]
    boxes = [patch.get_window_extent(renderer) for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    return texts, boxes, figure.bbox


def overlapping(extents: list[Bbox]) -> list[tuple[Bbox, Bbox]]:
    # Neighbouring lines' letter boxes may touch by a pixel; letters that lie on each other share more.
    shrunk = [extent.padded(-1.5) for extent in extents]
    return [(one, other) for one, other in combinations(shrunk, 2) if one.overlaps(other)]


def with_rivals() -> ThreadSummary:
    """The debate with a crux that a point of the other side was written against."""
    found = make_boat_summary()
    crux = Statement(
        kind=StatementKind.CRUX,
        cited_ids=(7, 14),
        quotes=(quote(7, "With the forms everybody guards their own job"), quote(14, "At work you get fired")),
    )
    others = tuple(item for item in found.summary.statements if item.kind is not StatementKind.CRUX)
    return replace(found, summary=replace(found.summary, statements=(*others, crux)))


@pytest.mark.parametrize("n_points", [0, 1, 6, 12])
def test_no_words_and_no_boxes_of_the_map_lie_on_each_other(n_points: int) -> None:
    texts, boxes, picture = extents_of(make_hostile_summary(n_points))

    assert overlapping(texts) == []
    assert overlapping(boxes) == []
    assert all(picture.x0 <= extent.x0 and extent.x1 <= picture.x1 for extent in (*texts, *boxes))
    assert all(picture.y0 <= extent.y0 and extent.y1 <= picture.y1 for extent in (*texts, *boxes))


@pytest.mark.parametrize("found", [make_boat_summary(), with_rivals()], ids=["as it is", "rivals"])
def test_the_words_of_a_real_debate_stay_inside_their_boxes(found: ThreadSummary) -> None:
    texts, boxes, _ = extents_of(found)

    assert overlapping(texts) == []
    for text in texts:
        touched = [box for box in boxes if box.overlaps(text)]
        assert all(box.x0 <= text.x0 and text.x1 <= box.x1 and box.y0 <= text.y0 for box in touched)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("file_format", ["png", "svg"])
def test_the_same_debate_gives_the_same_file_also_when_two_are_drawn_at_once(file_format: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda found: _file(found, file_format), [make_hostile_summary()] * 2)

    assert first == second == _file(make_hostile_summary(), file_format)


def _file(found: ThreadSummary, file_format: str) -> bytes:
    return render_debate_map(found, file_format="png" if file_format == "png" else "svg")


def test_the_svg_can_be_read_by_other_programs_whatever_was_typed() -> None:
    svg = ElementTree.fromstring(render_debate_map(make_hostile_summary(), file_format="svg"))

    words = "".join(svg.itertext())
    assert "$5 of $9" in words
    assert "\x07" not in words


def test_the_teacher_sees_names_and_the_class_none() -> None:
    teacher = render_debate_map(make_boat_summary(), file_format="svg").decode()
    for_class = render_debate_map(make_boat_summary_for_class(), file_format="svg").decode()

    assert "Tom, Noor, Lea" in teacher
    assert "3 students" in for_class
    assert not any(name in for_class for name in ("Amina", "Yusuf", "Noor"))


def test_the_crux_and_what_nobody_answered_are_marked() -> None:
    svg = render_debate_map(make_boat_summary(), file_format="svg").decode()

    assert "★ CRUX · 1 student" in svg
    assert "no answer yet" in svg
    assert "ON BOTH SIDES" in svg


def test_a_point_written_against_another_point_is_joined_to_it_and_not_drawn_twice() -> None:
    debate = build_debate(with_rivals())

    (rivalry,) = debate.rivalries
    assert (debate.point(rivalry.attacker).quote.post_id, debate.point(rivalry.target).quote.post_id) == (14, 7)
    assert all(item.quote.post_id != 14 for point in debate.points for item in point.objections)


def test_an_objection_hangs_below_the_point_it_attacks_and_stands_alone_where_that_is_none() -> None:
    debate = build_debate(make_boat_summary())

    assert [item.quote.post_id for item in debate.point(1).objections] == [8]
    assert [(item.quote.post_id, item.to_post_id) for item in debate.loose_objections] == [(18, 17)]
    assert debate.point(4).is_open


def test_the_description_says_the_claim_the_counts_the_crux_and_the_points() -> None:
    words = describe_debate_map(make_boat_summary())

    assert "Claim: “A group that makes one thing together should get one mark for it.”" in words
    assert "2 for it, 2 against it, 1 where it depends, 1 of no known side" in words
    assert "The crux: “Then tell the teacher at the meeting halfway" in words
    assert "3 objections have no answer yet." in words
    assert "Against it, 3 students (Tom, Noor, Lea):" in words


def test_the_description_for_the_class_names_nobody() -> None:
    words = describe_debate_map(make_boat_summary_for_class())

    assert "Against it, 3 students: “" in words
    assert "Tom" not in words.replace("Tobias", "")


def test_the_description_fits_where_pictures_are_described() -> None:
    assert len(describe_debate_map(make_hostile_summary())) <= MOST_CHARACTERS_OF_DESCRIPTION


def test_a_thread_without_points_has_a_map_that_says_so() -> None:
    empty = make_hostile_summary(0)

    assert "No points were found." in render_debate_map(empty, file_format="svg").decode()
    assert "No points were found." in describe_debate_map(empty)
