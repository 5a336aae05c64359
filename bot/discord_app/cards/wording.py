"""The words cards share: counts, lists of names, parts of the argument, where a student stands."""

from collections.abc import Sequence

from bot.discord_app.markdown import escape_student_text, link, shorten, show_name
from bot.discussion.participation import Ledger, Standing
from bot.discussion.prompt import Prompt
from bot.essay.pack import BloomLevel, SocraticType, ToulminPart, render_paragraphs

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: Toulmin's terms in words a student knows.
ARGUMENT_WORDS = {
    ToulminPart.CLAIM: "claim",
    ToulminPart.GROUNDS: "evidence",
    ToulminPart.WARRANT: "unstated assumption",
    ToulminPart.BACKING: "support for the assumption",
    ToulminPart.QUALIFIER: "how sure",
    ToulminPart.REBUTTAL: "exceptions",
}

#: What a question asks for, in words for teachers who do not know the types by their names.
ASKING_WORDS = {
    SocraticType.CLARIFICATION: "asks what is meant",
    SocraticType.ASSUMPTIONS: "asks what is taken for granted",
    SocraticType.REASONS_AND_EVIDENCE: "asks what it rests on",
    SocraticType.VIEWPOINTS: "asks who would see it differently",
    SocraticType.IMPLICATIONS: "asks what follows",
    SocraticType.ABOUT_THE_QUESTION: "asks about the question itself",
}

#: What a question wants of the mind, as what students do.
THINKING_WORDS = {
    BloomLevel.REMEMBER: "students recall",
    BloomLevel.UNDERSTAND: "students explain",
    BloomLevel.APPLY: "students apply",
    BloomLevel.ANALYZE: "students take it apart",
    BloomLevel.EVALUATE: "students judge",
    BloomLevel.CREATE: "students invent",
}

#: A shape for each standing, told apart without colour; the words stand in the legend and beside the counts.
STANDING_MARKS = {Standing.COMPLETE: "✅", Standing.LATE: "🕒", Standing.PARTLY: "◐", Standing.NOTHING: "○"}

STANDING_WORDS = {
    Standing.COMPLETE: "complete",
    Standing.LATE: "late",
    Standing.PARTLY: "partly",
    Standing.NOTHING: "nothing",
}

STANDING_LEGEND = "-# ✅ complete · 🕒 complete, some of it late · ◐ partly · ○ nothing"


def number_word(n: int) -> str:
    """``no``, ``one`` … ``ten``, then digits."""
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def count(n: int, noun: str, plural: str | None = None) -> str:
    """``1 post``, ``3 posts``."""
    return f"{n} {noun if n == 1 else plural or noun + 's'}"


def count_in_words(n: int, noun: str, plural: str | None = None) -> str:
    """``one answer``, ``two replies``."""
    return f"{number_word(n)} {noun if n == 1 else plural or noun + 's'}"


def list_names(names: Sequence[str], *, max_length: int = 400) -> str:
    """``Amina, Ben and Mia``; what goes beyond `max_length` characters is counted: ``and 5 more``. Escapes them."""
    shown: list[str] = []
    for name in map(show_name, names):
        if shown and sum(len(other) + 2 for other in shown) + len(name) > max_length:
            return f"{', '.join(shown)} and {len(names) - len(shown)} more"
        shown.append(name)
    return " and ".join(filter(None, [", ".join(shown[:-1]), *shown[-1:]]))


def prompt_name(prompt: Prompt) -> str:
    """``4 · Three peace processes``: the number in the pack and the question's short title."""
    return f"{prompt.number} · {shorten(' '.join(prompt.question.title.split()), 80)}"


def prompt_link(prompt: Prompt, guild_id: int) -> str:
    """The prompt's name, pressable where it has a thread."""
    name = escape_student_text(prompt_name(prompt))
    if prompt.thread_id is None:
        return f"**{name}**"
    return f"**{link(name, f'https://discord.com/channels/{guild_id}/{prompt.thread_id}')}**"


def where_in_essay(prompt: Prompt) -> str:
    """``¶4–5 · evidence``."""
    question = prompt.question
    paragraphs = [render_paragraphs(question.paragraphs)] if question.paragraphs else []
    return " · ".join([*paragraphs, ARGUMENT_WORDS[question.toulmin]])


def done_of_asked(ledger: Ledger) -> str:
    """``✅ 1/1 · 2/2``: the standing, answers and replies that count of those asked for."""
    asked = ledger.prompt.requirement
    counts = f"{ledger.n_responses}/{asked.n_responses} · {ledger.n_replies}/{asked.n_replies}"
    return f"{STANDING_MARKS[ledger.standing]} {counts}"
