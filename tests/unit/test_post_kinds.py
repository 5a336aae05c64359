from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.participation import PostKind
from bot.discussion.post import Post
from bot.discussion.post_kinds import ClassifiedPost, classify_posts
from tests.factories import instant, make_post

AMINA, BEN, CHIARA = 11, 12, 13
TEACHERS_MESSAGE_ID = 77


def classify_last(*posts: Post, n_responses: int = 1) -> ClassifiedPost:
    return classify_posts(posts, n_responses=n_responses)[-1]


def test_the_first_post_of_a_student_is_a_response() -> None:
    first = classify_last(make_post(1, author_id=AMINA), make_post(2, author_id=BEN, minutes=1))

    assert (first.kind, first.to_student_id) == (PostKind.RESPONSE, None)


def test_a_discord_reply_to_a_classmate_is_a_reply_even_without_a_response() -> None:
    reply = classify_last(make_post(1, author_id=AMINA), make_post(2, author_id=BEN, minutes=1, reply_to_id=1))

    assert (reply.kind, reply.to_post_id, reply.to_student_id) == (PostKind.REPLY, 1, AMINA)


def test_a_discord_reply_to_ones_own_post_is_an_addition() -> None:
    addition = classify_last(
        make_post(1, author_id=AMINA),
        make_post(2, author_id=BEN, minutes=1),
        make_post(3, author_id=AMINA, minutes=2, reply_to_id=1),
    )

    assert (addition.kind, addition.to_post_id, addition.to_student_id) == (PostKind.ADDITION, 1, None)


def test_a_reply_to_the_teacher_is_a_response_while_one_is_owed_and_an_addition_after() -> None:
    first, second = classify_posts(
        [
            make_post(1, author_id=AMINA, reply_to_id=TEACHERS_MESSAGE_ID),
            make_post(2, author_id=AMINA, minutes=1, reply_to_id=TEACHERS_MESSAGE_ID),
        ]
    )

    assert (first.kind, second.kind) == (PostKind.RESPONSE, PostKind.ADDITION)


def test_a_mention_of_a_classmate_answers_their_latest_post() -> None:
    reply = classify_last(
        make_post(1, author_id=AMINA),
        make_post(2, author_id=AMINA, minutes=1),
        make_post(3, author_id=CHIARA, minutes=2),
        make_post(4, author_id=BEN, minutes=3, mentioned_ids=[AMINA]),
    )

    assert (reply.kind, reply.to_post_id, reply.to_student_id) == (PostKind.REPLY, 2, AMINA)


def test_a_mention_of_someone_who_has_not_posted_is_no_reply() -> None:
    post = classify_last(make_post(1, author_id=AMINA), make_post(2, author_id=BEN, minutes=1, mentioned_ids=[CHIARA]))

    assert post.kind is PostKind.RESPONSE


def test_a_mention_of_oneself_is_no_reply() -> None:
    post = classify_last(make_post(1, author_id=AMINA), make_post(2, author_id=AMINA, minutes=1, mentioned_ids=[AMINA]))

    assert post.kind is PostKind.ADDITION


def test_a_thought_sent_in_three_messages_is_one_response_and_two_additions() -> None:
    classified = classify_posts([make_post(n, author_id=AMINA, minutes=n) for n in (1, 2, 3)])

    assert [item.kind for item in classified] == [PostKind.RESPONSE, PostKind.ADDITION, PostKind.ADDITION]
    assert [item.to_post_id for item in classified] == [None, 1, 2]


def test_a_later_post_answers_the_latest_post_of_a_classmate() -> None:
    reply = classify_last(
        make_post(1, author_id=AMINA),
        make_post(2, author_id=CHIARA, minutes=1),
        make_post(3, author_id=BEN, minutes=2),
        make_post(4, author_id=AMINA, minutes=3),
    )

    assert (reply.kind, reply.to_post_id, reply.to_student_id) == (PostKind.REPLY, 3, BEN)


def test_a_deleted_response_leaves_the_next_post_to_be_the_response() -> None:
    post = classify_last(
        make_post(1, author_id=AMINA, deleted_at=instant(minutes=5)),
        make_post(2, author_id=BEN, minutes=1),
        make_post(3, author_id=AMINA, minutes=2),
    )

    assert post.kind is PostKind.RESPONSE


def test_a_picture_does_not_use_up_the_response() -> None:
    post = classify_last(make_post(1, author_id=AMINA, text=""), make_post(2, author_id=AMINA, minutes=1))

    assert post.kind is PostKind.RESPONSE


def test_a_reply_to_a_deleted_post_still_goes_to_its_author() -> None:
    reply = classify_last(
        make_post(1, author_id=AMINA, deleted_at=instant(minutes=9)),
        make_post(2, author_id=BEN, minutes=1, reply_to_id=1),
    )

    assert (reply.kind, reply.to_student_id) == (PostKind.REPLY, AMINA)


