"""A message as a piece of the practice classroom's page: everything that can be in one, and nothing that could harm."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from bot.practice.browser.fragments import View, make_environment
from bot.practice.browser.threads import ThreadLink
from bot.practice.live.directory import Choice, Choosable
from bot.practice.record import (
    Box,
    Button,
    Buttons,
    File,
    Menu,
    MenuKind,
    MenuOption,
    Part,
    Picture,
    Reaction,
    ReplyLine,
    ShownMessage,
    Text,
)
from tests.practice_records import HOSTILE, MONDAY_NOON, make_thread_link, make_view

BREAKING_OUT = '"><img src=x onerror=alert(1)>' + "' onclick='alert(1)"


class Parsed(HTMLParser):
    """What a browser makes of a piece of HTML: its elements with their attributes, and the words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]


def _show(
    *parts: Part, view: View | None = None, thread: ThreadLink | None = None, message: ShownMessage | None = None
) -> Parsed:
    shown = message or ShownMessage(message_id=100, author="Ben", posted_at=MONDAY_NOON, parts=parts)
    template = make_environment().get_template("message.html")
    return Parsed(template.render(message=shown, view=view or make_view(), thread=thread, is_continued=False))


def _make_full(words: str) -> ShownMessage:
    """A message in which everything that a person or the bot can word says this."""
    option = MenuOption(label=words, value=words, description=words)
    menu = Menu(placeholder=words, chosen=(), custom_id=words, options=(option,))
    button = Button(label=words, style="primary", custom_id=words)
    box: tuple[Part, ...] = (
        Text(text=words),
        Buttons(buttons=(button, Button(label=words, style="link", url=words))),
        menu,
        replace(menu, most=3, chosen=(words,)),
        File(name=words, n_bytes=12),
        Picture(name=words, description=words, data=b"", index=1),
    )
    return ShownMessage(
        message_id=100,
        author=words,
        posted_at=MONDAY_NOON,
        parts=(Text(text=words), Box(parts=box, accent="5865f2")),
        reply=ReplyLine(message_id=99, author=words, excerpt=words),
        reactions=(Reaction(emoji=words, people=(7,)),),
        only_for=(words,),
    )


@pytest.mark.parametrize("words", [HOSTILE, BREAKING_OUT])
def test_nothing_anybody_wrote_becomes_markup(words: str) -> None:
    thread = make_thread_link(100, words)

    shown = _show(message=_make_full(words), thread=thread)

    assert {tag for tag, _ in shown.elements}.isdisjoint({"script", "iframe", "object", "style"})
    assert len(shown.find("img")) == 1  # the one picture
    assert not [name for _, found in shown.elements for name in found if name.startswith("on")]


@pytest.mark.parametrize("words", [HOSTILE, BREAKING_OUT])
def test_who_used_a_command_and_what_they_used_is_escaped(words: str) -> None:
    message = ShownMessage(
        message_id=100, author="Harkness", posted_at=MONDAY_NOON, parts=(), used_by=words, command=words
    )

    shown = _show(message=message)

    assert not shown.find("img") + shown.find("script")
    assert shown.words.count(words) == 2


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd"],
)
def test_a_link_that_would_run_something_is_no_link(target: str) -> None:
    shown = _show(Text(text=f"[click]({target}) <{target}>"))

    assert not shown.find("a")


def test_a_link_to_elsewhere_stays_one() -> None:
    shown = _show(Text(text="[the source](https://example.org/a?b=1&c=2)"))

    assert [link["href"] for link in shown.find("a")] == ["https://example.org/a?b=1&c=2"]


def test_a_jump_link_leads_to_the_message_on_the_page() -> None:
    shown = _show(Text(text="[Ben ↗](https://discord.com/channels/1/50/201), in <#50>"))

    assert [link["href"] for link in shown.find("a")] == ["#m201", "#c50"]


