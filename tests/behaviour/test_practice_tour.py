"""The guided tour, each step done from nothing, on the tour's own essay and on a visitor's."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.practice.live.live_class import LiveClass
from bot.practice.live.session import OpenClass
from bot.practice.live.students import Pace
from bot.practice.live.tour import Place, Tour
from tests.behaviour.practice_class import (
    ESSAYS,
    channels_of,
    opening,
    pass_without_the_bot,
    refused,
    say_little,
    shown_to,
    threads_of,
    words_of,
)


@pytest.fixture
def tour(opened: OpenClass) -> Tour:
    """A tour in whose debate little is said."""
    opened.live.find_script = say_little
    return opened.tour


def _done(tour: Tour) -> list[str]:
    return [step.key for step in tour.steps() if step.is_done]


def _read(live: LiveClass, place: Place) -> str:
    """The message that the tour leads to, as the person of the place reads it."""
    [found] = [each for each in shown_to(live, place.person, place.channel_id) if each.message_id == place.message_id]
    return words_of(found)


async def test_step_by_step_the_essay_is_given_read_and_asked_about(tour: Tour) -> None:
    live, teachers = tour.live, tour.live.stage.teacher_channel.id

    added = await tour.do("essay")
    assert (added.channel_id, _done(tour)) == (teachers, ["essay"])
    assert "One mark for the whole boat" in _read(live, added)

    outlined = await tour.do("outline")
    assert (outlined.channel_id, _done(tour)) == (teachers, ["essay", "outline"])
    assert "argues" in _read(live, outlined)

    asked = await tour.do("questions")
    assert (asked.channel_id, _done(tour)) == (live.stage.prompts_channel.id, ["essay", "outline", "questions"])
    assert "Question 1 of 12" in _read(live, asked)
    assert asked.message_id in threads_of(live)


async def test_the_summary_comes_with_a_debate_before_it_and_asks_for_its_map(tour: Tour) -> None:
    place = await tour.do("summary")

    [thread] = threads_of(tour.live)
    messages = shown_to(tour.live, tour.live.teacher, thread)
    assert (place.person, place.channel_id) == (tour.live.teacher, thread)
    assert sum(not message.is_bot for message in messages) == 3
    assert "3 posts" in _read(tour.live, place)
    assert "points to draw" in words_of(messages[-1])
    assert _done(tour) == ["essay", "outline", "questions", "debate", "summary"]


async def test_the_week_ends_with_its_summary_in_the_teachers_room(tour: Tour) -> None:
    await tour.do("debate")
    await pass_without_the_bot(tour.live, until="Sun 17:30")

    place = await tour.do("week")

    assert "Week of 5 Jan – 11 Jan" in _read(tour.live, place)
    assert place.channel_id == channels_of(tour.live, tour.live.teacher)["teachers"]
    assert _done(tour) == ["essay", "outline", "questions", "debate", "summary", "week"]


async def test_a_step_that_was_done_by_hand_is_not_done_again(tour: Tour) -> None:
    live, teachers = tour.live, tour.live.stage.teacher_channel.id
    await live.hands.slash(live.teacher, teachers, "prompt post", {})

    await tour.do("debate")

    assert "questions" in _done(tour)
    assert len(threads_of(live)) == 1


async def test_two_who_have_the_same_done_for_them_post_one_question(tour: Tour) -> None:
    await asyncio.gather(tour.do("debate"), tour.do("debate"))

    assert len(threads_of(tour.live)) == 1


async def test_what_cannot_be_done_is_refused_in_words_and_is_not_done(tour: Tour) -> None:
    live = tour.live
    live.students.change_pace(Pace.QUIET, now=live.clock.now())

    assert await refused(tour.do("dessert")) == "The tour has no such step."
    await live.hands.slash(live.people["ruby"], live.stage.prompts_channel.id, "prompt post", {})  # a student may not
    assert _done(tour) == []
    assert {tour.find_place(step.key).channel_id for step in tour.steps()} == {live.stage.teacher_channel.id}
    assert "The students stay quiet." in await refused(tour.do("debate"))
    assert _done(tour) == ["essay", "outline", "questions"]


async def test_without_an_essay_at_hand_the_visitor_is_asked_for_one_and_can_go_on_with_it(tmp_path: Path) -> None:
    async with opening(tmp_path, has_essay=False) as opened:
        live, tour = opened.live, opened.tour
        assert "there is no essay at hand" in await refused(tour.do("summary"))
        own = ("night-buses.txt", (ESSAYS / "night-buses.txt").read_bytes())
        await live.hands.slash(live.teacher, live.stage.teacher_channel.id, "essay add", {"file": own})

        place = await tour.do("questions")

        assert "Question 1 of 2" in _read(live, place)


@pytest.mark.parametrize("name", ["night-buses", "a  name with   blanks " + "and so on " * 12])
async def test_about_the_visitors_own_essay_questions_are_drafted_and_students_quote_it(
    tmp_path: Path, name: str
) -> None:
    essay = tmp_path / f"{name}.txt"
    text = (ESSAYS / "night-buses.txt").read_text(encoding="utf-8")
    essay.write_text(text, encoding="utf-8")
    async with opening(tmp_path / "practice", essay_file=essay) as opened:
        live = opened.live

        place = await opened.tour.do("questions")
        for _ in range(6):
            await live.clock.next_student()

        assert "Question 1 of 2" in _read(live, place)
        [thread] = threads_of(live)
        said = "".join(words_of(message) for message in shown_to(live, live.teacher, thread) if not message.is_bot)
    quoted = re.findall(r'\\?"([^"\\]{8,})\\?"', said)
    assert quoted
    assert [words for words in quoted if words not in " ".join(text.split())] == []


async def test_an_essay_about_which_nothing_can_be_asked_is_said_to_be_one(tmp_path: Path) -> None:
    essay = tmp_path / "tiny.txt"
    essay.write_text("Hello there.\n", encoding="utf-8")
    async with opening(tmp_path / "practice", essay_file=essay) as opened:
        refusal = await refused(opened.tour.do("questions"))

        assert refusal == "The bot found no question in this essay: see its answer in #teachers."
        assert not threads_of(opened.live)
