from collections.abc import Mapping

import pytest

from bot.discussion.position import Position
from bot.discussion.post import StudentStatus
from bot.discussion.summarise import draft_summary
from bot.discussion.summary import DraftSummary, Quote, Statement, StatementKind, Summary
from bot.discussion.verify import NO_POSITIONS, verify_summary
from tests.factories import instant, make_post, make_prompt, make_student, make_students
from tests.unit.seminar import STUDENTS, make_seminar_posts, make_seminar_prompt

AMINA, BEN, CHIARA, DANA = 11, 12, 13, 14
ROSTER = make_students("Amina", "Ben", "Chiara", "Dana")
POSTS = [
    make_post(1, author_id=AMINA, text="I disagree: the ferry is cheaper than the bridge."),
    make_post(2, author_id=BEN, text="Who would pay for the bridge in the end?", minutes=1),
    make_post(3, author_id=AMINA, text="The town would, through the toll.", minutes=2, reply_to_id=2),
    make_post(4, author_id=CHIARA, minutes=3, deleted_at=instant(minutes=9)),
    make_post(5, author_id=BEN, prompt_id=2, text="Another thread altogether.", minutes=4),
]
CHEAPER = Quote(post_id=1, author_id=AMINA, text="the ferry is cheaper than the bridge")


def point(
    *,
    cited_ids: tuple[int, ...] = (1,),
    quotes: tuple[Quote, ...] = (CHEAPER,),
    n_students: int | None = None,
    position: Position | None = None,
    kind: StatementKind = StatementKind.KEY_POINT,
) -> Statement:
    return Statement(kind=kind, cited_ids=cited_ids, quotes=quotes, n_students=n_students, position=position)


def verify(*statements: Statement, positions: Mapping[int, Position] = NO_POSITIONS) -> Summary:
    draft = DraftSummary(prompt_id=1, statements=statements, made_by="a test")
    return verify_summary(draft, POSTS, ROSTER, positions=positions)


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
            "claims 'disagree' for student 12, whose position was not declared",
        ),
        (point(quotes=()), "is a key point without a quote"),
        (point(quotes=(), position=Position.AGREE), "claims a position without quoting anyone"),
        (
            point(
                kind=StatementKind.OPEN_QUESTION,
                cited_ids=(2,),
                quotes=(Quote(post_id=2, author_id=BEN, text="Who would pay for the bridge in the end?"),),
            ),
            "says nobody answered post 2, which has a reply",
        ),
        (
            point(kind=StatementKind.TOOK_PART, cited_ids=(1, 2), quotes=()),
            "does not cite every post of the thread",
        ),
    ],
)
def test_a_wrong_statement_is_dropped_with_its_reason(statement: Statement, reason: str) -> None:
    summary = verify(statement, positions={AMINA: Position.DISAGREE})

    assert summary.statements == ()
    assert [(item.statement, item.reason) for item in summary.dropped] == [(statement, reason)]


def test_a_position_as_recorded_is_kept() -> None:
    summary = verify(point(position=Position.DISAGREE), positions={AMINA: Position.DISAGREE})

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


def test_who_left_is_not_waited_for() -> None:
    left = make_student(15, "Eli", status=StudentStatus.LEFT)

    summary = verify_summary(DraftSummary(prompt_id=1, statements=(), made_by="a test"), POSTS, [*ROSTER, left])

    assert 15 not in summary.not_yet_heard


def test_an_empty_thread_has_an_empty_summary_and_everyone_to_be_heard() -> None:
    summary = verify_summary(draft_summary(make_prompt(), [], ROSTER), [], ROSTER)

    assert (summary.statements, summary.dropped, summary.n_checked) == ((), (), 0)
    assert summary.coverage.n_posts == summary.coverage.n_students == 0
    assert summary.not_yet_heard == (AMINA, BEN, CHIARA, DANA)
    assert summary.not_drawn_on == ()


def test_a_summary_is_in_the_order_who_took_part_then_points_then_open_questions() -> None:
    posts = make_seminar_posts()

    summary = verify_summary(draft_summary(make_seminar_prompt(), posts, STUDENTS), posts, STUDENTS)

    kinds = [statement.kind for statement in summary.statements]
    assert kinds == [StatementKind.TOOK_PART, *[StatementKind.KEY_POINT] * 4, StatementKind.OPEN_QUESTION]
    assert (summary.made_by, summary.dropped) == ("rules", ())
