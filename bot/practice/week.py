"""A class's first week, from `/setup` to the weekly summary: the bot as it is, in a Discord that is simulated."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import date

import discord
import simcord

from bot.essay.pack import Pack
from bot.practice.acts import Act, Delete, Take, Use, WeekTime
from bot.practice.cast import Cast, WeekScript
from bot.practice.opening import join_class, schedule_questions, set_up_class
from bot.practice.record import PracticeRecord
from bot.practice.recorder import Recorder
from bot.practice.stage import PracticeError, Stage, build_stage, find_custom_id, response_of
from bot.practice.thread_play import ThreadPlay

#: The simulated clock starts on the Thursday before.
MONDAY = date(2026, 1, 5)

#: Real seconds SimCord lets one step take; most take milliseconds. It must stay below the bot's own tick:
#: a sleep that ends within this time is waited for on the real clock.
_PATIENCE_SECONDS = 10.0

Progress = Callable[[str, int, int], None]
Step = Callable[[], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWeek:
    """What is left of a week: what everybody saw, and by name every file that the bot sent."""

    record: PracticeRecord
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happens at a time of the week; `label` says what, for whoever watches."""

    at: WeekTime
    label: str
    step: Step


async def run_practice_week(
    *,
    make_bot: Callable[[], discord.Client],
    pack: Pack,
    cast: Cast,
    script: WeekScript,
    progress: Progress = lambda label, done, total: None,
) -> PracticeWeek:
    """Play the week with this bot. Raises PracticeError where the bot does not do its part, and what the bot raised."""
    async with simcord.run(make_bot(), settle_timeout=_PATIENCE_SECONDS) as env:
        stage = build_stage(env, cast)
        play = _Play(stage=stage, recorder=Recorder(env.backend, stage.guild.id), cast=cast, script=script)
        moments = play.moments()
        for index, moment in enumerate(moments):
            progress(moment.label, index, len(moments))
            await stage.move_clock(moment.at.instant(MONDAY, cast.zone))
            await moment.step()
        progress("The week is over", len(moments), len(moments))
        return play.result(pack)


