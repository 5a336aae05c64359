"""Forms of the practice classroom: read from Discord's JSON, shown, answered."""

from collections.abc import Sequence
from datetime import UTC, datetime

import discord
import pytest

from bot.practice.browser.form_fragments import render_form
from bot.practice.discord_markdown import Reading
from bot.practice.live.directory import Choice, Choosable
from bot.practice.live.forms import Field, FieldKind, Words, parse_answers, read_form
from bot.practice.live.payload import Payload
from bot.practice.stage import PracticeError
from tests.unit.practice_people import ESSAY, Server, find_upload

SERVER = Server()
HOSTILE = "<script>alert('x')</script>"
STANDS = [
    {"label": "I agree", "value": "agree"},
    {"label": "It depends", "value": "depends", "description": "On what?"},
]


def label(text: str, number: int, custom_id: str, **control: object) -> Payload:
    """A label with a control in it; `description` is the label's."""
    description = control.pop("description", None)
    component = {"type": number, "custom_id": custom_id, "required": True, **control}
    return {"type": 18, "label": text, "description": description, "component": component}


def text_field(text: str = "Your reason", custom_id: str = "reason", **control: object) -> Payload:
    return label(text, 4, custom_id, **{"style": 1, "max_length": 300, **control})


def modal(*parts: Payload, title: str = "Take a position") -> Payload:
    return {"title": title, "custom_id": "h1:set_position:1", "components": list(parts)}


#: One field of each kind, which Discord would spread over two forms.
EVERYTHING = read_form(
    modal(
        {"type": 10, "content": "Do you **agree**?"},
        text_field(),
        text_field("More", "more", style=2, value="Boats\nrow", required=False, min_length=3),
        label(
            "Day",
            3,
            "day",
            options=[{"label": "Monday", "value": "mon"}, {"label": "Friday", "value": "fri", "default": True}],
        ),
        label("Where do you stand?", 21, "stand", options=STANDS),
        label("I read it", 23, "read", default=True),
        label("What is true?", 22, "true", options=STANDS, min_values=None, max_values=None, description="Tick them"),
        label("Notes", 19, "notes", max_values=2),
        label("Who with?", 5, "who", max_values=3, default_values=[{"id": "7", "type": "user"}]),
        label("Role", 6, "role"),
        label("Channel", 8, "channel", required=False, min_values=0),
    )
)
ANSWERS = {
    "reason": ["Because"],
    "day": ["mon"],
    "stand": ["depends"],
    "true": ["agree", "depends"],
    "notes": ["u1"],
    "who": ["7"],
    "role": ["90"],
}


def parse(**changed: Sequence[str]) -> object:
    return parse_answers(EVERYTHING, {**ANSWERS, **changed}, directory=SERVER, find_upload=find_upload)


def render(*parts: Payload, choosable: Choosable | None = None) -> str:
    reading = Reading(names={7: "@Ben"}, zone="UTC", now=datetime(2026, 1, 5, tzinfo=UTC))
    return render_form(read_form(modal(*parts)), form_id="f1", reading=reading, choosable=choosable or Choosable())


def test_every_part_of_a_form_is_read() -> None:
    assert EVERYTHING.title == "Take a position"
    assert EVERYTHING.parts[0] == Words(text="Do you **agree**?")
    assert [field.kind for field in EVERYTHING.fields] == [
        FieldKind.LINE,
        FieldKind.PARAGRAPH,
        FieldKind.CHOICE,
        FieldKind.RADIO,
        FieldKind.CHECKBOX,
        FieldKind.CHECKBOXES,
        FieldKind.FILE,
        FieldKind.PEOPLE,
        FieldKind.ROLES,
        FieldKind.CHANNELS,
    ]


def test_a_field_is_read_with_what_stands_in_it_and_its_limits() -> None:
    fields = {field.custom_id: field for field in EVERYTHING.fields}

    assert fields["more"] == Field(
        custom_id="more",
        label="More",
        kind=FieldKind.PARAGRAPH,
        is_required=False,
        least=3,
        most=300,
        initial=("Boats\nrow",),
    )
    initial = {name: field.initial for name, field in fields.items() if field.initial}
    assert initial == {"more": ("Boats\nrow",), "day": ("fri",), "read": ("true",), "who": ("7",)}
    assert [(fields[name].least, fields[name].most) for name in ("day", "true", "notes", "who", "channel")] == [
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 3),
        (0, 1),
    ]


def test_a_field_in_an_action_row_has_its_own_label() -> None:
    row = {"type": 1, "components": [{"type": 4, "style": 2, "custom_id": "why", "label": "Why?"}]}

    [field] = read_form(modal(row)).fields

    assert (field.label, field.kind, field.is_required, field.most) == ("Why?", FieldKind.PARAGRAPH, True, 4000)


def test_a_field_of_an_unknown_kind_is_named() -> None:
    with pytest.raises(PracticeError, match="“Anybody or any role”"):
        read_form(modal(label("Anybody or any role", 7, "any")))


def test_answers_become_what_a_form_is_submitted_with() -> None:
    assert parse(more=["a\r\nb"], read=["true"]) == {
        "reason": "Because",
        "more": "a\nb",
        "day": ["mon"],
        "stand": "depends",
        "read": True,
        "true": ["agree", "depends"],
        "notes": [ESSAY],
        "who": [SERVER.person],
        "role": [SERVER.role],
    }


