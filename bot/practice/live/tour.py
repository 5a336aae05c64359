"""The guided tour: six steps from an essay to the weekly summary, each of which can be done for the visitor."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from pathlib import PurePath

from bot.practice.live.directory import Upload
from bot.practice.live.hands import Answered
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person
from bot.practice.live.rooms import RoomKind
from bot.practice.live.students import Pace
from bot.practice.stage import PracticeError

#: Drafts kept where the visitor brought an essay of their own.
_N_KEPT = 2

#: A pack's title is no longer.
_TITLE_LENGTH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class TourEssay:
    """The essay of the tour; without `pack_id`, the questions are those drafted from it."""

    file: Upload
    pack_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to look: with whose eyes, in which room, and at which message of it."""

    person: Person
    channel_id: int
    message_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what the bot does there (in Discord's markdown), how to do it oneself, and whether it is done."""

    key: str
    title: str
    about: str
    by_hand: str
    look: str
    is_done: bool = False


STEPS = (
    Step(
        key="essay",
        title="The essay",
        about=(
            "The teacher gives the bot an essay. It numbers the paragraphs and sentences and shows how the "
            "text begins and ends, so that you see whether it was read well."
        ),
        by_hand=("As **Ms. Okafor** in **#teachers**, type `/essay add` and choose a file, or drop one on this page."),
        look=("Only the teacher sees the answer. Press **Numbered text** for the essay as everybody will quote it."),
    ),
    Step(
        key="outline",
        title="The outline",
        about=(
            "What does the essay argue? Position, claims with their evidence, the other side and the answers "
            "to it, each with its exact words and its place. Where the reading is not sure, it says so."
        ),
        by_hand="Press **Outline** under the essay, or type `/essay outline`.",
        look="Press **Map** for the argument as a picture, **Correct it** where you read the essay otherwise.",
    ),
    Step(
        key="questions",
        title="The questions",
        about=(
            "Questions about the argument, each tied to a paragraph. You keep, edit or discard; nothing "
            "reaches the class that you have not kept. Then one is posted, with a thread of its own."
        ),
        by_hand="Type `/questions draft`, go through a few, and post one of a pack with `/prompt post`.",
        look="This is what the class sees. Press **Take a position** as a student.",
    ),
    Step(
        key="debate",
        title="The debate",
        about=(
            "Students answer in the thread and reply to each other. The bot keeps track and stays out of it. "
            "Positions are private until a student shares theirs."
        ),
        by_hand=("Press **Next event** a few times, let the students write every 2 seconds, or write as one of them."),
        look="Answer somebody: your post counts as well. `/me` shows a student what is still asked of them.",
    ),
    Step(
        key="summary",
        title="The summary",
        about=(
            "Who stands where, the points that were made and by whom, what is still open, who has not been "
            "heard. Every sentence names the posts it rests on, and was checked against them before you see "
            "it."
        ),
        by_hand=("In the thread, as the teacher, type `/summary`; or open a message’s menu and choose it under Apps."),
        look="Press **The whole summary**, then **Map**. Every number leads to the post it cites.",
    ),
    Step(
        key="week",
        title="The week",
        about=(
            "On Sunday evening the weekly summary comes to the teachers’ channel by itself: who did what, who "
            "is silent, what was argued, and a file for the gradebook."
        ),
        by_hand="Press **End of week**.",
        look="Press **What is stored** in the dark bar to see what the database holds about any one student.",
    ),
)

#: Commands and buttons that somebody has used who did the step by hand.
_SIGNS = {
    "essay": {"/essay add"},
    "outline": {"/essay outline", "essay_outline"},
    "summary": {"/summary", "Summarise this thread"},
}


@dataclass(slots=True, kw_only=True)
class Tour:
    """The tour of one class."""

    live: LiveClass
    essay: TourEssay | None
    _done: set[str] = field(default_factory=set)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def steps(self) -> tuple[Step, ...]:
        """The six steps; one is done when its command was used, or its question posted, by whomever."""
        return tuple(self._walk())

    def find_place(self, key: str) -> Place:
        """Where this step happens. Raises PracticeError where it cannot happen yet."""
        if key in ("debate", "summary") and self._is_done("questions"):
            return Place(person=self.live.teacher, channel_id=self._thread_id())
        return self._teachers

    async def do(self, key: str) -> Place:
        """Do this step, and those before it that are not done. Raises PracticeError."""
        if key not in [step.key for step in STEPS]:
            raise PracticeError("The tour has no such step.")
        async with self._lock:  # two windows must not post the same question
            return await self._do(key)

    async def _do(self, key: str) -> Place:
        doing: Mapping[str, Callable[[], Awaitable[Place]]] = {
            "essay": self._add_essay,
            "outline": self._outline,
            "questions": self._ask,
            "debate": self._discuss,
            "summary": self._summarise,
            "week": self._end_week,
        }
        before = takewhile(lambda step: step.key != key, self.steps())
        for each in [step.key for step in before if not step.is_done]:
            await doing[each]()
            self._done.add(each)
        place = await doing[key]()
        self._done.add(key)
        return place

    def _walk(self) -> Iterator[Step]:
        for step in STEPS:
            yield replace(step, is_done=self._is_done(step.key))

    def _is_done(self, key: str) -> bool:
        if key == "questions":
            return bool(self._thread_ids())
        return key in self._done or bool(_SIGNS.get(key, set()) & self.live.hands.used)

    @property
    def _teachers(self) -> Place:
        return Place(person=self.live.teacher, channel_id=self.live.stage.teacher_channel.id)

    async def _use(self, command: str, **options: object) -> Place:
        """Have the teacher use a command in their channel; the bot's answer there. Raises PracticeError."""
        place = self._teachers
        answered = await self.live.hands.slash(place.person, place.channel_id, command, options)
        if answered.message_id is None:
            raise PracticeError(f"The bot did not answer /{command}.")
        return replace(place, message_id=answered.message_id)

    async def _add_essay(self) -> Place:
        if self.essay is None:
            raise PracticeError("Choose a file under More, or drop one on this page: there is no essay at hand.")
        return await self._use("essay add", file=self.essay.file)

    async def _outline(self) -> Place:
        return await self._use("essay outline")

    async def _ask(self) -> Place:
        card = (await self._use("questions draft")).message_id
        assert card is not None
        await self._keep_drafts(card)
        await self._use("pack use", pack=await self._choose_pack(card))
        await self._use("prompt post")
        question = self.live.stage.find_card(self.live.rooms.handle(self.live.teacher, self._thread_id()))
        return Place(person=self.live.teacher, channel_id=question.channel.id, message_id=question.id)

    async def _keep_drafts(self, card: int) -> None:
        for n_kept in range(_N_KEPT):
            try:
                await self._press(card, "review_keep")
            except PracticeError as exc:
                if n_kept:
                    return  # there was only one
                raise PracticeError("The bot found no question in this essay: see its answer in #teachers.") from exc

    async def _choose_pack(self, card: int) -> str:
        """The id of the pack that is about the essay, or of the one saved from the drafts that were kept."""
        if self.essay is not None and self.essay.pack_id is not None:
            return self.essay.pack_id
        place = self._teachers
        name = PurePath(self.essay.file[0]).stem if self.essay else "My questions"
        title = " ".join(name.split())[:_TITLE_LENGTH].strip()
        form_id = (await self._press(card, "review_save")).form_id
        if form_id is None:
            raise PracticeError("The questions that were kept could not be saved: see the bot’s answer in #teachers.")
        await self.live.hands.submit(place.person, form_id, {"title": title})
        offered = await self.live.hands.suggest(place.person, place.channel_id, "pack use", "pack", title, {})
        if not offered:
            raise PracticeError(f"The pack “{title}” was not saved: see the bot’s answer in #teachers.")
        return str(offered[0]["value"])

    async def _press(self, message_id: int, action: str) -> Answered:
        place = self._teachers
        return await self.live.hands.press_action(place.person, place.channel_id, message_id, action)

    async def _discuss(self) -> Place:
        if self.live.students.pace is Pace.QUIET:
            raise PracticeError("The students stay quiet. Choose above how they write, then do this step again.")
        while await self.live.clock.next_student():
            pass
        return self.find_place("debate")

    async def _summarise(self) -> Place:
        place = self.find_place("summary")
        answered = await self.live.hands.slash(place.person, place.channel_id, "summary", {})
        if answered.message_id is not None:
            await self.live.hands.press_action(place.person, place.channel_id, answered.message_id, "summary_map")
        return replace(place, message_id=answered.message_id)

    async def _end_week(self) -> Place:
        await self.live.clock.wait_for_week_end()
        posted = [message for message in self.live.stage.teacher_channel.history() if not message.flags.ephemeral]
        return replace(self._teachers, message_id=posted[-1].id if posted else None)

    def _thread_id(self) -> int:
        """The newest question's thread. Raises PracticeError where none was posted."""
        if not (threads := self._thread_ids()):
            raise PracticeError("No question has been posted yet.")
        return max(threads)

    def _thread_ids(self) -> list[int]:
        rooms = self.live.rooms.list_for(self.live.teacher)
        return [room.channel_id for room in rooms if room.kind is RoomKind.THREAD]
