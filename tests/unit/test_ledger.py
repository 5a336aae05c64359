from datetime import timedelta

import pytest

from bot.discussion.ledger import CONTINUES, DELETED, NO_WORDS, SAME_CLASSMATE, build_ledger, build_ledgers
from bot.discussion.participation import PostKind, Standing
from bot.discussion.post import Post
from bot.discussion.prompt import Requirement
from tests.factories import instant, make_post, make_prompt, make_student, make_students

AMINA, BEN, CHIARA = 11, 12, 13
STUDENT = make_student(AMINA, "Amina")
DAY = 24 * 60
CLASSMATES = [make_post(1, author_id=BEN), make_post(2, author_id=CHIARA, minutes=1)]


def response(minutes: float = 10) -> Post:
    return make_post(10, author_id=AMINA, minutes=minutes)


def reply(post_id: int, to_post_id: int, *, minutes: float, text: str = "I see it otherwise, because …") -> Post:
    return make_post(post_id, author_id=AMINA, minutes=minutes, reply_to_id=to_post_id, text=text)


def test_one_response_and_replies_to_two_classmates_are_complete() -> None:
    posts = [*CLASSMATES, response(), reply(11, 1, minutes=20), reply(12, 2, minutes=30)]

    ledger = build_ledger(STUDENT, make_prompt(), posts)

    assert (ledger.n_responses, ledger.n_replies, ledger.n_late) == (1, 2, 0)
    assert ledger.standing is Standing.COMPLETE
    assert [entry.to_student_id for entry in ledger.entries] == [None, BEN, CHIARA]


def test_a_student_without_posts_has_nothing() -> None:
    assert build_ledger(STUDENT, make_prompt(), CLASSMATES).standing is Standing.NOTHING


def test_a_response_alone_is_partly() -> None:
    assert build_ledger(STUDENT, make_prompt(), [response()]).standing is Standing.PARTLY


def test_a_second_reply_to_the_same_classmate_does_not_count_where_different_ones_are_asked_for() -> None:
    posts = [*CLASSMATES, response(), reply(11, 1, minutes=20), reply(12, 1, minutes=30)]

    ledger = build_ledger(STUDENT, make_prompt(), posts)

    assert [entry.why_not for entry in ledger.entries] == [None, None, SAME_CLASSMATE]
    assert ledger.standing is Standing.PARTLY


def test_a_second_reply_to_the_same_classmate_counts_where_any_will_do() -> None:
    posts = [*CLASSMATES, response(), reply(11, 1, minutes=20), reply(12, 1, minutes=30)]

    ledger = build_ledger(STUDENT, make_prompt(requirement=Requirement(different_classmates=False)), posts)

    assert (ledger.n_replies, ledger.standing) == (2, Standing.COMPLETE)


def test_a_deleted_reply_frees_its_classmate_for_the_next() -> None:
    gone = make_post(11, author_id=AMINA, minutes=20, reply_to_id=1, deleted_at=instant(minutes=25))
    posts = [*CLASSMATES, response(), gone, reply(12, 1, minutes=30)]

    ledger = build_ledger(STUDENT, make_prompt(), posts)

    assert [entry.why_not for entry in ledger.entries] == [None, DELETED, None]


def test_a_reply_counts_even_when_the_classmate_deletes_their_post() -> None:
    posts = [make_post(1, author_id=BEN, deleted_at=instant(days=1)), response(), reply(11, 1, minutes=20)]

    assert build_ledger(STUDENT, make_prompt(), posts).n_replies == 1


def test_an_addition_is_shown_but_does_not_count() -> None:
    ledger = build_ledger(STUDENT, make_prompt(), [response(), make_post(11, author_id=AMINA, minutes=12)])

    assert [entry.kind for entry in ledger.entries] == [PostKind.RESPONSE, PostKind.ADDITION]
    assert ledger.entries[1].why_not == CONTINUES


@pytest.mark.parametrize("text", ["", "💯", "<:yes:123456>", "<@12>", "https://example.org/cat.gif"])
def test_a_reply_without_words_does_not_count(text: str) -> None:
    ledger = build_ledger(STUDENT, make_prompt(), [*CLASSMATES, response(), reply(11, 1, minutes=20, text=text)])

    assert ledger.entries[-1].why_not == NO_WORDS


def test_everything_there_but_late_is_late() -> None:
    posts = [*CLASSMATES, response(minutes=4 * DAY), reply(11, 1, minutes=5 * DAY), reply(12, 2, minutes=5 * DAY + 1)]

    ledger = build_ledger(STUDENT, make_prompt(), posts)

    assert (ledger.standing, ledger.n_late) == (Standing.LATE, 1)


def test_a_late_extra_does_not_spoil_what_was_complete_in_time() -> None:
    posts = [*CLASSMATES, make_post(3, author_id=14, minutes=2), response()]
    posts += [reply(11, 1, minutes=20), reply(12, 2, minutes=30), reply(13, 3, minutes=8 * DAY)]

    ledger = build_ledger(STUDENT, make_prompt(), posts)

    assert (ledger.standing, ledger.n_replies, ledger.n_late) == (Standing.COMPLETE, 3, 1)


def test_the_minute_shown_as_due_is_still_on_time_and_the_next_is_late() -> None:
    prompt = make_prompt()
    due_in = (prompt.response_due_at - instant()) / timedelta(minutes=1)

    on_time = build_ledger(STUDENT, prompt, [response(minutes=due_in + 0.9)])
    late = build_ledger(STUDENT, prompt, [response(minutes=due_in + 1)])

    assert (on_time.n_late, late.n_late) == (0, 1)


def test_a_later_edit_does_not_make_a_post_late() -> None:
    edited = make_post(10, author_id=AMINA, minutes=10, edited_at=instant(days=9))

    assert build_ledger(STUDENT, make_prompt(), [edited]).n_late == 0


def test_posts_from_the_cut_off_on_are_left_out() -> None:
    posts = [*CLASSMATES, response(), reply(11, 1, minutes=20), reply(12, 2, minutes=30)]

    ledger = build_ledger(STUDENT, make_prompt(), posts, cut_off=instant(minutes=30))

    assert [entry.post.post_id for entry in ledger.entries] == [10, 11]


def test_where_no_replies_are_asked_for_a_response_is_complete() -> None:
    prompt = make_prompt(requirement=Requirement(n_replies=0))

    assert build_ledger(STUDENT, prompt, [response()]).standing is Standing.COMPLETE


def test_where_only_replies_are_asked_for_they_are_complete_without_a_response() -> None:
    prompt = make_prompt(requirement=Requirement(n_responses=0, n_replies=1))

    assert build_ledger(STUDENT, prompt, [*CLASSMATES, reply(11, 1, minutes=9)]).standing is Standing.COMPLETE


def test_ledgers_come_in_the_order_of_the_students() -> None:
    students = make_students("Amina", "Ben", "Chiara")[::-1]

    assert [ledger.student for ledger in build_ledgers(students, make_prompt(), CLASSMATES)] == list(students)
