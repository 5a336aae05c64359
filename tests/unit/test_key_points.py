from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discussion.post import Post
from bot.discussion.quotable import MAX_QUOTE_CHARS, find_quotables
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.sentences import split_sentences
from bot.discussion.summarise import summarise
from bot.discussion.summary import Statement, StatementKind
from bot.discussion.thread import Thread
from tests.factories import instant, make_post, make_prompt, make_question, make_students
from tests.unit.seminar import id_of, make_seminar_thread

STRONG = (
    "If one school gains from a ban, it proves only that it is possible, because 200 students are not 1,400.",
    "The ferry costs less than the bridge because the town already owns it, which means the writer's sum is wrong.",
    "Without evidence from another harbour, the claim about jobs shows nothing except that the author hopes for them.",
    "Tourists don't explain the winter losses, since the hotels were empty then and the shops still closed early.",
    "Rather than compare prices, the author compares photographs, and nobody can check a feeling against a budget.",
)


def quoted(text: str) -> list[str]:
    post = make_post(1, text=text)
    return [span.text for span in find_quotables(post, split_sentences(text))]


def points(posts: Sequence[Post]) -> tuple[Statement, ...]:
    """Without a claim to be for or against, so that nothing but the posts decides."""
    prompt = make_prompt(question=replace(make_question(), claim=None))
    thread = Thread(prompt=prompt, posts=tuple(posts), students=make_students("Amina", "Ben", "Chiara", "Dana", "Eli"))
    return key_points_of(thread)


def key_points_of(thread: Thread) -> tuple[Statement, ...]:
    return summarise(thread, RulesMaker()).summary.of_kind(StatementKind.KEY_POINT)


@pytest.mark.parametrize(
    "text",
    [
        "I agree with everything that was written here before me.",
        "That is exactly why the three cases prove nothing about this war.",
        "He never shows that the talks were the reason the war ended.",
        "I think he never shows that the talks were the reason for the peace.",
        "You said that the cases prove nothing, but your example is one of them.",
        "lol imagine 575 meetings because nobody could agree on the lunch menu",
        "Sorry I was late because the bus broke down on the way to school.",
        "Does the author ever say how long a negotiation has to be?",
        "if there was a war that ended in a week of phone calls",
        "Because the war was already frozen when the talks began in earnest.",
        "the family that lost its village in the war probably doesn't",
        "So for that claim nobody needs to count the failures at all.",
        "the talks ~~never~~ worked because both sides wanted the war to end",
        "as <@12> wrote the talks only worked because both sides were tired",
        "> the talks only worked because both sides were tired of the war",
    ],
)
def test_what_cannot_stand_alone_is_not_quoted(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "But also the cases were picked because they worked in the end. 😅",
            "the cases were picked because they worked in the end.",
        ),
        (
            "Yeah, no war ends because somebody made a single phone call",
            "no war ends because somebody made a single phone call",
        ),
        (
            "I agree with Noor because the three cases all had pressure from outside.",
            "the three cases all had pressure from outside.",
        ),
        (
            "It takes two sides to end a war, and one of them refuses.",
            "It takes two sides to end a war, and one of them refuses.",
        ),
        ("- Egypt doesn’t prove that talks alone are enough", "Egypt doesn’t prove that talks alone are enough"),
    ],
)
def test_a_quote_begins_where_the_thought_begins(text: str, quote: str) -> None:
    assert quote in quoted(text)


def test_no_war_ends_is_not_cut_to_its_opposite() -> None:
    assert all(text.startswith("No war") for text in quoted("No war ends because somebody made a single phone call."))


def test_a_view_the_writer_turns_down_is_quoted_only_with_the_turn() -> None:
    spans = quoted("The three cases look like a proof of patience. But all of them were picked after the fact.")

    assert "The three cases look like a proof of patience." not in spans
    assert any(span.startswith("The three cases") and "But all of them" in span for span in spans)


def test_a_view_given_as_other_peoples_is_not_quoted_as_the_students() -> None:
    assert quoted("Some people would say that long talks are always better than short ones.") == []


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    text = (
        "The armistice in Korea shows how little a signature is worth when both armies stay where they are and go on "
        "aiming at each other across the line, so the number of meetings tells a reader nothing about the peace that "
        "came of them in the end."
    )

    (span,) = quoted(text)

    assert span.endswith("across the line")
    assert len(span) <= MAX_QUOTE_CHARS


def test_a_long_sentence_is_not_cut_where_a_but_follows() -> None:
    text = (
        "The armistice in Korea shows how much a signature is worth when both armies stay where they are and stop "
        "aiming at each other across the line; but the number of meetings tells a reader nothing about the peace that "
        "came of them in the end."
    )

    assert quoted(text) == []


