"""An essay the class has: as it was read, and in the list of all."""

from collections.abc import Mapping, Sequence

import discord

from bot.classroom.draft import Draft, DraftState
from bot.classroom.stored_essay import StoredEssay
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import count
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, shorten, show_quote, timestamp
from bot.essay.essay import Essay, TextKind
from bot.essay.text_kind import explain_kind

_QUOTE_LENGTH = 110


def make_essay_card(stored: StoredEssay) -> Card:
    """What was read: the size, how it begins and ends, what to mind, and what can be done with it next."""
    essay = stored.essay
    by = f" by {escape_student_text(shorten(essay.author, 60))}" if essay.author else ""
    lines = [f"### 📄 {show_essay_name(stored)}{by}", _size(essay)]
    if len(essay.paragraphs) > 1:
        lines += [f"-# ¶{each.number} {_opening(each.text)}" for each in (essay.paragraphs[0], essay.paragraphs[-1])]
    if warning := explain_kind(essay.kind):
        lines.append(f"⚠️ {warning}")
    elif essay.kind is TextKind.ESSAY:
        lines.append("See what it argues, or let me draft questions. Your class sees nothing of this.")
    buttons: list[discord.ui.Button[Card]] = [
        discord.ui.Button(
            label="Draft questions",
            style=discord.ButtonStyle.primary,
            custom_id=make_custom_id("essay_draft", stored.essay_id),
        ),
        discord.ui.Button(label="Outline", custom_id=make_custom_id("essay_outline", stored.essay_id)),
        discord.ui.Button(label="Numbered text", custom_id=make_custom_id("essay_text", stored.essay_id)),
    ]
    return Card([Part(head="\n".join(lines))], buttons=buttons)


def make_essay_list_card(essays: Sequence[StoredEssay], drafts: Mapping[int, Sequence[Draft]]) -> Card:
    """The class's essays, the latest first, each with how far its questions are (`drafts` by essay id)."""
    if not essays:
        return Card([Part(head="### Essays\nNone yet. `/essay add` brings one: .txt, .md, .pdf or .docx.")])
    lines = tuple(
        f"**{show_essay_name(stored)}** · {len(stored.essay.paragraphs)} ¶\n"
        f"-# {_progress(drafts.get(stored.essay_id, ()))} · added {timestamp(stored.added_at, 'd')}"
        for stored in essays
    )
    small = "-# `/questions review` goes through drafts · `/essay outline` shows what an essay argues"
    return Card([Part(head="### Essays", lines=lines, more="-# … and {n} earlier ones"), Part(head=small)])


def make_removal_card(stored: StoredEssay, drafts: Sequence[Draft]) -> Card:
    """Asks once more before an essay goes, and says what goes with it."""
    n_drafts = sum(draft.state is not DraftState.DISCARDED for draft in drafts)
    goes = f"{count(n_drafts, 'drafted question')} and your corrections go with it" if n_drafts else "It is gone then"
    button: discord.ui.Button[Card] = discord.ui.Button(
        label="Remove it",
        style=discord.ButtonStyle.danger,
        custom_id=make_custom_id("essay_remove", stored.essay_id),
    )
    text = f"Remove **{show_essay_name(stored)}**? {goes}. Packs saved from it stay, and so does what your class wrote."
    return Card([Part(head=text)], buttons=[button])


def render_numbered_text(essay: Essay) -> str:
    """The essay as a text file, each sentence on a line of its own behind its number."""
    lines = [essay.title or "Essay", *([f"by {essay.author}"] if essay.author else [])]
    for paragraph in essay.paragraphs:
        lines += ["", *([paragraph.heading] if paragraph.heading else []), f"¶{paragraph.number}"]
        lines += [f"  {str(sentence.anchor)[1:]}  {sentence.text}" for sentence in paragraph.sentences]
    return "\n".join(lines) + "\n"


def show_essay_name(stored: StoredEssay) -> str:
    """The name teachers know the essay by, safe to show."""
    return escape_student_text(shorten(stored.name, 80))


def _size(essay: Essay) -> str:
    return (
        f"{count(len(essay.paragraphs), 'paragraph')}, {count(len(essay.sentences), 'sentence')}, "
        f"{essay.n_words:,} words."
    )


def _opening(text: str) -> str:
    return show_quote(shorten(text, _QUOTE_LENGTH), "", length=_QUOTE_LENGTH)


def _progress(drafts: Sequence[Draft]) -> str:
    n_kept = sum(draft.state is DraftState.KEPT for draft in drafts)
    n_open = sum(draft.state is DraftState.OPEN for draft in drafts)
    if not n_kept and not n_open:
        return "no questions drafted"
    return f"{count(n_kept, 'question')} kept, {n_open} to look at"
