"""A small practice record with something of everything, for tests of what is shown."""

from datetime import UTC, datetime, timedelta

from bot.practice.browser.fragments import View
from bot.practice.browser.threads import Excerpt, ThreadLink
from bot.practice.live.directory import Choice, Choosable
from bot.practice.record import (
    Box,
    Button,
    Buttons,
    File,
    Item,
    Menu,
    PracticeRecord,
    Reaction,
    ReplyLine,
    Rule,
    ShownChannel,
    ShownMessage,
    StageNote,
    Text,
)

MONDAY_NOON = datetime(2026, 1, 5, 18, 0, tzinfo=UTC)
CARD_ID, THREAD_ID, FIRST_ID, REPLY_ID = 100, 100, 201, 202
CHOOSABLE = Choosable(
    people=(Choice(name="Ana", value="8"), Choice(name="Ben", value="7")),
    channels=(Choice(name="#essay-questions", value="50"),),
    roles=(Choice(name="@Teacher", value="90"),),
)
HOSTILE = "<script>alert('x')</script> <img src=https://evil.example/a.png> [click](javascript:alert(1))"


def make_record(*, text: str = "the second one", notes: tuple[str, ...] = ()) -> PracticeRecord:
    """A channel with a card and its thread, and a teacher channel with a private answer. `text` is what Ben writes."""
    return PracticeRecord(
        class_name="Period 3",
        essay_title="An essay",
        zone="America/Chicago",
        starts_at=MONDAY_NOON,
        ends_at=MONDAY_NOON + timedelta(days=6),
        n_students=2,
        channels=(_questions(text), _teachers()),
        names={7: "@Ben", 50: "#essay-questions"},
        notes=notes,
    )


def _questions(text: str) -> ShownChannel:
    card = Box(
        accent="5865f2",
        parts=(
            Text(text="### Which one?\n-# Due <t:1767832740:F>, says <@7> in <#50>"),
            Rule(),
            Buttons(buttons=(Button(label="My progress", style="secondary"),)),
            Menu(placeholder="Teacher role", chosen=()),
        ),
    )
    reply = ReplyLine(message_id=FIRST_ID, author="Ben", excerpt=text)
    items: tuple[Item, ...] = (
        _message(FIRST_ID, "Ben", 10, text, is_edited=True, reactions=(Reaction(emoji="🔥", people=(7, 8)),)),
        _message(REPLY_ID, "Ana", 11, "no, the *first*", reply=reply),
        _message(203, "Ana", 12, "sorry"),
        StageNote(at=MONDAY_NOON + timedelta(minutes=13), text="Ben deleted a message."),
        _message(204, "Ana", 14, "what?", reply=ReplyLine(message_id=999, author="", excerpt=None)),
    )
    return ShownChannel(
        channel_id=50,
        name="essay-questions",
        items=(ShownMessage(message_id=CARD_ID, author="Harkness", is_bot=True, posted_at=MONDAY_NOON, parts=(card,)),),
        threads=(ShownChannel(channel_id=THREAD_ID, name="1 · Which one?", items=items),),
    )


def _teachers() -> ShownChannel:
    link = f"“the second one” [Ben ↗](https://discord.com/channels/1/{THREAD_ID}/{FIRST_ID})"
    answer = ShownMessage(
        message_id=300,
        author="Harkness",
        is_bot=True,
        posted_at=MONDAY_NOON + timedelta(hours=1),
        parts=(Text(text=link), File(name="participation.csv", n_bytes=12)),
        only_for=("Ms. Okafor",),
        used_by="Ms. Okafor",
        command="used /summary",
    )
    return ShownChannel(channel_id=51, name="teachers", is_private=True, items=(answer,))


def _message(
    message_id: int,
    author: str,
    minutes: int,
    text: str,
    *,
    is_edited: bool = False,
    reply: ReplyLine | None = None,
    reactions: tuple[Reaction, ...] = (),
) -> ShownMessage:
    return ShownMessage(
        message_id=message_id,
        author=author,
        posted_at=MONDAY_NOON + timedelta(minutes=minutes),
        parts=(Text(text=text),),
        is_edited=is_edited,
        reply=reply,
        reactions=reactions,
    )


def make_view(*, now: datetime = MONDAY_NOON, choosable: Choosable = CHOOSABLE) -> View:
    """What Ben's window shows a message with."""
    return View(
        viewer_id=7,
        viewer_key="ben",
        names={7: "@Ben", 50: "#essay-questions"},
        zone="America/Chicago",
        now=now,
        choosable=choosable,
        colours={"Ms. Okafor": 0, "Ben": 1},
    )


def make_thread_link(channel_id: int, name: str) -> ThreadLink:
    """A thread with three replies, the last of them by Ben."""
    last = Excerpt(author="Ben", words="the second one", at=MONDAY_NOON)
    return ThreadLink(
        channel_id=channel_id, name=name, is_locked=False, n_unread=0, n_messages=3, first=None, last=last
    )