def test_a_post_gone_before_this_one_was_written_is_not_what_it_answers() -> None:
    posts = [
        make_post(1, author_id=BEN),
        make_post(2, author_id=AMINA, minutes=1),
        make_post(3, author_id=CHIARA, minutes=2, deleted_at=instant(minutes=3)),
        make_post(4, author_id=BEN, minutes=4),
    ]

    assert classify_posts(posts)[-1].to_student_id == AMINA


def test_where_two_responses_are_owed_the_second_answer_is_one() -> None:
    posts = [
        make_post(1, author_id=BEN),
        make_post(2, author_id=AMINA, minutes=1),
        make_post(3, author_id=BEN, minutes=2),
    ]

    assert classify_last(*posts, n_responses=2).kind is PostKind.RESPONSE
    assert classify_last(*posts, n_responses=1).kind is PostKind.REPLY


def test_where_no_response_is_owed_the_thread_still_begins_with_one() -> None:
    first, second = classify_posts(
        [make_post(1, author_id=AMINA), make_post(2, author_id=BEN, minutes=1)], n_responses=0
    )

    assert first.kind is PostKind.RESPONSE
    assert (second.kind, second.to_student_id) == (PostKind.REPLY, AMINA)


@st.composite
def threads(draw: st.DrawFn) -> list[Post]:
    n_posts = draw(st.integers(0, 12))
    return [
        make_post(
            post_id,
            author_id=draw(st.integers(11, 14)),
            minutes=draw(st.integers(0, 6)),
            text=draw(st.sampled_from(["", "Because the ferry is slow.", "😂"])),
            reply_to_id=draw(st.none() | st.integers(1, 14)),
            mentioned_ids=draw(st.lists(st.integers(11, 14), max_size=2)),
            deleted_at=draw(st.none() | st.integers(0, 9).map(lambda m: instant(minutes=m))),
        )
        for post_id in range(1, n_posts + 1)
    ]


@given(posts=threads(), n_responses=st.integers(0, 3))
def test_every_post_gets_one_kind_and_replies_always_go_to_a_classmate(posts: list[Post], n_responses: int) -> None:
    classified = classify_posts(posts, n_responses=n_responses)

    authors = {post.post_id: post.author_id for post in posts}
    assert [item.post.post_id for item in classified] == [
        post.post_id for post in sorted(posts, key=lambda post: (post.posted_at, post.post_id))
    ]
    for item in classified:
        assert (item.kind is PostKind.REPLY) == (item.to_student_id is not None)
        assert item.to_student_id != item.post.author_id
        if item.to_post_id is not None and item.to_student_id is not None:
            assert authors[item.to_post_id] == item.to_student_id


@given(posts=threads())
def test_the_order_the_posts_arrive_in_does_not_matter(posts: list[Post]) -> None:
    assert classify_posts(posts) == classify_posts(posts[::-1])


def _kind_by_the_rule(post: Post, earlier: list[Post], *, owes: bool, has_written: bool) -> ClassifiedPost:
    """The seven rules of `classify_posts` as they are written, looking at the whole thread each time."""

    def reply(to: Post, *, is_inferred: bool = False) -> ClassifiedPost:
        return ClassifiedPost(
            post=post,
            kind=PostKind.REPLY,
            to_post_id=to.post_id,
            to_student_id=to.author_id,
            is_inferred=is_inferred,
        )

    def own(*, is_response: bool, continues: int | None = None) -> ClassifiedPost:
        kind = PostKind.RESPONSE if is_response else PostKind.ADDITION
        return ClassifiedPost(post=post, kind=kind, to_post_id=continues)

    standing = [other for other in earlier if other.deleted_at is None or other.deleted_at > post.posted_at]
    of_classmates = [other for other in standing if other.author_id != post.author_id]
    mentioned = [other for other in of_classmates if other.author_id in post.mentioned_ids]
    if post.reply_to_id is not None:
        target = next((other for other in earlier if other.post_id == post.reply_to_id), None)
        if target is None:
            return own(is_response=owes or not has_written)
        return own(is_response=False, continues=target.post_id) if target.author_id == post.author_id else reply(target)
    if mentioned:
        return reply(mentioned[-1])
    if owes:
        return own(is_response=True)
    if standing and standing[-1].author_id == post.author_id:
        return own(is_response=False, continues=standing[-1].post_id)
    return reply(of_classmates[-1], is_inferred=True) if of_classmates else own(is_response=not has_written)


@given(posts=threads(), n_responses=st.integers(0, 3))
def test_the_kinds_are_those_of_the_written_rule(posts: list[Post], n_responses: int) -> None:
    ordered = sorted(posts, key=lambda post: (post.posted_at, post.post_id))
    expected: list[ClassifiedPost] = []
    for place, post in enumerate(ordered):
        n_written = sum(
            item.kind is PostKind.RESPONSE and not item.post.is_deleted and "ferry" in item.post.text
            for item in expected
            if item.post.author_id == post.author_id
        )
        expected.append(
            _kind_by_the_rule(post, ordered[:place], owes=n_written < n_responses, has_written=n_written > 0)
        )

    assert list(classify_posts(posts, n_responses=n_responses)) == expected
