"""Forms (Discord's modals) as plain data: what they ask, and what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from simcord.enums import ComponentType

from bot.practice.live.directory import Choice, Directory, FindUpload, Handle, Upload, get_handle, get_upload
from bot.practice.live.payload import Payload, read_count, read_list, read_text
from bot.practice.stage import PracticeError

#: What a field is answered with, as SimCord takes it.
Answer: TypeAlias = str | bool | list[str] | list[Handle] | list[Upload]

#: What a ticked checkbox sends.
TICKED = "true"

#: Discord's own limit for what is typed into a field that sets none.
_MOST_CHARACTERS = 4000


class FieldKind(StrEnum):
    """How a field is answered."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    RADIO = "radio"
    CHECKBOX = "checkbox"
    CHECKBOXES = "checkboxes"
    FILE = "file"
    PEOPLE = "people"
    ROLES = "roles"
    CHANNELS = "channels"

    @property
    def is_typed(self) -> bool:
        """Whether it is answered with words of one's own."""
        return self in (FieldKind.LINE, FieldKind.PARAGRAPH)


_KINDS: Mapping[int, FieldKind] = {
    ComponentType.TEXT_INPUT: FieldKind.LINE,
    ComponentType.STRING_SELECT: FieldKind.CHOICE,
    ComponentType.RADIO_GROUP: FieldKind.RADIO,
    ComponentType.CHECKBOX: FieldKind.CHECKBOX,
    ComponentType.CHECKBOX_GROUP: FieldKind.CHECKBOXES,
    ComponentType.FILE_UPLOAD: FieldKind.FILE,
    ComponentType.USER_SELECT: FieldKind.PEOPLE,
    ComponentType.ROLE_SELECT: FieldKind.ROLES,
    ComponentType.CHANNEL_SELECT: FieldKind.CHANNELS,
}

_PARAGRAPH_STYLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words between the fields, in Discord's markdown."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Something to fill in. `initial` is what stands in it or is chosen in it to begin with.

    `least` and `most` bound the characters typed, or how many things are chosen.
    """

    custom_id: str
    label: str
    kind: FieldKind
    is_required: bool
    least: int
    most: int
    initial: tuple[str, ...] = ()
    description: str = ""
    placeholder: str = ""
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form as the person sees it."""

    title: str
    parts: tuple[Words | Field, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(part for part in self.parts if isinstance(part, Field))


def read_form(payload: Payload) -> Form:
    """The form that the bot's modal is. Raises PracticeError where it holds something that cannot be shown."""
    return Form(title=read_text(payload, "title"), parts=tuple(_read_parts(payload)))


def parse_answers(
    form: Form, values: Mapping[str, Sequence[str]], *, directory: Directory, find_upload: FindUpload
) -> dict[str, Answer]:
    """What to send back, by custom_id; fields left empty are left out.

    Raises PracticeError naming the label of a field that is missing, too long or cannot be what was answered.
    """
    found: dict[str, Answer] = {}
    for field in form.fields:
        given = [value for value in values.get(field.custom_id, ()) if value]
        if field.kind is FieldKind.CHECKBOX:
            found[field.custom_id] = TICKED in given
        elif given:
            found[field.custom_id] = _parse_answer(field, given, directory, find_upload)
        elif field.is_required:
            raise PracticeError(f"“{field.label}” still needs an answer.")
    return found


def _read_parts(payload: Payload) -> Iterator[Words | Field]:
    for part in read_list(payload, "components"):
        if part["type"] == ComponentType.TEXT_DISPLAY:
            yield Words(text=read_text(part, "content"))
        elif part["type"] == ComponentType.LABEL:
            control = part["component"]
            if isinstance(control, Mapping):
                yield _read_field(control, label=read_text(part, "label"), description=read_text(part, "description"))
        elif part["type"] == ComponentType.ACTION_ROW:
            for control in read_list(part, "components"):
                yield _read_field(control, label=read_text(control, "label"), description="")


def _read_field(control: Payload, *, label: str, description: str) -> Field:
    kind = _KINDS.get(read_count(control, "type", otherwise=0))
    if kind is None:
        raise PracticeError(f"The practice classroom cannot show the field “{label}”: its kind is new to it.")
    if kind is FieldKind.LINE and control.get("style") == _PARAGRAPH_STYLE:
        kind = FieldKind.PARAGRAPH
    options = read_list(control, "options")
    least, most = _read_bounds(control, kind, n_options=len(options))
    return Field(
        custom_id=read_text(control, "custom_id"),
        label=label,
        description=description,
        kind=kind,
        is_required=bool(control.get("required", kind is not FieldKind.CHECKBOX)),
        least=least,
        most=most,
        initial=_read_initial(control, kind, options),
        placeholder=read_text(control, "placeholder"),
        options=tuple(
            Choice(
                name=read_text(option, "label"),
                value=read_text(option, "value"),
                description=read_text(option, "description"),
            )
            for option in options
        ),
    )


def _read_bounds(control: Payload, kind: FieldKind, *, n_options: int) -> tuple[int, int]:
    if kind.is_typed:
        least = read_count(control, "min_length", otherwise=0)
        return least, read_count(control, "max_length", otherwise=_MOST_CHARACTERS)
    most = n_options if kind is FieldKind.CHECKBOXES else 1
    return read_count(control, "min_values", otherwise=1), read_count(control, "max_values", otherwise=most)


def _read_initial(control: Payload, kind: FieldKind, options: Sequence[Payload]) -> tuple[str, ...]:
    if kind.is_typed:
        value = read_text(control, "value")
        return (value,) if value else ()
    if kind is FieldKind.CHECKBOX:
        return (TICKED,) if control.get("default") else ()
    chosen = [read_text(option, "value") for option in options if option.get("default")]
    return (*chosen, *(str(each["id"]) for each in read_list(control, "default_values")))


def _parse_answer(field: Field, given: list[str], directory: Directory, find_upload: FindUpload) -> Answer:
    if field.kind.is_typed:
        return _parse_text(field, given[0])
    _check_number(field, len(given))
    match field.kind:
        case FieldKind.FILE:
            return [get_upload(find_upload, each, asked_by=field.label) for each in given]
        case FieldKind.PEOPLE:
            return [get_handle(directory.find_person, each, asked_by=field.label) for each in given]
        case FieldKind.ROLES:
            return [get_handle(directory.find_role, each, asked_by=field.label) for each in given]
        case FieldKind.CHANNELS:
            return [get_handle(directory.find_channel, each, asked_by=field.label) for each in given]
        case _:
            _check_options(field, given)
            return given[0] if field.kind is FieldKind.RADIO else given


def _parse_text(field: Field, typed: str) -> str:
    text = typed.replace("\r\n", "\n")  # a browser may send a text area's lines so
    if len(text) > field.most:
        raise PracticeError(f"“{field.label}” is longer than {field.most} characters.")
    if len(text) < field.least:
        raise PracticeError(f"“{field.label}” is shorter than {field.least} characters.")
    return text


def _check_number(field: Field, n_given: int) -> None:
    what = "file" if field.kind is FieldKind.FILE else "answer"
    if n_given > field.most:
        raise PracticeError(f"“{field.label}” takes {field.most} {what}{'s' * (field.most != 1)} at most.")
    if n_given < field.least:
        raise PracticeError(f"“{field.label}” takes {field.least} {what}{'s' * (field.least != 1)} at least.")


def _check_options(field: Field, given: Sequence[str]) -> None:
    offered = {option.value for option in field.options}
    if not offered.issuperset(given):
        raise PracticeError(f"What was chosen for “{field.label}” is not on offer.")
