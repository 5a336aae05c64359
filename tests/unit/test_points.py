from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.maker import Matrix
from bot.discussion.point_cover import CoverAim, cover_points
from bot.discussion.point_matching import count_voices, match_to_points


class GivenCloseness:
    """A closeness written down instead of computed."""

    def __init__(self, closeness: Sequence[Sequence[float]]) -> None:
        self._closeness = np.array(closeness, dtype=np.float32)

    def rows(self, indices: Sequence[int]) -> Matrix:
        return self._closeness[list(indices)]

    def among(self, indices: Sequence[int]) -> Matrix:
        return self._closeness[np.ix_(indices, indices)]


def in_camps(*camps: int, within: float = 0.5) -> GivenCloseness:
    """Texts that are `within` close to the others of their camp and not at all to the rest."""
    return GivenCloseness(
        [[1.0 if i == j else within * (a == b) for j, b in enumerate(camps)] for i, a in enumerate(camps)]
    )


closenesses = st.lists(st.integers(0, 3), min_size=1, max_size=10).map(lambda camps: in_camps(*camps))


def test_each_camp_gets_a_pick_and_the_largest_is_first() -> None:
    closeness = in_camps(1, 0, 0, 2, 0, 1)

    picks = cover_points(closeness, range(6), CoverAim(most=3, enough=0.5))

    assert picks == (1, 0, 3)


@given(closenesses, st.integers(0, 12))
def test_picks_differ_are_candidates_and_are_at_most_as_many_as_asked_for(closeness: GivenCloseness, most: int) -> None:
    n_texts = closeness.rows([0]).shape[1]
    candidates = range(0, n_texts, 2)

    picks = cover_points(closeness, candidates, CoverAim(most=most, enough=0.8))

    assert len(set(picks)) == len(picks) == min(most, len(candidates))
    assert set(picks) <= set(candidates)


def test_picks_are_the_first_of_more_picks() -> None:
    closeness = in_camps(1, 0, 0, 2, 0, 1)

    assert (
        cover_points(closeness, range(6), CoverAim(most=2, enough=0.5))
        == (cover_points(closeness, range(6), CoverAim(most=5, enough=0.5))[:2])
    )


def test_two_that_say_word_for_word_the_same_are_not_both_picked() -> None:
    closeness = in_camps(0, 0, 1, within=1.0)

    assert cover_points(closeness, range(3), CoverAim(most=3, enough=1.0)) == (0, 2)


def test_where_enough_is_reached_a_text_needs_no_second_voice() -> None:
    closeness = in_camps(0, 0, 0, 1)

    assert cover_points(closeness, range(4), CoverAim(most=4, enough=0.5)) == (0, 3)
    assert len(cover_points(closeness, range(4), CoverAim(most=4, enough=0.9))) == 4


def test_a_point_of_too_few_is_left_out() -> None:
    closeness = in_camps(0, 0, 0, 1, 1, 2)

    assert cover_points(closeness, range(6), CoverAim(most=6, enough=0.5, least_gain=2)) == (0, 3)


def test_of_texts_that_cover_alike_the_better_one_is_picked() -> None:
    closeness = in_camps(0, 0, 0, 1)

    picks = cover_points(closeness, range(4), CoverAim(most=2, enough=0.5), quality=[0.5, 0.5, 1.0, 0.1])

    assert picks == (2, 3)


def test_quality_goes_by_candidate_where_not_all_texts_are_candidates() -> None:
    closeness = in_camps(0, 0, 0, 1)

    assert cover_points(closeness, [1, 2], CoverAim(most=1, enough=0.5), quality=[0.5, 1.0]) == (2,)


def test_one_who_writes_much_need_not_count_for_more() -> None:
    closeness = in_camps(0, 0, 0, 1, 1)

    picks = cover_points(closeness, range(5), CoverAim(most=1, enough=0.5), shares=[1 / 3, 1 / 3, 1 / 3, 1, 1])

    assert picks == (3,)


def test_covering_leaves_the_closeness_as_it_was() -> None:
    rows = in_camps(0, 0, 1, within=0.7).rows(range(3))
    before = rows.copy()

    class Kept:
        def rows(self, indices: Sequence[int]) -> Matrix:
            return rows

        def among(self, indices: Sequence[int]) -> Matrix:
            return rows[np.ix_(indices, indices)]

    cover_points(Kept(), range(3), CoverAim(most=2, enough=0.5))

    assert (rows == before).all()


def test_nothing_to_choose_from_gives_no_pick() -> None:
    closeness = GivenCloseness([[0.0, 0.0], [0.0, 0.0]])

    assert cover_points(closeness, [], CoverAim(most=3, enough=0.5)) == ()
    assert cover_points(closeness, [0, 1], CoverAim(most=3, enough=0.5)) == ()


POINTS_AND_TEXTS = GivenCloseness(
    [
        [1.0, 0.2, 0.7, 0.6, 0.3, 0.0],
        [0.2, 1.0, 0.1, 0.8, 0.2, 0.0],
    ]
)


def test_a_text_makes_its_closest_point_only() -> None:
    members = match_to_points(POINTS_AND_TEXTS, [0, 1], range(2, 6), same_point=0.3)

    assert members == ((2, 4), (3,))


@pytest.mark.parametrize(("same_point", "n_matched"), [(0.65, 2), (0.5, 2), (0.3, 3), (0.75, 1), (0.9, 0)])
def test_a_text_too_far_from_every_point_makes_none(same_point: float, n_matched: int) -> None:
    members = match_to_points(POINTS_AND_TEXTS, [0, 1], range(2, 6), same_point=same_point)

    assert sum(len(texts) for texts in members) == n_matched


def test_a_point_that_is_itself_a_text_has_itself() -> None:
    closeness = in_camps(0, 1, 0, 1, 2)

    assert match_to_points(closeness, [3, 0], range(5), same_point=0.4) == ((1, 3), (0, 2))


def test_members_come_in_order_whatever_the_order_of_the_texts() -> None:
    assert match_to_points(POINTS_AND_TEXTS, [0, 1], [4, 3, 2], same_point=0.3) == ((2, 4), (3,))


def test_without_points_or_texts_nothing_is_made() -> None:
    assert match_to_points(POINTS_AND_TEXTS, [], range(6), same_point=0.3) == ()
    assert match_to_points(POINTS_AND_TEXTS, [0, 1], [], same_point=0.3) == ((), ())


def test_a_voice_counts_once_for_a_point_and_may_make_several() -> None:
    assert count_voices([(0, 1, 2), (3,), ()], ["Amina", "Ben", "Amina", "Ben"]) == (2, 1, 0)