def test_points_come_from_different_students_as_long_as_there_are_some() -> None:
    posts = [
        make_post(1, author_id=11, text=STRONG[0]),
        make_post(2, author_id=11, text=STRONG[1], minutes=1),
        make_post(3, author_id=12, text=STRONG[2], minutes=2),
        make_post(4, author_id=13, text=STRONG[3], minutes=3),
    ]

    assert {point.quotes[0].author_id for point in points(posts)} == {11, 12, 13}


def test_a_lone_student_may_make_more_than_one_point() -> None:
    posts = [make_post(n, author_id=11, text=text, minutes=n) for n, text in enumerate(STRONG[:2], start=1)]

    assert len(points(posts)) == 2


def test_a_point_made_twice_is_shown_once_and_cites_both() -> None:
    posts = [
        make_post(
            1, author_id=11, text="The ferry costs less than the bridge because the town already owns the ferry."
        ),
        make_post(
            2, author_id=12, text="the town owns the ferry already so a ferry costs less than bridges", minutes=1
        ),
        make_post(3, author_id=13, text=STRONG[3], minutes=2),
    ]

    chosen = points(posts)

    assert sorted(point.cited_ids for point in chosen) == [(1, 2), (3,)]
    assert {point.cited_ids: point.n_students for point in chosen} == {(1, 2): 2, (3,): 1}


def test_the_opposite_in_the_same_words_is_not_counted_as_the_same_point() -> None:
    posts = [
        make_post(
            1, author_id=11, text="The ferry costs less than the bridge because the town already owns the ferry."
        ),
        make_post(
            2, author_id=12, text="The ferry doesn't cost less than the bridge, the town never owned the ferry alone"
        ),
        make_post(
            3, author_id=13, text="The ferry does not cost less than the bridge because the town owns the ferry."
        ),
    ]

    assert all(point.cited_ids != (1, 3) and point.cited_ids != (3, 1) for point in points(posts))


def test_a_thread_of_chat_has_no_key_points() -> None:
    posts = [
        make_post(n, author_id=10 + n, text=text) for n, text in enumerate(["same", "lol true", "i agree"], start=1)
    ]

    assert points(posts) == ()


def test_what_moved_classmates_to_reply_comes_before_what_did_not() -> None:
    posts = [make_post(1, author_id=11, text=STRONG[2]), make_post(2, author_id=12, text=STRONG[3], minutes=1)]
    replies = [make_post(n, author_id=n, text="Why?", minutes=n, reply_to_id=1) for n in (13, 14, 15)]
    replies_to_other = [make_post(n, author_id=n, text="Why?", minutes=n, reply_to_id=2) for n in (13, 14, 15)]

    assert points([*posts, *replies])[0].cited_ids == (1,)
    assert points([*posts, *replies_to_other])[0].cited_ids == (2,)


def test_a_deleted_post_makes_no_point() -> None:
    posts = [make_post(1, text=STRONG[0], deleted_at=instant(minutes=5)), make_post(2, author_id=12, text=STRONG[1])]

    assert [point.cited_ids for point in points(posts)] == [(2,)]


def test_the_points_of_a_seminar_are_arguments_of_different_students() -> None:
    chosen = key_points_of(make_seminar_thread())

    authors = [point.quotes[0].author_id for point in chosen]
    assert len(set(authors)) == len(authors) >= 4
    assert set(authors) <= {id_of(name) for name in ("Amina", "Noor", "Lea", "Yusuf", "Jonas", "Ben")}


WORDS = (
    "because he the talks ended but Korea ¶5 575 I agree with Noor, not. So; that? never! …\n> “if” ’s — (lol) 😂 <@1>"
)


@given(
    drafts=st.lists(
        st.tuples(
            st.integers(11, 14),
            st.lists(st.sampled_from([*WORDS.split(" "), *STRONG]), min_size=1, max_size=25).map(" ".join),
            st.booleans(),
            st.none() | st.integers(1, 10),
        ),
        max_size=10,
    )
)
def test_whatever_students_write_every_statement_of_the_rules_is_verified(
    drafts: list[tuple[int, str, bool, int | None]],
) -> None:
    posts = tuple(
        make_post(
            post_id,
            author_id=author_id,
            text=text,
            minutes=post_id,
            reply_to_id=reply_to_id,
            deleted_at=instant(days=1) if is_deleted else None,
        )
        for post_id, (author_id, text, is_deleted, reply_to_id) in enumerate(drafts, start=1)
    )
    thread = Thread(prompt=make_prompt(), posts=posts, students=make_students("Noor", "Ben", "Chiara", "Dana"))

    summary = summarise(thread, RulesMaker()).summary

    assert summary.dropped == ()
    text_of = {post.post_id: post.text for post in posts}
    for quote in (quote for statement in summary.statements for quote in statement.quotes):
        assert quote.text in text_of[quote.post_id]