def test_a_button_says_which_it_is_and_whether_it_can_be_pressed() -> None:
    keep = Button(label="Keep", style="success", custom_id="h1:review_keep:4:2")
    kept = Button(label="Kept", style="success", custom_id="h1:review_keep:4:3", is_disabled=True)

    shown = _show(Buttons(buttons=(keep, kept)))

    first, second = shown.find("button", **{"data-do": "press"})
    assert (first["data-message"], first["data-control"], first["id"]) == (
        "100",
        "h1:review_keep:4:2",
        "k100-h1-review_keep-4-2",
    )
    assert "disabled" not in first
    assert "disabled" in second


def test_a_link_button_jumps_within_the_class_and_leads_nowhere_else() -> None:
    inside = Button(label="Go to the question", style="link", url="https://discord.com/channels/1/50")
    outside = Button(label="Read it", style="link", url="https://example.org/essay")

    shown = _show(Buttons(buttons=(inside, outside)))

    jumping, still = shown.find("button", **{"class": "button link"})
    assert (jumping["data-do"], jumping["data-at"]) == ("jump", "50")
    assert "data-do" not in still
    assert still["title"] == "Opens https://example.org/essay"


def test_everything_to_press_or_choose_has_an_id_of_its_own_by_which_it_keeps_the_focus() -> None:
    one = Menu(placeholder="One", chosen=(), custom_id="h1:one:1", options=(MenuOption(label="a", value="a"),))
    buttons = tuple(Button(label=action, style="primary", custom_id=f"h1:{action}:1") for action in ("keep", "edit"))
    message = replace(
        _make_full("words"), parts=(one, replace(one, custom_id="h1:many:1", most=2), Buttons(buttons=buttons))
    )

    shown = _show(message=message, thread=make_thread_link(100, "1 · Which one?"))

    ids = [found.get("id") for tag, found in shown.elements if tag in ("button", "select", "summary", "input")]
    assert None not in ids
    assert len(ids) == len(set(ids)) == 11


def test_of_a_select_one_thing_is_chosen_and_the_placeholder_is_no_choice() -> None:
    options = tuple(MenuOption(label=word, value=word.lower()) for word in ("Agree", "Disagree"))
    menu = Menu(placeholder="Your position", chosen=(), custom_id="h1:position:1", options=options)

    nothing_chosen = _show(menu)
    one_chosen = _show(
        replace(menu, chosen=("Agree",), options=(replace(options[0], is_chosen=True), options[1]), least=0)
    )

    [select] = nothing_chosen.find("select")
    assert (select["data-do"], select["data-message"], select["data-control"]) == ("choose", "100", "h1:position:1")
    assert [option.get("value") for option in nothing_chosen.find("option")] == ["", "agree", "disagree"]
    assert "disabled" in nothing_chosen.find("option", value="")[0]
    assert "selected" in one_chosen.find("option", value="agree")[0]
    assert "disabled" not in one_chosen.find("option", value="")[0]  # it may be taken back


def test_several_things_are_chosen_with_boxes_to_tick() -> None:
    options = tuple(MenuOption(label=word, value=word, is_chosen=word == "Ana") for word in ("Ana", "Ben", "Cleo"))
    menu = Menu(placeholder="Students", chosen=("Ana",), custom_id="h1:x:1", options=options, least=0, most=3)

    shown = _show(menu)

    boxes = shown.find("input", type="checkbox", name="value")
    assert [box["value"] for box in boxes] == ["Ana", "Ben", "Cleo"]
    assert [box["value"] for box in boxes if "checked" in box] == ["Ana"]
    assert shown.find("form", **{"data-do": "choose", "data-message": "100", "data-control": "h1:x:1"})
    assert "1 chosen" in shown.words


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (MenuKind.PEOPLE, ["8", "7"]),
        (MenuKind.CHANNELS, ["50"]),
        (MenuKind.ROLES, ["90"]),
    ],
)
def test_a_select_of_the_servers_things_offers_those(kind: MenuKind, offered: list[str]) -> None:
    chosen = MenuOption(label="<@7>", value=offered[-1], is_chosen=True)
    menu = Menu(placeholder="Which", chosen=("<@7>",), kind=kind, custom_id="h1:x:1", options=(chosen,))

    shown = _show(menu)

    assert [option["value"] for option in shown.find("option")] == offered
    assert [option["value"] for option in shown.find("option") if "selected" in option] == [offered[-1]]


