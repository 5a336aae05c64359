from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.maker import Matrix
from bot.discussion.point_cover import CoverAim, cover_points
from bot.discussion.point_matching import match_to_points


def matrix(*rows: Sequence[float]) -> Matrix:
    return np.array(rows, dtype=np.float32)


def in_camps(*camps: int, within: float = 0.5) -> Matrix:
    """Texts that are `within` close to the others of their camp and not at all to the rest."""
    return matrix(*([1.0 if i == j else within * (a == b) for j, b in enumerate(camps)] for i, a in enumerate(camps)))


closenesses = st.lists(st.integers(0, 3), min_size=1, max_size=10).map(lambda camps: in_camps(*camps))


def test_each_camp_gets_a_pick_and_the_largest_is_first() -> None:
    assert cover_points(in_camps(1, 0, 0, 2, 0, 1), CoverAim(most=3, enough=0.5)) == (1, 0, 3)


@given(closenesses, st.integers(0, 12))
def test_picks_differ_and_are_at_most_as_many_as_asked_for(closeness: Matrix, most: int) -> None:
    picks = cover_points(closeness, CoverAim(most=most, enough=0.8))

    assert len(set(picks)) == len(picks) == min(most, len(closeness))


def test_picks_are_the_first_of_more_picks() -> None:
    closeness = in_camps(1, 0, 0, 2, 0, 1)

    more = cover_points(closeness, CoverAim(most=5, enough=0.5))

    assert cover_points(closeness, CoverAim(most=2, enough=0.5)) == more[:2]


def test_what_is_said_twice_word_for_word_is_picked_once() -> None:
    assert cover_points(in_camps(0, 0, 1, within=1.0), CoverAim(most=3, enough=1.0)) == (0, 2)


def test_from_enough_closeness_on_a_text_is_spoken_for() -> None:
    closeness = in_camps(0, 0, 0, 1)

    assert cover_points(closeness, CoverAim(most=4, enough=0.5)) == (0, 3)
    assert len(cover_points(closeness, CoverAim(most=4, enough=0.9))) == 4


def test_picking_stops_where_the_next_would_speak_for_too_few() -> None:
    assert cover_points(in_camps(0, 0, 0, 1, 1, 2), CoverAim(most=6, enough=0.5, least_gain=2)) == (0, 3)


def test_of_those_that_say_the_same_the_best_is_picked() -> None:
    picks = cover_points(in_camps(0, 0, 0, 1), CoverAim(most=2, enough=0.5), quality=[0.5, 0.5, 1.0, 0.1])

    assert picks == (2, 3)


def test_shares_keep_one_heavy_writer_from_being_the_debate() -> None:
    closeness = in_camps(0, 0, 0, 1, 1)

    assert cover_points(closeness, CoverAim(most=1, enough=0.5)) == (0,)
    assert cover_points(closeness, CoverAim(most=1, enough=0.5), shares=matrix([0.3, 0.3, 0.3, 1, 1])[0]) == (3,)


def test_no_voice_is_picked_twice() -> None:
    picks = cover_points(in_camps(0, 1, 2, 3), CoverAim(most=4, enough=0.5), voices=["a", "b", "a", "b"])

    assert picks == (0, 1)


def test_picking_goes_on_behind_what_is_taken() -> None:
    assert cover_points(in_camps(0, 0, 1, 1, 2), CoverAim(most=3, enough=0.5), taken=(3, 4)) == (3, 4, 0)


@pytest.mark.parametrize("closeness", [np.zeros((0, 4), dtype=np.float32), np.zeros((2, 2), dtype=np.float32)])
def test_nothing_is_picked_where_nothing_can_be_spoken_for(closeness: Matrix) -> None:
    assert cover_points(closeness, CoverAim(most=3, enough=0.5)) == ()


POINTS_AND_TEXTS = matrix([0.0, 0.6, 0.9, 0.3], [0.5, 0.7, 0.1, 0.3])


def test_a_text_makes_the_point_it_is_closest_to_and_the_closest_is_first() -> None:
    assert match_to_points(POINTS_AND_TEXTS, same_point=0.3) == ((2, 3), (1, 0))


@pytest.mark.parametrize(("same_point", "n_made"), [(0.2, 4), (0.5, 3), (0.8, 1), (0.95, 0)])
def test_a_text_that_is_close_to_no_point_makes_none(same_point: float, n_made: int) -> None:
    assert sum(map(len, match_to_points(POINTS_AND_TEXTS, same_point=same_point))) == n_made


def test_without_points_or_texts_nothing_matches() -> None:
    assert match_to_points(np.zeros((0, 3), dtype=np.float32), same_point=0.3) == ()
    assert match_to_points(np.zeros((2, 0), dtype=np.float32), same_point=0.3) == ((), ())
