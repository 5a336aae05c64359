"""What autocomplete offers while a teacher types, and reading the choice back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from discord import app_commands

from bot.classroom.class_settings import SchoolClass
from bot.classroom.due_dates import END_OF_DAY
from bot.classroom.stored_essay import StoredEssay
from bot.classroom.term import is_of_term, prompts_of_term
from bot.discussion.prompt import Prompt, PromptState
from bot.errors import NotReadyError, UnknownPromptError
from bot.essay.pack import Pack, render_paragraphs

#: Discord shows at most this many choices, each of at most 100 characters.
MAX_CHOICES = 25


def offer_questions(pack: Pack, prompts: Iterable[Prompt], typed: str) -> list[app_commands.Choice[str]]:
    """The pack's questions that contain what was typed, those not yet posted first."""
    posted = {prompt.question.id for prompt in prompts if prompt.pack_id == pack.id}
    numbered = list(enumerate(pack.questions, start=1))
    numbered.sort(key=lambda pair: pair[1].id in posted)
    return _offer(
        (
            f"{number} · {render_paragraphs(question.paragraphs)} · {question.title}"
            + (" (posted before)" if question.id in posted else ""),
            question.id,
        )
        for number, question in numbered
        if typed.casefold() in f"{number} {question.title} {question.text}".casefold()
    )


def offer_prompts(
    school_class: SchoolClass, prompts: Sequence[Prompt], typed: str, *, open_only: bool = False
) -> list[app_commands.Choice[str]]:
    """The class's posted prompts that contain what was typed, newest first, those of earlier terms marked."""
    labelled = [(_label(school_class, prompt), prompt) for prompt in reversed(prompts)]
    return _offer(
        (label, str(prompt.prompt_id))
        for label, prompt in labelled
        if prompt.state is PromptState.OPEN or (not open_only and prompt.state is PromptState.CLOSED)
        if typed.casefold() in label.casefold()
    )


def offer_essays(essays: Iterable[StoredEssay], typed: str) -> list[app_commands.Choice[str]]:
    """The class's essays whose name contains what was typed, as they come."""
    wanted = typed.casefold()
    return _offer((stored.name, str(stored.essay_id)) for stored in essays if wanted in stored.name.casefold())


def find_essay_id(chosen: str | None) -> int | None:
    """The id of the essay named by autocomplete, None where none was. Raises UnknownPromptError for other words."""
    if chosen is None:
        return None
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) <= 18):
        raise UnknownPromptError(
            f"There is no essay “{chosen[:60]}”. Pick one from the list that appears while you type."
        )
    return int(chosen)


def offer_packs(packs: Iterable[Pack], typed: str) -> list[app_commands.Choice[str]]:
    """The packs whose title or id contains what was typed, the class's own (which come last) first."""
    wanted = typed.casefold()
    return _offer(
        (f"{pack.title} ({len(pack.questions)} questions)", pack.id)
        for pack in list(packs)[::-1]
        if wanted in f"{pack.title} {pack.id}".casefold()
    )


def choose_pack(packs: Mapping[str, Pack], chosen: str) -> Pack:
    """The pack named by autocomplete, or by its id as typed. Raises UnknownPromptError."""
    pack = packs.get(chosen.strip())
    if pack is None:
        raise UnknownPromptError(
            f"There is no pack “{chosen[:60]}”. Pick one from the list that appears while you type."
        )
    return pack


def offer_due_days(now: datetime, zone: str, typed: str) -> list[app_commands.Choice[str]]:
    """The next seven days, each until 23:59; what the teacher typed stays possible."""
    local = now.astimezone(ZoneInfo(zone))
    days = [local + timedelta(days=ahead) for ahead in range(1, 8)]
    return _offer(
        (f"{day:%A %d %B}, {END_OF_DAY:%H:%M}", f"{day:%Y-%m-%d}")
        for day in days
        if typed.casefold() in f"{day:%A %d %B %Y-%m-%d}".casefold()
    )


def choose_prompt(
    school_class: SchoolClass, prompts: Sequence[Prompt], chosen: str | None, *, thread_id: int | None
) -> Prompt:
    """The prompt named by autocomplete; without one, that of the thread we are in, or else the term's newest.

    Raises UnknownPromptError for a name that is none of the class's prompts, NotReadyError where the term has none
    yet.
    """
    posted = [prompt for prompt in prompts if prompt.state is not PromptState.POSTING]
    if chosen is not None:
        found = next((prompt for prompt in posted if str(prompt.prompt_id) == chosen), None)
        if found is None:
            raise UnknownPromptError(
                f"There is no posted question “{chosen[:60]}”. Pick one from the list that appears while you type."
            )
        return found
    here = next((prompt for prompt in posted if prompt.thread_id == thread_id), None)
    if here is not None:
        return here
    of_term = prompts_of_term(school_class, posted)
    if not of_term:
        raise NotReadyError("No question has been posted yet. `/prompt post` posts the first one.")
    return of_term[-1]


def _label(school_class: SchoolClass, prompt: Prompt) -> str:
    closed = " (closed)" if prompt.state is PromptState.CLOSED else ""
    if not is_of_term(school_class, prompt):
        closed = " (earlier term)"
    return f"{prompt.number} · {prompt.question.title}{closed}"


def _offer(pairs: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    choices = [app_commands.Choice(name=_fit(name), value=value) for name, value in pairs]
    return choices[:MAX_CHOICES]


def _fit(name: str) -> str:
    return name if len(name) <= 100 else f"{name[:99]}…"
