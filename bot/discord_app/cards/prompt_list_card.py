"""The questions a class has had, and when the next one comes."""

from collections.abc import Mapping, Sequence

from bot.classroom.class_settings import SchoolClass
from bot.classroom.schedule import Schedule
from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import count, prompt_link, where_in_essay
from bot.discord_app.markdown import escape_student_text, shorten, timestamp
from bot.discussion.prompt import Prompt, PromptState
from bot.essay.pack import Pack


def make_prompt_list_card(
    school_class: SchoolClass,
    pack: Pack,
    prompts: Sequence[Prompt],
    *,
    n_posts: Mapping[int, int],
    schedule: Schedule | None,
) -> Card:
    """Posted questions, newest first, each with its state and how much was written (`n_posts` by prompt id)."""
    lines = tuple(
        f"{prompt_link(each, school_class.guild_id)} · {where_in_essay(each)}\n"
        f"-# {_state(each)} · {count(n_posts.get(each.prompt_id, 0), 'post')}"
        for each in prompts[::-1]
    )
    parts = [Part(head="### Questions", lines=lines, more="-# … and {n} earlier questions")]
    if not prompts:
        parts = [Part(head="### Questions\nNone posted yet. `/prompt post` asks the first one.")]
    parts.append(Part(head=f"{_next(schedule)}\n-# {_used_up(pack, prompts)}", is_ruled=True))
    return Card(parts)


def _next(schedule: Schedule | None) -> str:
    if schedule is None or not schedule.is_active:
        return "No schedule is set. `/prompt schedule` asks a question on the days you choose."
    return f"**Next** {timestamp(schedule.next_due_at)} ({timestamp(schedule.next_due_at, 'R')})"


def _used_up(pack: Pack, prompts: Sequence[Prompt]) -> str:
    asked_ids = {prompt.question.id for prompt in prompts if prompt.pack_id == pack.id}
    n_asked = sum(question.id in asked_ids for question in pack.questions)
    title = escape_student_text(shorten(pack.title, 100))
    return f"{n_asked} of {count(len(pack.questions), 'question')} of “{title}” asked"


def _state(prompt: Prompt) -> str:
    if prompt.state is PromptState.POSTING:
        return "being posted: I am waiting for Discord"
    if prompt.state is PromptState.CLOSED:
        return f"closed {timestamp(prompt.closed_at, 'D')}" if prompt.closed_at else "closed"
    answers, replies = timestamp(prompt.response_due_at, "f"), timestamp(prompt.replies_due_at, "f")
    if prompt.response_due_at == prompt.replies_due_at:
        return f"open · due {answers}"
    return f"open · answers due {answers}, replies {replies}"
