"""One drafted question in front of a teacher, with what it is about; and the forms to edit it and to save the pack."""

import discord

from bot.classroom.draft import Draft, DraftState
from bot.classroom.review_questions import Review
from bot.discord_app.cards.essay_card import show_essay_name
from bot.discord_app.cards.form import make_form, make_text_field
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import ARGUMENT_WORDS, ASKING_WORDS, THINKING_WORDS, count
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import CUT, escape_student_text, shorten
from bot.essay.essay import Essay, Paragraph
from bot.essay.pack import Question, render_paragraphs

_PARAGRAPH_LENGTH = 420

#: Questions on the essay as a whole name every paragraph; the card then shows the first few.
_MAX_PARAGRAPHS = 3

_Button = discord.ui.Button[Card]


def make_review_card(review: Review, *, notice: str | None = None, undo: Draft | None = None) -> Card:
    """The question under review, its paragraphs and what speaks against it. `undo` is a draft just discarded."""
    question = review.draft.question
    mark = " · ✅ kept" if review.draft.state is DraftState.KEPT else ""
    head = [
        *([notice] if notice else []),
        f"-# {show_essay_name(review.stored)} · draft {review.number} of {review.n_drafts}{mark}",
        f"### {escape_student_text(question.text)}",
        *_help_lines(question),
        f"-# {_tags(question, review.stored.essay)}",
    ]
    parts = [Part(head="\n".join(head))]
    if review.complaints:
        parts.append(Part(head="\n".join(f"⚠️ {_sentence(complaint.words)}" for complaint in review.complaints)))
    if passages := _passages(question, review.stored.essay):
        parts.append(Part(lines=passages, more="-# … and {n} more paragraphs", is_ruled=True))
    return Card(parts, buttons=_decisions(review.draft), more_buttons=[_moves(review), _endings(review, undo)])


def make_all_gone_card(text: str, undo: Draft | None) -> Card:
    """What is shown when no draft is left to review."""
    return Card([Part(head=text)], buttons=[_undo_button(undo)] if undo else [])


def make_edit_form(draft: Draft) -> discord.ui.Modal:
    """The question's words, to be changed. It carries the version that was on the screen."""
    question = draft.question
    return make_form(
        "Edit the question",
        make_custom_id("set_draft", draft.draft_id, draft.version),
        {
            "Question": make_text_field("text", question.text, 300, is_long=True),
            "Title, which names the thread": make_text_field("title", question.title, 90),
            "Note under it (may be empty)": _optional("note", question.note, 300),
            "Beginning of a sentence (may be empty)": _optional("starter", question.starter, 200),
            "Follow-ups for you, one per line": _optional("follow_ups", "\n".join(question.follow_ups), 401),
        },
    )


def make_save_form(essay_id: int, *, title: str, n_kept: int) -> discord.ui.Modal:
    """Asks for the pack's title."""
    return make_form(
        f"Save {count(n_kept, 'question')} as a pack",
        make_custom_id("save_pack", essay_id),
        {"Title, as you will see it in the list": make_text_field("title", title, 90)},
    )


def _help_lines(question: Question) -> list[str]:
    lines = [escape_student_text(question.note)] if question.note else []
    if question.claim:
        lines.append(f"**Agree or disagree?** {escape_student_text(question.claim)}")
    if question.starter:
        lines.append(f"-# To begin with: “{escape_student_text(question.starter)}”")
    lines += [f"-# Follow-up for you: {escape_student_text(follow_up)}" for follow_up in question.follow_ups]
    return lines


def _tags(question: Question, essay: Essay) -> str:
    """``¶4–5 · about the evidence · asks what it rests on · students judge``."""
    is_whole = len(question.paragraphs) in (0, len(essay.paragraphs))
    where = ["the whole essay" if is_whole else render_paragraphs(question.paragraphs)]
    scheme = [f"argument from {question.scheme}"] if question.scheme else []
    about = f"about the {_ABOUT.get(ARGUMENT_WORDS[question.toulmin], ARGUMENT_WORDS[question.toulmin])}"
    return " · ".join([*where, about, ASKING_WORDS[question.socratic], THINKING_WORDS[question.bloom], *scheme])


_ABOUT = {"how sure": "degree of certainty"}


def _passages(question: Question, essay: Essay) -> tuple[str, ...]:
    paragraphs = [paragraph for paragraph in essay.paragraphs if paragraph.number in question.paragraphs]
    if len(paragraphs) > _MAX_PARAGRAPHS:
        return ()
    return tuple(f"> **¶{each.number}** {_excerpt(each, question.quote)}" for each in paragraphs)


def _excerpt(paragraph: Paragraph, quote: str | None) -> str:
    """The paragraph, or as much as a phone shows of it, from the sentence with the quoted words on; those in bold."""
    text = paragraph.text
    start = 0
    if quote and len(text) > _PARAGRAPH_LENGTH and text.find(quote) + len(quote) > _PARAGRAPH_LENGTH:
        sentence = next((each.text for each in paragraph.sentences if quote in each.text), quote)
        start = text.find(sentence)
    shown = shorten(text[start:], _PARAGRAPH_LENGTH)
    escaped = escape_student_text(shown)
    if quote and quote in shown:
        escaped = escaped.replace(escape_student_text(quote), f"**{escape_student_text(quote)}**", 1)
    return f"{CUT} {escaped}" if start else escaped


def _decisions(draft: Draft) -> list[_Button]:
    is_kept = draft.state is DraftState.KEPT
    style = discord.ButtonStyle
    keep: _Button = _button("Kept" if is_kept else "Keep", "review_keep", draft, style.success)
    keep.disabled = is_kept
    return [
        keep,
        _button("Edit", "review_edit", draft, style.primary),
        _button("Another like it", "review_another", draft),
        _button("Discard", "review_discard", draft, style.danger),
    ]


def _moves(review: Review) -> list[_Button]:
    """Back and forth, and the question's own place in the pack: at either end a button has nothing to do."""
    draft = review.draft
    back: _Button = discord.ui.Button(label="◀ Back", custom_id=make_custom_id("review_back", draft.draft_id))
    next_: _Button = discord.ui.Button(label="Next ▶", custom_id=make_custom_id("review_next", draft.draft_id))
    up, down = _button("Move up", "review_up", draft), _button("Move down", "review_down", draft)
    back.disabled = up.disabled = review.previous_id is None
    next_.disabled = down.disabled = review.next_id is None
    return [back, next_, up, down]


def _endings(review: Review, undo: Draft | None) -> list[_Button]:
    buttons: list[_Button] = []
    if review.n_kept:
        buttons.append(
            discord.ui.Button(
                label=f"Save the pack ({review.n_kept} kept)",
                style=discord.ButtonStyle.primary,
                custom_id=make_custom_id("review_save", review.stored.essay_id),
            )
        )
    if undo is not None:
        buttons.append(_undo_button(undo))
    return buttons


def _undo_button(undo: Draft) -> _Button:
    return _button("Take back the discard", "review_undo", undo)


def _button(
    label: str, action: str, draft: Draft, style: discord.ButtonStyle = discord.ButtonStyle.secondary
) -> _Button:
    return discord.ui.Button(label=label, style=style, custom_id=make_custom_id(action, draft.draft_id, draft.version))


def _optional(custom_id: str, value: str | None, max_length: int) -> discord.ui.TextInput[discord.ui.Modal]:
    return make_text_field(custom_id, value or "", max_length, is_long=True, is_required=False)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
