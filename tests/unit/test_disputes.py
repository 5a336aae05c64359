"""What is in dispute and what is not: who answered whom, the crux, objections left standing, common ground."""

from dataclasses import replace

from bot.discussion.exchanges import find_exchanges
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.post import Post
from bot.discussion.reply_stance import ReplyStance
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread import Thread
from tests.factories import instant, make_position, make_post, make_prompt, make_question, make_students

AMINA, BEN, CHIARA, DANA, ELI = 11, 12, 13, 14, 15
AGREE, DISAGREE, IT_DEPENDS = Position.AGREE, Position.DISAGREE, Position.IT_DEPENDS
CHEAPER = "The ferry costs less than the bridge because the town already owns the ferry and both harbours."
NOT_CHEAPER = "I disagree, the ferry needs new engines every ten years and the writer leaves them out."
SLOW = "But a ferry that stops at six is worth nothing to people who work until eight in the evening."


def thread_of(*posts: Post, positions: tuple[DeclaredPosition, ...] = ()) -> Thread:
    prompt = make_prompt(question=replace(make_question(), claim=None))
    return Thread(
        prompt=prompt,
        posts=posts,
        students=make_students("Amina", "Ben", "Chiara", "Dana", "Eli"),
        positions=positions,
    )


def told(thread: Thread, kind: StatementKind) -> tuple[Statement, ...]:
    summary = summarise(thread, RulesMaker()).summary
    assert summary.dropped == ()
    return summary.of_kind(kind)


def declared(*positions: Position) -> tuple[DeclaredPosition, ...]:
    """Of Amina, Ben, Chiara, … in this order."""
    return tuple(make_position(position, student_id=student_id) for student_id, position in enumerate(positions, 11))


def reply(post_id: int, author_id: int, to_id: int, text: str) -> Post:
    return make_post(post_id, author_id=author_id, minutes=60 * post_id, reply_to_id=to_id, text=text)


WINTER = "Tourists don't explain the winter losses, since the hotels were empty then and the shops still closed early."
POINT = make_post(1, author_id=AMINA, text=CHEAPER)
BENS_NO = reply(2, BEN, 1, NOT_CHEAPER)
CHIARAS_NO = reply(3, CHIARA, 1, SLOW)


def test_an_exchange_is_a_live_reply_to_a_live_post_with_what_it_does() -> None:
    gone = make_post(4, author_id=DANA, minutes=300, deleted_at=instant(minutes=400))
    posts = (
        POINT,
        BENS_NO,
        gone,
        reply(5, ELI, 4, "I agree with that"),
        make_post(6, author_id=DANA, minutes=450, reply_to_id=1, deleted_at=instant(minutes=500)),
        reply(8, ELI, 2, "I agree, the engines are missing"),
    )

    exchanges = find_exchanges(thread_of(*posts))

    assert [(found.reply.post_id, found.to.post_id, found.stance) for found in exchanges] == [
        (2, 1, ReplyStance.OBJECTS),
        (8, 2, ReplyStance.AGREES),
    ]


def test_the_crux_is_the_point_two_classmates_argued_with() -> None:
    [crux] = told(thread_of(POINT, BENS_NO, CHIARAS_NO), StatementKind.CRUX)

    assert (crux.quotes[0].post_id, crux.quotes[0].author_id) == (1, AMINA)
    assert crux.quotes[1].post_id in {2, 3}
    assert set(crux.cited_ids) == {1, 2, 3}


def test_who_defends_the_crux_is_not_quoted_against_it() -> None:
    bare_no = reply(2, BEN, 1, "no that is wrong, just not so")
    defence = reply(3, CHIARA, 2, "I disagree, the harbours on both sides belong to the town and cost it nothing.")

    for crux in told(thread_of(POINT, bare_no, defence), StatementKind.CRUX):
        assert crux.quotes[0].author_id == AMINA
        assert all(quote.author_id == BEN for quote in crux.quotes[1:])


def test_one_classmate_who_objects_is_a_conversation_and_no_crux() -> None:
    assert told(thread_of(POINT, BENS_NO), StatementKind.CRUX) == ()
    assert told(thread_of(POINT, BENS_NO, reply(3, BEN, 1, SLOW)), StatementKind.CRUX) == ()


