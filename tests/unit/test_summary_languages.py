"""A thread in another language: quotes and structure, no stance, and it says so."""

from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import StatementKind
from bot.discussion.thread import Thread
from tests.factories import instant, make_post, make_prompt, make_students

STUDENTS = make_students("Amina", "Ben", "Chiara")
AMINA, BEN, CHIARA = (student.student_id for student in STUDENTS)
POSTS = (
    make_post(1, author_id=AMINA, text="Ich finde die Note für alle nicht gerecht, weil einer für drei arbeitet."),
    make_post(
        2,
        author_id=BEN,
        minutes=3,
        reply_to_id=1,
        text="Aber im Boot gewinnt auch niemand allein, und die Mannschaft hat am Ende nur ein Ergebnis.",
    ),
    make_post(3, author_id=CHIARA, minutes=9, text="Wer soll denn die Arbeit der anderen am Ende bewerten?"),
)


def test_a_german_thread_is_quoted_and_nobody_is_put_on_a_side() -> None:
    taken = DeclaredPosition(
        prompt_id=1, student_id=BEN, position=Position.AGREE, reason="", paragraph=None, declared_at=instant()
    )

    found = summarise(Thread(prompt=make_prompt(), posts=POSTS, students=STUDENTS, positions=(taken,)), RulesMaker())

    assert not found.summary.reads_stances
    assert found.summary.dropped == ()
    assert found.sides.keys() == {BEN}
    assert {quote.post_id for point in found.summary.of_kind(StatementKind.KEY_POINT) for quote in point.quotes} == {
        1,
        2,
    }
    assert [found.quotes[0].text for found in found.summary.of_kind(StatementKind.OPEN_QUESTION)] == [POSTS[2].text]


def test_an_english_thread_is_read() -> None:
    posts = (
        make_post(1, text="I think that the toll is fair because the town pays for the bridge and the road to it."),
    )

    assert summarise(Thread(prompt=make_prompt(), posts=posts, students=STUDENTS), RulesMaker()).summary.reads_stances
