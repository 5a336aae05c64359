"""The summary of one thread: five lines that stand alone, and the whole of it on pages."""

from collections.abc import Iterator

import discord

from bot.discord_app.cards.layout import Card, Part, split_pages
from bot.discord_app.cards.statements import (
    Sources,
    footer,
    sources_of,
    word_crux,
    word_move,
    word_objection,
    word_statement,
)
from bot.discord_app.cards.summary_lines import (
    dispute_parts,
    head_of_point,
    leading_points,
    move_parts,
    point_parts,
    tell_sources_of_stands,
    tell_stands,
    tell_who,
    text_part,
    voice_parts,
)
from bot.discord_app.cards.wording import list_names, prompt_link, prompt_name, where_in_essay
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, shorten
from bot.discussion.prompt import Prompt
from bot.discussion.summary import StatementKind
from bot.discussion.thread_summary import ThreadSummary
from bot.report.class_version import class_version

_EMPTY_FOR_CLASS = (
    "Nobody has written here yet. One or two sentences are enough to start: say what you think, and name the "
    "place in the essay that makes you think so."
)
_EMPTY_FOR_TEACHER = (
    "Nobody has written here yet. Often one short answer is all it takes: you might ask two students in class "
    "what they would say, and invite them to post exactly that."
)
_N_LINES = 5
_LINE_QUOTE = 140


def make_summary_card(found: ThreadSummary, *, guild_id: int, for_class: bool = False) -> Card:
    """Five lines that stand alone; the rest is behind the buttons. The class's version counts nobody by name."""
    found = class_version(found) if for_class else found
    prompt = found.thread.prompt
    parts = [Part(head=_title(prompt, guild_id, for_class=for_class))]
    if not found.summary.coverage.n_posts:
        parts.append(Part(head=_EMPTY_FOR_CLASS if for_class else _EMPTY_FOR_TEACHER))
        return Card(parts)
    sources = sources_of(prompt, found.thread.posts, found.thread.students, guild_id=guild_id)
    lines = tuple(_five_lines(found, sources, for_class=for_class))[:_N_LINES]
    parts.append(Part(lines=lines))
    parts.append(Part(head=footer([found.summary]), is_ruled=True))
    return Card(parts, buttons=_buttons(prompt.prompt_id, for_class=for_class))


def make_whole_summary_card(found: ThreadSummary, *, guild_id: int, for_class: bool = False, page: int = 1) -> Card:
    """One page of everything the summary holds, with buttons to those beside it; past the end it is the last."""
    found = class_version(found) if for_class else found
    prompt = found.thread.prompt
    sources = sources_of(prompt, found.thread.posts, found.thread.students, guild_id=guild_id)
    parts = [*_stand_parts(found, sources), *point_parts(found.summary, sources)]
    parts += [*dispute_parts(found.summary, sources), *text_part(found, sources)]
    if not for_class:
        parts += [*voice_parts(found.summary, sources), *move_parts(found, sources)]
    title = Part(head=_title(prompt, guild_id, for_class=for_class))
    end = Part(head=footer([found.summary]), is_ruled=True)
    pages = split_pages(parts, around=(title, end))
    shown = max(1, min(page, len(pages)))
    action = "summary_class_page" if for_class else "summary_page"
    turn = [
        discord.ui.Button[Card](label=label, custom_id=make_custom_id(action, prompt.prompt_id, number))
        for label, number in ((f"◀ Page {shown - 1}", shown - 1), (f"Page {shown + 1} of {len(pages)} ▶", shown + 1))
        if 1 <= number <= len(pages)
    ]
    return Card([title, *pages[shown - 1], end], buttons=turn)


def _buttons(prompt_id: int, *, for_class: bool) -> list[discord.ui.Button[Card]]:
    action = "summary_class_page" if for_class else "summary_page"
    whole = discord.ui.Button[Card](label="The whole summary", custom_id=make_custom_id(action, prompt_id, 1))
    if for_class:
        return [whole]
    picture = discord.ui.Button[Card](label="Map", custom_id=make_custom_id("summary_map", prompt_id))
    files = discord.ui.Button[Card](label="Files", custom_id=make_custom_id("summary_files", prompt_id))
    return [whole, picture, files]


def _title(prompt: Prompt, guild_id: int, *, for_class: bool) -> str:
    # The class reads it in the thread itself.
    name = f"**{escape_student_text(prompt_name(prompt))}**" if for_class else prompt_link(prompt, guild_id)
    question = shorten(" ".join(prompt.question.text.split()), 500)
    return f"{name} · {where_in_essay(prompt)}\n### {question}"


def _five_lines(found: ThreadSummary, sources: Sources, *, for_class: bool) -> Iterator[str]:
    """The most telling lines first; whoever calls takes as many as there is room for."""
    summary = found.summary
    who, stands = tell_who(found, for_class=for_class), tell_stands(summary)
    yield f"{who}. **Where the class stands** {stands}" if stands else f"{who}"
    yield from _leading_points(found, sources)
    yield from _leading_dispute(found, sources)
    if not for_class and summary.not_yet_heard:
        names = list_names([sources.names.get(student_id, "a former student") for student_id in summary.not_yet_heard])
        yield f"**Not yet heard** {names}"
    if not for_class:
        yield from (
            f"**You might say** {word_move(move, sources)}" for move in summary.of_kind(StatementKind.TALK_MOVE)
        )


def _leading_points(found: ThreadSummary, sources: Sources) -> Iterator[str]:
    for point in leading_points(found.summary):
        yield f"**{head_of_point(point)}** {word_statement(point, sources, length=_LINE_QUOTE)}"


def _leading_dispute(found: ThreadSummary, sources: Sources) -> Iterator[str]:
    """The one line that tells best what is unsettled."""
    for kind, head, word in (
        (StatementKind.CRUX, "The crux", word_crux),
        (StatementKind.UNANSWERED_OBJECTION, "Not answered yet", word_objection),
        (StatementKind.OPEN_QUESTION, "Still open", word_statement),
        (StatementKind.COMMON_GROUND, "On both sides", word_statement),
    ):
        for statement in found.summary.of_kind(kind)[:1]:
            yield f"**{head}** {word(statement, sources, length=_LINE_QUOTE)}"
            return


def _stand_parts(found: ThreadSummary, sources: Sources) -> list[Part]:
    stands = tell_stands(found.summary)
    if stands is None:
        return []
    claim = found.thread.prompt.question.claim
    on = f" on “{escape_student_text(claim)}”" if claim else ""
    lines = tuple(f"-# {line}" for line in tell_sources_of_stands(found.summary, sources))
    return [Part(head=f"**Where the class stands**{on}\n{stands}", lines=lines)]
