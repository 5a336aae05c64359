"""The figures of a summary of a class thread, on a thread of the benchmark."""

from benchmarks.class_thread import ClassThread, load_class_threads
from benchmarks.thread_figures import add_up, cover_points, measure_summary
from bot.discussion.position import Position
from bot.discussion.summary import Coverage, Quote, Statement, StatementKind, Summary

THREAD = next(thread for thread in load_class_threads() if thread.name == "three-long-talks")
PICKED_WINNERS, PICKED_WINNERS_AGAIN, ONLY_A_PAUSE, JOKE, OPEN_QUESTION = 5, 58, 11, 24, 30


def _quoting(
    post_id: int, kind: StatementKind = StatementKind.KEY_POINT, position: Position | None = None
) -> Statement:
    post = next(post for post in THREAD.posts if post.post_id == post_id)
    quote = Quote(post_id=post_id, author_id=post.author_id, text=post.text)
    return Statement(kind=kind, cited_ids=(post_id,), quotes=(quote,), position=position)


def _summary(*statements: Statement, thread: ClassThread = THREAD) -> Summary:
    return Summary(
        prompt_id=thread.prompt.prompt_id,
        statements=statements,
        dropped=(),
        coverage=Coverage(n_posts_cited=0, n_posts=0, n_students_cited=0, n_students=0),
        not_yet_heard=(),
        not_drawn_on=(),
        made_by="a test",
    )


def test_a_point_made_by_two_quoted_posts_counts_once_and_as_redundant() -> None:
    cover = cover_points([PICKED_WINNERS, PICKED_WINNERS_AGAIN, ONLY_A_PAUSE], THREAD)

    assert (cover.n_points, cover.n_same, cover.n_pairs) == (3, 1, 3)


def test_a_point_weighs_as_many_students_as_made_it() -> None:
    assert cover_points([PICKED_WINNERS], THREAD).weight == 2
    assert cover_points([ONLY_A_PAUSE], THREAD).weight == 1


def test_a_joke_shown_as_a_point_is_chat_and_makes_none() -> None:
    points = measure_summary(_summary(_quoting(JOKE), _quoting(ONLY_A_PAUSE)), THREAD).points

    assert (points.n_posts, points.n_points, points.n_chat, points.n_making_none) == (2, 1, 1, 1)


def test_a_side_that_is_not_the_students_is_wrong_for_the_student_and_the_point() -> None:
    right = measure_summary(_summary(_quoting(PICKED_WINNERS, position=Position.DISAGREE)), THREAD)
    wrong = measure_summary(_summary(_quoting(PICKED_WINNERS, position=Position.AGREE)), THREAD)

    assert (right.sides_of_students.n_right, right.sides_of_points.n_right) == (1, 1)
    assert (wrong.sides_of_students.n_right, wrong.sides_of_points.n_right) == (0, 0)
    assert (wrong.sides_of_students.n_told, wrong.sides_of_points.n_told) == (1, 1)


def test_an_open_question_is_found_only_where_it_is_told_as_one() -> None:
    as_question = measure_summary(_summary(_quoting(OPEN_QUESTION, StatementKind.OPEN_QUESTION)), THREAD)
    as_point = measure_summary(_summary(_quoting(OPEN_QUESTION)), THREAD)

    assert (as_question.open_questions.n_found, as_question.open_questions.n_in_all) == (1, 2)
    assert as_point.open_questions.n_told == 0


def test_who_took_part_draws_on_no_student() -> None:
    everyone = Statement(kind=StatementKind.TOOK_PART, cited_ids=tuple(THREAD.author_of))

    assert measure_summary(_summary(everyone), THREAD).students_cited.n_found == 0
    assert measure_summary(_summary(everyone, _quoting(JOKE)), THREAD).students_cited.n_found == 1


def test_figures_add_up_count_by_count() -> None:
    one = measure_summary(_summary(_quoting(PICKED_WINNERS)), THREAD)

    total = add_up([one, one])

    assert total.points.weight == 2 * one.points.weight
    assert total.students_cited.n_in_all == 2 * one.students_cited.n_in_all
