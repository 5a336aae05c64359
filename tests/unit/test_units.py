"""What the sentences of a post do: argue, ask, nod, chat."""

import pytest

from bot.discussion.thread import Thread
from bot.discussion.units import UnitKind, find_units
from tests.factories import instant, make_post, make_prompt
from tests.unit.seminar import make_seminar_thread


def kinds_of(text: str) -> list[UnitKind]:
    thread = Thread(prompt=make_prompt(), posts=(make_post(1, text=text),), students=())
    return [unit.kind for unit in find_units(thread)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry costs less than the bridge because the town already owns it.", UnitKind.ARGUMENT),
        ("ferry is cheaper than a bridge", UnitKind.ARGUMENT),
        ("lol the ferry costs the town half of what the bridge would cost every single year", UnitKind.ARGUMENT),
        ("Who would pay for the bridge?", UnitKind.QUESTION),
        ("but would a toll even cover it??", UnitKind.QUESTION),
        ("I agree", UnitKind.NOD),
        ("same", UnitKind.NOD),
        ("nope", UnitKind.NOD),
        ("true", UnitKind.NOD),
        ("lol", UnitKind.CHAT),
        ("hi everyone", UnitKind.CHAT),
        ("is this graded?", UnitKind.CHAT),
        ("do we have to reply to two people", UnitKind.CHAT),
        ("what???", UnitKind.CHAT),
    ],
)
def test_a_sentence_is_told_by_what_it_does(text: str, kind: UnitKind) -> None:
    assert kinds_of(text) == [kind]


def test_a_post_may_nod_argue_and_ask() -> None:
    text = "I agree. The ferry brings old and new people together. Would a bridge ever do that?"

    assert kinds_of(text) == [UnitKind.NOD, UnitKind.ARGUMENT, UnitKind.QUESTION]


@pytest.mark.parametrize(
    "text", ["", "^", "💀💀", "<@12>", "https://example.org/ferry", "> The ferry costs less than a bridge."]
)
def test_what_has_no_words_of_its_own_has_no_units(text: str) -> None:
    assert kinds_of(text) == []


def test_units_come_in_time_order_and_none_from_deleted_posts() -> None:
    posts = (
        make_post(2, minutes=9, text="The bridge would be faster for everybody."),
        make_post(1, minutes=4, text="The ferry costs less than the bridge."),
        make_post(3, minutes=1, deleted_at=instant(minutes=2)),
    )

    units = find_units(Thread(prompt=make_prompt(), posts=posts, students=()))

    assert [unit.post.post_id for unit in units] == [1, 2]


def test_in_a_seminar_the_jokes_and_the_business_are_told_from_the_arguments() -> None:
    kinds = {unit.post.post_id: unit.kind for unit in find_units(make_seminar_thread())}

    assert kinds[2] is UnitKind.ARGUMENT
    assert kinds[4] is UnitKind.NOD
    assert kinds[8] is UnitKind.QUESTION
    assert kinds[13] is UnitKind.CHAT
