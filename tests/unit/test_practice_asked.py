"""What a browser may send to the practice classroom, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.practice.browser.asked import Asked, parse_asked
from bot.practice.stage import PracticeError

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_NEARLY_RIGHT = st.fixed_dictionaries({"do": _JSON}, optional={"values": _JSON, "message": _JSON, "text": _JSON})


@given(_JSON | _NEARLY_RIGHT)
def test_whatever_is_sent_is_understood_or_refused_in_words(raw: object) -> None:
    try:
        asked = parse_asked(raw)
    except PracticeError:
        return

    assert all(isinstance(text, str) for text in (asked.do, asked.value, asked.text("text"), *asked.data.values()))
    assert all(isinstance(value, str) for values in asked.fields.values() for value in values)
    assert set(asked.first_values) <= set(asked.fields)


def test_what_the_page_sends_is_read() -> None:
    asked = parse_asked({"do": "submit_form", "form": "form3", "values": {"day": ["sunday", "monday"], "time": []}})

    assert (asked.do, asked.text("form")) == ("submit_form", "form3")
    assert asked.values("day") == ["sunday", "monday"]
    assert asked.values("nothing") == ()
    assert asked.first_values == {"day": "sunday"}
    assert asked.value == ""


@pytest.mark.parametrize("raw", [None, "send", [], {}, {"do": None}, {"do": ["send"]}, {"values": {}}])
def test_what_names_nothing_to_do_is_refused(raw: object) -> None:
    with pytest.raises(PracticeError, match="Reload it"):
        parse_asked(raw)


def test_texts_longer_than_anything_on_the_page_are_cut() -> None:
    asked = parse_asked({"do": "send", "text": "x" * 1_000_000, "values": {"reason": ["y" * 1_000_000]}})

    assert len(asked.text("text")) == len(asked.values("reason")[0]) == 20_000


def test_half_an_emoji_is_sent_on_as_a_question_mark() -> None:
    asked = parse_asked({"do": "send", "text": "boat \ud83d", "values": {"reason": ["\ude80"]}})

    assert (asked.text("text"), asked.values("reason")) == ("boat ?", ["?"])


def test_an_id_is_a_whole_number_of_64_bits_at_most() -> None:
    assert _number("0") == 0
    assert _number("1457546644684800029") == 1457546644684800029
    for text in ("", "-1", "1.5", " 1", "²", "١٢", "1" * 21, "9" * 20_000, "nothing"):
        with pytest.raises(PracticeError, match="Reload it"):
            _number(text)


def test_an_id_that_did_not_come_along_is_missed_in_words() -> None:
    with pytest.raises(PracticeError, match="Reload it"):
        parse_asked({"do": "press", "message": 17}).number("message")


def _number(text: str) -> int:
    return Asked(do="press", data={"message": text}, fields={}).number("message")