def test_a_point_everybody_agrees_with_is_no_crux() -> None:
    posts = (
        POINT,
        reply(2, BEN, 1, "I agree, the harbours alone are worth more than the bridge would be."),
        reply(3, CHIARA, 1, "exactly, nobody else counts what the town already owns on both sides"),
    )

    assert told(thread_of(*posts), StatementKind.CRUX) == ()


def test_an_objection_without_an_answer_is_told_with_whom_it_objects_to() -> None:
    [objection] = told(thread_of(POINT, BENS_NO), StatementKind.UNANSWERED_OBJECTION)

    assert objection.cited_ids == (2, 1)
    assert [quote.author_id for quote in objection.quotes] == [BEN]


def test_an_answer_to_an_objection_takes_it_off_the_list_until_it_is_deleted() -> None:
    answer = reply(3, AMINA, 2, "Engines are cheap beside a bridge.")
    gone = replace(answer, text="", deleted_at=instant(days=1))

    assert told(thread_of(POINT, BENS_NO, answer), StatementKind.UNANSWERED_OBJECTION) == ()
    assert len(told(thread_of(POINT, BENS_NO, gone), StatementKind.UNANSWERED_OBJECTION)) == 1


def test_agreement_questions_and_bare_refusals_are_no_objections() -> None:
    posts = (
        POINT,
        reply(2, BEN, 1, "I agree, because the engines last for ten years and the bridge needs paint."),
        reply(3, CHIARA, 1, "How many people cross on a winter morning when the harbour is frozen?"),
        reply(4, DANA, 1, "nope"),
        reply(5, ELI, 1, "lol no"),
    )

    assert told(thread_of(*posts), StatementKind.UNANSWERED_OBJECTION) == ()


def test_at_most_three_objections_are_told() -> None:
    posts = [
        reply(number, 10 + number, 1, f"I disagree, the {thing} of the ferry cost more than the writer says in ¶2.")
        for number, thing in enumerate(("engines", "crews", "jetties", "tickets"), start=2)
    ]

    assert len(told(thread_of(POINT, *posts), StatementKind.UNANSWERED_OBJECTION)) == 3


SAME_FROM_BEN = make_post(
    2,
    author_id=BEN,
    minutes=60,
    text="The ferry costs less than the bridge since the town already owns the ferry and the harbours.",
)


def test_a_point_made_on_both_sides_is_common_ground() -> None:
    thread = thread_of(POINT, SAME_FROM_BEN, positions=declared(AGREE, DISAGREE))

    [common] = told(thread, StatementKind.COMMON_GROUND)

    assert {quote.author_id for quote in common.quotes} == {AMINA, BEN}
    assert (set(common.cited_ids), common.n_students) == ({1, 2}, 2)


def test_a_point_made_twice_on_one_side_or_on_no_known_side_is_not() -> None:
    for positions in (declared(AGREE, AGREE), declared(AGREE, IT_DEPENDS), declared(AGREE), ()):
        thread = thread_of(POINT, SAME_FROM_BEN, positions=positions)

        assert told(thread, StatementKind.COMMON_GROUND) == ()


def test_the_opposite_in_the_same_words_is_not_common_ground() -> None:
    opposite = replace(SAME_FROM_BEN, text=SAME_FROM_BEN.text.replace("costs less", "doesn't cost less"))
    thread = thread_of(POINT, opposite, positions=declared(AGREE, DISAGREE))

    assert told(thread, StatementKind.COMMON_GROUND) == ()


def test_the_points_of_a_side_are_those_of_students_on_it() -> None:
    thread = thread_of(
        POINT,
        make_post(2, author_id=BEN, minutes=5, text=NOT_CHEAPER.removeprefix("I disagree, ")),
        make_post(3, author_id=CHIARA, minutes=9, text=WINTER),
        positions=declared(AGREE, DISAGREE),
    )

    side_of = {AMINA: AGREE, BEN: DISAGREE, CHIARA: None}
    points = told(thread, StatementKind.KEY_POINT)
    assert {quote.author_id for point in points for quote in point.quotes} == set(side_of)
    assert all(point.position is side_of[quote.author_id] for point in points for quote in point.quotes)


def test_nobody_is_counted_for_a_point_of_the_other_side() -> None:
    points = told(thread_of(POINT, SAME_FROM_BEN, positions=declared(AGREE, DISAGREE)), StatementKind.KEY_POINT)

    assert all(point.n_students == 1 for point in points if point.position is not None)
