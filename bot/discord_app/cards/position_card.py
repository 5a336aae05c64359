"""Taking a position: the form, what the student sees of it, what the class sees, what the teacher sees."""

from collections.abc import Mapping, Sequence
from typing import Final

import discord

from bot.classroom.take_position import TakenPosition
from bot.discord_app.cards.form import make_form, make_text_field
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import count, prompt_link
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, show_name, show_quote
from bot.discussion.class_counts import FEWEST, ClassCounts, changed_ids, standing_positions
from bot.discussion.position import DeclaredPosition, Position
from bot.discussion.post import Student, StudentStatus
from bot.discussion.prompt import Prompt, PromptState
from bot.essay.pack import render_paragraphs

#: What fits a phone's screen; a reason in one to three sentences. Longer thoughts belong in the thread.
MAX_REASON: Final = 600

_HOW_IT_IS_KEPT = (
    "-# Only you and your teacher see this; the class sees counts, and none below {fewest}. You can change your mind "
    "at any time: press **Take a position** again. Your earlier positions are kept with their reasons."
)

_LABELS = {Position.AGREE: "I agree", Position.DISAGREE: "I disagree", Position.IT_DEPENDS: "It depends"}
_YOU = {Position.AGREE: "you agree", Position.DISAGREE: "you disagree", Position.IT_DEPENDS: "it depends"}
_THEY = {Position.AGREE: "agrees", Position.DISAGREE: "disagrees", Position.IT_DEPENDS: "says it depends"}
_HEADS = {Position.AGREE: "Agree", Position.DISAGREE: "Disagree", Position.IT_DEPENDS: "It depends"}


def show_claim(prompt: Prompt) -> str:
    """What positions on the prompt are about: its claim in quotation marks, or ``what the essay says in ¶4–5``."""
    question = prompt.question
    if question.claim:
        return f"“{escape_student_text(question.claim)}”"
    where = f" in {render_paragraphs(question.paragraphs)}" if question.paragraphs else ""
    return f"what the essay says{where}"


def make_position_form(prompt: Prompt, taken: DeclaredPosition | None) -> discord.ui.Modal:
    """Asks where the student stands, with what they said last already filled in."""
    lead_in = "Do you agree?" if prompt.question.claim else "Do you agree with"
    end = "" if prompt.question.claim else "?"
    held = taken.position if taken else None
    options = [
        discord.RadioGroupOption(label=label, value=position.value, default=position is held)
        for position, label in _LABELS.items()
    ]
    said = taken.reason if taken else ""
    where = str(taken.paragraph) if taken and taken.paragraph else ""
    return make_form(
        "Take a position",
        make_custom_id("set_position", prompt.prompt_id),
        {
            "Where do you stand?": discord.ui.RadioGroup(custom_id="position", options=options),
            "Why? A sentence or two (optional)": make_text_field(
                "reason", said, MAX_REASON, is_long=True, is_required=False
            ),
            "Where in the essay? One ¶ number (optional)": make_text_field(
                "paragraph", where, 12, is_required=False, placeholder="4"
            ),
        },
        intro=f"{lead_in} {show_claim(prompt)}{end}",
    )


def make_taken_card(taken: TakenPosition, prompt: Prompt, *, notice: str | None = None) -> Card:
    """What the student's position now is, for them alone, with the buttons to share or withdraw it."""
    now, before = taken.position, taken.before
    parts = [Part(head=f"⚠️ {notice}")] if notice else []
    changed = f" (before: {before.position})" if before and before.position is not now.position else ""
    parts.append(Part(head=_own_words(now, prompt, f"Noted: **{_YOU[now.position]}**{changed}")))
    parts.append(Part(head=_HOW_IT_IS_KEPT.format(fewest=FEWEST)))
    return Card(parts, buttons=_own_buttons(now, prompt))


def make_standing_card(prompt: Prompt, counts: ClassCounts, own: DeclaredPosition | None) -> Card:
    """Where the class stands, as far as a student may know, and the student's own position."""
    parts = [Part(head=f"### Where the class stands\n{show_claim(prompt)}"), Part(head=show_counts(counts))]
    if own is None:
        parts.append(Part(head="You have not taken a position yet.", is_ruled=True))
        return Card(parts)
    parts.append(Part(head=_own_words(own, prompt, f"Yours: **{_YOU[own.position]}**"), is_ruled=True))
    return Card(parts, buttons=_own_buttons(own, prompt))


