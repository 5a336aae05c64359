"""Nothing private reaches the class: what was declared changes no word of what it reads."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from bot.classroom.summarise_thread import summarise_thread
from bot.discord_app.cards.summary_card import make_summary_card, make_whole_summary_card
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summarise import summarise
from bot.discussion.summary import StatementKind
from bot.discussion.thread import Thread
from bot.discussion.thread_summary import ThreadSummary
from bot.report.class_version import class_version
from bot.report.debate_map import describe_debate_map
from bot.report.summary_argdown import render_summary_argdown
from bot.report.summary_json import render_summary_json
from bot.report.summary_markdown import render_summary_markdown
from tests.card_text import card_text
from tests.factories import GUILD_ID, make_class, make_position, make_post, make_prompt, make_students
from tests.memory_store import MemoryStore
from tests.unit.boat import STUDENTS, make_boat_summary, make_boat_thread

TEACHER_ONLY = (
    StatementKind.DECLARED,
    StatementKind.MOVED,
    StatementKind.UNSUPPORTED_CLAIM,
    StatementKind.TALK_MOVE,
)


def texts_for_class(found: ThreadSummary) -> Iterator[str]:
    """Everything the class can be shown of a summary: cards, files and the map in words."""
    yield card_text(make_summary_card(found, guild_id=GUILD_ID, for_class=True))
    for page in (1, 2):
        yield card_text(make_whole_summary_card(found, guild_id=GUILD_ID, for_class=True, page=page))
    renderers: tuple[Callable[..., str], ...] = (
        render_summary_markdown,
        render_summary_argdown,
        render_summary_json,
    )
    for render in renderers:
        yield render(found, names=False, link_of=lambda post_id: f"https://example.org/{post_id}")
    yield describe_debate_map(found, names=False)


async def summary_for_class(thread: Thread, *positions: DeclaredPosition) -> ThreadSummary:
    store = MemoryStore()
    school_class = await store.save_class(make_class(0))
    for student in thread.students:
        await store.enrol_student(school_class.class_id, student)
    prompt = await store.add_prompt(replace(thread.prompt, prompt_id=0, class_id=school_class.class_id))
    await store.record_posts([replace(post, prompt_id=prompt.prompt_id) for post in thread.posts])
    for position in positions:
        await store.save_position(replace(position, prompt_id=prompt.prompt_id))
    return await summarise_thread(prompt, for_class=True, packs={}, store=store, maker=RulesMaker())


async def test_what_students_declared_makes_no_difference_to_what_the_class_reads() -> None:
    thread = make_boat_thread()
    flipped = [
        replace(position, position=Position.DISAGREE if position.position is Position.AGREE else Position.AGREE)
        for position in thread.positions
    ]

    without = await summary_for_class(thread)

    assert await summary_for_class(thread, *thread.positions) == without
    assert await summary_for_class(thread, *flipped) == without
    assert without.thread.positions == ()


@pytest.mark.parametrize("found", [make_boat_summary(), make_boat_summary(is_declared=False)], ids=["declared", "read"])
def test_what_only_a_teacher_can_use_is_not_in_the_class_s_version(found: ThreadSummary) -> None:
    summary = class_version(found).summary

    assert summary.of_kind(*TEACHER_ONLY) == ()
    assert (summary.not_yet_heard, summary.not_drawn_on, summary.left_alone_ids) == ((), (), ())


@pytest.mark.parametrize("found", [make_boat_summary(), summarise(make_boat_thread(), RulesMaker())])
def test_from_a_summary_that_knows_declared_positions_the_class_learns_nobodys_side(found: ThreadSummary) -> None:
    for text in texts_for_class(found):
        for word in ("Agree**", "Disagree**", "disagree", "it depends", "moved from", "declared"):
            assert word not in text.replace("Agree or disagree", "")

    shown = class_version(found)
    assert shown.sides == {}
    assert shown.thread.positions == ()
    assert all(statement.position is None for statement in shown.summary.statements)
    made_at = [point.cited_ids[0] for point in shown.summary.of_kind(StatementKind.KEY_POINT)]
    assert made_at == sorted(made_at)


def test_who_sides_with_a_classmate_does_not_give_away_what_that_one_declared() -> None:
    thread = Thread(
        prompt=make_prompt(),
        posts=(make_post(1, author_id=12, text="I'm with Amina on this one, she says it best."),),
        students=make_students("Amina", "Ben"),
        positions=(make_position(Position.DISAGREE, student_id=11),),
    )

    for text in texts_for_class(summarise(thread, RulesMaker())):
        assert "disagree" not in text


@pytest.mark.parametrize("found", [make_boat_summary(), make_boat_summary(is_declared=False)], ids=["declared", "read"])
def test_the_class_is_not_told_who_is_missing_and_no_file_names_anybody(found: ThreadSummary) -> None:
    short, first, last, *files = texts_for_class(found)

    for text in (short, first, last, *files):
        assert not any(name in text for name in ("Mia", "Oskar"))
    for text in files:
        assert not any(re.search(rf"\b{student.name}\b", text) for student in STUDENTS)
