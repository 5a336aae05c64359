"""Who did what, for the teacher: the whole class at a glance, or one student with every post linked."""

from collections.abc import Mapping, Sequence

from bot.classroom.class_settings import SchoolClass
from bot.discord_app.cards.entries import NO_NAMES, entry_line
from bot.discord_app.cards.layout import MAX_PARTS, Card, Part
from bot.discord_app.cards.standing_table import standing_counts, student_lines, table_legend
from bot.discord_app.cards.wording import done_of_asked, prompt_link
from bot.discord_app.markdown import show_name
from bot.discussion.participation import Ledger
from bot.discussion.post import StudentStatus

_NO_PROMPTS = "No question has been posted yet, so there is nothing to count. `/prompt post` asks the first one."
_NO_STUDENTS = (
    "No students on the roster yet. They come onto it with their first post, or when they press "
    "**I'm in this class** in the prompts channel."
)

#: The oldest questions are left out first; a term has more of them than one card can hold.
_MAX_PROMPTS_OF_STUDENT = MAX_PARTS - 3


def make_class_participation_card(
    school_class: SchoolClass, ledgers: Sequence[Ledger], *, has_prompts: bool = False, has_students: bool = False
) -> Card:
    """Every prompt's standing and every student's line. `ledgers` as `read_ledgers` gives them for the whole class.

    Where there are none, the card says what is missing: questions, students, or both.
    """
    title = Part(head="### Who did what")
    if not ledgers:
        missing = [
            text for text, is_there in ((_NO_PROMPTS, has_prompts), (_NO_STUDENTS, has_students)) if not is_there
        ]
        return Card([title, Part(head="\n".join(missing))])
    by_prompt = _by_prompt(ledgers)
    prompts = [
        f"{prompt_link(own[0].prompt, school_class.guild_id)}\n{standing_counts(own)}"
        for own in reversed(by_prompt.values())
    ]
    return Card(
        [
            title,
            Part(lines=tuple(prompts), more="-# … and {n} earlier questions"),
            Part(
                head=f"**Students**\n{table_legend(len(by_prompt))}",
                lines=student_lines(ledgers),
                more="-# … and {n} more students: `/week` has everyone in its file",
                is_ruled=True,
            ),
            Part(head="-# `/participation student:` shows one student's posts, each linked", is_ruled=True),
        ]
    )


def make_student_participation_card(
    school_class: SchoolClass, ledgers: Sequence[Ledger], *, names: Mapping[int, str] = NO_NAMES
) -> Card:
    """One student's posts, newest question first: what each counts for, or why it does not. `names` by student id."""
    if not ledgers:
        return Card([Part(head=_NO_PROMPTS)])
    guild_id, student = school_class.guild_id, ledgers[0].student
    left = " (no longer on the roster)" if student.status is StudentStatus.LEFT else ""
    parts = [Part(head=f"### {show_name(student.name)}{left}")]
    newest_first = ledgers[::-1]
    for ledger in newest_first[:_MAX_PROMPTS_OF_STUDENT]:
        lines = tuple(entry_line(entry, ledger.prompt, guild_id=guild_id, names=names) for entry in ledger.entries)
        head = f"{prompt_link(ledger.prompt, guild_id)}\n{done_of_asked(ledger)}"
        parts.append(Part(head=head, lines=lines or ("No posts.",), more="-# … and {n} more posts in the thread"))
    if len(newest_first) > _MAX_PROMPTS_OF_STUDENT:
        parts.append(Part(head=f"-# … and {len(newest_first) - _MAX_PROMPTS_OF_STUDENT} earlier questions"))
    parts.append(Part(head=table_legend(1), is_ruled=True))
    return Card(parts)


def _by_prompt(ledgers: Sequence[Ledger]) -> dict[int, list[Ledger]]:
    grouped: dict[int, list[Ledger]] = {}
    for ledger in ledgers:
        grouped.setdefault(ledger.prompt.prompt_id, []).append(ledger)
    return grouped
