"""Posting a question to a class: the row first, then Discord, so that a crash loses nothing and doubles nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from bot.classroom.class_settings import SchoolClass
from bot.classroom.due_dates import choose_due_dates
from bot.classroom.ports import ClassServer, Clock, Store
from bot.classroom.term import prompts_of_term
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import ChannelGoneError, MissingPermissionError, NotReadyError, UnknownPromptError
from bot.essay.pack import Pack, Question


def make_nonce(*parts: object) -> str:
    """24 hexadecimal characters that name one delivery for good; Discord takes at most 25."""
    return blake2b("|".join(str(part) for part in parts).encode(), digest_size=12).hexdigest()


def choose_question(pack: Pack, prompts: Iterable[Prompt], question_id: str | None = None) -> Question:
    """The named question of the pack, or the first not among the term's `prompts`. Raises UnknownPromptError."""
    if question_id is not None:
        found = pack.find_question(question_id)
        if found is None:
            raise UnknownPromptError(
                f"The pack “{pack.title}” has no question called “{question_id[:60]}”. "
                "Pick one from the list that appears while you type."
            )
        return found
    asked = {prompt.question.id for prompt in prompts if prompt.pack_id == pack.id}
    left = next((question for question in pack.questions if question.id not in asked), None)
    if left is None:
        raise UnknownPromptError(
            f"Every question of the pack “{pack.title}” has been posted. Name one to post it again, choose another "
            "pack with `/pack use`, or start a new term with its option `new_term`."
        )
    return left


async def post_prompt(
    school_class: SchoolClass,
    *,
    pack: Pack,
    nonce: str,
    store: Store,
    server: ClassServer,
    clock: Clock,
    question_id: str | None = None,
    response_due_at: datetime | None = None,
) -> Prompt:
    """The prompt, open, with its card and thread in Discord.

    Where Discord certainly refused, nothing is kept; where it did not answer, the prompt stays POSTING
    and is tried again. Raises NotReadyError, UnknownPromptError, ServerError.
    """
    prompt = await _add_prompt(
        school_class,
        pack=pack,
        nonce=nonce,
        question_id=question_id,
        response_due_at=response_due_at,
        store=store,
        now=clock.now(),
    )
    if prompt.state is not PromptState.POSTING:
        return prompt
    try:
        return await deliver_prompt(prompt, school_class, may_be_there=False, store=store, server=server, clock=clock)
    except (MissingPermissionError, ChannelGoneError):
        await store.drop_prompt(prompt.prompt_id)
        raise


async def deliver_prompt(
    prompt: Prompt,
    school_class: SchoolClass,
    *,
    may_be_there: bool,
    store: Store,
    server: ClassServer,
    clock: Clock,
) -> Prompt:
    """The prompt, open. `may_be_there`: an earlier attempt may have reached Discord, so look before sending."""
    posted = await server.find_prompt(prompt) if may_be_there else None
    if posted is None:
        posted = await server.post_prompt(prompt, school_class)
    now = clock.now()
    await store.mark_prompt_posted(prompt.prompt_id, message_id=posted.message_id, thread_id=posted.thread_id, at=now)
    return replace(
        prompt,
        state=PromptState.OPEN,
        message_id=posted.message_id,
        thread_id=posted.thread_id,
        posted_at=now,
    )


async def _add_prompt(
    school_class: SchoolClass,
    *,
    pack: Pack,
    nonce: str,
    question_id: str | None,
    response_due_at: datetime | None,
    store: Store,
    now: datetime,
) -> Prompt:
    prompts = await store.list_prompts(school_class.class_id)
    if known := next((prompt for prompt in prompts if prompt.nonce == nonce), None):
        return known
    if school_class.prompts_channel_id is None or not school_class.is_ready:
        missing = ", ".join(school_class.missing_settings)
        raise NotReadyError(f"Before I can post a question, choose in `/setup`: {missing}.")
    question = choose_question(pack, prompts_of_term(school_class, prompts), question_id)
    response_due_at, replies_due_at = choose_due_dates(
        now, school_class.requirement, school_class.zone, response_due_at=response_due_at
    )
    return await store.add_prompt(
        Prompt(
            prompt_id=0,
            class_id=school_class.class_id,
            pack_id=pack.id,
            question=question,
            number=pack.number_of(question.id),
            n_questions=len(pack.questions),
            state=PromptState.POSTING,
            channel_id=school_class.prompts_channel_id,
            nonce=nonce,
            created_at=now,
            response_due_at=response_due_at,
            replies_due_at=replies_due_at,
            requirement=school_class.requirement,
        )
    )
