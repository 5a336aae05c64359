"""The gate: a summary that is wrong in any way loses what is wrong, with the reason, and nothing else."""

from collections.abc import Sequence

import pytest

from bot.discussion.position import NO_SIDES, Position, Side, Sides
from bot.discussion.post import Post, Student, StudentStatus
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import DraftSummary, Quote, Statement, StatementKind, Summary
from bot.discussion.thread import Thread
from bot.discussion.verify import verify_summary
from tests.factories import instant, make_post, make_prompt, make_student, make_students
from tests.unit.seminar import make_seminar_thread

AMINA, BEN, CHIARA, DANA = 11, 12, 13, 14
ROSTER = make_students("Amina", "Ben", "Chiara", "Dana")
POSTS = (
    make_post(1, author_id=AMINA, text="I disagree: the ferry is cheaper than the bridge."),
    make_post(2, author_id=BEN, text="Who would pay for the bridge in the end?", minutes=1),
    make_post(3, author_id=AMINA, text="The town would, through the toll.", minutes=2, reply_to_id=2),
    make_post(4, author_id=CHIARA, minutes=3, deleted_at=instant(minutes=9)),
    make_post(5, author_id=BEN, prompt_id=2, text="Another thread altogether.", minutes=4),
)
CHEAPER = Quote(post_id=1, author_id=AMINA, text="the ferry is cheaper than the bridge")
AMINA_DISAGREES = {AMINA: Side(position=Position.DISAGREE, is_declared=False, post_ids=(1,))}


def point(
    *,
    cited_ids: tuple[int, ...] = (1,),
    quotes: tuple[Quote, ...] = (CHEAPER,),
    n_students: int | None = None,
    position: Position | None = None,
    kind: StatementKind = StatementKind.KEY_POINT,
) -> Statement:
    return Statement(kind=kind, cited_ids=cited_ids, quotes=quotes, n_students=n_students, position=position)


def verify(
    *statements: Statement,
    sides: Sides = NO_SIDES,
    posts: Sequence[Post] = POSTS,
    students: Sequence[Student] = ROSTER,
) -> Summary:
    thread = Thread(prompt=make_prompt(), posts=tuple(posts), students=tuple(students))
    return verify_summary(DraftSummary(prompt_id=1, statements=statements, made_by="a test"), thread, sides)


def test_a_statement_that_holds_is_kept() -> None:
    statement = point(cited_ids=(1, 2), n_students=2)

    assert verify(statement).statements == (statement,)


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (point(cited_ids=(), quotes=()), "cites no post"),
        (point(cited_ids=(1, 99)), "cites post 99, which is deleted or not in this thread"),
        (point(cited_ids=(1, 4)), "cites post 4, which is deleted or not in this thread"),
        (
            point(cited_ids=(5,), quotes=(Quote(post_id=5, author_id=BEN, text="Another thread"),)),
            "cites post 5, which is deleted or not in this thread",
        ),
        (point(cited_ids=(2,)), "quotes post 1 without citing it"),
        (
            point(quotes=(Quote(post_id=1, author_id=BEN, text="the ferry is cheaper"),)),
            "names student 12 for words student 11 wrote",
        ),
        (
            point(quotes=(CHEAPER, Quote(post_id=1, author_id=AMINA, text="the ferry is free"))),
            "quotes words that do not stand in post 1",
        ),
        (
            point(quotes=(Quote(post_id=1, author_id=AMINA, text="The ferry is cheaper"),)),
            "quotes words that do not stand in post 1",
        ),
        (
            point(quotes=(Quote(post_id=1, author_id=AMINA, text="agree: the ferry"),)),
            "quotes words that do not stand in post 1",
        ),
        (point(quotes=(Quote(post_id=1, author_id=AMINA, text="  "),)), "quotes no words of post 1"),
        (point(cited_ids=(1, 3), n_students=2), "says 2 students where the cited posts have 1 authors"),
        (point(cited_ids=(1, 2), n_students=1), "says 1 students where the cited posts have 2 authors"),
        (
            point(position=Position.AGREE),
            "claims 'agree' for student 11, whose position is disagree",
        ),
        (
            point(
                cited_ids=(2,),
                quotes=(Quote(post_id=2, author_id=BEN, text="Who would pay"),),
                position=Position.DISAGREE,
            ),
            "claims 'disagree' for student 12, whose position is not known",
        ),
        (point(quotes=()), "is a key point without a quote"),
        (point(quotes=(), position=Position.AGREE), "claims a position without quoting anyone"),
    ],
)
def test_a_wrong_statement_is_dropped_with_its_reason(statement: Statement, reason: str) -> None:
    summary = verify(statement, sides=AMINA_DISAGREES)

    assert summary.statements == ()
    assert [(item.statement, item.reason) for item in summary.dropped] == [(statement, reason)]


