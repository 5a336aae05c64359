"""A new term: what it changes, said before it is done, and that it was done."""

from collections.abc import Iterator
from hashlib import blake2b

import discord

from bot.classroom.class_settings import SchoolClass
from bot.classroom.start_term import TermPlan, term_version
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import count, prompt_link
from bot.discord_app.components import make_custom_id
from bot.discord_app.markdown import escape_student_text, shorten, timestamp
from bot.errors import ServerError
from bot.essay.pack import Pack


def pack_key(pack_id: str) -> int:
    """A number that stands for a pack in a button, since packs have no database id: 48 bits of a hash of its own."""
    return int.from_bytes(blake2b(pack_id.encode(), digest_size=6).digest(), "big")


def make_term_card(plan: TermPlan) -> Card:
    """Asks once more before a new term begins, and says in words what will happen and what will not."""
    school_class = plan.school_class
    button: discord.ui.Button[Card] = discord.ui.Button(
        label="Start the new term",
        style=discord.ButtonStyle.danger,
        custom_id=make_custom_id("term_start", pack_key(plan.pack.id), term_version(school_class)),
    )
    head = "### Start a new term?\nNothing is changed yet. When you press the button:"
    links = tuple(f"- {prompt_link(prompt, school_class.guild_id)}" for prompt in plan.open_prompts)
    parts = [Part(head=head, lines=tuple(f"- {line}" for line in _changes(plan)))]
    if links:
        closing = f"**{count(len(links), 'open question')} will be closed**, and everything in the threads stays:"
        parts.append(Part(head=closing, lines=links, more="-# … and {n} more"))
    parts.append(Part(head=_WHAT_STAYS, is_ruled=True))
    return Card(parts, buttons=[button])


def make_term_begun_card(pack: Pack, *, not_announced: ServerError | None) -> Card:
    """What to do first in the term that has just begun; `not_announced` is why the class could not be told."""
    parts = [Part(head=f"✅ The new term has begun, with {_title(pack)}. `/prompt post` asks question 1.")]
    if not_announced is not None:
        parts.append(
            Part(
                head=f"⚠️ I could not tell the class: {not_announced} Then choose the channel for questions again in "
                "`/setup`, and I tell them how to join."
            )
        )
    return Card(parts)


def make_term_over_card(school_class: SchoolClass) -> Card:
    """For a button that has done its work, pressed by whomever."""
    began_at = school_class.term_started_at
    when = f" {timestamp(began_at)}" if began_at else ""
    return Card([Part(head=f"✅ A new term has begun{when}; pressing again changes nothing.")])


_WHAT_STAYS = (
    "**What stays:** the settings in `/setup`, and everything written last term, in its threads and in my records. "
    "The weekly summaries sent so far stay in your teacher channel, and `/summary` still finds old questions.\n"
    "**What changes:** `/prompt list`, `/me`, `/participation`, `/week` and the gradebook file are about the new term "
    "only. If you still want to look at last term's counts, do it before you press."
)


def _changes(plan: TermPlan) -> Iterator[str]:
    n_questions = len(plan.pack.questions)
    yield f"The questions come from {_title(plan.pack)}, beginning with **question 1** of {n_questions}."
    if plan.n_students:
        yield (
            f"**{count(plan.n_students, 'student')}** of last term {'leaves' if plan.n_students == 1 else 'leave'} the "
            "roster. Whoever is still in the class is back with the first post, **I'm in this class**, or `/me`."
        )
    yield f"I tell the class again, in <#{plan.school_class.prompts_channel_id}>, how this works and what I keep."
    if plan.next_question_at is not None:
        yield f"The schedule goes on: the next question is posted {timestamp(plan.next_question_at)}."


def _title(pack: Pack) -> str:
    return f"**{escape_student_text(shorten(pack.title, 90))}**"
