"""The practice class as it opens: who is in it, what each of them sees, and what they have not read."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person, Standing
from bot.practice.live.rooms import RoomKind
from bot.practice.live.session import OpenClass
from bot.practice.record import File
from tests.behaviour.practice_class import (
    channels_of,
    opening,
    post_question,
    refused,
    say_little,
    shown_to,
    words_of,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def opened(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[OpenClass]:
    """One class for all tests here."""
    async with opening(tmp_path_factory.mktemp("class")) as found:
        found.live.find_script = say_little
        yield found


@pytest.fixture(scope="module")
def live(opened: OpenClass) -> LiveClass:
    return opened.live


@pytest.fixture(scope="module")
def ruby(live: LiveClass) -> Person:
    return live.people["ruby"]


def _unread(live: LiveClass, person: Person) -> dict[str, int]:
    return {room.name: room.n_unread for room in live.rooms.list_for(person) if room.n_unread}


async def test_a_class_opens_with_everybody_in_it(opened: OpenClass) -> None:
    live = opened.live

    standings = [person.standing for person in live.people.values()]
    assert standings == [Standing.TEACHER, *[Standing.STUDENT] * 12, Standing.STRANGER]
    assert live.teacher.key == "ms-okafor"
    assert [person.key for person in live.people.values()] == list(live.people)
    joined = [
        person.name
        for person in live.people.values()
        if [row for table in await opened.find_rows(person.id) if table.name == "student" for row in table.rows]
    ]
    assert joined == [person.name for person in live.people.values() if person.standing is Standing.STUDENT]


async def test_everybody_sees_the_class_and_only_the_teacher_the_teachers_room(live: LiveClass) -> None:
    assert list(channels_of(live, live.teacher))[:1] == ["essay-questions"]
    for person in live.people.values():
        seen = channels_of(live, person)
        assert {"essay-questions", "essay-forum"} <= seen.keys()
        assert ("teachers" in seen) == (person == live.teacher)
    [private] = [room.name for room in live.rooms.list_for(live.teacher) if room.is_private]
    assert private == "teachers"


async def test_a_room_one_does_not_see_is_not_found_or_handed_out(live: LiveClass, ruby: Person) -> None:
    hidden = live.stage.teacher_channel.id

    assert live.rooms.find(ruby, hidden) is None
    assert live.rooms.find(live.teacher, hidden) is not None
    for channel_id in (hidden, 12345):
        with pytest.raises(Exception, match="You cannot see this channel"):
            live.rooms.handle(ruby, channel_id)


async def test_every_student_sees_the_answer_to_their_own_joining_and_no_others(live: LiveClass) -> None:
    for person in live.people.values():
        answers = [each for each in shown_to(live, person, live.stage.prompts_channel.id) if each.only_for]
        assert {each.only_for for each in answers} <= {(person.name,)}
        assert bool(answers) == (person.standing is Standing.STUDENT)


async def test_a_thread_follows_the_channel_it_hangs_in(live: LiveClass) -> None:
    thread = await post_question(live)

    kinds = [(room.kind, room.parent_id) for room in live.rooms.list_for(live.teacher)]

    questions = live.stage.prompts_channel.id
    assert kinds[:2] == [(RoomKind.TEXT, None), (RoomKind.THREAD, questions)]
    assert live.rooms.find(live.teacher, thread) is not None
    assert [kind for kind, _ in kinds[-2:]] == [RoomKind.FORUM, RoomKind.TEXT]


async def test_what_others_wrote_is_unread_until_it_is_looked_at(live: LiveClass, ruby: Person) -> None:
    theo = live.people["theo"]
    thread = await post_question(live)
    for person in (ruby, theo, live.teacher):
        for room in live.rooms.list_for(person):
            live.rooms.mark_read(person, room.channel_id)

    await live.hands.send(theo, thread, "one")
    await live.hands.send(theo, thread, "two")
    await live.hands.slash(theo, thread, "me", {})  # its answer is his alone

    [name] = [room.name for room in live.rooms.list_for(ruby) if room.channel_id == thread]
    assert (_unread(live, ruby), _unread(live, theo)) == ({name: 2}, {name: 1})
    shown_to(live, ruby, thread)
    assert (_unread(live, ruby), _unread(live, live.teacher)) == ({}, {name: 2})


async def test_a_private_answer_can_be_dismissed_and_nothing_else_with_it(live: LiveClass, ruby: Person) -> None:
    questions = live.stage.prompts_channel.id
    before = shown_to(live, ruby, questions)
    answered = await live.hands.slash(ruby, questions, "me", {})
    assert answered.message_id is not None

    live.rooms.dismiss(answered.message_id)

    assert shown_to(live, ruby, questions) == before


async def test_a_file_is_given_to_those_who_see_its_message(live: LiveClass, ruby: Person) -> None:
    teachers = live.stage.teacher_channel.id
    await live.hands.slash(live.teacher, teachers, "pack export", {"pack": "diplomacy-takes-time"})
    message = shown_to(live, live.teacher, teachers)[-1]
    [attached] = [part for part in message.parts if isinstance(part, File)]
    recorder = live.world.recorder

    found = recorder.read_file(live.teacher.id, message.message_id, attached.index)

    assert found is not None
    assert (found[0], len(found[1])) == (attached.name, attached.n_bytes)
    assert found[1].startswith(b"id: diplomacy-takes-time")
    for other in (ruby, live.people["devon"]):
        assert recorder.read_file(other.id, message.message_id, attached.index) is None
    assert recorder.read_file(live.teacher.id, message.message_id, 1) is None
    assert recorder.read_file(live.teacher.id, 12345, 0) is None


async def test_what_one_person_writes_is_shown_with_who_and_when_on_the_class_clock(
    live: LiveClass, ruby: Person
) -> None:
    thread = await post_question(live)

    await live.hands.send(ruby, thread, "**bold** words")

    [said] = shown_to(live, live.people["devon"], thread)
    assert (said.author, said.author_id, said.is_bot) == ("Ruby", ruby.id, False)
    assert "**bold** words" in words_of(said)
    assert said.posted_at <= live.clock.now()


async def test_ids_that_are_none_of_the_server_are_answered_in_words(live: LiveClass) -> None:
    assert await refused(live.hands.send(live.teacher, 12345, "hi")) == "This channel is gone."
    assert await refused(live.hands.slash(live.teacher, 12345, "help", {})) == "You cannot see this channel."
    with pytest.raises(Exception, match="This message is gone"):
        live.rooms.find_message(live.teacher, 12345, 1)