def test_what_can_be_chosen_in_the_server_is_escaped() -> None:
    view = make_view(choosable=Choosable(people=(Choice(name=BREAKING_OUT, value="8"),)))

    shown = _show(Menu(placeholder="Who", chosen=(), kind=MenuKind.PEOPLE, custom_id="h1:x:1"), view=view)

    assert BREAKING_OUT in shown.words
    assert not shown.find("img")


def test_files_and_pictures_are_fetched_as_the_person_of_the_window() -> None:
    view = replace(make_view(), viewer_key="zoë & co")

    shown = _show(
        File(name="week.csv", n_bytes=3_000), Picture(name="map.png", description="A map", data=b"", index=1), view=view
    )

    file, picture = shown.find("a")
    assert (file["href"], file["download"]) == ("/files/100/0?as=zo%C3%AB%20%26%20co", "week.csv")
    assert picture["href"] == "/files/100/1?as=zo%C3%AB%20%26%20co"
    assert [image["alt"] for image in shown.find("img")] == ["A map"]
    assert "3 KB" in shown.words


def test_a_reaction_says_whether_it_is_ones_own() -> None:
    message = ShownMessage(
        message_id=100,
        author="Ana",
        posted_at=MONDAY_NOON,
        parts=(),
        reactions=(Reaction(emoji="🔥", people=(8, 7)), Reaction(emoji="💀", people=(8,))),
    )

    shown = _show(message=message)

    own, other = shown.find("button", **{"data-do": "react"})
    assert (own["aria-pressed"], own["data-emoji"], own["aria-label"]) == ("true", "🔥", "🔥, 2")
    assert other["aria-pressed"] == "false"


def test_a_private_answer_says_so_and_can_be_dismissed() -> None:
    message = ShownMessage(
        message_id=300, author="Harkness", posted_at=MONDAY_NOON, parts=(), only_for=("Ben",), used_by="Ben"
    )

    shown = _show(message=message)

    assert "Only you can see this" in shown.words
    assert shown.find("button", **{"data-do": "dismiss", "data-message": "300"})


def test_a_reply_leads_to_what_it_answers_and_says_where_that_is_gone() -> None:
    answer = ShownMessage(
        message_id=204,
        author="Ana",
        posted_at=MONDAY_NOON,
        parts=(Text(text="no"),),
        reply=ReplyLine(message_id=201, author="Ben", excerpt="the second one"),
    )

    standing = _show(message=answer)
    gone = _show(message=replace(answer, reply=ReplyLine(message_id=201, author="", excerpt=None)))

    assert [found["data-at"] for found in standing.find("button", **{"data-do": "jump"})] == ["201"]
    assert not gone.find("button", **{"data-do": "jump"})
    assert "The original message was deleted." in gone.words


def test_times_are_those_of_the_class() -> None:
    view = make_view()

    assert (view.time(MONDAY_NOON), view.clock(MONDAY_NOON)) == ("Mon 12:00", "12:00")
    assert view.day(MONDAY_NOON) == "Monday, 5 January 2026"
    assert view.size(1023) == "1023 bytes"


def test_a_person_has_one_colour_and_the_bot_its_own() -> None:
    view = make_view()

    assert re.fullmatch(r"a\d+", view.colour("Ben"))
    assert view.colour("Ben") != view.colour("Ms. Okafor")
    assert view.colour("Harkness") == "bot"
