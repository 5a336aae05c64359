"""Who did what: one line for each prompt and one for each student, short enough for a phone."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.discord_app.cards.wording import (
    STANDING_LEGEND,
    STANDING_MARKS,
    STANDING_WORDS,
    done_of_asked,
    list_names,
)
from bot.discord_app.markdown import show_name
from bot.discussion.participation import Ledger, Standing

#: With more prompts than this a student's line counts standings instead of answers and replies.
_MAX_PROMPTS_IN_FULL = 2


def standing_counts(ledgers: Sequence[Ledger]) -> str:
    """``7 of 12 complete · 2 late · 2 partly · 1 nothing`` for one prompt; what nobody is, is not said."""
    tally = Counter(ledger.standing for ledger in ledgers)
    rest = [
        f"{tally[standing]} {STANDING_WORDS[standing]}"
        for standing in (Standing.LATE, Standing.PARTLY, Standing.NOTHING)
        if tally[standing]
    ]
    return " · ".join([f"{tally[Standing.COMPLETE]} of {len(ledgers)} complete", *rest])


def missing_names(ledgers: Sequence[Ledger]) -> str:
    """``partly: Ben and Lea · nothing: Mia`` for one prompt; empty where everybody stands alike."""
    if len({ledger.standing for ledger in ledgers}) == 1:
        return ""
    groups = []
    for standing in (Standing.PARTLY, Standing.NOTHING):
        names = [ledger.student.name for ledger in ledgers if ledger.standing is standing]
        if names:
            groups.append(f"{STANDING_WORDS[standing]}: {list_names(names, max_length=200)}")
    return " · ".join(groups)


def student_lines(ledgers: Iterable[Ledger]) -> tuple[str, ...]:
    """One line for each student in the order first seen: ``Amina — ✅ 1/1 · 2/2``; two prompts as Q4, Q5."""
    of_student: dict[int, list[Ledger]] = {}
    for ledger in ledgers:
        of_student.setdefault(ledger.student.student_id, []).append(ledger)
    return tuple(f"{show_name(own[0].student.name)} — {_student_line(own)}" for own in of_student.values())


def table_legend(n_prompts: int) -> str:
    """What the marks and numbers in the lines mean."""
    meaning = "answers · replies, of those asked" if n_prompts <= _MAX_PROMPTS_IN_FULL else "how many questions"
    return f"{STANDING_LEGEND} · numbers: {meaning}"


def _student_line(ledgers: Sequence[Ledger]) -> str:
    if len(ledgers) == 1:
        return done_of_asked(ledgers[0])
    if len(ledgers) <= _MAX_PROMPTS_IN_FULL:
        return " — ".join(f"Q{ledger.prompt.number} {done_of_asked(ledger)}" for ledger in ledgers)
    tally = Counter(ledger.standing for ledger in ledgers)
    return "  ".join(f"{STANDING_MARKS[standing]} {tally[standing]}" for standing in Standing if tally[standing])
