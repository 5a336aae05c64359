"""Keeping a summary without words, and reading it back against the posts as they stand."""

import itertools
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discussion.kept_summary import Audience, KeptSummary
from bot.discussion.position import Position
from bot.discussion.recall import keep, recall
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import DraftSummary, Statement, StatementKind
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.discussion.verify import verify_summary
from bot.report.class_version import summarise_for_class
from tests.factories import instant, make_post
from tests.unit.boat import ID_OF, make_boat_summary, make_boat_thread

MADE_AT = instant(hours=70)


def make_summaries() -> dict[str, ThreadSummary]:
    thread = make_boat_thread()
    return {
        "by hand": make_boat_summary(),
        "for the teacher": summarise(thread, RulesMaker()),
        "for the class": summarise_for_class(thread, RulesMaker()),
    }


def keep_boat() -> KeptSummary:
    return keep(make_boat_summary(), made_at=MADE_AT)


def edit(thread: Thread, post_id: int, text: str) -> Thread:
    posts = (replace(p, text=text, edited_at=MADE_AT) if p.post_id == post_id else p for p in thread.posts)
    return replace(thread, posts=tuple(posts))


def delete(thread: Thread, *post_ids: int) -> Thread:
    posts = (replace(p, text="", deleted_at=MADE_AT) if p.post_id in post_ids else p for p in thread.posts)
    return replace(thread, posts=tuple(posts))


def text_of(thread: Thread, post_id: int) -> str:
    return next(post.text for post in thread.posts if post.post_id == post_id)


def statements_citing(found: ThreadSummary, post_id: int) -> list[Statement]:
    others = (s for s in found.summary.statements if s.kind is not StatementKind.TOOK_PART)
    return [statement for statement in others if post_id in statement.cited_ids]


@pytest.mark.parametrize("name", ["by hand", "for the teacher", "for the class"])
def test_a_summary_comes_back_as_it_was_where_nothing_changed(name: str) -> None:
    found = make_summaries()[name]

    recalled = recall(keep(found, made_at=MADE_AT), make_boat_thread())

    assert len(found.summary.statements) > 5
    assert recalled.found.summary.statements == found.summary.statements
    assert recalled.found.class_counts == found.class_counts
    assert recalled.found.summary.coverage == found.summary.coverage
    assert recalled.found.summary.n_checked == found.summary.n_checked
    assert recalled.found.summary.not_yet_heard == found.summary.not_yet_heard
    assert recalled.found.summary.left_alone_ids == found.summary.left_alone_ids
    assert not recalled.is_outdated
    assert recalled.kept == keep(found, made_at=MADE_AT)


@pytest.mark.parametrize("name", ["by hand", "for the teacher", "for the class"])
def test_no_words_of_students_and_no_declared_position_are_kept(name: str) -> None:
    thread = make_boat_thread()

    kept = keep(make_summaries()[name], made_at=MADE_AT)

    written = str(asdict(kept))
    pairs = {pair for post in thread.posts for pair in itertools.pairwise(post.text.split())}
    assert not [pair for pair in pairs if " ".join(pair) in written and pair != ("It", "depends")]
    declared_ids = {taken.student_id for taken in thread.positions}
    assert not declared_ids & {side.student_id for side in kept.content.sides} or kept.audience is Audience.CLASS


def test_later_posts_and_positions_change_nothing_of_what_was_said_then() -> None:
    thread = make_boat_thread()
    later = make_post(99, author_id=ID_OF["Mia"], text="Good point, Sam.", minutes=60 * 71, reply_to_id=20)
    moved = replace(thread.positions[0], position=Position.DISAGREE, declared_at=instant(hours=71))

    recalled = recall(keep_boat(), replace(thread, posts=(*thread.posts, later), positions=(*thread.positions, moved)))

    assert recalled.found.summary.statements == make_boat_summary().summary.statements
    assert not recalled.is_outdated


@pytest.mark.parametrize("change", ["delete", "edit"])
def test_what_quotes_a_post_that_is_gone_goes_and_is_counted_and_the_rest_stays(change: str) -> None:
    thread = make_boat_thread()
    before = make_boat_summary().summary.statements
    n_quoting = sum(any(q.post_id == 11 for q in statement.quotes) for statement in before)

    changed = delete(thread, 11) if change == "delete" else edit(thread, 11, "I take that back.")
    recalled = recall(keep_boat(), changed)

    assert n_quoting > 0
    assert statements_citing(recalled.found, 11) == []
    assert recalled.is_outdated
    assert recalled.kept.content.n_lost == n_quoting
    assert len(recalled.found.summary.statements) == len(before) - n_quoting


