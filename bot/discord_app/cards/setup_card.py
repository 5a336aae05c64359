"""The setup panel: every setting of a class with its present value, and the modals behind two of its buttons."""

from collections.abc import Iterable

import discord

from bot.classroom.class_settings import SchoolClass, Weekday
from bot.discord_app.cards.form import make_form, make_text_field
from bot.discord_app.components import make_custom_id
from bot.discussion.kept_summary import Audience
from bot.discussion.prompt import Requirement
from bot.essay.pack import Pack

#: The choice of nobody, where the class chooses who gets a summary when a question is closed.
NO_SUMMARY = "off"

_TEXT_CHANNELS = [discord.ChannelType.text]
_PROMPT_CHANNELS = [discord.ChannelType.text, discord.ChannelType.forum]

#: The most students one user select can hold (Discord).
MAX_STUDENTS_AT_ONCE = 25


def make_setup_card(
    school_class: SchoolClass, packs: Iterable[Pack], *, n_students: int, warnings: Iterable[str] = ()
) -> discord.ui.LayoutView:
    """The panel as it stands now; it is sent again, changed, after every choice."""
    class_id = school_class.class_id
    panel: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container(
        discord.ui.TextDisplay(
            "\n".join([f"## Setting up {school_class.name[:60]}", *_status(school_class, n_students)])
        ),
        *(discord.ui.TextDisplay(f"⚠️ {warning}") for warning in warnings),
        discord.ui.Separator(),
    )
    selects = (*_role_selects(school_class), *_channel_selects(school_class), _pack_select(school_class, packs))
    for item in (*selects, _closing_select(school_class)):
        panel.add_item(discord.ui.ActionRow(item))
    add_students: discord.ui.UserSelect[discord.ui.LayoutView] = discord.ui.UserSelect(
        custom_id=make_custom_id("setup_students", class_id),
        placeholder="Add students (those who press “I'm in this class” add themselves)",
        min_values=0,
        max_values=MAX_STUDENTS_AT_ONCE,
    )
    panel.add_item(discord.ui.ActionRow(add_students))
    panel.add_item(discord.ui.ActionRow(*_buttons(school_class)))
    card = discord.ui.LayoutView(timeout=None)
    card.add_item(panel)
    return card


def make_week_modal(school_class: SchoolClass) -> discord.ui.Modal:
    """Asks for the time zone and for the weekly summary's day and time."""
    days = [
        discord.SelectOption(label=day.name.title(), value=day.name.lower(), default=day is school_class.week_day)
        for day in Weekday
    ]
    return make_form(
        "Time zone and weekly summary",
        make_custom_id("set_week", school_class.class_id),
        {
            "Time zone (for example America/Chicago)": make_text_field("zone", school_class.zone, 60),
            "Weekly summary on": discord.ui.Select(custom_id="day", options=days),
            "At (for example 18:00)": make_text_field("time", f"{school_class.week_time:%H:%M}", 10),
        },
    )


def make_requirement_modal(school_class: SchoolClass) -> discord.ui.Modal:
    """Asks for what every prompt asks of each student."""
    asked = school_class.requirement
    different = [
        discord.SelectOption(label="Yes", value="yes", default=asked.different_classmates),
        discord.SelectOption(label="No", value="no", default=not asked.different_classmates),
    ]
    return make_form(
        "What each question asks of a student",
        make_custom_id("set_requirement", school_class.class_id),
        {
            "Own answers (usually 1)": make_text_field("n_responses", str(asked.n_responses), 2),
            "Replies to classmates (usually 2)": make_text_field("n_replies", str(asked.n_replies), 2),
            "Replies to different classmates?": discord.ui.Select(custom_id="different", options=different),
            "Answer due, days after posting (23:59)": make_text_field("response_days", str(asked.response_due_days), 2),
            "Replies due, days after posting (23:59)": make_text_field("reply_days", str(asked.replies_due_days), 2),
        },
    )


def render_requirement(requirement: Requirement) -> str:
    """``1 answer within 3 days, 2 replies to different classmates within 6 days``."""
    answers = f"{requirement.n_responses} answer{'s' * (requirement.n_responses != 1)}"
    parts = [f"{answers} within {requirement.response_due_days} days"]
    if requirement.n_replies:
        whom = " to different classmates" if requirement.different_classmates and requirement.n_replies > 1 else ""
        replies = f"{requirement.n_replies} repl{'y' if requirement.n_replies == 1 else 'ies'}{whom}"
        parts.append(f"{replies} within {requirement.replies_due_days} days")
    return ", ".join(parts)


