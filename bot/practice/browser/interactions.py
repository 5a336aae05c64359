"""What a window asks of the bot: its buttons, selects and menus, its forms, its slash commands."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.practice.browser.asked import Asked
from bot.practice.browser.form_fragments import render_command, render_form, render_picker, render_suggestions
from bot.practice.browser.uploads import Uploads
from bot.practice.browser.window import Window, Writing
from bot.practice.discord_markdown import Reading
from bot.practice.live.commands import (
    Command,
    match_commands,
    parse_filled,
    parse_options,
    read_choices,
    read_commands,
    read_message_menus,
)
from bot.practice.live.directory import Upload, get_handle, read_id
from bot.practice.live.forms import Form, parse_answers, read_form
from bot.practice.live.hands import Answered
from bot.practice.record import MenuKind
from bot.practice.stage import PracticeError

_EMOJIS = ("👍", "❤️", "😂", "🔥", "🤔")


@dataclass(slots=True, kw_only=True)
class Interactions:
    """Brings to the bot what its window asks for, and shows what it answers. `forms` are those open in the window."""

    window: Window
    uploads: Uploads
    forms: dict[str, Form] = field(default_factory=dict)

    def handlers(self) -> Mapping[str, Callable[[Asked], Awaitable[None]]]:
        """What the bot can be asked for."""
        return {
            "message_menu": self._message_menu,
            "use_menu": self._use_menu,
            "press": self._press,
            "choose": self._choose,
            "submit_form": self._submit_form,
            "cancel_form": self._close_form,
            "pick": self._pick,
            "choose_command": self._choose_command,
            "suggest": self._suggest,
            "run_command": self._run_command,
        }

    async def _message_menu(self, asked: Asked) -> None:
        window, message_id = self.window, asked.number("message")
        message = window.live.rooms.find_message(window.person, window.room_id, message_id)
        is_own = message.author_id == window.person.id
        html = window.render(
            "message_menu.html",
            message_id=message_id,
            emojis=_EMOJIS,
            is_private=message.is_ephemeral,
            is_own=is_own,
            may_delete=is_own or window.live.hands.may_moderate(window.person, window.room_id),
            apps=read_message_menus(window.live.hands.menus(window.person, window.room_id)),
        )
        window.screen.call("openMenu", html)

    async def _use_menu(self, asked: Asked) -> None:
        window = self.window
        self.show(
            await window.live.hands.use_menu(
                window.person, window.room_id, asked.text("command"), asked.number("message")
            )
        )

    async def _press(self, asked: Asked) -> None:
        window = self.window
        self.show(
            await window.live.hands.press(window.person, window.room_id, asked.number("message"), asked.text("control"))
        )

    async def _choose(self, asked: Asked) -> None:
        window, message_id, control = self.window, asked.number("message"), asked.text("control")
        kind = window.live.hands.menu_kind(window.person, window.room_id, message_id, control)
        find = {
            MenuKind.PEOPLE: window.directory.find_person,
            MenuKind.ROLES: window.directory.find_role,
            MenuKind.CHANNELS: window.directory.find_channel,
        }.get(kind)
        chosen = asked.values("value")
        given: Sequence[object] = [get_handle(find, each, asked_by="this menu") for each in chosen] if find else chosen
        self.show(await window.live.hands.choose(window.person, window.room_id, message_id, control, given))

    async def _submit_form(self, asked: Asked) -> None:
        window, form_id = self.window, asked.text("form")
        form = self.forms.get(form_id)
        if form is None:
            raise PracticeError("This form is no longer open. Press its button again.")
        try:
            answers = parse_answers(form, asked.fields, directory=window.directory, find_upload=self.find_upload)
            answered = await window.live.hands.submit(window.person, form_id, answers)
        except PracticeError as problem:
            window.screen.call("say", "form-problem", str(problem))
            return
        await self._close_form(asked)
        self.show(answered)

    async def _close_form(self, asked: Asked) -> None:
        self.forms.pop(asked.text("form"), None)
        self.window.set("dialog", "")

    def show(self, answered: Answered) -> None:
        """Open the form that the bot answered with, if it did."""
        if answered.form_id is None or answered.modal is None:
            return
        window, live = self.window, self.window.live
        form = self.forms[answered.form_id] = read_form(answered.modal)
        reading = Reading(names=live.world.recorder.names(), zone=live.clock.zone, now=live.clock.now())
        html = render_form(form, form_id=answered.form_id, reading=reading, choosable=window.directory.choosable)
        window.set("dialog", html)

    def begin_command(self, text: str) -> bool:
        """Have the person fill in the command that the text most likely means; False where it means none."""
        matching = self._match(text) if text.startswith("/") else ()
        if matching:
            self._fill_in(matching[0])
        return bool(matching)

    async def _pick(self, asked: Asked) -> None:
        self.window.forget("pick")
        self.window.set("pick", render_picker(self._match(asked.text("text"))))

    async def _choose_command(self, asked: Asked) -> None:
        chosen = next((each for each in self._match("/") if each.name == asked.text("command")), None)
        if chosen is None:
            raise PracticeError("You cannot use this command here.")
        self._fill_in(chosen)

    def _match(self, text: str) -> Sequence[Command]:
        """The commands that the text, which begins with a slash, may mean to this person here."""
        window = self.window
        commands = read_commands(window.live.hands.commands(window.person, window.room_id))
        return match_commands(commands, text.removeprefix("/"))

    def _fill_in(self, command: Command) -> None:
        window = self.window
        window.command = command
        window.forget("pick")
        window.set("pick", "")
        window.set("composer", render_command(command, choosable=window.directory.choosable))

    async def _suggest(self, asked: Asked) -> None:
        window, command, option = self.window, self.window.command, asked.text("option")
        if command is None or all(each.name != option for each in command.options):
            return
        filled = parse_filled(command, asked.first_values, but=option, directory=window.directory)
        offered = await window.live.hands.suggest(
            window.person, window.room_id, command.name, option, asked.text("text"), filled
        )
        window.screen.call("set", f"suggestions-{option}", render_suggestions(option, read_choices(offered)))

    async def _run_command(self, asked: Asked) -> None:
        window, command = self.window, self.window.command
        if command is None:
            return
        try:
            options = parse_options(
                command, asked.first_values, directory=window.directory, find_upload=self.find_upload
            )
            answered = await window.live.hands.slash(window.person, window.room_id, command.name, options)
        except PracticeError as problem:
            window.screen.call("say", "command-problem", str(problem))
            return
        window.write(Writing())
        window.screen.call("toEnd")
        self.show(answered)

    def find_upload(self, upload_id: str) -> Upload | None:
        """What was uploaded under this id, or None."""
        number = read_id(upload_id)
        found = self.uploads.find(number) if number is not None else None
        return (found.name, found.data) if found else None
