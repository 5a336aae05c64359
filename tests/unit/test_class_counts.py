"""Where a class stands, and what of it the class may know."""

from collections.abc import Sequence
from itertools import product

import pytest

from bot.discussion.class_counts import FEWEST, changed_ids, counts_for_class, standing_positions
from bot.discussion.position import DeclaredPosition, Position
from tests.factories import make_position

AGREE, DISAGREE, IT_DEPENDS = Position


def positions_of(n_agree: int, n_disagree: int, n_depends: int) -> list[DeclaredPosition]:
    held = [AGREE] * n_agree + [DISAGREE] * n_disagree + [IT_DEPENDS] * n_depends
    return [make_position(position, student_id=student_id) for student_id, position in enumerate(held, start=11)]


def test_the_latest_position_of_each_student_stands_whatever_order_they_come_in() -> None:
    first = make_position(AGREE, student_id=11, minutes=1)
    other = make_position(AGREE, student_id=12, minutes=2)
    last = make_position(DISAGREE, student_id=11, minutes=3)

    assert standing_positions([last, other, first]) == {11: last, 12: other}


def test_of_two_positions_of_one_instant_the_one_kept_later_stands() -> None:
    first, second = make_position(AGREE, position_id=1), make_position(DISAGREE, position_id=2)

    assert standing_positions([second, first]) == {11: second}


def test_who_only_reworded_the_reason_has_not_changed_position() -> None:
    reworded = [make_position(AGREE, student_id=11), make_position(AGREE, student_id=11, reason="Better", minutes=1)]
    changed = [make_position(AGREE, student_id=12), make_position(IT_DEPENDS, student_id=12, minutes=1)]

    assert changed_ids([*reworded, *changed]) == {12}


def test_a_change_of_mind_moves_one_student_and_adds_none() -> None:
    before = positions_of(6, 5, 5)

    counts = counts_for_class([*before, make_position(DISAGREE, student_id=11, minutes=9)])

    assert counts.by_position == {AGREE: 5, DISAGREE: 6, IT_DEPENDS: 5}
    assert counts.n_students == 16


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ((0, 0, 0), {}),
        ((4, 4, 4), {}),
        ((5, 4, 0), {AGREE: 5}),
        ((20, 0, 1), {AGREE: 20}),
        ((9, 6, 1), {AGREE: 9, DISAGREE: 6}),
        ((4, 5, 5), {DISAGREE: 5, IT_DEPENDS: 5}),
    ],
)
def test_a_position_of_fewer_than_five_is_hidden_and_the_total_with_it(
    held: Sequence[int], shown: dict[Position, int]
) -> None:
    counts = counts_for_class(positions_of(*held))

    assert counts.by_position == shown
    assert counts.n_students is None


def test_no_hidden_count_can_be_worked_out_from_what_is_shown() -> None:
    for held in product(range(FEWEST + 2), repeat=3):
        told = counts_for_class(positions_of(*held))
        alike = [
            other for other in product(range(FEWEST + 2), repeat=3) if counts_for_class(positions_of(*other)) == told
        ]

        for place, position in enumerate(Position):
            if position not in told.by_position:
                assert {other[place] for other in alike} == set(range(FEWEST)), held
