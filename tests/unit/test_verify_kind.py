"""What each kind of statement claims: wherever that is not so, the statement is dropped, with the reason."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.discussion.position import Position
from bot.discussion.summary import DraftSummary, Quote, Statement, StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary
from tests.unit.boat import ID_OF, make_boat_summary, quote

AGREE, DISAGREE = Position.AGREE, Position.DISAGREE
DELETED_ID, ELSEWHERE_ID = 23, 999
TEACHER_S = make_boat_summary()
CLASS_S = make_boat_summary(is_declared=False)


def a(kind: StatementKind, position: Position | None = None) -> Statement:
    """The example's first statement of a kind, on a position where it matters."""
    found = [*TEACHER_S.summary.of_kind(kind), *CLASS_S.summary.of_kind(kind)]
    return next(statement for statement in found if position is None or statement.position is position)


def reason_of(statement: Statement, found: ThreadSummary) -> str | None:
    """Why the gate drops the statement; None where it keeps it."""
    draft = DraftSummary(prompt_id=1, statements=(statement,), made_by="a test")
    summary = verify_summary(draft, found.thread, found.sides)
    assert len(summary.statements) + len(summary.dropped) == 1
    return next((item.reason for item in summary.dropped), None)


DECLARED, MOVED = a(StatementKind.DECLARED, AGREE), a(StatementKind.MOVED)
READ = a(StatementKind.READ_STANCE, AGREE)
AMINA, BEN, JONAS, LEA, PRIYA = (ID_OF[name] for name in ("Amina", "Ben", "Jonas", "Lea", "Priya"))


def quoting(kind: StatementKind, *quotes: Quote, also: tuple[int, ...] = ()) -> Statement:
    return replace(a(kind), cited_ids=(*(item.post_id for item in quotes), *also), quotes=quotes, n_students=None)


@pytest.mark.parametrize("kind", StatementKind)
def test_the_example_holds_a_right_statement_of_every_kind(kind: StatementKind) -> None:
    assert a(kind).kind is kind


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (
            replace(a(StatementKind.TOOK_PART), cited_ids=a(StatementKind.TOOK_PART).cited_ids[:-1], n_students=10),
            "does not cite every post of the thread",
        ),
        (replace(DECLARED, student_ids=(), n_students=0), "names no student"),
        (replace(DECLARED, position=DISAGREE), f"names student {AMINA}, whose position is not 'disagree'"),
        (
            replace(DECLARED, student_ids=(*DECLARED.student_ids, LEA), n_students=3),
            f"names student {LEA}, whose position is not 'agree'",
        ),
        (replace(DECLARED, student_ids=(AMINA,), n_students=1), f"leaves out student {PRIYA}"),
        (replace(DECLARED, n_students=3), "says 3 students where 2 are named"),
        (
            replace(MOVED, moved_from=DISAGREE),
            f"names student {JONAS}, who did not move from 'disagree' to 'it depends'",
        ),
        (
            replace(MOVED, student_ids=(BEN, JONAS, ID_OF["Chiara"]), n_students=3),
            f"names student {ID_OF['Chiara']}, who did not move from 'agree' to 'it depends'",
        ),
        (
            replace(MOVED, moved_from=AGREE, position=AGREE),
            f"names student {JONAS}, who did not move from 'agree' to 'agree'",
        ),
        (replace(MOVED, student_ids=(BEN,), n_students=1), f"leaves out student {JONAS}"),
        (replace(MOVED, n_students=1), "says 1 students where 2 are named"),
    ],
)
def test_what_is_wrong_about_declared_positions_or_who_took_part_is_dropped(statement: Statement, reason: str) -> None:
    assert reason_of(statement, TEACHER_S) == reason


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (replace(READ, cited_ids=(*READ.cited_ids, 10)), "reads a position from post 10, which shows none"),
        (
            replace(READ, cited_ids=(*READ.cited_ids, 20), n_students=4),
            "reads a position from post 20, which shows none",
        ),
        (replace(READ, position=DISAGREE), f"claims 'disagree' for student {AMINA}, whose position is agree"),
        (replace(READ, cited_ids=READ.cited_ids[1:], n_students=2), "leaves out post 1"),
        (replace(READ, n_students=2), "says 2 students where the cited posts have 3 authors"),
    ],
)
def test_what_is_wrong_about_positions_read_from_posts_is_dropped(statement: Statement, reason: str) -> None:
    assert reason_of(statement, CLASS_S) == reason


def test_a_position_that_was_declared_is_not_passed_off_as_read_from_a_post() -> None:
    assert reason_of(replace(READ, cited_ids=(1,), n_students=1), TEACHER_S) == (
        "reads a position from post 1, which shows none"
    )


