"""The class threads that summaries are measured on: every file loads, and its gold fits what was written."""

from collections import Counter

import pytest

from benchmarks.class_thread import ClassThread, load_class_threads

THREADS = load_class_threads()
each_thread = pytest.mark.parametrize("thread", THREADS, ids=lambda thread: thread.name)


def test_there_are_five_threads_and_two_are_for_checking_only() -> None:
    assert len(THREADS) == 5
    assert sum(thread.is_for_checking_only for thread in THREADS) == 2


@each_thread
def test_a_thread_is_as_uneven_as_a_class(thread: ClassThread) -> None:
    n_posts = Counter(post.author_id for post in thread.posts)

    assert 15 <= len(thread.students) <= 19
    assert len(thread.students) - len(n_posts) == 2
    assert list(n_posts.values()).count(1) >= 4
    assert any(post.is_deleted for post in thread.posts)


@each_thread
def test_posts_are_numbered_in_time_and_replies_point_backwards(thread: ClassThread) -> None:
    assert [post.post_id for post in thread.posts] == list(range(1, len(thread.posts) + 1))
    assert [post.posted_at for post in thread.posts] == sorted(post.posted_at for post in thread.posts)
    for post in thread.posts:
        assert post.reply_to_id is None or post.reply_to_id < post.post_id


@each_thread
def test_no_deleted_post_is_answered_after_it_is_gone(thread: ClassThread) -> None:
    by_id = {post.post_id: post for post in thread.posts}

    for post in thread.posts:
        if post.reply_to_id is not None and (gone_at := by_id[post.reply_to_id].deleted_at):
            assert post.posted_at < gone_at


@each_thread
def test_the_gold_names_live_posts_and_its_own_points(thread: ClassThread) -> None:
    gold = thread.gold
    making_points = frozenset[int]().union(*(point.post_ids for point in gold.points))
    named = making_points | gold.open_question_ids | gold.unanswered_objection_ids | gold.chat_ids | gold.misquote_ids

    assert named <= set(thread.author_of)
    assert gold.crux | gold.common_ground <= {point.point_id for point in gold.points}
    assert len({point.point_id for point in gold.points}) == len(gold.points)
    assert all(point.post_ids for point in gold.points)


@each_thread
def test_chat_makes_no_point_and_asks_nothing_of_the_class(thread: ClassThread) -> None:
    gold = thread.gold

    assert not any(gold.points_of(post_id) for post_id in gold.chat_ids)
    assert not gold.chat_ids & (gold.open_question_ids | gold.unanswered_objection_ids)


@each_thread
def test_every_student_who_posted_has_a_side_and_it_is_the_one_declared_last(thread: ClassThread) -> None:
    declared = {taken.student_id: taken.position for taken in thread.positions}

    assert set(thread.gold.side_of) == {post.author_id for post in thread.posts}
    for student_id, side in thread.gold.side_of.items():
        assert declared.get(student_id, side) == side