def test_words_an_edit_has_moved_are_found_where_they_now_stand() -> None:
    thread = make_boat_thread()

    recalled = recall(keep_boat(), edit(thread, 11, f"EDIT typo. {text_of(thread, 11)}"))

    assert [s.quotes for s in recalled.found.summary.statements] == [
        s.quotes for s in make_boat_summary().summary.statements
    ]
    assert recalled.kept.content.n_lost == 0


def test_a_post_that_only_supports_a_point_is_no_longer_cited_and_students_are_counted_anew() -> None:
    found = make_boat_summary()
    point = max(found.summary.of_kind(StatementKind.KEY_POINT), key=lambda s: len(s.cited_ids) - len(s.quotes))
    supporting = next(i for i in point.cited_ids if i not in {quote.post_id for quote in point.quotes})

    recalled = recall(keep(found, made_at=MADE_AT), delete(make_boat_thread(), supporting))

    same = [s for s in recalled.found.summary.of_kind(StatementKind.KEY_POINT) if s.quotes == point.quotes]
    assert [s.cited_ids for s in same] == [tuple(i for i in point.cited_ids if i != supporting)]
    assert same[0].n_students == (point.n_students or 0) - 1
    assert recalled.is_outdated


def test_a_post_nothing_rests_on_but_who_took_part_puts_no_summary_out_of_date() -> None:
    found = make_boat_summary()
    cited = {i for s in found.summary.statements if s.kind is not StatementKind.TOOK_PART for i in s.cited_ids}
    [*alone] = [post.post_id for post in found.thread.posts if post.post_id not in cited]

    edited = recall(keep_boat(), edit(make_boat_thread(), alone[0], "hm"))
    deleted = recall(keep_boat(), delete(make_boat_thread(), alone[0]))

    assert (edited.is_outdated, deleted.is_outdated) == (False, False)
    [taken] = deleted.found.summary.of_kind(StatementKind.TOOK_PART)
    assert alone[0] not in taken.cited_ids


def test_nothing_is_left_of_a_thread_whose_posts_are_all_deleted() -> None:
    thread = make_boat_thread()

    recalled = recall(keep_boat(), delete(thread, *(post.post_id for post in thread.posts)))

    kinds = {statement.kind for statement in recalled.found.summary.statements}
    assert kinds <= {StatementKind.DECLARED, StatementKind.MOVED}
    assert {post.digest for post in recalled.kept.content.posts} == {""}


def test_a_second_look_at_the_same_posts_finds_nothing_new() -> None:
    thread = delete(make_boat_thread(), 11)

    first = recall(keep_boat(), thread)
    second = recall(first.kept, thread)

    assert not second.is_outdated
    assert second.kept == first.kept
    assert second.found.summary == first.found.summary


def test_a_position_withdrawn_since_is_told_no_more() -> None:
    thread = make_boat_thread()
    staying = tuple(taken for taken in thread.positions if taken.position is not Position.DISAGREE)

    recalled = recall(keep_boat(), replace(thread, positions=staying))

    declared = recalled.found.summary.of_kind(StatementKind.DECLARED)
    assert Position.DISAGREE not in {statement.position for statement in declared}
    assert recalled.is_outdated


@settings(max_examples=60, deadline=None)
@given(
    deleted=st.sets(st.integers(1, 21), max_size=6),
    edited=st.dictionaries(
        st.integers(1, 21), st.sampled_from(["", "No.", "What does ¶7 say?", "I agree."]), max_size=4
    ),
)
def test_whatever_is_edited_and_deleted_what_is_left_is_true_and_a_second_look_finds_nothing_new(
    deleted: set[int], edited: dict[int, str]
) -> None:
    thread = delete(make_boat_thread(), *deleted)
    for post_id, text in edited.items():
        if post_id not in deleted:
            thread = edit(thread, post_id, text)

    recalled = recall(keep_boat(), thread)
    again = recall(recalled.kept, thread)

    found = recalled.found
    draft = DraftSummary(prompt_id=1, statements=found.summary.statements, made_by="rules")
    assert verify_summary(draft, found.thread, found.sides).dropped == ()
    assert not deleted & {post_id for statement in found.summary.statements for post_id in statement.cited_ids}
    assert again.found.summary == found.summary
    assert (again.kept, again.is_outdated) == (recalled.kept, False)
    assert len(found.summary.statements) <= len(make_boat_summary().summary.statements)
