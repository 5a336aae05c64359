"""What a window asks for, done: each `data-do` of the page is a method here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.practice.browser.asked import Asked
from bot.practice.browser.form_fragments import render_command, render_form, render_picker, render_suggestions
from bot.practice.browser.guide import Guide
from bot.practice.browser.keepsake import pack_files
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
from bot.practice.live.directory import Upload
from bot.practice.live.forms import Form, parse_answers, read_form
from bot.practice.live.hands import Answered
from bot.practice.live.session import Session
from bot.practice.live.students import Pace
from bot.practice.record import MenuKind
from bot.practice.stage import PracticeError

_EMOJIS = ("👍", "❤️", "😂", "🔥", "🤔")

Handler = Callable[[Asked], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Acts:
    """Does what its window asks for. `forms` are those open in the window."""

    session: Session
    window: Window
    uploads: Uploads
    guide: Guide
    forms: dict[str, Form] = field(default_factory=dict)

    async def do(self, asked: Asked) -> None:
        """Do it and show what came of it. Raises PracticeError with what the person should read."""
        handlers: Mapping[str, Handler] = {
            "open": self._open,
            "jump": self._jump,
            "act_as": self._act_as,
            "send": self._send,
            "reply": self._reply,
            "edit": self._edit,
            "no_context": self._no_context,
            "delete": self._delete,
            "react": self._react,
            "dismiss": self._dismiss,
            "message_menu": self._message_menu,
            "use_menu": self._use_menu,
            "press": self._press,
            "choose": self._choose,
            "pick": self._pick,
            "choose_command": self._choose_command,
            "cancel_command": self._no_context,
            "suggest": self._suggest,
            "run_command": self._run_command,
            "submit_form": self._submit_form,
            "cancel_form": self._close_form,
            "next_event": self._next_event,
            "plus_hour": self._plus_hour,
            "week_end": self._week_end,
            "pace": self._pace,
            "drop_essay": self._drop_essay,
            "keep": self._keep,
            "start_over": self._start_over,
            **self.guide.handlers(),
        }
        handler = handlers.get(asked.do)
        if handler is None:
            return
        await handler(asked)
        self.window.show()

    # ------------------------------------------------------------ looking

    async def _open(self, asked: Asked) -> None:
        self.window.open(asked.number("room"))

    async def _jump(self, asked: Asked) -> None:
        wanted = asked.number("at")
        room_id = self._room_of(wanted)
        if room_id != self.window.room_id:
            self.window.open(room_id)
            self.window.show()
        self.window.screen.call("jump", str(wanted))

    def _room_of(self, wanted: int) -> int:
        """The room with this id, or the one that the message with this id stands in. Raises PracticeError."""
        window, messages = self.window, self.window.live.world.recorder.backend.messages
        for room in window.live.rooms.list_for(window.person):
            if wanted == room.channel_id != window.room_id or wanted in messages.get(room.channel_id, {}):
                return room.channel_id
        raise PracticeError("This message is gone, or you cannot see it.")

    async def _act_as(self, asked: Asked) -> None:
        self.window.act_as(self.window.live.people.get(asked.value, self.window.person))

    # ------------------------------------------------------------ writing

    async def _send(self, asked: Asked) -> None:
        window, writing = self.window, self.window.writing
        text = asked.text("text").strip()
        if text.startswith("/") and writing.editing is None and (commands := self._match(text)):
            self._fill_in(commands[0])
            return
        try:
            if writing.editing is not None:
                await window.live.hands.edit(window.person, window.room_id, writing.editing, text)
            else:
                await window.live.hands.send(window.person, window.room_id, text, reply_to=writing.reply_to)
        except PracticeError:
            window.screen.call("write", text)
            raise
        window.writing = Writing()

    async def _reply(self, asked: Asked) -> None:
        author = self._author(asked.number("message"))
        self._write(Writing(reply_to=asked.number("message"), note=f"Replying to {author}"))

    async def _edit(self, asked: Asked) -> None:
        window, message_id = self.window, asked.number("message")
        text = window.live.world.recorder.backend.get_message(window.room_id, message_id).content
        self._write(Writing(editing=message_id, note="Editing your message", text=text))

    async def _no_context(self, _: Asked) -> None:
        self.window.command = None
        self._write(Writing())

    def _write(self, writing: Writing) -> None:
        self.window.writing = writing
        self.window.forget("composer")
        self.window.show()
        self.window.screen.call("write", writing.text)

    async def _delete(self, asked: Asked) -> None:
        window = self.window
        await window.live.hands.delete(window.person, window.room_id, asked.number("message"))

    async def _react(self, asked: Asked) -> None:
        window = self.window
        await window.live.hands.react(window.person, window.room_id, asked.number("message"), asked.text("emoji"))

    async def _dismiss(self, asked: Asked) -> None:
        self.window.live.rooms.dismiss(asked.number("message"))

    # ------------------------------------------------------------ the bot's buttons, selects and menus

    async def _message_menu(self, asked: Asked) -> None:
        window, message_id = self.window, asked.number("message")
        author_id = window.live.world.recorder.backend.get_message(window.room_id, message_id).author_id
        is_own = author_id == window.person.id
        html = window.render(
            "message_menu.html",
            message_id=message_id,
            emojis=_EMOJIS,
            is_own=is_own,
            may_delete=is_own or window.live.hands.may_moderate(window.person, window.room_id),
            apps=read_message_menus(window.live.hands.menus(window.person, window.room_id)),
        )
        window.screen.call("openMenu", html)

    async def _use_menu(self, asked: Asked) -> None:
        window = self.window
        self._answer(
            await window.live.hands.use_menu(
                window.person, window.room_id, asked.text("command"), asked.number("message")
            )
        )

    async def _press(self, asked: Asked) -> None:
        window = self.window
        self._answer(
            await window.live.hands.press(window.person, window.room_id, asked.number("message"), asked.text("control"))
        )

    async def _choose(self, asked: Asked) -> None:
        window, message_id, control = self.window, asked.number("message"), asked.text("control")
        kind = window.live.hands.menu_kind(window.room_id, message_id, control)
        find = {
            MenuKind.PEOPLE: self.window.directory.find_person,
            MenuKind.ROLES: self.window.directory.find_role,
            MenuKind.CHANNELS: self.window.directory.find_channel,
        }.get(kind)
        given: Sequence[object] = [find(int(v)) for v in asked.values("value")] if find else asked.values("value")
        self._answer(await window.live.hands.choose(window.person, window.room_id, message_id, control, given))

    async def _submit_form(self, asked: Asked) -> None:
        window, form_id = self.window, asked.text("form")
        form = self.forms.get(form_id)
        if form is None:
            raise PracticeError("This form is no longer open. Press its button again.")
        try:
            answers = parse_answers(form, asked.fields, directory=self.window.directory, find_upload=self._find_upload)
            answered = await window.live.hands.submit(window.person, form_id, answers)
        except PracticeError as problem:
            window.screen.call("say", "form-problem", str(problem))
            return
        await self._close_form(asked)
        self._answer(answered)

    async def _close_form(self, asked: Asked) -> None:
        self.forms.pop(asked.text("form"), None)
        self.window.set("dialog", "")

    def _answer(self, answered: Answered) -> None:
        """Open the form that the bot answered with, if it did."""
        if answered.form_id is None or answered.modal is None:
            return
        live = self.window.live
        form = self.forms[answered.form_id] = read_form(answered.modal)
        reading = Reading(names=live.world.recorder.names(), zone=live.clock.zone, now=live.clock.now())
        html = render_form(form, form_id=answered.form_id, reading=reading, choosable=self.window.directory.choosable)
        self.window.set("dialog", html)

    # ------------------------------------------------------------ slash commands

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
        """Have the person fill in what the command is to be told."""
        window = self.window
        window.command = command
        window.forget("pick")
        window.set("pick", "")
        window.set("composer", render_command(command, choosable=window.directory.choosable))

    async def _suggest(self, asked: Asked) -> None:
        window, command, option = self.window, self.window.command, asked.text("option")
        if command is None or all(each.name != option for each in command.options):
            return
        filled = parse_filled(command, asked.first_values, but=option, directory=self.window.directory)
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
                command, asked.first_values, directory=self.window.directory, find_upload=self._find_upload
            )
            answered = await window.live.hands.slash(window.person, window.room_id, command.name, options)
        except PracticeError as problem:
            window.screen.call("say", "command-problem", str(problem))
            return
        await self._no_context(asked)
        window.screen.call("toEnd")
        self._answer(answered)

    # ------------------------------------------------------------ the class's time, and the class itself

    async def _next_event(self, _: Asked) -> None:
        if not await self.window.live.clock.wait_for_event():
            raise PracticeError("Nothing happened for a week. Post a question, or schedule some with /prompt schedule.")

    async def _plus_hour(self, _: Asked) -> None:
        await self.window.live.clock.wait(timedelta(hours=1))

    async def _week_end(self, _: Asked) -> None:
        await self.window.live.clock.wait_for_week_end()

    async def _pace(self, asked: Asked) -> None:
        self.window.live.students.pace = Pace(asked.value)

    async def _drop_essay(self, asked: Asked) -> None:
        """The teacher gives the bot an essay that was dropped on the page, as with `/essay add`."""
        window = self.window
        found = self._find_upload(str(asked.number("upload")))
        if found is None:
            raise PracticeError("The file did not arrive. Drop it once more.")
        window.act_as(window.live.teacher)
        window.open(window.live.stage.teacher_channel.id)
        window.show()
        self._answer(await window.live.hands.slash(window.person, window.room_id, "essay add", {"file": found}))

    async def _keep(self, _: Asked) -> None:
        opened = await self.session.current()
        self.window.screen.download("practice-class.zip", await pack_files(opened))

    async def _start_over(self, _: Asked) -> None:
        await self.session.start_over()

    def _find_upload(self, upload_id: str) -> Upload | None:
        found = self.uploads.find(int(upload_id)) if upload_id.isdigit() else None
        return (found.name, found.data) if found else None

    def _author(self, message_id: int) -> str:
        recorder = self.window.live.world.recorder
        return recorder.author(recorder.backend.get_message(self.window.room_id, message_id).author_id)
