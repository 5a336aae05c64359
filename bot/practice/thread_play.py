"""What the people of the practice class do in one question's thread, done in the simulated Discord."""

from dataclasses import dataclass, field

import discord
from simcord import ChannelHandle, MemberActor, ResponseMessage

from bot.practice.acts import Act, Delete, Edit, React, Say, Take, Use
from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError, Stage, find_custom_id, response_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPlay:
    """A thread in play. `messages` are those of its script that replies, edits and deletions refer to."""

    stage: Stage
    recorder: Recorder
    thread: ChannelHandle
    messages: dict[str, discord.Message] = field(default_factory=dict)

    async def do(self, act: Act) -> None:
        """Let one act happen. Raises PracticeError, and what SimCord raises where Discord would not allow it.

        In a closed thread nothing is written any more; a position is taken with the button on the question.
        """
        if not isinstance(act, Take) and self.recorder.is_locked(self.thread.id):
            raise PracticeError("This thread is closed.")
        person = self.stage.person(act.who)
        match act:
            case Say():
                target = self.messages[act.reply_to] if act.reply_to else None
                message = await person.send(self.thread, act.text, reply_to=target)
                if act.key:
                    self.messages[act.key] = message
            case Edit():
                await person.edit(self.messages[act.key], act.text)
            case Delete():
                await person.delete(self.messages[act.key])
                self.recorder.note(self.thread.id, self.stage.env.now(), f"{act.who} deleted a message.")
            case React():
                await person.react(self.messages[act.key], act.emoji)
            case Take():
                noted = await self._take_position(person, act)
                if act.is_shared:
                    await person.click(noted, custom_id=find_custom_id(noted, "share_position"))
            case Use():
                answer = response_of(await person.slash(self.thread, act.command))
                self.recorder.commands[answer.id] = f"used /{act.command}"

    async def _take_position(self, person: MemberActor, act: Take) -> ResponseMessage:
        card = self.stage.find_card(self.thread)
        form = await person.click(card, custom_id=find_custom_id(card, "position"))
        values = {"position": act.position.value, "reason": act.reason, "paragraph": ""}
        return response_of(await person.submit_modal(form, values))