def make_teacher_standing_card(
    prompt: Prompt, positions: Sequence[DeclaredPosition], students: Sequence[Student], *, guild_id: int
) -> Card:
    """Who stands where and why, for the teacher alone; `students` is the whole roster."""
    names = {student.student_id: student.name for student in students}
    standing, changed = standing_positions(positions), changed_ids(positions)
    parts = [Part(head=f"{prompt_link(prompt, guild_id)}\n### {show_claim(prompt)}")]
    for position, head in _HEADS.items():
        held = [taken for taken in standing.values() if taken.position is position]
        lines = tuple(_named_line(taken, names, has_changed=taken.student_id in changed) for taken in held)
        parts.append(Part(head=f"**{head}** {len(held)}", lines=lines, more="-# … and {n} more"))
    silent = sum(s.status is StudentStatus.ACTIVE and s.student_id not in standing for s in students)
    parts.append(
        Part(
            head=f"-# {count(silent, 'student')} without a position. Only you see this: the class sees counts, and "
            f"none below {FEWEST}.",
            is_ruled=True,
        )
    )
    return Card(parts)


def make_shared_card(taken: DeclaredPosition, prompt: Prompt, *, name: str) -> Card:
    """A student's position in the thread, in their words, at their own wish."""
    lines = [f"**{show_name(name)}** {_THEY[taken.position]}: {show_claim(prompt)}", *_reason_lines(taken)]
    small = "-# Shared by them with **Take a position**. It does not count as an answer."
    return Card([Part(head="\n".join([*lines, small]))])


def make_closing_card(prompt: Prompt, counts: ClassCounts, *, has_buttons: bool = True) -> Card:
    """Tells the class that a question is closed and where it stands, and asks for a last word."""
    where = f"<#{prompt.thread_id}>" if prompt.thread_id else "its thread"
    head = f"**Question {prompt.number} is closed.** Everything in {where} stays to be read."
    parts = [Part(head=head), Part(head=f"**Where the class stands:** {show_claim(prompt)}\n{show_counts(counts)}")]
    if not has_buttons:
        return Card(parts)
    parts.append(
        Part(
            head="Has reading the others changed your mind, or made you surer? For a week you can still take or "
            "change a position, with the reason that settled it."
        )
    )
    return Card(parts, buttons=position_buttons(prompt))


def position_buttons(prompt: Prompt) -> list[discord.ui.Button[Card]]:
    """The two buttons about positions that every card of a question carries."""
    return [
        discord.ui.Button(
            label="Take a position",
            style=discord.ButtonStyle.primary,
            custom_id=make_custom_id("position", prompt.prompt_id),
        ),
        discord.ui.Button(label="Where we stand", custom_id=make_custom_id("standing", prompt.prompt_id)),
    ]


def show_counts(counts: ClassCounts) -> str:
    """``7 agree · 5 disagree · it depends: fewer than 5``, or that there is nothing to tell yet."""
    if not counts.by_position:
        return f"There is nothing to show yet: a count appears once {FEWEST} students hold a position."
    words = {Position.AGREE: "agree", Position.DISAGREE: "disagree", Position.IT_DEPENDS: "say it depends"}
    shown = [f"**{n}** {words[position]}" for position, n in counts.by_position.items()]
    if counts.n_students is None:
        shown.append(f"-# Counts below {FEWEST} are not shown, so that nobody can be picked out.")
        return f"{' · '.join(shown[:-1])}\n{shown[-1]}"
    return " · ".join(shown)


def _own_words(taken: DeclaredPosition, prompt: Prompt, head: str) -> str:
    return "\n".join([f"{head} · {show_claim(prompt)}", *_reason_lines(taken)])


def _reason_lines(taken: DeclaredPosition) -> list[str]:
    where = f" (¶{taken.paragraph})" if taken.paragraph else ""
    if taken.reason:
        return [f"> {escape_student_text(taken.reason)}{where}"]
    return [f"> points to ¶{taken.paragraph}"] if taken.paragraph else []


def _own_buttons(taken: DeclaredPosition, prompt: Prompt) -> list[discord.ui.Button[Card]]:
    buttons: list[discord.ui.Button[Card]] = []
    if prompt.state is PromptState.OPEN and taken.shared_message_id is None:
        buttons.append(
            discord.ui.Button(
                label="Share with the class", custom_id=make_custom_id("share_position", taken.position_id)
            )
        )
    buttons.append(discord.ui.Button(label="Withdraw", custom_id=make_custom_id("withdraw_position", prompt.prompt_id)))
    return buttons


def _named_line(taken: DeclaredPosition, names: Mapping[int, str], *, has_changed: bool) -> str:
    name = show_name(names.get(taken.student_id, "a former student"))
    changed = ", changed" if has_changed else ""
    where = f" (¶{taken.paragraph})" if taken.paragraph else ""
    why = f": {show_quote(taken.reason, taken.reason, length=160)}" if taken.reason else ""
    return f"- {name}{changed}{why}{where}"
