"""A window on the practice class: what is sent to its browser, what it looks at, what is written in it."""

import asyncio
from datetime import timedelta

import pytest

from bot.practice.live.live_class import LiveClass
from bot.practice.live.session import OpenClass, Session
from tests.behaviour.practice_class import (
    Seat,
    shown_to,
    sit_down,
    threads_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def opened(session: Session) -> OpenClass:
    assert session.now is not None
    return session.now


@pytest.fixture
def live(opened: OpenClass) -> LiveClass:
    return opened.live


@pytest.fixture
def thread(live: LiveClass) -> int:
    return threads_of(live)[0]


# What is sent


async def test_a_window_that_has_arrived_is_given_everything(session: Session, opened: OpenClass) -> None:
    seat = sit_down(session, opened)

    await seat.do("arrive")

    told = seat.browser.take()
    assert told[0] == "clear"
    assert {"patch", "set composer", "set now", "set rooms", "set title", "showPanel"} <= set(told)


async def test_a_browser_that_arrives_again_is_given_everything_again(teacher: Seat) -> None:
    first = teacher.browser.take()

    await teacher.do("arrive")

    assert sorted(teacher.browser.take()) == sorted(first)


async def test_where_nothing_has_changed_nothing_is_sent(teacher: Seat) -> None:
    teacher.browser.take()

    teacher.window.show()
    await teacher.visit.guide.show()

    assert teacher.browser.take() in ([], ["set now"])


async def test_of_a_new_message_only_itself_and_the_unread_marks_are_sent(
    teacher: Seat, ruby: Seat, thread: int
) -> None:
    await ruby.look_at(thread)
    teacher.browser.take()

    await ruby.do("send", text="a new thought")
    teacher.window.show()

    patched = ruby.browser.last("patch")
    assert patched is not None
    removed, put = patched
    assert (removed, len(list(put))) == ((), 1)  # type: ignore[call-overload]
    assert "a new thought" in ruby.browser.pieces
    assert set(teacher.browser.take()) - {"set now"} == {"set rooms", "name", "patch"}  # patched: what the thread says


async def test_a_window_that_watches_is_brought_up_to_date_by_what_others_do(
    teacher: Seat, ruby: Seat, thread: int
) -> None:
    await teacher.look_at(thread)
    watching = asyncio.create_task(teacher.visit.watch())

    await ruby.look_at(thread)
    await ruby.do("send", text="somebody watches this")
    await teacher.browser.until(lambda: "somebody watches this" in teacher.browser.pieces)

    watching.cancel()
    assert len(teacher.window.live.world.watchers) == 1
    await asyncio.gather(watching, return_exceptions=True)
    assert not teacher.window.live.world.watchers


async def test_a_window_that_has_not_arrived_is_told_nothing(
    session: Session, opened: OpenClass, live: LiveClass
) -> None:
    seat = sit_down(session, opened)
    watching = asyncio.create_task(seat.visit.watch())
    await asyncio.sleep(0)

    live.world.tell()
    await asyncio.sleep(0)

    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert not seat.browser.calls


async def test_somebody_can_write_while_time_passes_in_another_window(teacher: Seat, ruby: Seat, thread: int) -> None:
    await ruby.look_at(thread)
    before = teacher.window.live.clock.now()

    await asyncio.gather(teacher.do("plus_hour"), ruby.do("send", text="meanwhile"), teacher.do("plus_hour"))

    assert teacher.window.live.clock.now() - before >= timedelta(hours=2)
    assert "meanwhile" in ruby.browser.pieces
    assert not teacher.browser.notices + ruby.browser.notices


async def test_a_window_that_is_closed_in_the_middle_of_something_keeps_nobody_from_going_on(
    teacher: Seat, ruby: Seat, thread: int
) -> None:
    await ruby.look_at(thread)
    moving = asyncio.Event()
    teacher.window.live.world.watchers.add(moving.set)
    passing = asyncio.create_task(teacher.do("week_end"))
    await moving.wait()

    passing.cancel()
    await asyncio.gather(passing, return_exceptions=True)
    teacher.window.live.world.watchers.discard(moving.set)

    await ruby.do("send", text="and it goes on")
    assert "and it goes on" in ruby.browser.pieces
    assert not ruby.browser.notices


# Looking


async def test_another_room_is_shown_in_place_of_this_one(teacher: Seat, thread: int) -> None:
    teacher.browser.take()

    await teacher.do("open", room=str(thread))

    told = teacher.browser.take()
    assert told[0] == "clear"
    assert {"patch", "set title", "set rooms", "set composer"} <= set(told)
    assert teacher.window.room_id == thread


async def test_the_forum_shows_its_posts_also_when_one_comes_back_to_it(teacher: Seat, live: LiveClass) -> None:
    forum, questions = live.stage.forum.id, live.stage.prompts_channel.id

    for _ in range(2):
        await teacher.look_at(questions)
        await teacher.do("open", room=str(forum))
        patched = teacher.browser.last("patch")
        assert patched is not None
        assert "No posts yet" in str(patched)
    composer = teacher.browser.last("set", "composer")
    assert composer is not None
    assert "made by the bot" in str(composer)


async def test_who_does_not_see_the_room_as_somebody_else_is_taken_to_one_they_see(
    teacher: Seat, live: LiveClass
) -> None:
    await teacher.look_at(live.stage.teacher_channel.id)

    await teacher.do("act_as", values={"value": ["ruby"]})

    assert (teacher.window.person.key, teacher.window.room_id) == ("ruby", live.stage.prompts_channel.id)
    assert teacher.browser.last("actAs", "ruby") is not None


async def test_a_room_that_one_does_not_see_cannot_be_opened(ruby: Seat, live: LiveClass) -> None:
    for room in (live.stage.teacher_channel.id, 12345):
        await ruby.do("open", room=str(room))
        assert ruby.window.room_id == live.stage.prompts_channel.id
    assert "teachers" not in str(ruby.browser.last("set", "rooms"))


async def test_a_window_on_a_thread_that_is_deleted_shows_another_room(teacher: Seat, live: LiveClass) -> None:
    doomed = live.stage.env.backend.create_thread(live.stage.prompts_channel.id, "doomed", live.teacher.id)
    await teacher.look_at(doomed.id)

    live.stage.env.backend.delete_channel(doomed.id)
    teacher.window.show()

    assert teacher.window.room_id == live.stage.prompts_channel.id
    await teacher.do("send", text="still there")
    assert not teacher.browser.notices


async def test_nobody_sees_the_private_answers_of_another_on_the_page(
    teacher: Seat, ruby: Seat, live: LiveClass
) -> None:
    await live.hands.slash(ruby.window.person, live.stage.prompts_channel.id, "me", {})
    answer = shown_to(live, ruby.window.person, live.stage.prompts_channel.id)[-1].message_id

    ruby.window.show()
    await teacher.do("arrive")

    assert f'data-message="{answer}"' in ruby.browser.pieces
    assert f'data-message="{answer}"' not in teacher.browser.pieces


async def test_a_link_to_a_message_leads_to_the_room_it_stands_in(teacher: Seat, live: LiveClass, thread: int) -> None:
    first = shown_to(live, live.teacher, thread)[0].message_id
    await teacher.look_at(live.stage.prompts_channel.id)

    await teacher.do("jump", at=str(first))

    assert teacher.window.room_id == thread
    assert teacher.browser.last("jump") == (str(first),)
    await teacher.do("jump", at="12345")
    assert teacher.browser.notices == ["This message is gone, or you cannot see it."]


# Writing


async def test_a_message_is_answered_changed_and_deleted_from_its_menu(teacher: Seat, ruby: Seat, thread: int) -> None:
    await ruby.look_at(thread)
    await ruby.do("send", text="  the first one  ")
    said = shown_to(ruby.window.live, ruby.window.person, thread)[-1]

    await ruby.do("edit", message=str(said.message_id))
    assert ruby.browser.last("write") == ("  the first one  ".strip(),)
    await ruby.do("send", text="the second one")
    await teacher.look_at(thread)
    await teacher.do("reply", message=str(said.message_id))
    assert "Replying to Ruby" in str(teacher.browser.last("set", "composer"))
    await teacher.do("send", text="why?")

    *_, first, answer = shown_to(ruby.window.live, ruby.window.person, thread)
    assert (first.message_id, first.is_edited) == (said.message_id, True)
    assert answer.reply is not None
    assert (answer.author, answer.reply.excerpt) == ("Ms. Okafor", "the second one")
    await ruby.do("delete", message=str(said.message_id))
    assert said.message_id not in [each.message_id for each in shown_to(ruby.window.live, ruby.window.person, thread)]


async def test_what_could_not_be_sent_stays_in_the_field(ruby: Seat, live: LiveClass, thread: int) -> None:
    await ruby.look_at(thread)
    text = "x" * 2001

    await ruby.do("send", text=text)

    assert ruby.browser.last("write") == (text,)
    assert "2000" in str(ruby.browser.notices)


async def test_an_emoji_is_put_under_a_message_from_its_menu(ruby: Seat, live: LiveClass, thread: int) -> None:
    first = shown_to(live, live.teacher, thread)[0].message_id
    await ruby.look_at(thread)

    await ruby.do("message_menu", message=str(first))
    await ruby.do("react", message=str(first), emoji="🔥")

    menu = str(ruby.browser.last("openMenu"))
    assert "Reply" in menu
    assert "Summarise this thread" in menu
    assert [each.emoji for each in shown_to(live, live.teacher, thread)[0].reactions] == ["👀", "🔥"]


async def test_a_menu_offers_what_the_person_may_do_with_the_message(
    teacher: Seat, ruby: Seat, live: LiveClass, thread: int
) -> None:
    theos = next(each for each in shown_to(live, live.teacher, thread) if each.author == "Theo").message_id

    offered = {}
    for seat in (teacher, ruby):
        await seat.look_at(thread)
        await seat.do("message_menu", message=str(theos))
        menu = str(seat.browser.last("openMenu"))
        offered[seat.window.person.key] = [what for what in ("reply", "edit", "delete") if f'data-do="{what}"' in menu]

    assert offered == {"ms-okafor": ["reply", "delete"], "ruby": ["reply"]}


async def test_only_a_private_answer_can_be_dismissed(ruby: Seat, live: LiveClass, thread: int) -> None:
    first = shown_to(live, live.teacher, thread)[0].message_id
    await ruby.look_at(thread)
    await live.hands.slash(ruby.window.person, thread, "me", {})
    answer = shown_to(live, ruby.window.person, thread)[-1].message_id

    for message_id in (first, answer):
        await ruby.do("dismiss", message=str(message_id))

    left = [each.message_id for each in shown_to(live, ruby.window.person, thread)]
    assert first in left
    assert answer not in left
