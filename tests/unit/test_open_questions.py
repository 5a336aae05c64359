from collections.abc import Sequence

import pytest

from bot.discussion.open_questions import choose_open_questions
from bot.discussion.post import Post
from bot.discussion.thread import Thread
from tests.factories import instant, make_post, make_prompt
from tests.unit.seminar import make_seminar_thread

AMINA, BEN, CHIARA = 11, 12, 13
QUESTION = "What would a claim without any evidence look like in ¶2?"


def open_questions(posts: Sequence[Post]) -> list[str]:
    thread = Thread(prompt=make_prompt(), posts=tuple(posts), students=())
    return [statement.quotes[0].text for statement in choose_open_questions(thread)]


def test_a_question_nobody_answered_is_open() -> None:
    assert open_questions([make_post(1, text=QUESTION)]) == [QUESTION]


def test_a_reply_closes_a_question_and_a_deleted_reply_opens_it_again() -> None:
    asked = make_post(1, author_id=AMINA, text=QUESTION)
    answer = make_post(2, author_id=BEN, minutes=1, reply_to_id=1)
    gone = make_post(2, author_id=BEN, minutes=1, reply_to_id=1, deleted_at=instant(minutes=3))

    assert open_questions([asked, answer]) == []
    assert open_questions([asked, gone]) == [QUESTION]


def test_an_answer_given_before_the_question_does_not_close_it() -> None:
    posts = [
        make_post(1, author_id=AMINA),
        make_post(2, author_id=BEN, minutes=1, reply_to_id=1),
        make_post(3, author_id=AMINA, minutes=2, reply_to_id=1, text=QUESTION),
    ]

    assert open_questions(posts) == [QUESTION]


def test_ones_own_further_words_do_not_close_a_question() -> None:
    posts = [make_post(1, text=QUESTION), make_post(2, text="I ask for the claim about jobs", minutes=1)]

    assert open_questions(posts) == [QUESTION]


@pytest.mark.parametrize(
    "text",
    [
        "Why does the claim fail? Because the evidence is missing.",
        "Does the claim hold? No, the evidence is missing.",
        "Who even cares about the claim in ¶2?",
        "The claim in ¶2 is weak, right?",
        "is this claim thing graded or just participation, and is this due today?",
        "What does that claim even mean?",
        "wait do you hold the claim?",
        "what do you think about the claim?",
        "anyone want to play football on saturday?",
        "the claim?",
    ],
)
def test_a_question_for_effect_about_the_class_or_not_understood_alone_is_left_out(text: str) -> None:
    assert open_questions([make_post(1, text=text)]) == []


def test_a_reason_for_asking_is_no_answer() -> None:
    text = "Does the author say when the claim would fail? Because if nothing counts against it, it is no claim."

    assert open_questions([make_post(1, text=text)]) == ["Does the author say when the claim would fail?"]


def test_a_question_asked_by_two_is_listed_once() -> None:
    posts = [
        make_post(1, author_id=AMINA, text=QUESTION),
        make_post(2, author_id=BEN, text="so what would a claim without evidence even look like?", minutes=1),
    ]

    assert len(open_questions(posts)) == 1


def test_the_open_question_of_a_seminar_is_the_one_nobody_answered() -> None:
    statements = choose_open_questions(make_seminar_thread())

    assert [statement.cited_ids for statement in statements] == [(8,)]
