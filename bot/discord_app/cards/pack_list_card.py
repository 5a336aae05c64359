"""The question packs, and what is in the one the class uses."""

from collections.abc import Iterable, Sequence

from bot.classroom.class_settings import SchoolClass
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import ARGUMENT_WORDS, count
from bot.discord_app.markdown import escape_student_text, shorten
from bot.discussion.prompt import Prompt
from bot.essay.pack import Pack, Question, render_paragraphs


def make_pack_list_card(packs: Sequence[Pack], school_class: SchoolClass, prompts: Iterable[Prompt]) -> Card:
    """Every pack, and the questions of the class's own, those already among its prompts ticked."""
    if not packs:
        return Card([Part(head="### Question packs\nThere are none: the `prompts/` folder has no file I can read.")])
    chosen_id = school_class.pack_id
    lines = tuple(_pack_line(pack, is_chosen=pack.id == chosen_id) for pack in packs)
    parts = [Part(head="### Question packs", lines=lines, more="-# … and {n} more packs")]
    chosen = next((pack for pack in packs if pack.id == chosen_id), None)
    if chosen is None:
        name = escape_student_text(shorten(chosen_id, 60))
        parts.append(Part(head=f"⚠️ Your class's pack, {name}, is not there any more: choose another with `/setup`."))
        return Card(parts)
    asked_ids = {prompt.question.id for prompt in prompts if prompt.pack_id == chosen.id}
    questions = tuple(
        _question_line(number, question, is_asked=question.id in asked_ids)
        for number, question in enumerate(chosen.questions, start=1)
    )
    title = escape_student_text(shorten(chosen.title, 100))
    parts.append(Part(head=f"**{title}**", lines=questions, more="-# … and {n} more questions", is_ruled=True))
    parts.append(Part(head="-# ✅ asked · ○ not yet · `/prompt post` lets you pick one"))
    return Card(parts)


def _pack_line(pack: Pack, *, is_chosen: bool) -> str:
    title, essay = escape_student_text(shorten(pack.title, 100)), escape_student_text(shorten(pack.essay_title, 100))
    yours = "\n-# your class uses this one" if is_chosen else ""
    return f"**{title}** · {count(len(pack.questions), 'question')} on “{essay}” ({pack.n_paragraphs} ¶){yours}"


def _question_line(number: int, question: Question, *, is_asked: bool) -> str:
    mark = "✅" if is_asked else "○"
    where = f" · {render_paragraphs(question.paragraphs)}" if question.paragraphs else ""
    title = escape_student_text(shorten(question.title, 80))
    return f"{mark} {number} · {title}{where} · {ARGUMENT_WORDS[question.toulmin]}"
