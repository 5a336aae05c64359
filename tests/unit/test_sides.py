"""Where each student stands: declared beats read, and what conflicts is unclear."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from bot.discussion.maker import Closeness
from bot.discussion.position import DeclaredPosition, Position, ReadStance, Side, Sides
from bot.discussion.post import Post
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.sides import find_sides
from bot.discussion.thread import Thread
from bot.discussion.units import find_units
from tests.factories import instant, make_position, make_post, make_prompt, make_question, make_students

AMINA, BEN = 11, 12
AGREE, DISAGREE, IT_DEPENDS = Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS
STUDENTS = make_students("Amina", "Ben")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedMaker:
    """Reads "for", "against" and "between" in a text, sure of it by the number that follows."""

    name: str = "a script"
    same_point: float = 0.5
    enough: float = 0.9

    def compare(self, texts: Sequence[str]) -> Closeness:
        raise NotImplementedError

    def read_stances(self, texts: Sequence[str], claim: str) -> list[ReadStance]:
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> ReadStance:
        for word, position in (("for", AGREE), ("against", DISAGREE), ("between", IT_DEPENDS)):
            if text.startswith(f"{word} "):
                return ReadStance(position=position, sureness=float(text.split()[1]))
        return ReadStance(position=None, sureness=0.0)


def sides_of(*posts: Post, positions: tuple[DeclaredPosition, ...] = (), claim: str | None = "Build it.") -> Sides:
    prompt = make_prompt(question=replace(make_question(), claim=claim))
    thread = Thread(prompt=prompt, posts=posts, students=STUDENTS, positions=positions)
    return find_sides(thread, find_units(thread), ScriptedMaker())


def said(post_id: int, words: str, *, author_id: int = AMINA) -> Post:
    """Words long enough to be an argument."""
    return make_post(post_id, author_id=author_id, minutes=post_id, text=f"{words} ferry harbour bridge toll")


def read(position: Position, *post_ids: int) -> Side:
    return Side(position=position, is_declared=False, post_ids=post_ids)


def test_a_side_is_read_from_the_posts_that_show_it_and_no_others() -> None:
    assert sides_of(said(1, "for 0.9"), said(2, "so"), said(3, "for 0.6")) == {AMINA: read(AGREE, 1, 3)}


def test_who_shows_no_side_has_none() -> None:
    assert sides_of(said(1, "so"), said(2, "for 0.9", author_id=BEN)) == {BEN: read(AGREE, 2)}


def test_readings_that_conflict_are_unclear() -> None:
    assert sides_of(said(1, "for 0.8"), said(2, "against 0.8")) == {}


def test_one_concession_among_much_of_the_other_side_is_no_conflict() -> None:
    posts = [said(number, "against 0.9") for number in range(1, 5)]

    assert sides_of(*posts, said(5, "for 0.6")) == {AMINA: read(DISAGREE, 1, 2, 3, 4)}


def test_a_declared_position_beats_whatever_was_written() -> None:
    sides = sides_of(said(1, "for 0.9"), positions=(make_position(DISAGREE, student_id=AMINA),))

    assert sides == {AMINA: Side(position=DISAGREE, is_declared=True)}


def test_of_several_declared_positions_the_last_stands() -> None:
    positions = (
        make_position(IT_DEPENDS, student_id=AMINA, minutes=9),
        make_position(AGREE, student_id=AMINA, minutes=3),
    )

    assert sides_of(positions=positions)[AMINA].position is IT_DEPENDS


def test_without_a_claim_nothing_is_read_and_what_was_declared_still_stands() -> None:
    declared = make_position(AGREE, student_id=BEN)

    assert sides_of(said(1, "for 0.9"), positions=(declared,), claim=None) == {
        BEN: Side(position=AGREE, is_declared=True)
    }


def test_a_deleted_post_shows_no_side() -> None:
    gone = make_post(1, author_id=AMINA, deleted_at=instant(minutes=3))

    assert sides_of(gone) == {}


def test_what_the_class_may_know_rests_on_posts_alone() -> None:
    thread = Thread(
        prompt=make_prompt(),
        posts=(make_post(1, author_id=AMINA, text="The ferry is cheaper than a bridge for this town."),),
        students=STUDENTS,
        positions=(make_position(DISAGREE, student_id=AMINA),),
    )

    known = thread.without_positions()

    assert all(not side.is_declared for side in find_sides(known, find_units(known), RulesMaker()).values())


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("I agree with the author, the town should build the bridge.", AGREE),
        ("I don't think the town should build the bridge, the ferry is enough.", DISAGREE),
        ("It depends on who pays for it in the end.", IT_DEPENDS),
        ("The harbour has two jetties and a lamp.", None),
        ("I agree with Noor", None),
        ("i agree w/ somebody else, slides dont count", None),
    ],
)
def test_the_rules_read_what_is_said_outright_and_leave_the_rest_unclear(text: str, position: Position | None) -> None:
    question = replace(make_question(), claim="The town should build the bridge.")
    thread = Thread(prompt=make_prompt(question=question), posts=(make_post(1, text=text),), students=STUDENTS)

    sides = find_sides(thread, find_units(thread), RulesMaker())

    assert (sides[AMINA].position if AMINA in sides else None) is position
