"""Strict YAML: what was written arrives as written, and every fault is a sentence with its line."""

from datetime import time
from enum import StrEnum

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.errors import FileFormatError
from bot.strict_yaml import MAX_BYTES, decode_file, parse_document, parse_strict_yaml


class Colour(StrEnum):
    RED = "red"
    DARK_BLUE = "dark blue"


class Desk(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=8)
    colour: Colour = Colour.RED
    seats: int = Field(default=1, ge=1, le=4)
    labels: tuple[str, ...] = Field(default=(), max_length=2)


class Room(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    note: str | None = None
    is_open: bool = False
    opens_at: time = time(8)
    desks: tuple[Desk, ...] = ()

    @field_validator("note")
    @classmethod
    def check_note(cls, written: str | None) -> str | None:
        if written == "rude":
            raise ValueError("a kinder note was expected.")
        return written


def parse_room(text: str) -> Room:
    return parse_strict_yaml(text, file="rooms/a.yaml", model=Room)


def message_for(text: str) -> str:
    with pytest.raises(FileFormatError) as caught:
        parse_room(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "written", ["18:30", "no", "017", "2026-01-01", "1e3", "0x1F", "true", "null", "~", "1_000", ".inf"]
)
def test_a_text_field_holds_exactly_what_was_written(written: str) -> None:
    assert parse_room(f"title: {written}").title == written


def test_a_comment_is_no_part_of_a_text() -> None:
    assert parse_room("# a room\ntitle: C# and D  # the sign needs a space after it\n").title == "C# and D"


def test_numbers_switches_and_times_are_read_by_the_field_that_asks_for_them() -> None:
    room = parse_room("title: A\nis_open: no\nopens_at: 18:30\ndesks:\n  - {name: 007, seats: 2}\n")

    assert (room.is_open, room.opens_at) == (False, time(18, 30))
    assert (room.desks[0].name, room.desks[0].seats) == ("007", 2)


def test_a_field_left_empty_is_none_and_an_empty_quote_is_a_text() -> None:
    assert parse_room("title: A\nnote:").note is None
    assert parse_room("title: A\nnote: ''").note == ""


SENTENCES = {
    "": "`rooms/a.yaml`: the file is empty.",
    "- a": "`rooms/a.yaml`: fields were expected, each with a name and a colon (`title: …`).",
    "note: x": "`rooms/a.yaml`, field *title*: this field is missing.",
    "title: A\ndeskz: []": "`rooms/a.yaml`, line 2, field *deskz*: "
    "there is no field of this name; did you mean *desks*?",
    "title: A\nzzz: 1": "`rooms/a.yaml`, line 2, field *zzz*: there is no field of this name; "
    "the fields here are title, note, is_open, opens_at, desks.",
    "title: A\nnote: rude": "`rooms/a.yaml`, line 2, field *note*: a kinder note was expected.",
    "title: A\nis_open: maybe": "`rooms/a.yaml`, line 2, field *is_open*: yes or no was expected, this says “maybe”.",
    "title: A\nopens_at: noon": "`rooms/a.yaml`, line 2, field *opens_at*: "
    "a time of day such as 18:30 was expected, this says “noon”.",
    "title: A\ndesks: two": "`rooms/a.yaml`, line 2, field *desks*: a list was expected, this says “two”.",
    "title: A\ndesks:\n  - two": "`rooms/a.yaml`, line 3, desk 1: a block of fields was expected, this says “two”.",
    "title: A\ndesks:\n  - name: ok\n  - name:": "`rooms/a.yaml`, line 4, desk 2, field *name*: "
    "a text was expected, nothing is written here.",
    "title: A\ndesks:\n  - name: much too long": "`rooms/a.yaml`, line 3, desk 1, field *name*: "
    "at most 8 characters fit, this has 13.",
    "title: A\ndesks:\n  - name: ok\n    seats: some": "`rooms/a.yaml`, line 4, desk 1, field *seats*: "
    "a whole number was expected, this says “some”.",
    "title: A\ndesks:\n  - name: ok\n    seats: 9": "`rooms/a.yaml`, line 4, desk 1, field *seats*: "
    "4 or less was expected, this says “9”.",
    "title: A\ndesks:\n  - name: ok\n    colour: blue": "`rooms/a.yaml`, line 4, desk 1, field *colour*: "
    "one of these was expected: red, dark blue; this says “blue”.",
    "title: A\ndesks:\n  - name: ok\n    labels: [a, b, c]": "`rooms/a.yaml`, line 4, desk 1, field *labels*: "
    "too many entries: at most 2 fit, there are 3.",
    "title: A\ndesks:\n  - name: ok\n    labels:\n      - a\n      - [b]": "`rooms/a.yaml`, line 6, desk 1, "
    "field *labels*: a text was expected, here is a list.",
    "title: A\ndesks:\n  - seats: 1": "`rooms/a.yaml`, line 3, desk 1, field *name*: this field is missing.",
    "title: A\nnote: b\ntitle: C": "`rooms/a.yaml`, line 3: the field *title* stands here already, in line 1.",
    "title: A\n---\ntitle: B": "`rooms/a.yaml`, line 2: only one document may stand in a file: delete the line `---`.",
    "title: A: B": "`rooms/a.yaml`, line 1: a second colon in one line confuses YAML; put the text in double quotes.",
    'title: "A\nnote: b\n': "`rooms/a.yaml`, line 1: a quotation mark opens here and is never closed.",
    "title: A\n\tnote: b": "`rooms/a.yaml`, line 2: a tab stands here; indent with spaces.",
    "title: A\nnote: @all": "`rooms/a.yaml`, line 2: this sign may not begin a text; "
    "put the whole text in double quotes.",
    "title: [A, B": "`rooms/a.yaml`, line 1: a [list] or {group} opens here that is not closed, "
    "lacks a comma or has a text without quotes.",
    "title: A\nnote\nis_open: no": "`rooms/a.yaml`, line 2: a field name needs a colon after it; "
    "further lines of a text are indented.",
    "title: A\nnote: \0": "`rooms/a.yaml`, line 2: a character that no text may contain stands here "
    "(U+0000). Delete it.",
    "title: The #1 reason": "`rooms/a.yaml`, line 1: the text ends before its # sign, which begins a comment: "
    "put the text in double quotes.",
    "title: A\nnote: #todo": "`rooms/a.yaml`, line 2: the text ends before its # sign, which begins a comment: "
    "put the text in double quotes.",
    "<<: {title: A}": "`rooms/a.yaml`, line 1: the merge sign << may not be used here: write the fields out.",
    "? [a]\n: b": "`rooms/a.yaml`, line 1: a field name has to be a plain word.",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_a_fault_is_told_as_a_sentence_with_its_place(text: str) -> None:
    assert message_for(text) == SENTENCES[text]


@pytest.mark.parametrize("sign", ["&a x", "*a", "!!python/object:os.system x", "!important"])
def test_anchors_references_and_types_are_refused(sign: str) -> None:
    assert message_for(f"title: A\nnote: {sign}").startswith("`rooms/a.yaml`, line 2: a text that begins with")


def test_the_first_fault_in_the_file_is_told_and_a_missing_field_only_at_the_end_of_its_block() -> None:
    text = "note: rude\ndesks:\n  - nane: ok\n  - seats: 99\n"

    assert "line 1" in message_for(text)
    assert "did you mean *name*" in message_for(text.replace("rude", "kind"))


def test_a_bomb_of_references_is_refused() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9))

    assert "line 1:" in message_for(f"l0: &l0 [x, x]\n{levels}")


