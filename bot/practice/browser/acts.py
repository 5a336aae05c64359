"""What a window asks for, done: each `data-do` of the page is a method here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.practice.browser.asked import Asked
from bot.practice.browser.guide import Guide
from bot.practice.browser.interactions import Interactions
from bot.practice.browser.keepsake import pack_files
from bot.practice.browser.window import Window, Writing
from bot.practice.live.session import Session
from bot.practice.live.students import Pace
from bot.practice.stage import PracticeError

Handler = Callable[[Asked], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Acts:
    """Does what its window asks for."""

    session: Session
    window: Window
    interactions: Interactions
    guide: Guide

    async def do(self, asked: Asked) -> None:
        """Do it; what came of it is yet to be shown. Raises PracticeError with what the person should read."""
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
            "cancel_command": self._no_context,
            "next_event": self._next_event,
            "plus_hour": self._plus_hour,
            "week_end": self._week_end,
            "pace": self._pace,
            "drop_essay": self._drop_essay,
            "keep": self._keep,
            "start_over": self._start_over,
            **self.interactions.handlers(),
            **self.guide.handlers(),
        }
        handler = handlers.get(asked.do)
        if handler is not None:
            await handler(asked)

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
        if writing.editing is None and self.interactions.begin_command(text):
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
        window, message_id = self.window, asked.number("message")
        message = window.live.rooms.find_message(window.person, window.room_id, message_id)
        author = window.live.world.recorder.author(message.author_id)
        window.write(Writing(reply_to=message_id, note=f"Replying to {author}"))

    async def _edit(self, asked: Asked) -> None:
        window, message_id = self.window, asked.number("message")
        message = window.live.rooms.find_message(window.person, window.room_id, message_id)
        window.write(Writing(editing=message_id, note="Editing your message", text=message.content))

    async def _no_context(self, _: Asked) -> None:
        self.window.write(Writing())

    async def _delete(self, asked: Asked) -> None:
        window = self.window
        await window.live.hands.delete(window.person, window.room_id, asked.number("message"))

    async def _react(self, asked: Asked) -> None:
        window = self.window
        await window.live.hands.react(window.person, window.room_id, asked.number("message"), asked.text("emoji"))

    async def _dismiss(self, asked: Asked) -> None:
        window, message_id = self.window, asked.number("message")
        if window.live.rooms.find_message(window.person, window.room_id, message_id).is_ephemeral:
            window.live.rooms.dismiss(message_id)

    # ------------------------------------------------------------ the class's time, and the class itself

    async def _next_event(self, _: Asked) -> None:
        if not await self.window.live.clock.wait_for_event():
            raise PracticeError("Nothing happened for a week. Post a question, or schedule some with /prompt schedule.")

    async def _plus_hour(self, _: Asked) -> None:
        await self.window.live.clock.wait(timedelta(hours=1))

    async def _week_end(self, _: Asked) -> None:
        await self.window.live.clock.wait_for_week_end()

    async def _pace(self, asked: Asked) -> None:
        if asked.value not in list(Pace):
            raise PracticeError("The students know no such pace. Reload the page.")
        live = self.window.live
        live.students.change_pace(Pace(asked.value), now=live.clock.now())

    async def _drop_essay(self, asked: Asked) -> None:
        """The teacher gives the bot an essay that was dropped on the page, as with `/essay add`."""
        window = self.window
        found = self.interactions.find_upload(asked.text("upload"))
        if found is None:
            raise PracticeError("The file did not arrive. Drop it once more.")
        window.act_as(window.live.teacher)
        window.open(window.live.stage.teacher_channel.id)
        window.show()
        answered = await window.live.hands.slash(window.person, window.room_id, "essay add", {"file": found})
        self.interactions.show(answered)

    async def _keep(self, _: Asked) -> None:
        opened = await self.session.current()
        self.window.screen.download("practice-class.zip", await pack_files(opened))

    async def _start_over(self, _: Asked) -> None:
        await self.session.start_over()
