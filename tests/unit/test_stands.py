"""Where the class stands and which ¶ it used, as statements."""

from dataclasses import replace

from bot.discussion.position import NO_SIDES, Position, Side
from bot.discussion.stands import state_paragraphs, state_stands
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread import Thread
from tests.factories import instant, make_position, make_post, make_prompt, make_students

AMINA, BEN, CHIARA = 11, 12, 13
AGREE, DISAGREE, IT_DEPENDS = Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS
EMPTY = Thread(prompt=make_prompt(), posts=(), students=make_students("Amina", "Ben", "Chiara"))


def test_each_position_names_all_who_hold_it_now() -> None:
    positions = (
        make_position(DISAGREE, student_id=BEN, minutes=1),
        make_position(AGREE, student_id=AMINA, minutes=2),
        make_position(AGREE, student_id=CHIARA, minutes=3),
    )

    assert state_stands(replace(EMPTY, positions=positions), NO_SIDES) == [
        Statement(kind=StatementKind.DECLARED, position=AGREE, student_ids=(AMINA, CHIARA), n_students=2),
        Statement(kind=StatementKind.DECLARED, position=DISAGREE, student_ids=(BEN,), n_students=1),
    ]


def test_a_move_is_from_the_first_position_to_the_one_that_stands() -> None:
    positions = (
        make_position(IT_DEPENDS, student_id=AMINA, minutes=9),
        make_position(DISAGREE, student_id=AMINA, minutes=5),
        make_position(AGREE, student_id=AMINA, minutes=1),
    )

    *_, moved = state_stands(replace(EMPTY, positions=positions), NO_SIDES)

    assert (moved.kind, moved.moved_from, moved.position) == (StatementKind.MOVED, AGREE, IT_DEPENDS)
    assert (moved.student_ids, moved.n_students) == ((AMINA,), 1)


def test_of_two_positions_of_one_instant_the_first_taken_is_the_first() -> None:
    positions = (make_position(AGREE, position_id=1), make_position(DISAGREE, position_id=2))

    *_, moved = state_stands(replace(EMPTY, positions=positions), NO_SIDES)

    assert (moved.moved_from, moved.position) == (AGREE, DISAGREE)


def test_who_came_back_to_where_they_began_has_not_moved() -> None:
    positions = tuple(
        make_position(position, student_id=AMINA, minutes=minutes)
        for minutes, position in enumerate((AGREE, DISAGREE, AGREE))
    )

    assert [found.kind for found in state_stands(replace(EMPTY, positions=positions), NO_SIDES)] == [
        StatementKind.DECLARED
    ]


def test_sides_read_are_told_apart_from_those_declared() -> None:
    sides = {
        AMINA: Side(position=AGREE, is_declared=True),
        BEN: Side(position=AGREE, is_declared=False, post_ids=(4, 2)),
        CHIARA: Side(position=AGREE, is_declared=False, post_ids=(3,)),
    }

    assert state_stands(EMPTY, sides) == [
        Statement(kind=StatementKind.READ_STANCE, cited_ids=(2, 3, 4), position=AGREE, n_students=2)
    ]


def test_the_paragraph_most_posts_use_comes_first_and_deleted_posts_use_none() -> None:
    posts = (
        make_post(1, text="¶2 is weak"),
        make_post(2, text="no, ¶3 is", minutes=1),
        make_post(3, text="¶3 and ¶2, and ¶3 again", minutes=2),
        make_post(4, text="¶3!", minutes=3),
        make_post(5, minutes=4, deleted_at=instant(minutes=5)),
    )
    thread = replace(EMPTY, posts=posts, paragraphs=("",) * 3)

    assert [(found.paragraph, found.cited_ids) for found in state_paragraphs(thread)] == [(3, (2, 3, 4)), (2, (1, 3))]
    assert state_paragraphs(replace(thread, paragraphs=())) == []
