"""Which posts no classmate has answered: nobody may be told so who was."""

import pytest

from bot.discussion.post import Post
from bot.discussion.post_kinds import classify_posts
from bot.discussion.unanswered import find_unanswered_ids
from tests.factories import instant, make_post

AMINA, BEN, CHIARA = 11, 12, 13
ASKED = make_post(1, author_id=AMINA, text="What would a failed ferry look like?")
BENS_OWN = make_post(2, author_id=BEN, minutes=1, reply_to_id=77, text="The bridge is too dear.")


def unanswered(*posts: Post) -> frozenset[int]:
    return find_unanswered_ids(classify_posts(posts))


def test_where_nobody_has_answered_every_live_post_is_unanswered() -> None:
    gone = make_post(3, author_id=CHIARA, minutes=2, deleted_at=instant(minutes=9))

    assert unanswered(ASKED, BENS_OWN, gone) == {1, 2}


def test_a_discord_reply_answers_however_late_and_whatever_it_says() -> None:
    answer = make_post(3, author_id=CHIARA, minutes=9_000, reply_to_id=1, text="lol")

    assert unanswered(ASKED, BENS_OWN, answer) == {2, 3}


def test_a_mention_answers_too() -> None:
    answer = make_post(3, author_id=CHIARA, minutes=900, mentioned_ids=[AMINA], text="An empty one.")

    assert unanswered(ASKED, answer) == {3}


def test_a_reply_that_was_deleted_answers_nothing() -> None:
    answer = make_post(3, author_id=CHIARA, minutes=9, reply_to_id=1, deleted_at=instant(minutes=10))

    assert unanswered(ASKED, answer) == {1}


def test_ones_own_further_words_answer_nothing() -> None:
    assert unanswered(ASKED, make_post(3, author_id=AMINA, minutes=1, reply_to_id=1)) == {1, 3}


def test_an_answer_to_the_next_piece_of_the_same_thought_answers_all_of_it() -> None:
    posts = (
        ASKED,
        make_post(2, author_id=AMINA, text="I ask for the claim about jobs", minutes=1),
        make_post(3, author_id=BEN, minutes=2, reply_to_id=2),
    )

    assert unanswered(*posts) == {3}


def test_what_was_added_after_the_answer_is_still_open() -> None:
    posts = (
        ASKED,
        make_post(2, author_id=BEN, minutes=1, reply_to_id=1),
        make_post(3, author_id=AMINA, minutes=2, reply_to_id=1, text="And who would pay for it?"),
    )

    assert unanswered(*posts) == {2, 3}


def by_its_place(minutes: float, text: str) -> frozenset[int]:
    """Ben has had his say; what he writes below Amina's question, without pressing Reply, is a reply by its place."""
    posts = (
        make_post(1, author_id=BEN, text="Too dear."),
        make_post(2, author_id=AMINA, minutes=5, text="What would a failed ferry look like?"),
        make_post(3, author_id=BEN, minutes=5 + minutes, text=text),
    )
    assert [item.is_inferred for item in classify_posts(posts)] == [False, False, True]
    return unanswered(*posts)


@pytest.mark.parametrize("minutes", [1, 240])
@pytest.mark.parametrize("text", ["anyone coming to the game on saturday", "do we have to cite the ferry"])
def test_what_stands_below_a_question_by_chance_does_not_answer_it(minutes: float, text: str) -> None:
    assert 2 in by_its_place(minutes, text)


def test_who_writes_right_below_about_the_same_thing_answers() -> None:
    assert 2 not in by_its_place(1, "an empty ferry with nobody on it")


def test_who_takes_up_the_words_answers_hours_later_too() -> None:
    assert 2 not in by_its_place(240, "a ferry has failed when it looks like an empty harbour")
    assert 2 in by_its_place(240, "my ferry costs less than your bridge")


def test_no_thread_has_no_unanswered_posts() -> None:
    assert unanswered() == frozenset()
