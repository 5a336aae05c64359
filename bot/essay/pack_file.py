"""A pack's file format: what a teacher writes in `prompts/*.yaml`, checked and made into a Pack; and a Pack written."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from bot.essay.pack import (
    BloomLevel,
    ElementKind,
    OutlineElement,
    Pack,
    Question,
    SocraticType,
    ToulminPart,
)
from bot.field_faults import Path
from bot.strict_yaml import parse_document


def _join_lines(written: object) -> object:
    """A text folded over several lines as one line: a prompt card is a heading, and headings have one."""
    return " ".join(written.split()) if isinstance(written, str) else written


def _as_list(written: object) -> object:
    """`paragraphs: 4` means `paragraphs: [4]`."""
    return [written] if isinstance(written, str) else written


def _check_id(written: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", written):
        raise ValueError(f"an id is lower-case letters and digits with hyphens, like `what-is-claimed`: “{written}”.")
    return written


def _check_paragraphs(written: tuple[int, ...]) -> tuple[int, ...]:
    if list(written) != sorted(set(written)):
        raise ValueError("paragraph numbers go up, each named once, like [4, 5].")
    return written


def _check_file_name(written: str) -> str:
    if not re.fullmatch(r"\w[\w .-]*\.(txt|md)", written):
        raise ValueError("the name of a .txt or .md file beside this one was expected, without a folder.")
    return written


# Limits are what a prompt card and a thread's name hold on a phone; Discord cuts names at 100 characters.
_joined = BeforeValidator(_join_lines)
_Id = Annotated[str, Field(max_length=60), _joined, AfterValidator(_check_id)]
_Title = Annotated[str, Field(min_length=1, max_length=90), _joined]
_Short = Annotated[str, Field(min_length=1, max_length=200), _joined]
_Long = Annotated[str, Field(min_length=1, max_length=300), _joined]
_FileName = Annotated[str, _joined, AfterValidator(_check_file_name)]
_Number = Annotated[int, Field(ge=1)]
_Paragraphs = Annotated[
    tuple[_Number, ...], BeforeValidator(_as_list), Field(min_length=1), AfterValidator(_check_paragraphs)
]


class _OutlineEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: ElementKind
    paragraphs: _Paragraphs
    text: _Long


class _QuestionEntry(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: _Id
    title: _Title
    text: _Long
    paragraphs: _Paragraphs
    toulmin: ToulminPart
    socratic: SocraticType
    bloom: BloomLevel
    claim: _Short | None = None
    quote: _Short | None = None
    scheme: _Short | None = None
    note: _Long | None = None
    starter: _Short | None = None
    follow_ups: Annotated[tuple[_Short, ...], Field(max_length=2)] = ()


class _PackFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: _Id
    title: _Title
    essay_title: _Short
    essay_file: _FileName | None = None
    n_paragraphs: Annotated[int, Field(ge=1, le=500)]
    outline: Annotated[tuple[_OutlineEntry, ...], Field(max_length=60)] = ()
    questions: Annotated[tuple[_QuestionEntry, ...], Field(min_length=1, max_length=25)]


def parse_pack(text: str, *, file: str) -> Pack:
    """The pack written in `text`. Raises FileFormatError for the first fault, with its line; `file` is named in it."""
    document = parse_document(text, file=file)
    written = document.fit(_PackFile)
    fault = next(_find_faults(written), None)
    if fault is not None:
        raise document.error_at(fault.path, fault.problem)
    return Pack(
        id=written.id,
        title=written.title,
        essay_title=written.essay_title,
        n_paragraphs=written.n_paragraphs,
        outline=tuple(_make_element(entry) for entry in written.outline),
        questions=tuple(_make_question(entry) for entry in written.questions),
        essay_file=written.essay_file,
    )


class _Fault(NamedTuple):
    path: Path
    problem: str


def _find_faults(pack: _PackFile) -> Iterator[_Fault]:
    """What no single field can show: outline first, then question by question."""
    for position, element in enumerate(pack.outline):
        yield from _find_missing_paragraphs(element.paragraphs, ("outline", position), pack.n_paragraphs)
    number_of: dict[str, int] = {}
    for position, question in enumerate(pack.questions):
        here: Path = ("questions", position)
        if question.id in number_of:
            problem = (
                f"question {number_of[question.id]} has the id `{question.id}` already; every question needs its own."
            )
            yield _Fault((*here, "id"), problem)
        number_of[question.id] = position + 1
        yield from _find_missing_paragraphs(question.paragraphs, here, pack.n_paragraphs)


def _find_missing_paragraphs(paragraphs: tuple[int, ...], here: Path, n_paragraphs: int) -> Iterator[_Fault]:
    for position, number in enumerate(paragraphs):
        if number > n_paragraphs:
            problem = f"the essay has {n_paragraphs} paragraphs, this says {number}."
            yield _Fault((*here, "paragraphs", position), problem)


def _make_element(entry: _OutlineEntry) -> OutlineElement:
    return OutlineElement(kind=entry.kind, paragraphs=entry.paragraphs, text=entry.text)


def _make_question(entry: _QuestionEntry) -> Question:
    return Question(
        id=entry.id,
        text=entry.text,
        paragraphs=entry.paragraphs,
        toulmin=entry.toulmin,
        socratic=entry.socratic,
        bloom=entry.bloom,
        title=entry.title,
        claim=entry.claim,
        quote=entry.quote,
        scheme=entry.scheme,
        note=entry.note,
        starter=entry.starter,
        follow_ups=entry.follow_ups,
    )


def render_pack(pack: Pack) -> str:
    """The pack as a file that a teacher can read and change; parse_pack makes the same Pack of it."""
    head = {"id": pack.id, "title": pack.title, "essay_title": pack.essay_title, "essay_file": pack.essay_file}
    parts = [_dump({**head, "n_paragraphs": pack.n_paragraphs})]
    if pack.outline:
        parts.append("outline:\n" + "".join(_dump_entry(_outline_fields(element)) for element in pack.outline))
    parts.append("questions:\n" + "\n".join(_dump_entry(_question_fields(question)) for question in pack.questions))
    return "\n".join(parts)


_Fields = Mapping[str, str | int | list[str] | tuple[int, ...] | None]


def _outline_fields(element: OutlineElement) -> _Fields:
    return {"kind": element.kind.value, "paragraphs": element.paragraphs, "text": element.text}


def _question_fields(question: Question) -> _Fields:
    return {
        "id": question.id,
        "title": question.title,
        "paragraphs": question.paragraphs,
        "toulmin": question.toulmin.value,
        "socratic": question.socratic.value,
        "bloom": question.bloom.value,
        "text": question.text,
        "claim": question.claim,
        "quote": question.quote,
        "scheme": question.scheme,
        "note": question.note,
        "starter": question.starter,
        "follow_ups": list(question.follow_ups) or None,
    }


def _dump(fields: _Fields) -> str:
    """The fields as YAML, those without a value left out; numbers in one line: [4, 5]."""
    lines = []
    for name, value in fields.items():
        if isinstance(value, tuple):
            lines.append(f"{name}: [{', '.join(map(str, value))}]\n")
        elif value is not None:
            lines.append(yaml.safe_dump({name: value}, allow_unicode=True, width=110))
    return "".join(lines)


def _dump_entry(fields: _Fields) -> str:
    """The fields as one entry of a list: two blanks, a hyphen, and the rest below the first field."""
    lines = _dump(fields).splitlines(keepends=True)
    return "".join(("  - " if place == 0 else "    ") + line for place, line in enumerate(lines))
