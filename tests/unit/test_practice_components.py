"""From Discord's raw components and embeds to what a person sees of them."""

from bot.practice.components import describe_pictures, find_menus, show_components, show_embeds
from bot.practice.record import Box, Button, Buttons, Menu, MenuKind, MenuOption, Rule, Text


def test_a_card_is_a_box_with_everything_in_it_in_order() -> None:
    section = {
        "type": 9,
        "components": [{"type": 10, "content": "Beside a button"}],
        "accessory": {"type": 2, "style": 1, "label": "Go", "custom_id": "h1:go:1"},
    }
    card = {
        "type": 17,
        "accent_color": 0x00FF7F,
        "components": [{"type": 10, "content": "### Title"}, {"type": 14}, section],
    }

    assert show_components([card]) == (
        Box(
            accent="00ff7f",
            parts=(
                Text(text="### Title"),
                Rule(),
                Text(text="Beside a button"),
                Buttons(buttons=(Button(label="Go", style="primary", custom_id="h1:go:1"),)),
            ),
        ),
    )


def test_a_card_without_a_colour_has_none() -> None:
    assert show_components([{"type": 17, "components": []}]) == (Box(parts=(), accent=None),)


def test_buttons_are_shown_with_emoji_style_and_whether_they_can_be_pressed() -> None:
    row = {
        "type": 1,
        "components": [
            {"type": 2, "style": 4, "label": "Discard", "emoji": {"name": "🗑️"}, "custom_id": "a", "disabled": True},
            {"type": 2, "style": 5, "label": "Jump", "url": "https://discord.com/channels/1/2/3"},
            {"type": 2, "emoji": {"name": "▶"}, "custom_id": "b"},
        ],
    }

    assert show_components([row]) == (
        Buttons(
            buttons=(
                Button(label="🗑️ Discard", style="danger", custom_id="a", is_disabled=True),
                Button(label="Jump", style="link", url="https://discord.com/channels/1/2/3"),
                Button(label="▶", style="secondary", custom_id="b"),
            )
        ),
    )


def test_a_select_has_its_options_and_how_many_may_be_chosen() -> None:
    select = {
        "type": 3,
        "custom_id": "h1:setup_pack:1",
        "placeholder": "Question pack",
        "min_values": 0,
        "max_values": 2,
        "options": [
            {"label": "Bridges", "value": "bridges", "description": "3 questions", "default": True},
            {"label": "Ferries", "value": "ferries"},
        ],
    }

    [menu] = show_components([{"type": 1, "components": [select]}])

    assert menu == Menu(
        placeholder="Question pack",
        chosen=("Bridges",),
        custom_id="h1:setup_pack:1",
        options=(
            MenuOption(label="Bridges", value="bridges", description="3 questions", is_chosen=True),
            MenuOption(label="Ferries", value="ferries"),
        ),
        least=0,
        most=2,
    )


def test_selects_of_the_server_say_of_what_and_who_is_chosen_as_a_mention() -> None:
    selects = [
        {"type": 5, "custom_id": "people", "default_values": [{"id": "7", "type": "user"}], "max_values": 25},
        {"type": 6, "custom_id": "roles", "default_values": [{"id": "90", "type": "role"}]},
        {"type": 8, "custom_id": "channels", "default_values": [{"id": "50", "type": "channel"}]},
    ]

    menus = list(find_menus(show_components([{"type": 1, "components": [each]} for each in selects])))

    assert [(menu.kind, menu.chosen, menu.most) for menu in menus] == [
        (MenuKind.PEOPLE, ("<@7>",), 25),
        (MenuKind.ROLES, ("<@&90>",), 1),
        (MenuKind.CHANNELS, ("<#50>",), 1),
    ]


def test_selects_are_found_however_deep_they_stand() -> None:
    row = {"type": 1, "components": [{"type": 3, "custom_id": "deep", "options": []}]}

    parts = show_components([{"type": 17, "components": [{"type": 17, "components": [row]}]}, row])

    assert [menu.custom_id for menu in find_menus(parts)] == ["deep", "deep"]


def test_galleries_and_files_leave_it_to_their_attachments_but_say_what_a_picture_shows() -> None:
    gallery = {
        "type": 12,
        "items": [{"media": {"url": "attachment://map.png"}, "description": "A map"}, {"media": {"url": "b"}}],
    }

    assert show_components([gallery, {"type": 13, "file": {"url": "attachment://a.csv"}}]) == ()
    assert list(describe_pictures([gallery])) == [("attachment://map.png", "A map"), ("b", "")]


def test_an_embed_is_a_box_with_title_words_fields_and_footer() -> None:
    embed = {
        "title": "Week 3",
        "description": "Two questions",
        "color": 255,
        "fields": [{"name": "Agree", "value": "7"}, {"name": "Disagree", "value": "6"}],
        "footer": {"text": "By rules"},
    }

    assert show_embeds([embed]) == (
        Box(
            accent="0000ff",
            parts=(
                Text(text="### Week 3"),
                Text(text="Two questions"),
                Text(text="**Agree**\n7"),
                Text(text="**Disagree**\n6"),
                Text(text="-# By rules"),
            ),
        ),
    )


def test_an_empty_embed_is_an_empty_box() -> None:
    assert show_embeds([{}]) == (Box(parts=(), accent=None),)
