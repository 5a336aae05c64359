"""What a person can do in the server: write, answer, react, press, choose, fill in, use a command."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

import discord
from simcord import InteractionResult
from simcord.backend.errors import SetupError
from simcord.enums import AppCommandType
from simcord.results import to_discord_message

from bot.practice.components import find_menus, show_components
from bot.practice.live.directory import Upload
from bot.practice.live.people import Person
from bot.practice.live.rooms import Rooms
from bot.practice.live.world import World
from bot.practice.record import MenuKind
from bot.practice.stage import PracticeError, find_custom_id

JsonObject = Mapping[str, object]

_SILENT = "The bot did not answer. Discord would say: This interaction failed."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came of a command or a button: the form that the bot opened, with the id it is sent back under, or nothing.

    Messages are not in it: they stand in the channel.
    """

    form_id: str | None = None
    modal: JsonObject | None = None
    message_id: int | None = None


@dataclass(slots=True, kw_only=True)
class Hands:
    """Does what people do, and remembers the forms they have open. `used` names every command and button used."""

    world: World
    rooms: Rooms
    used: set[str] = field(default_factory=set)
    _forms: dict[str, tuple[Person, InteractionResult]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def send(
        self, who: Person, channel_id: int, text: str, *, reply_to: int | None = None, files: Sequence[Upload] = ()
    ) -> None:
        """Write a message. Raises PracticeError where Discord would not let them."""

        async def job() -> None:
            self._check_open(who, channel_id)
            target = self._message(channel_id, reply_to) if reply_to else None
            await who.actor.send(self.rooms.handle(who, channel_id), text, reply_to=target, attachments=files)

        await self.world.do(job)

    async def edit(self, who: Person, channel_id: int, message_id: int, text: str) -> None:
        """Change an own message. Raises PracticeError."""

        async def job() -> None:
            self._check_open(who, channel_id)
            await who.actor.edit(self._message(channel_id, message_id), text)

        await self.world.do(job)

    async def delete(self, who: Person, channel_id: int, message_id: int) -> None:
        """Delete an own message, or as a moderator anybody's. Raises PracticeError."""
        await self.world.do(lambda: who.actor.delete(self._message(channel_id, message_id)))

    async def react(self, who: Person, channel_id: int, message_id: int, emoji: str) -> None:
        """Put an emoji under a message, or take the own one back. Raises PracticeError."""

        async def job() -> None:
            self._check_open(who, channel_id)
            kept = self.world.recorder.backend.get_message(channel_id, message_id).reaction_for(emoji)
            has_reacted = kept is not None and who.id in kept.user_ids
            await who.actor.set_reaction(self._message(channel_id, message_id), emoji, reacted=not has_reacted)

        await self.world.do(job)

    async def slash(self, who: Person, channel_id: int, command: str, options: Mapping[str, object]) -> Answered:
        """Use a slash command. Raises PracticeError."""
        result = await self.world.do(lambda: who.actor.slash(self.rooms.handle(who, channel_id), command, **options))
        return self._answer(who, result, f"/{command}")

    def commands(self, who: Person, channel_id: int) -> Sequence[JsonObject]:
        """The slash commands that this person is offered in this room."""
        return self.world.recorder.backend.visible_commands(user_id=who.id, channel_id=channel_id)

    def menus(self, who: Person, channel_id: int) -> Sequence[JsonObject]:
        """The commands that this person is offered in a message's menu."""
        kind = AppCommandType.MESSAGE
        return self.world.recorder.backend.visible_commands(user_id=who.id, channel_id=channel_id, type=kind)

    def may_moderate(self, who: Person, channel_id: int) -> bool:
        """Whether the person may delete what others wrote."""
        return self._rights(who, channel_id).manage_messages

    def menu_kind(self, who: Person, channel_id: int, message_id: int, custom_id: str) -> MenuKind:
        """What a select of a message offers. Raises PracticeError where the message is gone."""
        message = self.rooms.find_message(who, channel_id, message_id)
        menus = find_menus(show_components(message.components))
        return next((menu.kind for menu in menus if menu.custom_id == custom_id), MenuKind.OPTIONS)

    async def suggest(
        self, who: Person, channel_id: int, command: str, option: str, typed: str, filled: Mapping[str, object]
    ) -> Sequence[JsonObject]:
        """What the bot offers for an option that is being typed. Raises PracticeError."""
        return await self.world.do(
            lambda: who.actor.autocomplete(self.rooms.handle(who, channel_id), command, option, typed, **filled)
        )

    async def use_menu(self, who: Person, channel_id: int, command: str, message_id: int) -> Answered:
        """Use a command of a message's menu. Raises PracticeError."""
        result = await self.world.do(
            lambda: who.actor.context_menu(
                self.rooms.handle(who, channel_id), command, self._message(channel_id, message_id)
            )
        )
        return self._answer(who, result, command)

    async def press(self, who: Person, channel_id: int, message_id: int, custom_id: str) -> Answered:
        """Press a button. Raises PracticeError."""

        async def job() -> InteractionResult:
            self._check_open(who, channel_id)
            message = self._message(channel_id, message_id)
            with _control_is_there():
                return await who.actor.click(message, custom_id=custom_id)

        return self._answer(who, await self.world.do(job), custom_id.split(":")[1] if ":" in custom_id else custom_id)

    async def press_action(self, who: Person, channel_id: int, message_id: int, action: str) -> Answered:
        """Press the button of a card that asks for this action. Raises PracticeError where the card has none."""
        self.rooms.find_message(who, channel_id, message_id)
        custom_id = find_custom_id(self._message(channel_id, message_id), action)
        return await self.press(who, channel_id, message_id, custom_id)

    async def choose(
        self, who: Person, channel_id: int, message_id: int, custom_id: str, values: Sequence[object]
    ) -> Answered:
        """Choose in a select: texts, or members, roles and channels in SimCord's hands. Raises PracticeError."""

        async def job() -> InteractionResult:
            message = self._message(channel_id, message_id)
            with _control_is_there():
                return await who.actor.select(message, values, custom_id=custom_id)

        return self._answer(who, await self.world.do(job), custom_id)

    async def submit(self, who: Person, form_id: str, answers: Mapping[str, object]) -> Answered:
        """Send a form back. Raises PracticeError where it is not theirs; what was typed is still in the window then."""
        opened = self._forms.get(form_id)
        if opened is None or opened[0] != who:
            raise PracticeError("This form is no longer open. Press its button again.")
        del self._forms[form_id]  # at once: a form that is sent twice must not arrive twice
        try:
            result = await self.world.do(lambda: who.actor.submit_modal(opened[1], dict(answers)))
        except PracticeError:
            self._forms[form_id] = opened
            raise
        return self._answer(who, result, "form")

    def _answer(self, who: Person, result: InteractionResult, command: str) -> Answered:
        self.used.add(command)
        if result.modal is not None:
            form_id = f"form{next(self._numbers)}"
            self._forms[form_id] = (who, result)
            return Answered(form_id=form_id, modal=result.modal)
        if not result.acknowledged:
            raise PracticeError(_SILENT)
        shown = result.followups[-1] if result.followups else result.response
        if shown is not None and (command.startswith("/") or " " in command):
            self.world.recorder.commands[shown.id] = f"used {command}"
        return Answered(message_id=shown.id if shown is not None else None)

    def _message(self, channel_id: int, message_id: int) -> discord.Message:
        env = self.world.stage.env
        return to_discord_message(env, env.backend.get_message(channel_id, message_id))

    def _check_open(self, who: Person, channel_id: int) -> None:
        if not self.world.recorder.is_locked(channel_id):
            return
        rights = self._rights(who, channel_id)
        if not (rights.administrator or rights.manage_threads):
            raise PracticeError("This thread is locked: nobody can write in it any more.")

    def _rights(self, who: Person, channel_id: int) -> discord.Permissions:
        recorder = self.world.recorder
        return discord.Permissions(recorder.backend.compute_permissions(recorder.guild_id, who.id, channel_id))


@contextmanager
def _control_is_there() -> Iterator[None]:
    """A card may have changed between being seen and being pressed."""
    try:
        yield
    except SetupError as exc:
        raise PracticeError("This message has changed meanwhile: what you chose is no longer on offer.") from exc
