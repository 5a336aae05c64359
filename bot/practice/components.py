"""From the raw components and embeds of a message to the parts a person sees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from simcord.enums import ComponentType

from bot.practice.record import Box, Button, Buttons, Menu, MenuKind, MenuOption, Part, Rule, Text

_BUTTON_STYLES = {1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium"}

_MENU_KINDS: Mapping[object, MenuKind] = {
    ComponentType.USER_SELECT: MenuKind.PEOPLE,
    ComponentType.ROLE_SELECT: MenuKind.ROLES,
    ComponentType.CHANNEL_SELECT: MenuKind.CHANNELS,
}

Component = Mapping[str, object]


def show_components(components: Iterable[Component]) -> tuple[Part, ...]:
    """What a message's components show; files and galleries show nothing here, as their attachments are shown."""
    return tuple(part for component in components for part in _show_component(component))


def find_menus(parts: Iterable[Part]) -> Iterator[Menu]:
    """Every select among the parts, however deep."""
    for part in parts:
        if isinstance(part, Menu):
            yield part
        elif isinstance(part, Box):
            yield from find_menus(part.parts)


def _show_component(component: Component) -> tuple[Part, ...]:
    children = as_list(component.get("components"))
    match component["type"]:
        case ComponentType.CONTAINER:
            accent = component.get("accent_color")
            colour = f"{accent:06x}" if isinstance(accent, int) else None
            return (Box(parts=show_components(children), accent=colour),)
        case ComponentType.TEXT_DISPLAY:
            return (Text(text=str(component["content"])),)
        case ComponentType.SEPARATOR:
            return (Rule(),)
        case ComponentType.SECTION:
            return (*show_components(children), *_show_component(as_mapping(component["accessory"])))
        case ComponentType.ACTION_ROW:
            return _show_row(children)
        case ComponentType.BUTTON:
            return (Buttons(buttons=(_show_button(component),)),)
        case ComponentType.FILE | ComponentType.MEDIA_GALLERY:
            return ()  # the attachments themselves are shown
        case _:
            return (_show_menu(component),)


def _show_row(children: Sequence[Component]) -> tuple[Part, ...]:
    if all(child["type"] == ComponentType.BUTTON for child in children):
        return (Buttons(buttons=tuple(_show_button(child) for child in children)),)
    return tuple(_show_menu(child) for child in children)


def _show_button(component: Component) -> Button:
    style, url = component.get("style"), component.get("url")
    return Button(
        label=" ".join(filter(None, (_emoji(component), str(component.get("label") or "")))),
        style=_BUTTON_STYLES[style] if isinstance(style, int) else "secondary",
        url=str(url) if url else None,
        custom_id=str(component.get("custom_id") or ""),
        is_disabled=bool(component.get("disabled")),
    )


def _emoji(component: Component) -> str:
    return str(as_mapping(component.get("emoji")).get("name") or "")


def _show_menu(component: Component) -> Menu:
    kind = _MENU_KINDS.get(component["type"], MenuKind.OPTIONS)
    options = tuple(_options(component))
    return Menu(
        placeholder=str(component.get("placeholder") or ""),
        chosen=tuple(option.label for option in options if option.is_chosen),
        kind=kind,
        custom_id=str(component.get("custom_id") or ""),
        options=options,
        least=_number(component.get("min_values")),
        most=_number(component.get("max_values")),
    )


def _options(component: Component) -> Iterator[MenuOption]:
    for option in as_list(component.get("options")):
        yield MenuOption(
            label=str(option["label"]),
            value=str(option["value"]),
            description=str(option.get("description") or ""),
            is_chosen=bool(option.get("default")),
        )
    # Defaults of role, user and channel selects are ids; a mention is how a reader sees them.
    signs = {"role": "@&", "user": "@", "channel": "#"}
    for value in as_list(component.get("default_values")):
        yield MenuOption(label=f"<{signs[str(value['type'])]}{value['id']}>", value=str(value["id"]), is_chosen=True)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1


def show_embeds(embeds: Iterable[Component]) -> tuple[Part, ...]:
    """What a message's embeds show: a box each, with title, words and fields."""
    return tuple(_show_embed(embed) for embed in embeds)


def _show_embed(embed: Component) -> Box:
    colour, title = embed.get("color"), embed.get("title")
    fields = [f"**{field['name']}**\n{field['value']}" for field in as_list(embed.get("fields"))]
    footer = as_mapping(embed.get("footer")).get("text")
    texts = (
        f"### {title}" if title else "",
        str(embed.get("description") or ""),
        *fields,
        f"-# {footer}" if footer else "",
    )
    return Box(
        parts=tuple(Text(text=text) for text in texts if text),
        accent=f"{colour:06x}" if isinstance(colour, int) else None,
    )


def describe_pictures(components: Iterable[Component]) -> Iterator[tuple[str, str]]:
    """Where each picture of a gallery lies, and what it is said to show."""
    for component in components:
        for item in as_list(component.get("items")):
            yield str(as_mapping(item.get("media")).get("url")), str(item.get("description") or "")


def as_list(value: object) -> list[Component]:
    """The list, or an empty one."""
    return value if isinstance(value, list) else []


def as_mapping(value: object) -> Component:
    """The mapping, or an empty one."""
    return value if isinstance(value, Mapping) else {}