ROBBED = quote(2, "Ines did half the work and the other three lived off her.")
FORMS = quote(7, "With the forms everybody guards their own job")
BRIDGE = quote(1, "A bridge holds or it breaks")
HALFWAY = quote(10, "Then tell the teacher at the meeting halfway")
EVER = quote(20, "Has anybody here ever been in a group that went on without somebody?")


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (quoting(StatementKind.COMMON_GROUND, FORMS, BRIDGE), "does not quote both sides"),
        (quoting(StatementKind.COMMON_GROUND, FORMS, EVER), "does not quote both sides"),
        (
            quoting(StatementKind.COMMON_GROUND, FORMS, quote(5, "the group can throw somebody out")),
            "does not quote both sides",
        ),
        (quoting(StatementKind.CRUX, HALFWAY, BRIDGE), "sets a student against themselves"),
        (
            quoting(StatementKind.CRUX, HALFWAY, ROBBED),
            "sets post 2 against post 10, which it does not answer",
        ),
        (
            quoting(StatementKind.CRUX, HALFWAY, also=(11, 14)),
            "cites post 14 in a dispute over post 10, to which it does not belong",
        ),
        (quoting(StatementKind.CRUX, HALFWAY), "cites nobody who answered post 10"),
        (
            quoting(StatementKind.UNANSWERED_OBJECTION, quote(13, "the customer sees one result"), also=(9,)),
            "says nobody answered post 13, which has a reply",
        ),
        (
            quoting(StatementKind.UNANSWERED_OBJECTION, EVER),
            "calls post 20 an objection, which answers nobody",
        ),
        (
            quoting(StatementKind.UNANSWERED_OBJECTION, quote(8, "the forms are just the excuse"), also=(9,)),
            "says post 8 objects to post 9, which it does not answer",
        ),
        (
            quoting(StatementKind.OPEN_QUESTION, quote(9, "Someone who needs a scholarship can't pay")),
            "calls the words of post 9 a question, which ask nothing",
        ),
        (
            replace(a(StatementKind.PARAGRAPH_USED), cited_ids=(*a(StatementKind.PARAGRAPH_USED).cited_ids, 1)),
            "says post 1 uses ¶7, which it does not",
        ),
        (replace(a(StatementKind.PARAGRAPH_USED), paragraph=8), "says post 5 uses ¶8, which it does not"),
        (replace(a(StatementKind.PARAGRAPH_USED), paragraph=None), "says post 5 uses ¶None, which it does not"),
        (
            replace(a(StatementKind.PARAGRAPH_USED), cited_ids=a(StatementKind.PARAGRAPH_USED).cited_ids[1:]),
            "leaves out post 5",
        ),
        (
            quoting(StatementKind.UNSUPPORTED_CLAIM, quote(15, "Nobody should pay for what others did not do")),
            "says nobody asked about post 15, which post 16 does",
        ),
        (replace(a(StatementKind.TALK_MOVE), move=None), "is a talk move without its name"),
    ],
)
def test_what_a_kind_claims_and_is_not_so_is_dropped(statement: Statement, reason: str) -> None:
    assert reason_of(statement, TEACHER_S) == reason


def test_a_question_that_was_answered_is_not_open() -> None:
    posts = tuple(
        replace(post, text="At work you get fired. Who fires Tobias?") if post.post_id == 13 else post
        for post in TEACHER_S.thread.posts
    )
    found = replace(TEACHER_S, thread=replace(TEACHER_S.thread, posts=posts))
    statement = quoting(StatementKind.OPEN_QUESTION, quote(13, "Who fires Tobias?"))

    assert reason_of(statement, found) == "says nobody answered post 13, which has a reply"


def _posts_told_of(statement: Statement) -> bool:
    return statement.kind not in (StatementKind.DECLARED, StatementKind.MOVED)


@pytest.mark.parametrize("kind", [kind for kind in StatementKind if _posts_told_of(a(kind))])
@pytest.mark.parametrize("missing_id", [DELETED_ID, ELSEWHERE_ID], ids=["deleted", "of another thread"])
def test_no_kind_may_cite_a_post_that_is_gone_or_elsewhere(kind: StatementKind, missing_id: int) -> None:
    statement = a(kind)
    found = CLASS_S if kind is StatementKind.READ_STANCE else TEACHER_S

    assert reason_of(statement, found) is None
    assert reason_of(replace(statement, cited_ids=(*statement.cited_ids, missing_id)), found) == (
        f"cites post {missing_id}, which is deleted or not in this thread"
    )
    assert reason_of(replace(statement, cited_ids=(), quotes=()), found) == "cites no post"


def _misquoted(statement: Statement) -> Iterator[tuple[str, Quote]]:
    first = statement.quotes[0]
    some_word = next(word for word in first.text.split() if word.isalpha() and len(word) > 2)
    yield "do not stand", replace(first, text="words nobody ever wrote in this thread")
    yield "do not stand", replace(first, text=first.text.replace(some_word, some_word + "x", 1))
    yield "do not stand", replace(first, text=first.text[1:] if first.text[1].isalpha() else first.text[:-2])
    yield "quotes no words", replace(first, text="")
    yield "names student", replace(first, author_id=ID_OF["Oskar"])
    yield "without citing it", replace(first, post_id=3, author_id=JONAS)


@pytest.mark.parametrize("kind", [kind for kind in StatementKind if a(kind).quotes])
def test_no_kind_may_quote_what_was_not_written_or_by_somebody_else(kind: StatementKind) -> None:
    statement = a(kind)

    for reason, wrong in _misquoted(statement):
        dropped = reason_of(replace(statement, quotes=(wrong, *statement.quotes[1:])), TEACHER_S)
        assert dropped is not None
        assert reason in dropped
    assert reason_of(replace(statement, quotes=(), position=None), TEACHER_S) == f"is a {kind} without a quote"


@pytest.mark.parametrize("found", [TEACHER_S, CLASS_S], ids=["teacher", "class"])
def test_no_count_may_be_off_by_one(found: ThreadSummary) -> None:
    counted = [statement for statement in found.summary.statements if statement.n_students is not None]

    assert len({statement.kind for statement in counted}) >= 4
    for statement in counted:
        for wrong in (-1, 1):
            reason = reason_of(replace(statement, n_students=(statement.n_students or 0) + wrong), found)
            assert reason is not None
            assert "students where" in reason


def test_the_example_s_own_mistake_is_the_one_that_is_dropped() -> None:
    [dropped] = TEACHER_S.summary.dropped

    assert dropped.reason == "quotes words that do not stand in post 20"
