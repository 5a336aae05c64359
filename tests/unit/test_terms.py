"""A new term: what it changes, what it leaves, and that it begins once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.classroom.class_settings import SchoolClass
from bot.classroom.enrol_student import enrol_student
from bot.classroom.post_prompt import make_nonce, post_prompt
from bot.classroom.read_participation import read_ledgers
from bot.classroom.report_week import choose_week, make_week_report
from bot.classroom.schedule_prompts import schedule_prompts
from bot.classroom.set_up_class import change_class
from bot.classroom.start_term import plan_term, start_term, term_version
from bot.classroom.summarise_thread import summarise_thread
from bot.classroom.term import prompts_of_term
from bot.discord_app.cards.term_card import make_term_card
from bot.discussion.post import StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.discussion.rules.maker import RulesMaker
from bot.errors import MissingPermissionError, NotReadyError
from bot.report.participation_csv import render_participation_csv
from tests.card_text import card_text
from tests.factories import instant, make_class, make_pack, make_post, make_prompt
from tests.fake_server import FakeClock, FakeServer
from tests.memory_store import MemoryStore
from tests.snapshot import assert_snapshot

PACK = make_pack(n_questions=3)
AMINA, BEN = 11, 12


class Term:
    """A class on its fakes, with the verbs a test walks through."""

    def __init__(self) -> None:
        self.store, self.server, self.clock = MemoryStore(), FakeServer(), FakeClock()
        self.version = 0

    @property
    def school_class(self) -> SchoolClass:
        return self.store.classes[1]

    async def post(self) -> Prompt:
        """The pack's next question, and some time after it."""
        prompt = await post_prompt(
            self.school_class,
            pack=PACK,
            nonce=make_nonce(self.clock.time),
            store=self.store,
            server=self.server,
            clock=self.clock,
        )
        self.clock.move(hours=1)
        return prompt

    async def say(self, prompt: Prompt, author_id: int, name: str) -> None:
        minutes = (self.clock.time - instant()).total_seconds() / 60
        post = make_post(author_id=author_id, prompt_id=prompt.prompt_id, minutes=minutes)
        await self.store.record_posts([post], names={author_id: name})
        self.clock.move(minutes=1)

    async def start(self, version: int | None = None) -> SchoolClass | None:
        begun = await start_term(
            self.school_class,
            PACK,
            version=term_version(self.school_class) if version is None else version,
            store=self.store,
            server=self.server,
            clock=self.clock,
        )
        self.clock.move(hours=1)
        return begun


@pytest.fixture
async def term() -> Term:
    """A class at the end of a term: two questions were asked, the second is open; Amina and Ben wrote."""
    term = Term()
    await change_class(make_class(0), store=term.store, clock=term.clock)
    for _ in range(2):
        prompt = await term.post()
        await term.say(prompt, AMINA, "Amina")
        await term.say(prompt, BEN, "Ben")
    await term.store.close_prompt(1, at=term.clock.now())
    return term


def test_prompts_of_a_term_are_those_made_since_it_began() -> None:
    prompts = [make_prompt(number, days=number) for number in (3, 1, 2)]
    began_at = prompts[2].created_at

    assert prompts_of_term(make_class(), prompts) == prompts
    assert [
        prompt.prompt_id for prompt in prompts_of_term(replace(make_class(), term_started_at=began_at), prompts)
    ] == [3, 2]


async def test_the_plan_says_who_leaves_and_what_is_closed_and_changes_nothing(term: Term) -> None:
    before = term.school_class

    plan = await plan_term(term.school_class, PACK, store=term.store)

    assert (plan.n_students, [prompt.number for prompt in plan.open_prompts], plan.next_question_at) == (2, [2], None)
    assert term.school_class == before
    assert term.server.closed == []


async def test_the_card_says_in_words_what_will_happen(term: Term) -> None:
    await schedule_prompts(
        term.school_class,
        days=(term.school_class.week_day,),
        at=term.school_class.week_time,
        store=term.store,
        clock=term.clock,
    )

    plan = await plan_term(term.school_class, PACK, store=term.store)

    assert_snapshot("term_card", card_text(make_term_card(plan)))


