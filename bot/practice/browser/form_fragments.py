"""Commands and forms as pieces of HTML for the practice classroom's page. Everything in them is escaped."""

from collections.abc import Sequence

from bot.practice.browser.fragments import make_environment
from bot.practice.discord_markdown import Line, Reading, parse_markdown
from bot.practice.live.commands import NO, YES, Command, Option, OptionKind
from bot.practice.live.directory import Choice, Choosable
from bot.practice.live.forms import TICKED, Field, FieldKind, Form

#: As Discord words them, and as commands' descriptions speak of them.
_YES_NO = (Choice(name="True", value=YES), Choice(name="False", value=NO))


def render_form(form: Form, *, form_id: str, reading: Reading, choosable: Choosable) -> str:
    """The form as a dialog, yet to be opened; a problem with an answer belongs into its ``#form-problem``."""

    def lines(text: str) -> tuple[Line, ...]:
        return parse_markdown(text, reading)

    def options_of(field: Field) -> tuple[Choice, ...]:
        return field.options or _listed(field.kind, choosable)

    template = make_environment().get_template("form.html")
    return template.render(form=form, form_id=form_id, lines=lines, options_of=options_of, TICKED=TICKED)


def render_command(command: Command, *, choosable: Choosable) -> str:
    """The chosen command with a control for each option; a problem belongs into its ``#command-problem``."""

    def options_of(option: Option) -> tuple[Choice, ...]:
        return _YES_NO if option.kind is OptionKind.YES_NO else option.choices or _listed(option.kind, choosable)

    return (
        make_environment()
        .get_template("command.html")
        .render(
            command=command,
            required=tuple(option for option in command.options if option.is_required),
            optional=tuple(option for option in command.options if not option.is_required),
            options_of=options_of,
        )
    )


def render_picker(commands: Sequence[Command]) -> str:
    """The commands to choose from, as a list box; a sentence where there are none."""
    return make_environment().get_template("picker.html").render(commands=commands)


def render_suggestions(option_name: str, choices: Sequence[Choice]) -> str:
    """What the bot offers for an option: the items of its list box ``#suggestions-…``."""
    return make_environment().get_template("suggestions.html").render(option_name=option_name, choices=choices)


def _listed(kind: FieldKind | OptionKind, choosable: Choosable) -> tuple[Choice, ...]:
    match kind:
        case FieldKind.PEOPLE | OptionKind.PERSON:
            return choosable.people
        case FieldKind.CHANNELS | OptionKind.CHANNEL:
            return choosable.channels
        case FieldKind.ROLES | OptionKind.ROLE:
            return choosable.roles
        case _:
            return ()
