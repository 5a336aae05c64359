"""When the simulated students write: in the order of their script, as long after the question as it is written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.practice.acts import Act, Say, WeekTime
from bot.practice.cast import ThreadScript
from bot.practice.live.clock import Clock
from bot.practice.live.hands import Hands
from bot.practice.live.live_class import FindScript, LiveClass
from bot.practice.live.rooms import Rooms
from bot.practice.live.students import Pace, Students
from bot.practice.live.world import World
from bot.practice.thread_play import ThreadPlay

#: A Thursday afternoon.
POSTED_AT = datetime(2026, 1, 8, 15, 30, tzinfo=UTC)


def _say(at: str, text: str) -> Act:
    return Say(at=WeekTime.parse(at), who="Ruby", text=text)


def _expecting(*scripts: tuple[Act, ...], posted_at: datetime = POSTED_AT) -> Students:
    """Students who have a script for each of some threads; nothing of them is played here."""
    students = Students()
    for number, acts in enumerate(scripts):
        script = ThreadScript(question_id=f"q{number}", acts=acts)
        students.expect(cast(ThreadPlay, object()), script, posted_at=posted_at)
    return students


def _take_all(students: Students) -> list[tuple[datetime, str]]:
    taken = []
    while (at := students.next_at) is not None:
        act = students.take_next().act
        assert isinstance(act, Say)
        taken.append((at, act.text))
    return taken


def test_a_script_that_begins_at_eight_is_moved_to_when_the_question_came() -> None:
    students = _expecting((_say("Wed 08:10", "first"), _say("Thu 09:00", "next day")))

    assert _take_all(students) == [
        (POSTED_AT + timedelta(minutes=10), "first"),
        (POSTED_AT + timedelta(days=1, hours=1), "next day"),
    ]


def test_what_is_due_at_the_same_time_comes_in_the_order_of_the_scripts() -> None:
    same = ("Mon 08:31", "Mon 08:31")
    students = _expecting(
        tuple(_say(at, f"a{number}") for number, at in enumerate(same)),
        tuple(_say(at, f"b{number}") for number, at in enumerate(same)),
    )

    assert [text for _, text in _take_all(students)] == ["a0", "a1", "b0", "b1"]


def test_threads_take_turns_as_their_times_come() -> None:
    students = _expecting((_say("Mon 08:10", "a"), _say("Mon 08:30", "c")), (_say("Mon 08:20", "b"),))

    assert [text for _, text in _take_all(students)] == ["a", "b", "c"]


def test_nobody_is_expected_where_nothing_was_asked_or_everything_was_said() -> None:
    assert _expecting().next_at is None
    assert _expecting(()).next_at is None
    with pytest.raises(IndexError):
        Students().take_next()


def test_quiet_students_are_not_waited_for() -> None:
    students = _expecting((_say("Mon 08:10", "a"),))

    students.change_pace(Pace.QUIET, now=POSTED_AT)

    assert students.next_at is None


def test_after_a_silence_students_take_up_where_they_stopped_and_not_all_at_once() -> None:
    students = _expecting((_say("Mon 08:10", "a"), _say("Mon 08:30", "b"), _say("Tue 08:00", "c")))
    students.change_pace(Pace.QUIET, now=POSTED_AT)
    woken_at = POSTED_AT + timedelta(days=3)

    students.change_pace(Pace.CLOCK, now=woken_at)

    assert [at - woken_at for at, _ in _take_all(students)] == [
        timedelta(0),
        timedelta(minutes=20),
        timedelta(hours=23, minutes=50),
    ]


def test_a_silence_that_nobody_would_have_broken_puts_nothing_off() -> None:
    students = _expecting((_say("Mon 08:10", "a"),))
    students.change_pace(Pace.QUIET, now=POSTED_AT)

    students.change_pace(Pace.SLOW, now=POSTED_AT + timedelta(minutes=5))

    assert students.next_at == POSTED_AT + timedelta(minutes=10)


def test_another_pace_without_a_silence_puts_nothing_off() -> None:
    students = _expecting((_say("Mon 08:10", "a"),))

    students.change_pace(Pace.QUICK, now=POSTED_AT + timedelta(days=1))

    assert students.next_at == POSTED_AT + timedelta(minutes=10)


@dataclass(kw_only=True)
class _CountingClock:
    """Counts what it is asked for."""

    n_acts: int = 0
    n_ticks: int = 0

    async def next_student(self) -> bool:
        self.n_acts += 1
        return True

    async def tick(self) -> None:
        self.n_ticks += 1


@pytest.mark.parametrize(
    ("pace", "n_acts"),
    [(Pace.QUIET, 0), (Pace.CLOCK, 0), (Pace.SLOW, 2), (Pace.QUICK, 10)],
)
async def test_students_write_at_their_pace_by_the_real_clock(pace: Pace, n_acts: int) -> None:
    clock, students = _CountingClock(), Students(pace=pace)
    live = LiveClass(
        class_name="Period 3",
        people={},
        world=cast(World, None),
        rooms=cast(Rooms, None),
        hands=cast(Hands, None),
        clock=cast(Clock, clock),
        students=students,
        find_script=cast(FindScript, None),
        starts_at=POSTED_AT,
    )

    for _ in range(20):
        await live.tick(1.0)

    assert (clock.n_acts, clock.n_acts + clock.n_ticks) == (n_acts, 20)
