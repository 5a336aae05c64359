"""A student takes a position on a prompt, changes it, shares it with the class or withdraws it."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.classroom.class_settings import SchoolClass
from bot.classroom.enrol_student import enrol_student
from bot.classroom.ports import ClassServer, Store
from bot.discussion.class_counts import standing_positions
from bot.discussion.position import DeclaredPosition
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import BadInputError, PositionsOverError, UnknownPromptError

#: How long after a prompt was closed positions on it are taken: time to think again, and then the count is final.
LAST_WORD: Final = timedelta(days=7)

_PARAGRAPH: Final = re.compile(r"(?:¶|§|p\.?|par\.?|para\.?|paragraph)?\s*(\d{1,3})\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPosition:
    """A position as kept, and the one of the student that stood before it, None where it is the first."""

    position: DeclaredPosition
    before: DeclaredPosition | None


async def find_prompt_of_class(school_class: SchoolClass, prompt_id: int, *, store: Store) -> Prompt:
    """The class's prompt with this id. Raises UnknownPromptError."""
    prompt = await store.find_prompt(prompt_id)
    if prompt is None or prompt.class_id != school_class.class_id:
        raise UnknownPromptError("That question is no longer there. `/me` shows those of your class.")
    return prompt


def require_open_for_positions(prompt: Prompt, now: datetime) -> None:
    """Nothing while positions on the prompt are taken, until LAST_WORD after it closed. Raises PositionsOverError."""
    if prompt.closed_at is not None and now > prompt.closed_at + LAST_WORD:
        raise PositionsOverError(
            "This question was closed more than a week ago, so positions on it can no longer be changed."
        )


def parse_paragraph(written: str, n_paragraphs: int | None) -> int | None:
    """The ¶ that was typed (``4``, ``¶4``, ``para 4``), None for nothing; `n_paragraphs` None where it is not known.

    Raises BadInputError for anything else, or a ¶ the essay does not have.
    """
    if not written.strip():
        return None
    match = _PARAGRAPH.fullmatch(written.strip())
    number = int(match[1]) if match else 0
    if match is None or number == 0:
        raise BadInputError("I need one ¶ number there, like `4`.")
    if n_paragraphs is not None and number > n_paragraphs:
        raise BadInputError(f"The essay has {n_paragraphs} paragraphs, so there is no ¶{number}.")
    return number


async def take_position(
    school_class: SchoolClass, taken: DeclaredPosition, *, name: str, store: Store
) -> TakenPosition:
    """The position as kept; the student is put on the roster under this name, as by posting.

    The same again changes nothing. Raises UnknownPromptError, PositionsOverError; then nothing is kept.
    """
    prompt = await find_prompt_of_class(school_class, taken.prompt_id, store=store)
    require_open_for_positions(prompt, taken.declared_at)
    await enrol_student(school_class, student_id=taken.student_id, name=name, store=store)
    before = standing_positions(await store.list_positions(taken.prompt_id)).get(taken.student_id)
    return TakenPosition(position=await store.save_position(taken), before=before)


async def share_position(
    school_class: SchoolClass, position_id: int, *, student_id: int, name: str, store: Store, server: ClassServer
) -> Prompt:
    """The prompt in whose thread the student's position now stands under this name; each position is shared once.

    Raises BadInputError where there is nothing to share (any more), UnknownPromptError, ServerError.
    """
    taken = await store.find_position(position_id)
    if taken is None or taken.student_id != student_id:
        raise BadInputError("That position is no longer there. **Take a position** under the question takes a new one.")
    prompt = await find_prompt_of_class(school_class, taken.prompt_id, store=store)
    if standing_positions(await store.list_positions(taken.prompt_id))[student_id].position_id != position_id:
        raise BadInputError("You have changed your position since then. Share the new one, from the newest message.")
    if taken.shared_message_id is not None:
        raise BadInputError("You have shared this already; it stands in the thread.")
    if prompt.state is not PromptState.OPEN:
        raise BadInputError("This question is closed, so nothing is posted in its thread any more.")
    message_id = await server.post_position(taken, prompt, name=name)
    await store.mark_position_shared(position_id, message_id=message_id)
    return prompt


async def withdraw_positions(
    school_class: SchoolClass, prompt_id: int, *, student_id: int, store: Store, server: ClassServer
) -> int:
    """How many positions of the student on the prompt are gone now, with what was shared of them in the thread.

    Raises UnknownPromptError; ServerError where a shared message cannot be deleted: then they are still kept.
    """
    prompt = await find_prompt_of_class(school_class, prompt_id, store=store)
    own = [taken for taken in await store.list_positions(prompt_id) if taken.student_id == student_id]
    shared = [taken.shared_message_id for taken in own if taken.shared_message_id is not None]
    if shared:
        await server.take_back(prompt, shared)
    return await store.withdraw_positions(prompt_id, student_id=student_id)
