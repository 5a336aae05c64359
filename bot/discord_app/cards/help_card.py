"""What can be done here, for a teacher and for a student."""

from bot.discord_app.cards.layout import Card, Part

_STUDENT = (
    "### How this works\n"
    "1. Open the thread under a question and write your answer there.\n"
    "2. Reply to classmates: press and hold (or hover over) their message, then **Reply**.\n"
    "3. **Take a position** under a question says whether you agree, and why. Only you and your teacher see it, unless "
    "you share it. Change it as often as you change your mind.\n"
    "4. `/me` shows what you have done and what is still missing. Only you see it.\n"
    "You can edit or delete what you wrote at any time; I follow."
)

_QUESTIONS = (
    "**Questions**\n"
    "`/prompt post` asks the next question, or the one you pick; `due` takes words like *friday 18:00*\n"
    "`/prompt schedule` asks one on the days and at the time you choose\n"
    "`/prompt list` what was asked and what is open · `/prompt close` ends one\n"
    "`/pack list` the question packs and what is in them · `/pack use` chooses yours; `new_term` begins again next term"
)

_ESSAYS = (
    "**Your own essay**\n"
    "`/essay add` brings one · `/essay outline` what it argues\n"
    "`/questions draft` drafts questions on it · `/questions review` you keep, edit, discard, and save the pack\n"
    "`/pack export` and `/pack import` packs as files"
)

_CLASS = (
    "**The class**\n"
    "`/summary` what was said in a thread: points with their sources, open questions; "
    "for you, or in a version for the class. Also in a message's menu: Apps → **Summarise this thread**\n"
    "`/week` the week so far, or the last one, with a file for your gradebook\n"
    "`/participation` who did what, every post linked\n"
    "`/setup` roles, channels, time zone, what is asked of students"
)

_PROMISES = (
    "-# Your posts and other teachers' never count as student work. I grade nothing. "
    "Answers to your commands are seen by you alone."
)


def make_help_card(*, for_teacher: bool) -> Card:
    """The commands this person may use, with what each is good for."""
    if not for_teacher:
        return Card([Part(head=_STUDENT)])
    return Card(
        [
            Part(head="### What I can do for you"),
            Part(head=_QUESTIONS),
            Part(head=_ESSAYS),
            Part(head=_CLASS),
            Part(head=_PROMISES, is_ruled=True),
        ]
    )
