"""A simulated Discord server with a class in it: the one place in the tests that knows SimCord."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import discord
import pytest
import simcord
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.backend.serializers import message_payload
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle
from simcord.enums import OverwriteType
from simcord.results import InteractionResult, ResponseMessage

from bot.app import make_bot
from bot.classroom.class_settings import SchoolClass
from bot.classroom.set_up_class import change_class
from bot.discord_app.client import Harkness
from bot.discord_app.components import make_custom_id
from bot.discussion.post import Post
from bot.discussion.prompt import Prompt
from bot.errors import HarknessError
from bot.store.sqlite_store import SqliteStore, open_store
from tests.card_text import card_text
from tests.factories import make_class, make_pack

#: What a role needs to read and write; teachers' and students' rights in the class come from their roles alone.
_EVERYDAY = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)


@dataclass
class Classroom:
    """A server with a text channel and a forum for questions, a teacher channel, a teacher and two students."""

    env: simcord.Env
    client: discord.Client
    guild: GuildHandle
    prompts: ChannelHandle
    forum: ChannelHandle
    teachers: ChannelHandle
    teacher: MemberActor
    amina: MemberActor
    ben: MemberActor
    school_class: SchoolClass

    def forbid(self, channel: ChannelHandle, **denied: bool) -> None:
        """Take permissions away from the bot in one channel, each given as False."""
        forbid(self.env, channel, **denied)

    def delete_channel(self, channel_id: int) -> None:
        """Somebody deletes a channel or a thread."""
        self.env.backend.delete_channel(channel_id)


def forbid(env: simcord.Env, channel: ChannelHandle, **denied: bool) -> None:
    user = env.bot.user
    assert user is not None
    _, deny = discord.PermissionOverwrite(**denied).pair()
    env.backend.set_overwrite(
        channel.id,
        Overwrite(target_id=user.id, type=OverwriteType.MEMBER, allow=0, deny=deny.value),
    )


def open_classroom(env: simcord.Env) -> Classroom:
    """A new server, with a class that is ready, for the bot that is logged in."""
    guild = env.create_guild("Period 2")
    teacher_role = guild.create_role("Teacher", permissions=_EVERYDAY)
    student_role = guild.create_role("Student", permissions=_EVERYDAY)
    prompts, teachers = guild.create_text_channel("seminar"), guild.create_text_channel("teachers")
    return Classroom(
        env=env,
        client=env.bot,
        guild=guild,
        prompts=prompts,
        forum=guild.create_forum_channel("questions"),
        teachers=teachers,
        teacher=guild.add_member(env.create_user("teacher"), roles=[teacher_role]),
        amina=guild.add_member(env.create_user("amina"), roles=[student_role], nick="Amina"),
        ben=guild.add_member(env.create_user("ben"), roles=[student_role], nick="Ben"),
        school_class=replace(
            make_class(guild_id=guild.id, student_role_id=student_role.id),
            teacher_role_id=teacher_role.id,
            prompts_channel_id=prompts.id,
            teacher_channel_id=teachers.id,
        ),
    )


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


@pytest.fixture
def simcord_bot() -> discord.Client:
    """What logs in. A test module that wants the whole bot has a fixture of this name of its own."""
    return make_bare_client()


@pytest.fixture
def classroom(simcord_env: simcord.Env) -> Classroom:
    return open_classroom(simcord_env)


# The whole bot, on a database file


@dataclass(kw_only=True)
class School:
    """A server with the whole bot in it, and everybody a class has to do with.

    `manager` owns the server; `teacher` has the teacher role and nothing else; `stranger` is a member
    without any role. SimCord's objects are only used through this and the handles it holds.
    """

    env: simcord.Env
    store: SqliteStore
    new_bot: Callable[[], Harkness]
    guild: GuildHandle
    teacher_role: RoleHandle
    student_role: RoleHandle
    prompts: ChannelHandle
    forum: ChannelHandle
    teachers: ChannelHandle
    manager: MemberActor
    teacher: MemberActor
    amina: MemberActor
    ben: MemberActor
    stranger: MemberActor

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
        school_class = replace(
            make_class(0, guild_id=self.guild.id, student_role_id=self.student_role.id),
            teacher_role_id=self.teacher_role.id,
            prompts_channel_id=self.prompts.id,
            teacher_channel_id=self.teachers.id,
            age_confirmed_by_id=self.manager.id,
            notice_message_id=1,
        )
        kept = await change_class(replace(school_class, **changes), store=self.store, clock=self.env)  # type: ignore[arg-type]
        self.bot.class_changed(kept)
        return kept

    async def post_question(self, **options: str) -> ChannelHandle:
        """The teacher posts a question; its thread."""
        known = {thread.id for thread in self.threads}
        result = await self.teacher.slash(self.teachers, "prompt post", **options)
        new = [thread for thread in self.threads if thread.id not in known]
        assert len(new) == 1, shown(result)
        return new[0]

    @property
    def threads(self) -> list[ChannelHandle]:
        return [*self.prompts.threads, *self.forum.threads]

    def texts_in(self, channel: ChannelHandle) -> list[str]:
        """What everybody in the channel sees, message by message."""
        seen = [message for message in channel.history() if not message.flags.ephemeral]
        return [message.content or text_of(message) for message in seen]

    async def open_panel(self) -> ResponseMessage:
        """The server's manager opens the setup panel."""
        return answer_of(await self.manager.slash(self.teachers, "setup"))

    def open_command(self, name: str, *people: MemberActor) -> None:
        """Allow people a command that Discord hides from them, as a server's integration settings can."""
        command = self.env.backend.find_command(name, None, type=1)
        assert command is not None
        self.guild.set_command_permissions(int(command["id"]), dict.fromkeys(people, True))

    async def take_role(self, person: MemberActor, role: RoleHandle) -> None:
        """Somebody takes a role away from a person."""
        self.env.backend.remove_member_role(self.guild.id, person.id, role.id)
        await self.env.settle()

    def send_as_webhook(self, channel: ChannelHandle, text: str) -> None:
        webhook = self.guild.create_webhook(self.prompts, "News")
        self.env.backend.create_message(channel.id, webhook.id, text, webhook_id=webhook.id, author_name="News")

    def plant_button(self, channel: ChannelHandle, custom_id: str) -> discord.Message:
        """A message of the bot's with one button on it, such as an older version may have left."""
        user = self.bot.user
        assert user is not None
        button = {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id}
        planted = self.env.backend.create_message(
            channel.id, user.id, "", components=[{"type": 1, "components": [button]}]
        )
        return next(message for message in channel.history() if message.id == planted.id)

    def forbid(self, channel: ChannelHandle, **denied: bool) -> None:
        """Take permissions away from the bot in one channel, each given as False."""
        forbid(self.env, channel, **denied)

    async def is_locked(self, thread: ChannelHandle) -> bool:
        found = await self.bot.fetch_channel(thread.id)
        assert isinstance(found, discord.Thread)
        return found.locked and found.archived

    async def delete_channel(self, channel: ChannelHandle) -> None:
        """Somebody deletes a channel or a thread, and the bot hears of it."""
        self.env.backend.delete_channel(channel.id)
        await self.env.settle()

    def open_thread(self, person: MemberActor, channel: ChannelHandle, name: str) -> ChannelHandle:
        """A person opens a thread of their own."""
        opened = self.env.backend.create_thread(channel.id, name, person.id)
        return next(thread for thread in channel.threads if thread.id == opened.id)

    async def embed_preview(self, channel: ChannelHandle, message: discord.Message) -> None:
        """Discord adds the preview of a link to a message; to the bot that is an edit."""
        stored = self.env.backend.get_message(channel.id, message.id)
        payload = dict(message_payload(self.env.backend, stored))
        self.env.backend.emit("MESSAGE_UPDATE", payload | {"embeds": [{"title": "A page", "type": "link"}]})
        await self.env.settle()

    async def delete_messages(self, channel: ChannelHandle, *messages: discord.Message) -> None:
        """A moderator deletes many messages at once."""
        self.env.backend.bulk_delete_messages(channel.id, [message.id for message in messages])
        await self.env.settle()