def test_deep_nesting_is_refused() -> None:
    assert "nested deeper than 20 levels" in message_for("title: " + "[" * 30_000)


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    too_large = "title: " + "é" * (MAX_BYTES // 2)

    assert message_for(too_large) == "`rooms/a.yaml`: the file is larger than the 64 KB that are read."
    with pytest.raises(FileFormatError, match="64 KB"):
        decode_file(too_large.encode(), file="rooms/a.yaml")


def test_bytes_that_are_no_utf_8_are_refused_with_their_line() -> None:
    with pytest.raises(FileFormatError, match="line 2: this is not UTF-8 text"):
        decode_file("title: A\nnote: é".encode("latin-1"), file="rooms/a.yaml")


def test_a_byte_order_mark_from_windows_is_no_part_of_the_text() -> None:
    assert decode_file(b"\xef\xbb\xbftitle: A", file="rooms/a.yaml") == "title: A"


def test_a_check_of_ones_own_is_told_at_the_right_line() -> None:
    document = parse_document("title: A\ndesks:\n  - name: ok\n    labels:\n      - a\n      - b", file="rooms/a.yaml")

    error = document.error_at(("desks", 0, "labels", 1), "this label is taken.")

    assert str(error) == "`rooms/a.yaml`, line 6, desk 1, field *labels*: this label is taken."
    assert (error.line, error.problem) == (6, "this label is taken.")
