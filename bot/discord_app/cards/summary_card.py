"""The summary of one thread: five lines that stand alone, and the whole of it on pages."""

from collections.abc import Iterator, Mapping

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
from bot.discord_app.cards.wording import count, list_names, prompt_link, prompt_name, where_in_essay
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, shorten
from bot.discussion.kept_summary import KeptContent
from bot.discussion.recall import RecalledSummary
from bot.discussion.summary import StatementKind, Summary
from bot.discussion.thread_summary import ThreadSummary

_EMPTY_FOR_CLASS = (
    "Nobody has written here yet. One or two sentences are enough to start: say what you think, and name the "
    "place in the essay that makes you think so."
)
_EMPTY_FOR_TEACHER = (
    "Nobody has written here yet. Often one short answer is all it takes: you might ask two students in class "
    "what they would say, and invite them to post exactly that."
)
_AS_READ = "-# Who is on which side is read from the posts. Positions taken in private are not used."
_N_LINES = 5
_LINE_QUOTE = 140


def make_summary_card(
    found: ThreadSummary, *, guild_id: int, note: str | None = None, marker: int | None = None
) -> Card:
    """Five lines that stand alone; the rest is behind the buttons. `note` stands in small print above the footer."""
    prompt = found.thread.prompt
    parts = [Part(head=_title(found, guild_id))]
    if not found.summary.coverage.n_posts:
        parts.append(Part(head=_EMPTY_FOR_CLASS if found.is_for_class else _EMPTY_FOR_TEACHER))
        parts += [Part(head=f"-# {note}")] if note else []
        return Card(parts, marker=marker)
    sources = sources_of(prompt, found.thread.posts, found.thread.students, guild_id=guild_id)
    parts.append(Part(lines=tuple(_lines(found, sources))[:_N_LINES]))
    small = f"-# {note}\n{footer([found.summary])}" if note else footer([found.summary])
    parts.append(Part(head=small, is_ruled=True))
    return Card(parts, buttons=_buttons(found, {1: "The whole summary"}), marker=marker)


def make_last_summary_card(recalled: RecalledSummary, *, guild_id: int) -> Card:
    """A summary made before, with when that was, what has gone from it since, and how to get a new one."""
    kept = recalled.kept
    notes = [f"As made <t:{int(kept.made_at.timestamp())}:f>; `/summary` makes a new one."]
    if changes := word_changes(kept.content):
        notes.append(changes)
    return make_summary_card(recalled.found, guild_id=guild_id, note="\n-# ".join(notes))


def word_changes(kept: KeptContent) -> str | None:
    """What has gone from a summary since it was made; None where nothing has."""
    if kept.n_lost:
        n = count(kept.n_lost, "sentence")
        return f"Changed since: {n} left out because their posts were edited or deleted."
    return (
        "Changed since: posts it rested on were edited or deleted, and are no longer cited."
        if kept.is_changed
        else None
    )


def make_whole_summary_card(found: ThreadSummary, *, guild_id: int, page: int) -> Card:
    """One page of everything the summary holds, with buttons to those beside it.

    Page 0 is the short summary, and so is every page of a thread nobody has written in; past the end it is the last.
    """
    if page < 1 or not found.summary.coverage.n_posts:
        return make_summary_card(found, guild_id=guild_id)
    prompt = found.thread.prompt
    sources = sources_of(prompt, found.thread.posts, found.thread.students, guild_id=guild_id)
    parts = [*_stand_parts(found, sources), *point_parts(found.summary, sources)]
    parts += [*dispute_parts(found.summary, sources), *text_part(found, sources)]
    if not found.is_for_class:
        parts += [*voice_parts(found.summary, sources), *move_parts(found, sources)]
    title = Part(head=_title(found, guild_id))
    end = Part(head=footer([found.summary]), is_ruled=True)
    pages = split_pages(parts, around=(title, end))
    shown = min(page, len(pages))
    turns = {shown - 1: f"◀ Page {shown - 1}" if shown > 1 else "◀ In short"}
    if shown < len(pages):
        turns[shown + 1] = f"Page {shown + 1} of {len(pages)} ▶"
    return Card([title, *pages[shown - 1], end], buttons=_buttons(found, turns))


