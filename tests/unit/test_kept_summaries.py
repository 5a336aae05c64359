"""Summaries that were shown are put right when posts change, and a closed question's is sent once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.classroom.close_prompt import close_and_ask
from bot.classroom.duty import Duty
from bot.classroom.fire_due import fire_due
from bot.classroom.keep_summary import keep_summary, post_for_class, recall_last
from bot.classroom.record_post import delete_messages
from bot.classroom.review_summaries import MAX_EDITS
from bot.classroom.summarise_thread import summarise_thread
from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Prompt, PromptState
from bot.discussion.rules.maker import RulesMaker
from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.errors import ChannelGoneError, MissingPermissionError, ServerUnavailableError
from tests.factories import PROMPTS_CHANNEL_ID, instant, make_class, make_pack, make_prompt
from tests.fake_server import FakeClock, FakeServer
from tests.memory_store import MemoryStore
from tests.unit.boat import QUESTION, make_boat_thread

TEACHER, CLASS = Audience


class Term:
    """A class with one open question, and the debate on the boat in its thread."""

    def __init__(self) -> None:
        self.store, self.server, self.clock = MemoryStore(), FakeServer(), FakeClock(instant(days=4))
        pack = make_pack()
        self.duty = Duty(
            packs={pack.id: pack},
            store=self.store,
            server=self.server,
            clock=self.clock,
            maker=RulesMaker(),
            late_limit=timedelta(hours=12),
        )
        self.school_class = make_class()

    async def begin(self, closing_summary: Audience | None = TEACHER) -> Prompt:
        self.school_class = await self.store.save_class(replace(make_class(0), closing_summary=closing_summary))
        prompt = await self.add_prompt(1)
        thread = make_boat_thread()
        for student in thread.students:
            await self.store.enrol_student(1, student)
        await self.store.record_posts(thread.posts)
        for taken in thread.positions:
            await self.store.save_position(taken)
        return prompt

    async def add_prompt(self, number: int) -> Prompt:
        made = replace(make_prompt(number, state=PromptState.POSTING), question=QUESTION)
        prompt = await self.store.add_prompt(made)
        await self.store.mark_prompt_posted(
            prompt.prompt_id, message_id=100 + number, thread_id=200 + number, at=instant()
        )
        return replace(prompt, thread_id=200 + number, state=PromptState.OPEN)

    async def post(self, prompt: Prompt) -> ThreadSummary:
        """The class's summary, posted, kept, and looked at once."""
        found = await self.summarise(prompt, for_class=True)
        await post_for_class(found, self.school_class, store=self.store, server=self.server, clock=self.clock)
        await fire_due(self.duty)
        return found

    async def summarise(self, prompt: Prompt, *, for_class: bool = False) -> ThreadSummary:
        return await summarise_thread(prompt, for_class=for_class, packs={}, store=self.store, maker=self.duty.maker)

    async def close(self, prompt: Prompt) -> bool:
        return await close_and_ask(prompt, self.school_class, store=self.store, server=self.server, clock=self.clock)


@pytest.fixture
def term() -> Term:
    return Term()


def first_quoted(found: ThreadSummary) -> int:
    [point, *_] = found.summary.of_kind(StatementKind.KEY_POINT)
    return point.quotes[0].post_id


async def test_a_posted_summary_is_edited_when_a_post_it_quotes_is_deleted(term: Term) -> None:
    found = await term.post(await term.begin())
    gone = first_quoted(found)

    await delete_messages([gone], store=term.store, clock=term.clock)
    await fire_due(term.duty)

    [shown] = term.server.summaries.values()
    assert term.server.n_edits == 1
    assert all(gone not in statement.cited_ids for statement in shown.summary.statements)
    assert shown.is_for_class
    assert len(shown.summary.statements) < len(found.summary.statements)


async def test_a_change_is_told_once(term: Term) -> None:
    found = await term.post(await term.begin())
    await term.store.edit_post(first_quoted(found), text="No, I take it back.", edited_at=instant(days=4))

    for _ in range(3):
        await fire_due(term.duty)

    assert term.server.n_edits == 1


async def test_nothing_is_edited_where_nothing_cited_changed(term: Term) -> None:
    found = await term.post(await term.begin())
    cited = {i for s in found.summary.statements if s.kind is not StatementKind.TOOK_PART for i in s.cited_ids}
    [*alone] = [post.post_id for post in found.thread.posts if post.post_id not in cited]

    await term.store.edit_post(alone[0], text="lol", edited_at=instant(days=4))
    await delete_messages([alone[1]], store=term.store, clock=term.clock)
    await fire_due(term.duty)

    assert term.server.n_edits == 0
    assert await term.store.list_stale_summaries() == []


async def test_an_edit_discord_did_not_take_is_tried_again_and_told_once(term: Term) -> None:
    found = await term.post(await term.begin())
    await delete_messages([first_quoted(found)], store=term.store, clock=term.clock)

    term.server.error = MissingPermissionError(permission="Manage Threads", channel_id=PROMPTS_CHANNEL_ID)
    waiting = [await fire_due(term.duty) for _ in range(3)]
    term.server.error = None
    await fire_due(term.duty)

    assert all(at is not None and at - term.clock.now() <= timedelta(minutes=1) for at in waiting)
    [notice] = term.server.notices
    assert "Manage Threads" in notice
    assert term.server.n_edits == 1


