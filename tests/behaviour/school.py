"""A simulated Discord server with a class in it: the one place in the tests that knows SimCord."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias

import discord
import simcord
from simcord.backend.models import Overwrite
from simcord.backend.serializers import member_payload, message_payload
from simcord.enums import OverwriteType

from bot.classroom.class_settings import SchoolClass
from bot.classroom.set_up_class import change_class
from bot.discord_app.client import Harkness
from bot.discord_app.components import make_custom_id
from bot.discussion.post import Post
from bot.discussion.prompt import Prompt
from bot.errors import HarknessError
from bot.store.sqlite_store import SqliteStore
from tests.card_text import card_text
from tests.factories import make_class

Env: TypeAlias = simcord.Env
Person: TypeAlias = simcord.MemberActor
Channel: TypeAlias = simcord.ChannelHandle
Role: TypeAlias = simcord.RoleHandle
Guild: TypeAlias = simcord.GuildHandle
Result: TypeAlias = simcord.InteractionResult
Answer: TypeAlias = simcord.ResponseMessage

#: What a role needs to read and write; teachers' and students' rights in the class come from their roles alone.
_EVERYDAY = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)


@dataclass(kw_only=True)
class Classroom:
    """A server with channels for a class and everybody a class has to do with.

    `manager` owns the server; `teacher` has the teacher role and nothing else; `stranger` is a member
    without any role.
    """

    env: Env
    guild: Guild
    teacher_role: Role
    student_role: Role
    prompts: Channel
    forum: Channel
    teachers: Channel
    manager: Person
    teacher: Person
    amina: Person
    ben: Person
    stranger: Person

    @property
    def client(self) -> discord.Client:
        return self.env.bot

    @property
    def school_class(self) -> SchoolClass:
        """The class of this server, ready, as it would be set up; nothing keeps it yet."""
        return replace(
            make_class(guild_id=self.guild.id, student_role_id=self.student_role.id),
            teacher_role_id=self.teacher_role.id,
            prompts_channel_id=self.prompts.id,
            teacher_channel_id=self.teachers.id,
            age_confirmed_by_id=self.manager.id,
        )

    def forbid(self, channel: Channel, **denied: bool | None) -> None:
        """Take permissions away from the bot in one channel, each given as False; None gives them back."""
        user = self.client.user
        assert user is not None
        _, deny = discord.PermissionOverwrite(**denied).pair()
        self.env.backend.set_overwrite(
            channel.id, Overwrite(target_id=user.id, type=OverwriteType.MEMBER, allow=0, deny=deny.value)
        )

    async def delete_channel(self, channel_id: int) -> None:
        """Somebody deletes a channel or a thread, and the bot hears of it."""
        self.env.backend.delete_channel(channel_id)
        await self.env.settle()


@dataclass(kw_only=True)
class School(Classroom):
    """A server with the whole bot in it, on a database file."""

    store: SqliteStore
    new_bot: Callable[[], Harkness]

    @property
    def bot(self) -> Harkness:
        assert isinstance(self.env.bot, Harkness)
        return self.env.bot

    async def restart(self) -> None:
        """The bot's process ends and a new one logs in, on the same database."""
        await self.env.restart_bot(self.new_bot())

    @contextmanager
    def away(self) -> Iterator[None]:
        """Nothing that happens within reaches the bot; restart it afterwards."""
        listening = list(self.env.backend.subscribers)
        self.env.backend.subscribers.clear()
        yield
        self.env.backend.subscribers.extend(listening)

    async def wait_until(self, at: datetime) -> None:
        """Let the time until then pass, with whatever the bot does in it."""
        while (left := (at - self.env.now()).total_seconds()) > 0:
            await self.env.advance_time(min(left, 6 * 3600.0))

    async def wait(self, **duration: float) -> None:
        await self.wait_until(self.env.now() + timedelta(**duration))

    async def sleep_through(self, *, hours: float) -> None:
        """The machine sleeps: time passes and the bot does nothing; restart it afterwards."""
        await self.env.restart_bot(make_bare_client())
        await self.wait(hours=hours)

    async def find_class(self) -> SchoolClass:
        found = await self.store.find_class_of_guild(self.guild.id)
        assert found is not None
        return found

    async def list_prompts(self) -> list[Prompt]:
        return await self.store.list_prompts((await self.find_class()).class_id)

    async def list_posts(self, nth: int = 0) -> list[Post]:
        """The posts of the nth question posted."""
        return await self.store.list_posts((await self.list_prompts())[nth].prompt_id)

    async def make_ready(self, **changes: object) -> SchoolClass:
        """Give the server a class that is set up."""
        school_class = replace(self.school_class, class_id=0, notice_message_id=1)
        kept = await change_class(replace(school_class, **changes), store=self.store, clock=self.env)  # type: ignore[arg-type]
        self.bot.class_changed(kept)
        return kept

    async def post_question(self, **options: str) -> Channel:
        """The teacher posts a question; its thread."""
        known = {thread.id for thread in self.threads}
        result = await self.teacher.slash(self.teachers, "prompt post", **options)
        new = [thread for thread in self.threads if thread.id not in known]
        assert len(new) == 1, shown(result)
        return new[0]

    @property
    def threads(self) -> list[Channel]:
        return [*self.prompts.threads, *self.forum.threads]

    def texts_in(self, channel: Channel) -> list[str]:
        """What everybody in the channel sees, message by message."""
        seen = [message for message in channel.history() if not message.flags.ephemeral]
        return [message.content or text_of(message) for message in seen]

    async def open_panel(self, channel: Channel | None = None) -> Answer:
        """The server's manager opens the setup panel, in the teacher channel where there is one."""
        return answer_of(await self.manager.slash(channel or self.teachers, "setup"))

    def open_command(self, name: str, *people: Person) -> None:
        """Allow people a command that Discord hides from them, as a server's integration settings can."""
        command = self.env.backend.find_command(name, None, type=1)
        assert command is not None
        self.guild.set_command_permissions(int(command["id"]), dict.fromkeys(people, True))

    async def take_role(self, person: Person, role: Role) -> None:
        """Somebody takes a role away from a person."""
        self.env.backend.remove_member_role(self.guild.id, person.id, role.id)
        await self.env.settle()

    def send_as_webhook(self, channel: Channel, text: str) -> None:
        webhook = self.guild.create_webhook(self.prompts, "News")
        self.env.backend.create_message(channel.id, webhook.id, text, webhook_id=webhook.id, author_name="News")

    def plant_button(self, channel: Channel, custom_id: str) -> discord.Message:
        """A message of the bot's with one button on it, such as an older version may have left."""
        user = self.bot.user
        assert user is not None
        button = {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
        planted = self.env.backend.create_message(
            channel.id, user.id, "", components=[{"type": 1, "components": [button]}]
        )
        return next(message for message in channel.history() if message.id == planted.id)

    async def click_twice(self, person: Person, card: Answer, *, label: str) -> tuple[Result, Result]:
        """A person presses a button again before the bot has answered."""
        backend = self.env.backend
        pressed: list[Result] = []

        def press_again(event: str, payload: Mapping[str, object]) -> None:
            if event == "INTERACTION_CREATE" and not pressed:
                record = backend.new_interaction(3, int(str(payload["channel_id"])), person.id, self.guild.id)
                pressed.append(Result(self.env, record))
                backend.emit(event, {**payload, "id": str(record.id), "token": record.token})

        backend.subscribers.append(press_again)
        first = await person.click(card, label=label)
        backend.subscribers.remove(press_again)
        return first, pressed[0]

    async def is_locked(self, thread: Channel) -> bool:
        found = await self.bot.fetch_channel(thread.id)
        assert isinstance(found, discord.Thread)
        return found.locked and found.archived

    def open_thread(self, person: Person, channel: Channel, name: str) -> Channel:
        """A person opens a thread of their own."""
        opened = self.env.backend.create_thread(channel.id, name, person.id)
        return next(thread for thread in channel.threads if thread.id == opened.id)

    async def deliver(self, event: str, channel: Channel, message: discord.Message, **changes: object) -> None:
        """Discord tells the bot of a message that differs from what people in SimCord can send."""
        backend = self.env.backend
        stored, guild = backend.get_message(channel.id, message.id), backend.get_guild(self.guild.id)
        member = member_payload(backend, guild, guild.members[stored.author_id], with_user=False)
        backend.emit(event, {**message_payload(backend, stored), "member": member, **changes})
        await self.env.settle()

    async def delete_messages(self, channel: Channel, *messages: discord.Message) -> None:
        """A moderator deletes many messages at once."""
        self.env.backend.bulk_delete_messages(channel.id, [message.id for message in messages])
        await self.env.settle()


def custom_id(action: str, subject_id: int = 1) -> str:
    return make_custom_id(action, subject_id)


def answer_of(result: Result) -> Answer:
    """The bot's answer to a command, a click or a modal."""
    answer = result.followups[-1] if result.followups else result.response
    assert answer is not None, "the bot did not answer"
    return answer


def shown(result: Result) -> str:
    """What the person who asked sees; nobody else may see it."""
    answer = answer_of(result)
    assert answer.ephemeral, "the answer was shown to everybody"
    return text_of(answer.message)


def text_of(message: discord.Message) -> str:
    return card_text(discord.ui.LayoutView.from_message(message))


def make_bare_client() -> discord.Client:
    """A client with the bot's intents and nothing on it."""
    intents = discord.Intents.none()
    intents.guilds = intents.guild_messages = intents.message_content = True
    return discord.Client(
        intents=intents,
        chunk_guilds_at_startup=False,
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
    )


@asynccontextmanager
async def logged_in(bot: discord.Client, expected_errors: list[type[Exception]]) -> AsyncIterator[Env]:
    """The bot logged in. Errors it answers in words are its work; any other fails the test that made it."""
    # Of SimCord's two ways to open an environment, this one suits a fixture: it holds no context variable.
    env = Env(bot, check_errors=False, settle_timeout=10.0)
    await env.start()
    await env.advance_time(60.0)  # the simulated year begins at midnight, on the edge of a day
    try:
        yield env
    finally:
        await env.shutdown()
    raised = [error for error in env.errors if isinstance(error, Exception)]
    if unforeseen := [error for error in raised if not _is_answered(error, expected_errors)]:
        raise ExceptionGroup("the bot raised", unforeseen)


def open_classroom(env: Env) -> Classroom:
    """A new server for the bot that is logged in."""
    owner = env.create_user("head")
    guild = env.create_guild("Period 2", owner=owner)
    teacher_role = guild.create_role("Teacher", permissions=_EVERYDAY)
    student_role = guild.create_role("Student", permissions=_EVERYDAY)
    return Classroom(
        env=env,
        guild=guild,
        teacher_role=teacher_role,
        student_role=student_role,
        prompts=guild.create_text_channel("seminar"),
        forum=guild.create_forum_channel("questions"),
        teachers=guild.create_text_channel("teachers"),
        manager=guild.add_member(owner),
        teacher=guild.add_member(env.create_user("teacher"), roles=[teacher_role]),
        amina=guild.add_member(env.create_user("amina"), roles=[student_role], nick="Amina"),
        ben=guild.add_member(env.create_user("ben"), roles=[student_role], nick="Ben"),
        stranger=guild.add_member(env.create_user("stranger")),
    )


def _is_answered(error: Exception, expected: list[type[Exception]]) -> bool:
    """A command answers what it raises; a listener has nobody to answer, so nothing may escape it."""
    cause = error.__cause__ if isinstance(error, discord.app_commands.AppCommandError) else None
    return isinstance(cause, (HarknessError, *expected))
