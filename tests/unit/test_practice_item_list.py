"""What a window has to change when something in its room has changed, and what it may leave as it is."""

from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from jinja2 import Environment, Template

from bot.practice.browser.fragments import View, make_environment
from bot.practice.browser.item_list import Change, Contents, ItemList
from bot.practice.browser.threads import ThreadLink
from bot.practice.record import Box, Item, Reaction, ShownMessage, StageNote, Text
from tests.practice_records import MONDAY_NOON, make_thread_link, make_view

NO_THREADS: Mapping[int, ThreadLink] = {}


def _message(number: int, text: str = "words", *, minutes: int = 0, author: str = "Ben") -> ShownMessage:
    at = MONDAY_NOON + timedelta(minutes=minutes)
    return ShownMessage(message_id=number, author=author, posted_at=at, parts=(Text(text=text),))


class _CountingEnvironment(Environment):
    """The page's templates, with the names of those that were asked for."""

    def __init__(self) -> None:
        super().__init__(loader=make_environment().loader, autoescape=True)
        self.rendered: list[str] = []

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, object] | None = None,
    ) -> Template:
        if parent is None:
            self.rendered.append(str(name))
        return super().get_template(name, parent, globals)


class Shown:
    """A window's list, with what its browser makes of every change."""

    def __init__(self) -> None:
        self._list = ItemList(make_environment())
        self.pieces: dict[str, str] = {}

    def update(
        self, *items: Item, view: View | None = None, threads: Mapping[int, ThreadLink] = NO_THREADS
    ) -> tuple[list[str], list[str]]:
        """The keys of what is put, and of what is taken away."""
        change = self._list.update(Contents(items=items, threads=threads), view or make_view())
        self._apply(change)
        return [key for key, _, _ in change.put], list(change.removed)

    def clear(self) -> None:
        self._list.clear()
        self.pieces.clear()

    def _apply(self, change: Change) -> None:
        order = [key for key in self.pieces if key not in change.removed]
        for key, html, before in change.put:
            if key not in order:
                order.insert(order.index(before) + 1 if before else 0, key)
            self.pieces[key] = html
        self.pieces = {key: self.pieces[key] for key in order}


@pytest.fixture
def shown() -> Shown:
    return Shown()


def test_the_first_time_everything_is_put_in_order(shown: Shown) -> None:
    put, removed = shown.update(_message(1), _message(2, minutes=1))

    assert (put, removed) == (["d1", "m1", "m2"], [])
    assert list(shown.pieces) == put


def test_nothing_is_sent_where_nothing_has_changed(shown: Shown) -> None:
    shown.update(_message(1), _message(2))

    assert shown.update(_message(1), _message(2)) == ([], [])


def test_of_a_new_message_only_itself_is_sent(shown: Shown) -> None:
    shown.update(_message(1))

    assert shown.update(_message(1), _message(2)) == (["m2"], [])
    assert list(shown.pieces) == ["d1", "m1", "m2"]


def test_a_changed_message_is_set_anew_in_its_place(shown: Shown) -> None:
    shown.update(_message(1), _message(2))

    put, removed = shown.update(replace(_message(1, "other words"), is_edited=True), _message(2))

    assert (put, removed) == (["m1"], [])
    assert list(shown.pieces) == ["d1", "m1", "m2"]
    assert "other words" in shown.pieces["m1"]
    assert "(edited)" in shown.pieces["m1"]


def test_a_new_reaction_sets_its_message_anew(shown: Shown) -> None:
    shown.update(_message(1), _message(2))

    put, _ = shown.update(replace(_message(1), reactions=(Reaction(emoji="🔥", people=(8,)),)), _message(2))

    assert put == ["m1"]


def test_a_deleted_message_is_taken_away_and_the_next_gets_its_authors_name(shown: Shown) -> None:
    first, second = _message(1), _message(2, minutes=1)
    shown.update(first, second)
    assert "<header>" not in shown.pieces["m2"]

    put, removed = shown.update(second)

    assert (put, removed) == (["m2"], ["m1"])
    assert "<header>" in shown.pieces["m2"]


def test_the_last_message_of_a_day_takes_the_day_with_it(shown: Shown) -> None:
    yesterday, today = _message(1), _message(2, minutes=24 * 60)
    shown.update(yesterday, today)

    shown.update(today)

    assert list(shown.pieces) == ["d1", "m2"]
    assert "Tuesday, 6 January 2026" in shown.pieces["d1"]


def test_a_message_under_which_a_thread_opens_is_set_anew(shown: Shown) -> None:
    shown.update(_message(1), _message(2))

    put, _ = shown.update(_message(1), _message(2), threads={2: make_thread_link(2, "2 · Why?")})

    assert put == ["m2"]
    assert 'data-room="2"' in shown.pieces["m2"]


def test_every_day_of_the_class_calendar_has_its_line(shown: Shown) -> None:
    # Sunday evening and Monday morning in Chicago are the same day in UTC.
    evening = datetime.fromisoformat("2026-01-04T19:30:00-06:00")
    items = [replace(_message(n), posted_at=evening + timedelta(hours=12 * n)) for n in range(4)]

    shown.update(*items)

    assert list(shown.pieces) == ["d1", "m0", "d2", "m1", "m2", "d3", "m3"]
    assert "Sunday, 4 January 2026" in shown.pieces["d1"]
    assert "Monday, 5 January 2026" in shown.pieces["d2"]
    assert "Tuesday, 6 January 2026" in shown.pieces["d3"]


def test_notes_of_the_same_instant_are_all_shown(shown: Shown) -> None:
    notes = [StageNote(at=MONDAY_NOON, text=f"{who} deleted a message.") for who in ("Ana", "Ben")]

    shown.update(_message(1), *notes)

    page = "".join(shown.pieces.values())
    assert page.index("Ana deleted a message.") < page.index("Ben deleted a message.")


@pytest.mark.parametrize("is_boxed", [True, False])
def test_only_what_says_how_long_something_is_from_now_changes_with_the_minute(shown: Shown, is_boxed: bool) -> None:
    due = Text(text=f"Due <t:{int(MONDAY_NOON.timestamp()) + 7200}:R>")
    moving = replace(_message(1), parts=(Box(parts=(Box(parts=(due,)),)) if is_boxed else due,))
    still = _message(2, f"at <t:{int(MONDAY_NOON.timestamp())}:t>")
    shown.update(moving, still, view=_view_at(minutes=0))
    assert "in 2 hours" in shown.pieces["m1"]

    assert shown.update(moving, still, view=_view_at(minutes=0, seconds=59)) == ([], [])
    assert shown.update(moving, still, view=_view_at(minutes=70)) == (["m1"], [])
    assert "in 50 minutes" in shown.pieces["m1"]


def test_only_what_has_changed_is_rendered_again() -> None:
    environment = _CountingEnvironment()
    items = ItemList(environment)
    items.update(Contents(items=(_message(1), _message(2))), make_view())
    environment.rendered.clear()

    items.update(Contents(items=(_message(1), _message(2), _message(3))), make_view())

    assert environment.rendered == ["day.html", "message.html"]


def test_another_room_begins_with_an_empty_list(shown: Shown) -> None:
    shown.update(_message(1))

    shown.clear()

    assert shown.update(_message(1)) == (["d1", "m1"], [])


def _view_at(*, minutes: int, seconds: int = 0) -> View:
    return make_view(now=MONDAY_NOON + timedelta(minutes=minutes, seconds=seconds))