async def test_a_summary_whose_message_was_deleted_is_left_alone_and_can_still_be_seen(term: Term) -> None:
    prompt = await term.begin()
    found = await term.post(prompt)
    term.server.summaries.clear()

    await delete_messages([first_quoted(found)], store=term.store, clock=term.clock)
    await fire_due(term.duty)

    recalled = await recall_last(prompt, CLASS, packs={}, store=term.store)
    assert recalled is not None
    assert recalled.kept.message_id is None
    assert await term.store.list_stale_summaries() == []


async def test_every_summary_that_was_posted_is_put_right_a_few_at_a_time(term: Term) -> None:
    prompt = await term.begin()
    for _ in range(MAX_EDITS + 2):
        found = await term.post(prompt)
    await delete_messages([first_quoted(found)], store=term.store, clock=term.clock)

    await fire_due(term.duty)
    n_first = term.server.n_edits
    await fire_due(term.duty)

    assert (n_first, term.server.n_edits) == (MAX_EDITS, MAX_EDITS + 2)


async def test_the_teachers_last_summary_is_there_again_and_says_what_went(term: Term) -> None:
    prompt = await term.begin()
    assert await recall_last(prompt, TEACHER, packs={}, store=term.store) is None
    found = await term.summarise(prompt)
    await keep_summary(found, store=term.store, clock=term.clock)

    same = await recall_last(prompt, TEACHER, packs={}, store=term.store)
    await delete_messages([first_quoted(found)], store=term.store, clock=term.clock)
    less = await recall_last(prompt, TEACHER, packs={}, store=term.store)

    assert same is not None
    assert same.found.summary == found.summary
    assert less is not None
    assert less.kept.content.n_lost > 0
    assert term.server.n_sent == 0


@pytest.mark.parametrize("audience", [TEACHER, CLASS])
async def test_a_closed_questions_summary_goes_once_to_whom_the_class_has_chosen(
    term: Term, audience: Audience
) -> None:
    prompt = await term.begin(audience)

    await term.close(prompt)
    n_closing = term.server.n_sent
    for _ in range(3):
        await fire_due(term.duty)

    [sent] = term.server.summaries.values()
    assert term.server.n_sent == n_closing + 1
    assert sent.is_for_class is (audience is CLASS)
    kept = await term.store.find_summary(prompt.prompt_id, audience)
    assert kept is not None
    assert kept.message_id in term.server.summaries
    assert term.server.n_edits == 0


async def test_a_class_that_wants_none_gets_none(term: Term) -> None:
    prompt = await term.begin(None)

    await term.close(prompt)
    await fire_due(term.duty)

    assert term.server.summaries == {}


async def test_a_question_nobody_answered_gets_no_summary(term: Term) -> None:
    await term.begin()
    empty = await term.add_prompt(2)

    await term.close(empty)
    await fire_due(term.duty)

    assert term.server.summaries == {}
    assert await term.store.list_owed_summaries() == []


async def test_a_summary_that_arrived_before_the_crash_is_not_sent_again(term: Term) -> None:
    prompt = await term.begin()
    await term.close(prompt)
    term.server.error, term.server.fails_after_sending = ServerUnavailableError("down"), True
    await fire_due(term.duty)

    term.server.error = None
    term.clock.move(minutes=5)
    await fire_due(term.duty)

    assert len(term.server.summaries) == 1
    assert await term.store.list_owed_summaries() == []
    assert await term.store.find_summary(prompt.prompt_id, TEACHER) is not None


async def test_the_closing_does_not_fail_with_its_summary_which_waits(term: Term) -> None:
    prompt = await term.begin(CLASS)

    assert await term.close(prompt)
    term.server.error = ServerUnavailableError("down")
    waiting = await fire_due(term.duty)
    term.server.error = None
    await fire_due(term.duty)

    assert waiting is not None
    assert waiting - term.clock.now() <= timedelta(minutes=1)
    assert len(term.server.summaries) == 1


async def test_a_summary_that_cannot_be_sent_for_a_week_is_given_up_and_the_teacher_told(term: Term) -> None:
    await term.close(await term.begin())
    term.server.error = ServerUnavailableError("down")
    await fire_due(term.duty)

    term.clock.move(days=8)
    await fire_due(term.duty)

    assert await term.store.list_owed_summaries() == []
    assert any("given it up" in notice for notice in term.server.notices)


async def test_a_thread_that_is_gone_owes_no_summary(term: Term) -> None:
    await term.close(await term.begin(CLASS))
    term.server.error = ChannelGoneError(channel_id=201)

    await fire_due(term.duty)

    assert await term.store.list_owed_summaries() == []
    assert any("cannot be posted" in notice for notice in term.server.notices)