def test_words_that_stand_cut_in_one_place_and_whole_in_another_are_kept() -> None:
    posts = [make_post(1, author_id=AMINA, text="I disagree, and so would you. We agree on the toll.")]
    statement = point(quotes=(Quote(post_id=1, author_id=AMINA, text="agree"),))

    assert verify(statement, posts=posts).statements == (statement,)


def test_a_side_as_read_is_kept() -> None:
    summary = verify(point(position=Position.DISAGREE), sides=AMINA_DISAGREES)

    assert summary.dropped == ()


def test_one_wrong_statement_does_not_take_the_others_with_it() -> None:
    summary = verify(point(), point(cited_ids=()), point(cited_ids=(1, 2)))

    assert (len(summary.statements), len(summary.dropped), summary.n_checked) == (2, 1, 3)


def test_coverage_counts_what_is_drawn_on_and_not_who_took_part() -> None:
    everyone = point(kind=StatementKind.TOOK_PART, cited_ids=(1, 2, 3), quotes=(), n_students=2)

    coverage = verify(everyone, point()).coverage

    assert (coverage.n_posts_cited, coverage.n_posts) == (1, 3)
    assert (coverage.n_students_cited, coverage.n_students) == (1, 2)


def test_the_missing_voices_are_named_apart() -> None:
    summary = verify(point())

    assert summary.not_yet_heard == (CHIARA, DANA)
    assert summary.not_drawn_on == (BEN,)


def test_a_post_without_an_answer_that_says_something_and_is_nowhere_cited_is_left_alone() -> None:
    posts = [
        make_post(1, author_id=AMINA, text="The ferry stops at six and nobody who works late can take it home."),
        make_post(2, author_id=BEN, minutes=1, text="The bridge would need a toll, and that is what the town pays."),
        make_post(3, author_id=CHIARA, minutes=2, text="lol"),
        make_post(4, author_id=DANA, minutes=3, reply_to_id=1, text="Then let it stop at ten, as it did last summer."),
    ]
    cites_four = point(cited_ids=(4,), quotes=(Quote(post_id=4, author_id=DANA, text="Then let it stop at ten"),))

    assert verify(posts=posts).left_alone_ids == (2, 4)
    assert verify(cites_four, posts=posts).left_alone_ids == (2,)


def test_who_left_is_not_waited_for() -> None:
    left = make_student(15, "Eli", status=StudentStatus.LEFT)

    assert 15 not in verify(students=[*ROSTER, left]).not_yet_heard


def test_an_empty_thread_has_an_empty_summary_and_everyone_to_be_heard() -> None:
    summary = summarise(Thread(prompt=make_prompt(), posts=(), students=ROSTER), RulesMaker()).summary

    assert (summary.statements, summary.dropped, summary.n_checked) == ((), (), 0)
    assert summary.coverage.n_posts == summary.coverage.n_students == 0
    assert summary.not_yet_heard == (AMINA, BEN, CHIARA, DANA)
    assert summary.not_drawn_on == ()


def test_a_real_summary_is_in_its_order_and_loses_nothing_to_the_gate() -> None:
    summary = summarise(make_seminar_thread(), RulesMaker()).summary

    kinds = [statement.kind for statement in summary.statements]
    order = list(StatementKind)
    assert kinds[0] is StatementKind.TOOK_PART
    assert {StatementKind.KEY_POINT, StatementKind.OPEN_QUESTION, StatementKind.PARAGRAPH_USED} <= set(kinds)
    assert kinds.index(StatementKind.KEY_POINT) < kinds.index(StatementKind.OPEN_QUESTION)
    assert order.index(kinds[-1]) > order.index(StatementKind.KEY_POINT)
    assert (summary.made_by, summary.dropped) == ("rules", ())
