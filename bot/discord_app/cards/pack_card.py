"""A pack the class has just got: what is in it, and what might be better."""

from collections.abc import Sequence

from bot.discord_app.cards.layout import Card, Part
from bot.discord_app.cards.wording import count
from bot.discord_app.markdown import escape_student_text, shorten
from bot.essay.pack import Pack
from bot.essay.question_lint import Complaint


def make_saved_card(pack: Pack, complaints: Sequence[Complaint], *, is_used: bool) -> Card:
    """What was saved and how to use it; complaints are remarks here, since a teacher has decided."""
    title = escape_student_text(pack.title)
    next_step = (
        "Your class uses it: `/prompt post` asks the next question."
        if is_used
        else "`/pack use` makes it your class's pack; `/pack export` gives it to you as a file."
    )
    parts = [Part(head=f"✅ **{title}** is saved, with {count(len(pack.questions), 'question')}.\n{next_step}")]
    if complaints:
        remarks = tuple(f"- {_remark(complaint, pack)}" for complaint in complaints)
        parts.append(Part(head="**You may want to look at**", lines=remarks, more="-# … and {n} more remarks"))
    return Card(parts)


def _remark(complaint: Complaint, pack: Pack) -> str:
    question = pack.find_question(complaint.question_id) if complaint.question_id else None
    words = complaint.words[:1].upper() + complaint.words[1:]
    if question is None:
        return words
    return f"{pack.number_of(question.id)} · {escape_student_text(shorten(question.title, 60))}: {complaint.words}"