def _buttons(found: ThreadSummary, pages: Mapping[int, str]) -> list[discord.ui.Button[Card]]:
    """One for each of these pages, then what there is beside them."""
    prompt_id = found.thread.prompt.prompt_id
    action = "summary_class" if found.is_for_class else "summary"
    custom_ids = {label: make_custom_id(f"{action}_page", prompt_id, page) for page, label in pages.items()}
    custom_ids |= {
        "Map": make_custom_id(f"{action}_map", prompt_id),
        "Files": make_custom_id(f"{action}_files", prompt_id),
    }
    return [discord.ui.Button(label=label, custom_id=custom_id) for label, custom_id in custom_ids.items()]


def _title(found: ThreadSummary, guild_id: int) -> str:
    prompt = found.thread.prompt
    # The class reads it in the thread itself.
    name = f"**{escape_student_text(prompt_name(prompt))}**" if found.is_for_class else prompt_link(prompt, guild_id)
    question = shorten(" ".join(prompt.question.text.split()), 500)
    return f"{name} · {where_in_essay(prompt)}\n### {question}"


def _lines(found: ThreadSummary, sources: Sources) -> Iterator[str]:
    """The most telling lines first; whoever calls takes as many as there is room for."""
    summary = found.summary
    who, stands = tell_who(found), tell_stands(found)
    yield f"{who}. **Where the class stands** {stands}{_moved(summary)}" if stands else f"{who}."
    yield from _leading_points(found, sources)
    unsettled = list(_unsettled(found, sources))
    yield from unsettled[:1]
    # The class's version has nothing of either kind.
    if summary.not_yet_heard:
        names = list_names([sources.names.get(student_id, "a former student") for student_id in summary.not_yet_heard])
        yield f"**Not yet heard** {names}"
    yield from (f"**You might say** {word_move(move, sources)}" for move in summary.of_kind(StatementKind.TALK_MOVE))
    yield from unsettled[1:]


def _moved(summary: Summary) -> str:
    n_moved = sum(moved.n_students or 0 for moved in summary.of_kind(StatementKind.MOVED))
    return f". {n_moved} changed their mind" if n_moved else ""


def _leading_points(found: ThreadSummary, sources: Sources) -> Iterator[str]:
    for point in leading_points(found.summary):
        yield f"**{head_of_point(point)}** {word_statement(point, sources, length=_LINE_QUOTE)}"


def _unsettled(found: ThreadSummary, sources: Sources) -> Iterator[str]:
    """A line of each kind that tells what is unsettled, the most telling first."""
    for kind, head, word in (
        (StatementKind.CRUX, "The crux", word_crux),
        (StatementKind.UNANSWERED_OBJECTION, "Not answered yet", word_objection),
        (StatementKind.OPEN_QUESTION, "Still open", word_statement),
        (StatementKind.COMMON_GROUND, "On both sides", word_statement),
    ):
        for statement in found.summary.of_kind(kind)[:1]:
            yield f"**{head}** {word(statement, sources, length=_LINE_QUOTE)}"


def _stand_parts(found: ThreadSummary, sources: Sources) -> list[Part]:
    stands = tell_stands(found)
    tells_sides = any(statement.position for statement in found.summary.statements)
    notes = [Part(head=_AS_READ)] if found.is_for_class and tells_sides else []
    if stands is None:
        return notes
    claim = found.thread.prompt.question.claim
    on = f" on “{escape_student_text(claim)}”" if claim else ""
    lines = tuple(f"-# {line}" for line in tell_sources_of_stands(found, sources))
    return [Part(head=f"**Where the class stands**{on}\n{stands}", lines=lines), *notes]
