"""What a teacher might say next: a few different moves, each tied to a post that calls for it."""

from bot.discussion.post import Post
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import Statement, StatementKind, TalkMove
from bot.discussion.thread import Thread
from tests.factories import make_post, make_prompt, make_students
from tests.unit.boat import make_boat_thread
from tests.unit.seminar import make_seminar_thread

AMINA, BEN, CHIARA = 11, 12, 13


def moves_of(thread: Thread) -> tuple[Statement, ...]:
    return summarise(thread, RulesMaker()).summary.of_kind(StatementKind.TALK_MOVE)


def thread_of(*posts: Post) -> Thread:
    return Thread(prompt=make_prompt(), posts=posts, students=make_students("Amina", "Ben", "Chiara"))


def test_a_debate_gets_two_or_three_moves_all_different_on_different_posts() -> None:
    for thread in (make_boat_thread(), make_seminar_thread()):
        moves = moves_of(thread)

        assert 2 <= len(moves) <= 3
        assert len({move.move for move in moves}) == len(moves)
        assert len({move.quotes[0].post_id for move in moves}) == len(moves)


def test_an_objection_nobody_answered_is_put_to_the_class() -> None:
    thread = thread_of(
        make_post(1, author_id=AMINA, text="The ferry costs less than the bridge because the town owns the ferry."),
        make_post(
            2,
            author_id=BEN,
            minutes=60,
            reply_to_id=1,
            text="I disagree, the ferry needs new engines every ten years and the writer leaves them out.",
        ),
    )

    [first, *_] = moves_of(thread)

    assert (first.move, first.quotes[0].author_id) == (TalkMove.AGREE_OR_DISAGREE, BEN)


def test_a_question_nobody_took_up_is_put_to_the_class() -> None:
    question = "What would a claim without any evidence look like in ¶2?"

    moves = moves_of(thread_of(make_post(1, author_id=AMINA, text=question)))

    assert [(move.move, move.quotes[0].text) for move in moves] == [(TalkMove.ADD_ON, question)]


def test_a_thread_of_chat_and_an_empty_one_call_for_no_move() -> None:
    chat = thread_of(*(make_post(number, author_id=10 + number, text="lol same") for number in (1, 2, 3)))

    assert moves_of(chat) == ()
    assert moves_of(thread_of()) == ()