async def test_a_new_term_closes_what_is_open_empties_the_roster_and_begins_at_the_first_question(term: Term) -> None:
    now = term.clock.now()

    begun = await term.start()

    assert begun is not None
    assert begun.term_started_at == now
    assert {prompt.state for prompt in term.store.prompts.values()} == {PromptState.CLOSED}
    assert term.server.closed == [term.store.prompts[2].thread_id]
    assert {student.status for student in await term.store.list_students(1)} == {StudentStatus.LEFT}
    assert len(term.store.posts) == 4
    assert (await term.post()).number == 1
    assert (await term.post()).number == 2


async def test_pressed_twice_the_second_time_nothing_is_done(term: Term) -> None:
    await term.start(version=0)
    await term.say(await term.post(), AMINA, "Amina")

    assert await term.start(version=0) is None

    assert term.store.prompts[3].state is PromptState.OPEN
    assert [s.name for s in await term.store.list_students(1) if s.status is StudentStatus.ACTIVE] == ["Amina"]


async def test_two_presses_at_once_begin_one_term(term: Term) -> None:
    school_class = term.school_class
    ports = {"store": term.store, "server": term.server, "clock": term.clock}

    first = await start_term(school_class, PACK, version=0, **ports)  # type: ignore[arg-type]
    second = await start_term(school_class, make_pack("ferries"), version=0, **ports)  # type: ignore[arg-type]

    assert second is None
    assert term.school_class == first


async def test_where_a_thread_cannot_be_closed_the_old_term_goes_on(term: Term) -> None:
    class LockedServer(FakeServer):
        async def close_thread(self, thread_id: int) -> None:
            raise MissingPermissionError(permission="Manage Threads", channel_id=thread_id)

    term.server = LockedServer()
    before = term.school_class

    with pytest.raises(MissingPermissionError):
        await term.start()

    assert term.school_class == before
    assert term.store.prompts[2].state is PromptState.OPEN


async def test_a_question_on_its_way_is_waited_for_and_one_that_never_got_out_is_dropped(term: Term) -> None:
    now = term.clock.now()
    waiting = replace(make_prompt(0, state=PromptState.POSTING, nonce="late"), created_at=now)
    await term.store.add_prompt(waiting)

    with pytest.raises(NotReadyError, match="two minutes"):
        await term.start()
    term.clock.time = now + timedelta(minutes=3)
    await term.start()

    assert sorted(term.store.prompts) == [1, 2]


async def test_counts_and_reports_are_about_the_new_term_only(term: Term) -> None:
    await term.start()
    new = await term.post()
    await term.say(new, AMINA, "Amina")

    ledgers = await read_ledgers(term.school_class, store=term.store)
    week = choose_week(term.school_class, now=term.clock.now())
    report = await make_week_report(
        term.school_class, week, packs={}, store=term.store, server=term.server, maker=RulesMaker()
    )

    assert [(ledger.student.name, ledger.prompt.prompt_id, ledger.n_responses) for ledger in ledgers] == [
        ("Amina", new.prompt_id, 1)
    ]
    assert [week.prompt.prompt_id for week in report.prompts] == [new.prompt_id]
    assert (report.n_posts, report.n_posts_before, report.silent) == (1, None, ())
    assert "Ben" not in render_participation_csv(report)


async def test_a_week_of_the_term_before_is_refused_in_words(term: Term) -> None:
    term.clock.move(days=21)
    await term.start()

    week = choose_week(term.school_class, now=term.clock.now(), weeks_back=1)

    with pytest.raises(NotReadyError, match="before the new term"):
        await make_week_report(
            term.school_class, week, packs={}, store=term.store, server=term.server, maker=RulesMaker()
        )


async def test_an_old_question_is_summarised_with_those_who_wrote_and_misses_nobody_of_the_new_class(
    term: Term,
) -> None:
    old = term.store.prompts[1]
    await term.start()
    await enrol_student(term.school_class, student_id=13, name="Mia", store=term.store)

    summary = await summarise_thread(old, for_class=False, packs={}, store=term.store, maker=RulesMaker())

    assert [student.name for student in summary.thread.students] == ["Amina", "Ben"]
    assert summary.summary.coverage.n_posts == 2
    assert summary.summary.not_yet_heard == ()


async def test_an_old_question_is_still_shown_where_it_is_asked_for_by_itself(term: Term) -> None:
    await term.start()

    [old] = await read_ledgers(term.school_class, store=term.store, student_id=AMINA, prompt_id=1)

    assert (old.prompt.prompt_id, old.n_responses) == (1, 1)
    assert await read_ledgers(term.school_class, store=term.store, student_id=AMINA) == ()