def test_a_box_that_is_no_longer_ticked_says_so() -> None:
    answers = parse()

    assert isinstance(answers, dict)
    assert answers["read"] is False


@pytest.mark.parametrize(
    ("custom_id", "given", "said"),
    [
        ("reason", ["x" * 301], "“Your reason” is longer than 300 characters."),
        ("more", ["ab"], "“More” is shorter than 3 characters."),
        ("reason", [""], "“Your reason” still needs an answer."),
        ("stand", [], "“Where do you stand?” still needs an answer."),
        ("stand", ["never"], "What was chosen for “Where do you stand?” is not on offer."),
        ("day", ["mon", "fri"], "“Day” takes 1 answer at most."),
        ("notes", ["u1", "u1", "u1"], "“Notes” takes 2 files at most."),
        ("notes", ["u2"], "The file for “Notes” did not arrive: choose it again."),
        ("who", ["8"], "What was chosen for “Who with?” is not in this server any more."),
        ("channel", ["all"], "What was chosen for “Channel” is not in this server any more."),
    ],
)
def test_what_cannot_be_sent_is_explained_with_the_fields_label(custom_id: str, given: list[str], said: str) -> None:
    with pytest.raises(PracticeError) as raised:
        parse(**{custom_id: given})

    assert str(raised.value) == said


def test_fewer_answers_than_asked_for_are_counted() -> None:
    form = read_form(modal(label("What is true?", 22, "true", options=STANDS, min_values=2, max_values=2)))

    with pytest.raises(PracticeError, match="“What is true\\?” takes 2 answers at least"):
        parse_answers(form, {"true": ["agree"]}, directory=SERVER, find_upload=find_upload)


def test_what_can_be_typed_is_limited_and_counted() -> None:
    page = render(text_field(value="Wind", placeholder="In a sentence", style=2))

    assert '<label for="field-1">Your reason<span class="needed" title="required"> *</span></label>' in page
    assert 'name="reason"' in page
    assert 'maxlength="300" required>\nWind</textarea>' in page
    assert "4/300" in page
    assert 'placeholder="In a sentence"' in page


def test_radios_and_checkboxes_stand_under_a_legend() -> None:
    page = render(
        label("Where do you stand?", 21, "stand", options=STANDS, description="Be honest"),
        label("What is true?", 22, "true", options=STANDS, max_values=1),
    )

    assert '<fieldset id="field-1" aria-describedby="field-1-hint">' in page
    assert "<legend>Where do you stand?" in page
    assert '<input type="radio" id="field-1-2" name="stand" value="depends" required>' in page
    assert '<input type="checkbox" id="field-2-1" name="true" value="agree">' in page
    assert "<small>On what?</small>" in page
    assert "Up to 1" in page


def test_people_are_chosen_from_a_menu_or_where_several_may_be_from_boxes() -> None:
    choosable = Choosable(people=(Choice(name="Amina", value="7"), Choice(name="Ben", value="8")))

    one = render(label("Who?", 5, "who"), choosable=choosable)
    several = render(label("Who?", 5, "who", max_values=2, default_values=[{"id": "8"}]), choosable=choosable)

    assert '<select id="field-1" name="who" required>' in one
    assert '<option value="7">Amina</option>' in one
    assert '<input type="checkbox" id="field-1-2" name="who" value="8" checked>' in several


def test_a_file_is_uploaded_before_the_form_is_sent() -> None:
    page = render(label("Notes", 19, "notes", max_values=2))

    assert '<input type="file" id="field-1" data-upload="notes" multiple required>' in page
    assert 'name="notes"' not in page


def test_a_form_says_where_it_is_sent_and_can_be_left() -> None:
    page = render(text_field())

    assert 'data-do="submit_form" data-form="f1"' in page
    assert 'data-do="cancel_form" data-form="f1"' in page
    assert 'aria-labelledby="form-title"' in page
    assert 'id="form-problem" role="alert"' in page


def test_nothing_a_form_says_is_markup() -> None:
    page = render(
        {"type": 10, "content": HOSTILE},
        text_field(HOSTILE, f'"><{HOSTILE}', value=HOSTILE, placeholder=HOSTILE, style=2),
        label(HOSTILE, 21, "stand", description=HOSTILE, options=[{"label": HOSTILE, "value": HOSTILE}] * 2),
        label(HOSTILE, 3, "day", options=[{"label": HOSTILE, "value": HOSTILE, "description": HOSTILE}]),
    )

    assert "<script" not in page
    assert 'name="&#34;&gt;&lt;&lt;script' in page


def test_words_between_the_fields_are_set_as_discord_sets_them() -> None:
    page = render({"type": 10, "content": "### Do you agree?\nAsk <@7>, **now**"}, text_field())

    assert '<div class="subheading">Do you agree?</div>' in page
    assert '<span class="mention">@Ben</span>' in page
    assert '<span class="strong">now</span>' in page


def test_a_form_made_with_the_library_reads_as_it_was_meant() -> None:
    made = discord.ui.Modal(title="Bring an essay", custom_id="add")
    made.add_item(discord.ui.Label(text="The file", component=discord.ui.FileUpload(custom_id="file", required=False)))
    made.add_item(discord.ui.Label(text="Kept", component=discord.ui.Checkbox(custom_id="kept")))

    file, kept = read_form(made.to_dict()).fields

    assert (file.kind, file.is_required, file.most) == (FieldKind.FILE, False, 1)
    assert (kept.kind, kept.initial) == (FieldKind.CHECKBOX, ())