@dataclass(slots=True, kw_only=True)
class _Play:
    """The week under way, with the threads in play by their place in the script."""

    stage: Stage
    recorder: Recorder
    cast: Cast
    script: WeekScript
    plays: dict[int, ThreadPlay] = field(default_factory=dict)

    def moments(self) -> list[Moment]:
        """Everything that people do in the week, in time order; the bot's own doing happens in between."""
        found = [*self._opening(), *self._teacher_looks()]
        for index, thread in enumerate(self.script.threads):
            found += [self._moment(index, act) for act in thread.acts]
        return sorted(found, key=lambda moment: (moment.at.day, moment.at.at))

    def result(self, pack: Pack) -> PracticeWeek:
        """What everybody saw."""
        stage, recorder = self.stage, self.recorder
        channels = (stage.prompts_channel.id, stage.teacher_channel.id)
        record = PracticeRecord(
            class_name=self.cast.class_name,
            essay_title=pack.essay_title,
            zone=self.cast.zone,
            starts_at=WeekTime.parse("Mon 08:00").instant(MONDAY, self.cast.zone),
            ends_at=stage.env.now(),
            n_students=len(stage.students),
            channels=recorder.show_channels(channels, private_ids=[stage.teacher_channel.id]),
            names=recorder.names(),
            notes=self.script.notes,
        )
        if not any(message.attachments and not message.flags.ephemeral for message in stage.teacher_channel.history()):
            raise PracticeError("The weekly summary did not arrive when it was due.")
        return PracticeWeek(record=record, files=recorder.read_files())

    def _opening(self) -> list[Moment]:
        stage, recorder, zone = self.stage, self.recorder, self.cast.zone
        eve = WeekTime.parse("Sun 19:30").a_week_earlier()
        scheduling = WeekTime.parse("Sun 19:40").a_week_earlier()
        joining = WeekTime.parse("Sun 20:05").a_week_earlier()
        teacher = self.cast.teacher
        return [
            Moment(
                at=eve,
                label=f"{teacher} sets the class up",
                step=lambda: set_up_class(stage, recorder, zone=zone),
            ),
            Moment(
                at=scheduling,
                label=f"{teacher} schedules the questions",
                step=lambda: schedule_questions(stage, recorder, days="Mon, Wed", at="08:00"),
            ),
            Moment(
                at=joining,
                label="The students join",
                step=lambda: join_class(stage, starting_at=joining.instant(MONDAY, zone)),
            ),
        ]

    def _teacher_looks(self) -> list[Moment]:
        """What the teacher asks the bot in the week, and once the weekly summary has come."""
        one_student = self.stage.students[self.cast.students[3]]
        return [
            self._ask("Thu 20:30", "week"),
            self._ask("Fri 16:05", "summary", thread=0, **{"for": "class"}),
            self._open_class_summary("Fri 16:31", self.cast.students[0]),
            self._look_where_the_class_stands("Tue 16:40"),
            self._ask("Sun 18:20", "summary"),
            self._ask("Sun 18:24", "participation"),
            self._ask("Sun 18:27", "participation", student=one_student),
            self._read_whole_summary("Sun 18:32"),
        ]

    def _ask(self, at: str, command: str, *, thread: int | None = None, **options: object) -> Moment:
        async def step() -> None:
            channel = self.stage.teacher_channel if thread is None else self.stage.find_thread(thread)
            result = await self.stage.teacher.slash(channel, command, **options)
            self.recorder.commands[response_of(result).id] = f"used /{command}"

        return Moment(at=WeekTime.parse(at), label=f"{self.cast.teacher} uses /{command}", step=step)

    def _look_where_the_class_stands(self, at: str) -> Moment:
        async def step() -> None:
            card = self.stage.find_card(self.stage.find_thread(0))
            response_of(await self.stage.teacher.click(card, custom_id=find_custom_id(card, "standing")))

        label = f"{self.cast.teacher} looks where the class stands"
        return Moment(at=WeekTime.parse(at), label=label, step=step)

    def _open_class_summary(self, at: str, student: str) -> Moment:
        async def step() -> None:
            card = self.stage.find_thread(0).history()[-1]
            response_of(
                await self.stage.person(student).click(card, custom_id=find_custom_id(card, "summary_class_page"))
            )

        return Moment(at=WeekTime.parse(at), label=f"{student} reads the class's summary", step=step)

    def _read_whole_summary(self, at: str) -> Moment:
        """The teacher opens the first question's summary from the question itself, then all that comes with it."""

        async def step() -> None:
            teacher, channel = self.stage.teacher, self.stage.prompts_channel
            menu = "Summarise this thread"
            card = response_of(
                await teacher.context_menu(channel, menu, self.stage.find_card(self.stage.find_thread(0)))
            )
            self.recorder.commands[card.id] = f"used {menu}"
            for action in ("summary_map", "summary_files"):
                response_of(await teacher.click(card, custom_id=find_custom_id(card, action)))
            await teacher.click(card, custom_id=find_custom_id(card, "summary_page"))

        return Moment(at=WeekTime.parse(at), label=f"{self.cast.teacher} reads a whole summary", step=step)

    def _moment(self, thread: int, act: Act) -> Moment:
        verb = {Delete: "deletes", Use: "uses a command", Take: "takes a position"}.get(type(act), "writes")
        label = f"Question {thread + 1}: {act.who} {verb}"
        return Moment(at=act.at, label=label, step=lambda: self._do(thread, act))

    async def _do(self, index: int, act: Act) -> None:
        if index not in self.plays:
            thread = self.stage.find_thread(index)
            self.plays[index] = ThreadPlay(stage=self.stage, recorder=self.recorder, thread=thread)
        await self.plays[index].do(act)