def custom_id(action: str, subject_id: int = 1) -> str:
    return make_custom_id(action, subject_id)


def answer_of(result: InteractionResult) -> ResponseMessage:
    """The bot's answer to a command, a click or a modal."""
    answer = result.followups[-1] if result.followups else result.response
    assert answer is not None, "the bot did not answer"
    return answer


def shown(result: InteractionResult) -> str:
    """What the person who asked sees; nobody else may see it."""
    answer = answer_of(result)
    assert answer.ephemeral, "the answer was shown to everybody"
    return text_of(answer.message)


def text_of(message: discord.Message) -> str:
    return card_text(discord.ui.LayoutView.from_message(message))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    async with open_store(tmp_path / "harkness.db") as opened:
        yield opened


@pytest.fixture
def expected_errors() -> list[type[Exception]]:
    """Errors that a test makes the bot raise, beyond those the bot raises on purpose."""
    return [HarknessError]


@pytest.fixture
async def school_env(store: SqliteStore, expected_errors: list[type[Exception]]) -> AsyncIterator[simcord.Env]:
    """The bot logged in. Errors it answered in words are its work; any other fails the test that made it."""
    env = simcord.Env(_make_school_bot(store), check_errors=False, settle_timeout=10.0)
    await env.start()
    await env.advance_time(60.0)  # the simulated year begins at midnight, on the edge of a day
    try:
        yield env
    finally:
        await env.shutdown()
    unforeseen = [
        error for error in env.errors if isinstance(error, Exception) and not _is_expected(error, expected_errors)
    ]
    if unforeseen:
        raise ExceptionGroup("the bot raised", unforeseen)


@pytest.fixture
def new_school(store: SqliteStore, school_env: simcord.Env) -> School:
    """A server the bot has just been added to: no class yet."""
    env = school_env
    owner = env.create_user("head")
    guild = env.create_guild("Period 2", owner=owner)
    teacher_role = guild.create_role("Teacher", permissions=_EVERYDAY)
    student_role = guild.create_role("Student", permissions=_EVERYDAY)
    return School(
        env=env,
        store=store,
        new_bot=lambda: _make_school_bot(store),
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


@pytest.fixture
async def school(new_school: School) -> School:
    """A server with a class that is ready."""
    await new_school.make_ready()
    return new_school


def _make_school_bot(store: SqliteStore) -> Harkness:
    packs = {pack.id: pack for pack in (make_pack(), make_pack("ferries", n_questions=2))}
    return make_bot(store, packs=packs, default_pack_id="bridges", late_limit=timedelta(hours=24))


def _is_expected(error: BaseException, expected: list[type[Exception]]) -> bool:
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, tuple(expected)):
        cause = cause.__cause__
    return cause is not None
