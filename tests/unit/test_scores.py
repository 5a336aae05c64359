import numpy as np
import pytest

from benchmarks.scores import adjusted_rand, average_precision, bootstrap_interval, spearman, v_measure

GROUPS = np.array([0, 0, 1, 1])


def test_average_precision_is_the_mean_precision_at_the_right_ones() -> None:
    found = average_precision(np.array([True, False, True]), np.array([0.2, 0.8, 0.9], dtype=np.float32))

    assert found == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_equal_scores_are_one_step_whatever_their_order() -> None:
    scores = np.array([0.5, 0.5, 0.5, 0.5], dtype=np.float32)

    assert average_precision(np.array([True, False, False, True]), scores) == pytest.approx(0.5)
    assert average_precision(np.zeros(4, dtype=bool), scores) == 0


def test_groupings_agree_wholly_whatever_the_groups_are_called() -> None:
    assert adjusted_rand(GROUPS, np.array([7, 7, 3, 3])) == 1
    assert v_measure(GROUPS, np.array([7, 7, 3, 3])) == pytest.approx(1)


def test_groupings_that_agree_in_part_score_as_worked_out_by_hand() -> None:
    others = np.array([0, 0, 1, 2])

    # 1 pair together in both, 2 and 1 in each, 6 in all: (1 − 1/3) / (3/2 − 1/3).
    assert adjusted_rand(GROUPS, others) == pytest.approx(4 / 7)
    # Homogeneous; of 3/2 bits of the groups, 1 tells the class.
    assert v_measure(GROUPS, others) == pytest.approx(2 * (2 / 3) / (1 + 2 / 3))


def test_groupings_that_cut_across_each_other_are_below_chance() -> None:
    assert adjusted_rand(GROUPS, np.array([0, 1, 0, 1])) == pytest.approx(-0.5)
    assert v_measure(GROUPS, np.array([0, 1, 0, 1])) == pytest.approx(0, abs=1e-12)


def test_ranks_correlate_with_ties_in_their_middle() -> None:
    assert spearman(np.array([1, 2, 30]), np.array([4, 5, 6])) == pytest.approx(1)
    assert spearman(np.array([1, 1, 2]), np.array([1, 2, 3])) == pytest.approx(np.sqrt(3) / 2)
    assert spearman(np.array([1, 1]), np.array([1, 2])) == 0


def test_the_interval_of_differences_that_are_all_the_same_is_that_difference() -> None:
    assert bootstrap_interval(np.full(5, 0.25)) == (0.25, 0.25)