def _status(school_class: SchoolClass, n_students: int) -> list[str]:
    lines = []
    if school_class.missing_settings:
        lines.append(
            f"**Still to choose:** {', '.join(school_class.missing_settings)}. Until then I post and record nothing."
        )
    else:
        lines.append("**Ready.** Post the first question with `/prompt post`, or let me do it with `/prompt schedule`.")
    lines.append(
        f"**Weekly summary** {school_class.week_day.name.title()} {school_class.week_time:%H:%M}, "
        f"clocks of {school_class.zone}"
    )
    lines.append(f"**Each question asks** {render_requirement(school_class.requirement)}")
    lines.append(f"**Students on the roster** {n_students}")
    if school_class.age_confirmed_at is None:
        lines.append(
            "**Age** Discord is for people of 13 or more, in some countries 14 to 16. Somebody who manages this "
            "server has to confirm that every student is old enough before I keep anything."
        )
    else:
        when = f"<t:{int(school_class.age_confirmed_at.timestamp())}:D>"
        lines.append(f"**Age** confirmed by <@{school_class.age_confirmed_by_id}> on {when}")
    return lines


def _role_selects(school_class: SchoolClass) -> list[discord.ui.RoleSelect[discord.ui.LayoutView]]:
    return [
        discord.ui.RoleSelect(
            custom_id=make_custom_id(action, school_class.class_id),
            placeholder=placeholder,
            min_values=min_values,
            default_values=[discord.SelectDefaultValue(id=role_id, type=discord.SelectDefaultValueType.role)]
            if role_id
            else [],
        )
        for action, placeholder, min_values, role_id in (
            ("setup_teacher_role", "Teacher role", 1, school_class.teacher_role_id),
            ("setup_student_role", "Student role (none: everybody else)", 0, school_class.student_role_id),
        )
    ]


def _channel_selects(school_class: SchoolClass) -> list[discord.ui.ChannelSelect[discord.ui.LayoutView]]:
    return [
        discord.ui.ChannelSelect(
            custom_id=make_custom_id(action, school_class.class_id),
            placeholder=placeholder,
            channel_types=types,
            default_values=[discord.SelectDefaultValue(id=channel_id, type=discord.SelectDefaultValueType.channel)]
            if channel_id
            else [],
        )
        for action, placeholder, types, channel_id in (
            (
                "setup_prompts_channel",
                "Channel for questions (text or forum)",
                _PROMPT_CHANNELS,
                school_class.prompts_channel_id,
            ),
            ("setup_teacher_channel", "Teacher channel (private)", _TEXT_CHANNELS, school_class.teacher_channel_id),
        )
    ]


def _pack_select(school_class: SchoolClass, packs: Iterable[Pack]) -> discord.ui.Select[discord.ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=pack.title[:100],
            value=pack.id,
            description=f"{len(pack.questions)} questions",
            default=pack.id == school_class.pack_id,
        )
        for pack in _choose_shown(packs, school_class.pack_id)
    ]
    return discord.ui.Select(
        custom_id=make_custom_id("setup_pack", school_class.class_id), placeholder="Question pack", options=options
    )


def _closing_select(school_class: SchoolClass) -> discord.ui.Select[discord.ui.LayoutView]:
    """Who gets a summary when a question is closed."""
    options = [
        discord.SelectOption(
            label=label, value=value, description=about, default=value == (school_class.closing_summary or NO_SUMMARY)
        )
        for label, value, about in (
            (
                "Closed question: summary for you",
                Audience.TEACHER.value,
                "in the teacher channel; the class sees nothing",
            ),
            ("Closed question: summary for the class", Audience.CLASS.value, "in the question's thread, for everybody"),
            ("Closed question: no summary", NO_SUMMARY, "you ask for one with /summary"),
        )
    ]
    return discord.ui.Select(
        custom_id=make_custom_id("setup_closing", school_class.class_id),
        placeholder="When a question is closed",
        options=options,
    )


def _choose_shown(packs: Iterable[Pack], chosen_id: str) -> list[Pack]:
    """As many as Discord shows: the one in use, then the class's own, which come last; `/pack use` offers the rest."""
    newest_first = list(packs)[::-1]
    newest_first.sort(key=lambda pack: pack.id != chosen_id)
    return newest_first[:25]


def _buttons(school_class: SchoolClass) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    class_id = school_class.class_id
    buttons: list[discord.ui.Button[discord.ui.LayoutView]] = [
        discord.ui.Button(label="Time zone and week", custom_id=make_custom_id("setup_week", class_id)),
        discord.ui.Button(label="What is asked", custom_id=make_custom_id("setup_requirement", class_id)),
    ]
    if school_class.age_confirmed_at is None:
        buttons.append(
            discord.ui.Button(
                label="Every student is old enough",
                style=discord.ButtonStyle.success,
                custom_id=make_custom_id("setup_age", class_id),
            )
        )
    return buttons
