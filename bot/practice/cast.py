"""Who is in the practice class, and what they do in each thread during the week."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field

from bot.discussion.position import Position
from bot.essay.essay import Essay
from bot.essay.pack import Pack, Question, render_paragraphs
from bot.practice.acts import Act, Delete, Edit, React, Say, Take, Use, WeekTime
from bot.practice.quotes import choose_quotes
from bot.strict_yaml import YamlDocument, parse_document

_ANY_PACK, _ANY_ESSAY = "any-pack", "any-essay"

_PLACE = re.compile(r"\{\w+\}")

_DRAFTED_NOTE = "The questions were drafted from the essay and taken as they are, unread by a teacher."

#: Threads of a script, and quotes that a thread's phrases have room for.
_N_THREADS, _N_QUOTES = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of the practice class, and the zone their clocks are in. `stranger` is in the server only."""

    class_name: str
    zone: str
    teacher: str
    students: tuple[str, ...]
    stranger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadScript:
    """What happens in one question's thread, in time order."""

    question_id: str
    acts: tuple[Act, ...]


class Voices(StrEnum):
    """Where the students' words come from."""

    WRITTEN = "written for this pack"
    STOCK = "stock phrases"
    QUOTING = "stock phrases around quotes"

    @property
    def note(self) -> str:
        """What whoever reads the week should know about its words, in a sentence; empty where it is nothing."""
        match self:
            case Voices.WRITTEN:
                return ""
            case Voices.STOCK:
                return "The students’ words are stock phrases: nobody has written voices for this pack."
            case Voices.QUOTING:
                return "The students’ words are stock phrases; only what stands in quotation marks is the essay’s."


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekScript:
    """What happens in the week, thread by thread. `notes` say what is not as it would be in a real class."""

    threads: tuple[ThreadScript, ...]
    voices: Voices
    notes: tuple[str, ...] = ()


class _CastFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    class_name: str
    zone: str
    teacher: str
    students: list[str] = Field(min_length=2)
    stranger: str


class _ActFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    at: str = Field(pattern=r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d$")
    who: str
    says: str | None = None
    key: str | None = None
    reply_to: str | None = None
    edits: str | None = None
    deletes: str | None = None
    reacts_to: str | None = None
    emoji: str | None = None
    uses: str | None = None
    takes: Position | None = None
    shares: bool = False


class _ThreadFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str
    acts: list[_ActFile]


class _ScriptFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    threads: list[_ThreadFile]


def load_cast() -> Cast:
    """The people who come with Harkness."""
    found = _read("cast.yaml").fit(_CastFile)
    return Cast(
        class_name=found.class_name,
        zone=found.zone,
        teacher=found.teacher,
        students=tuple(found.students),
        stranger=found.stranger,
    )


def load_script(pack: Pack, cast: Cast, *, essay: Essay | None = None) -> WeekScript:
    """The week written for this pack; where none was, or its questions are others now, stock phrases about them.

    With the essay of a pack that was drafted from it, the phrases quote it.
    """
    voices = _find_voices(pack, essay)
    document, found = _read_script({Voices.STOCK: _ANY_PACK, Voices.QUOTING: _ANY_ESSAY}.get(voices, pack.id))
    threads: list[ThreadScript] = []
    for index, (thread, question) in enumerate(zip(found.threads, pack.questions, strict=False)):
        words = {} if voices is Voices.WRITTEN else _stock_words(question)
        if voices is Voices.QUOTING and essay is not None:
            words |= _quoted_words(question, essay)
        acts = _make_acts(thread.acts, words, cast, document, index)
        threads.append(ThreadScript(question_id=question.id, acts=acts))
    notes = (_DRAFTED_NOTE if essay else "", voices.note)
    return WeekScript(threads=tuple(threads), voices=voices, notes=tuple(filter(None, notes)))


def load_thread(pack: Pack, question: Question, cast: Cast, *, essay: Essay | None = None) -> ThreadScript:
    """What the class says about one question: as written for it, else stock phrases around quotes from the essay."""
    if _has_script(pack.id):
        document, written = _read_script(pack.id)
        for index, thread in enumerate(written.threads):
            if thread.question == question.id:
                return ThreadScript(question_id=question.id, acts=_make_acts(thread.acts, {}, cast, document, index))
    words = _stock_words(question)
    is_quoting = essay is not None and bool(choose_quotes(essay, question, n=1))
    if essay is not None and is_quoting:
        words |= _quoted_words(question, essay)
    document, stock = _read_script(_ANY_ESSAY if is_quoting else _ANY_PACK)
    known = [each.id for each in pack.questions]  # the pack may have been changed since the question was posted
    index = known.index(question.id) % len(stock.threads) if question.id in known else 0
    return ThreadScript(
        question_id=question.id, acts=_make_acts(stock.threads[index].acts, words, cast, document, index)
    )


def _find_voices(pack: Pack, essay: Essay | None) -> Voices:
    """An essay of a few words may have nothing to quote."""
    if essay is not None:
        asked = pack.questions[:_N_THREADS]
        return Voices.QUOTING if all(choose_quotes(essay, each, n=1) for each in asked) else Voices.STOCK
    if not _has_script(pack.id):
        return Voices.STOCK
    _, written = _read_script(pack.id)
    asked_ids = [question.id for question in pack.questions[: len(written.threads)]]
    return Voices.WRITTEN if [thread.question for thread in written.threads] == asked_ids else Voices.STOCK


def _has_script(pack_id: str) -> bool:
    return files("bot.practice").joinpath("scripts", f"{pack_id}.yaml").is_file()


def _read_script(name: str) -> tuple[YamlDocument, _ScriptFile]:
    document = _read("scripts", f"{name}.yaml")
    return document, document.fit(_ScriptFile)


def _read(*path: str) -> YamlDocument:
    text = files("bot.practice").joinpath(*path).read_text(encoding="utf-8")
    return parse_document(text, file="/".join(("bot/practice", *path)))


def _stock_words(question: Question) -> dict[str, str]:
    """What stock phrases may name: the question's paragraphs, title, first follow-up."""
    follow_up = next(iter(question.follow_ups), "What would change your mind?")
    return {
        "{paragraphs}": render_paragraphs(question.paragraphs),
        "{first}": f"¶{question.paragraphs[0]}",
        "{last}": f"¶{question.paragraphs[-1]}",
        "{title}": question.title.rstrip("?.!").replace("“", "").replace("”", ""),
        "{follow_up}": follow_up,
    }


def _quoted_words(question: Question, essay: Essay) -> dict[str, str]:
    """Quotes of the paragraphs the question is about and where they stand; the same again where there are too few."""
    quotes = choose_quotes(essay, question, n=_N_QUOTES)
    words: dict[str, str] = {}
    for index in range(_N_QUOTES):
        quote = quotes[index % len(quotes)]
        words[f"{{quote_{index + 1}}}"] = quote.text
        words[f"{{at_{index + 1}}}"] = f"¶{quote.paragraph}"
    return words


def _make_acts(
    found: Sequence[_ActFile], words: Mapping[str, str], cast: Cast, document: YamlDocument, thread: int
) -> tuple[Act, ...]:
    acts: list[Act] = []
    author_of: dict[str, str] = {}
    for index, item in enumerate(found):
        try:
            act = _make_act(item, words)
            _check_act(act, acts[-1] if acts else None, author_of, cast)
        except ValueError as exc:
            raise document.error_at(("threads", thread, "acts", index), str(exc)) from exc
        if isinstance(act, Say) and act.key:
            author_of[act.key] = act.who
        acts.append(act)
    return tuple(acts)


def _make_act(item: _ActFile, words: Mapping[str, str]) -> Act:
    at = WeekTime.parse(item.at)
    text = _PLACE.sub(lambda place: words.get(place[0], place[0]), item.says or "")
    if item.deletes:
        return Delete(at=at, who=item.who, key=item.deletes)
    if item.uses:
        return Use(at=at, who=item.who, command=item.uses)
    if item.takes:
        return Take(at=at, who=item.who, position=item.takes, reason=text, is_shared=item.shares)
    if item.reacts_to and item.emoji:
        return React(at=at, who=item.who, key=item.reacts_to, emoji=item.emoji)
    if not text:
        raise ValueError("an act says, edits, deletes, reacts, uses or takes something.")
    if item.edits:
        return Edit(at=at, who=item.who, key=item.edits, text=text)
    return Say(at=at, who=item.who, text=text, key=item.key, reply_to=item.reply_to)


def _check_act(act: Act, before: Act | None, author_of: Mapping[str, str], cast: Cast) -> None:
    """Raises ValueError where a person could not do this at this point of the thread."""
    if act.who not in (cast.teacher, *cast.students):
        raise ValueError(f"nobody in the cast is called {act.who}.")
    if before and (act.at.day, act.at.at) < (before.at.day, before.at.at):
        raise ValueError("this stands after something that happens later.")
    match act:
        case Say(reply_to=str(key)) | React(key=key) if key not in author_of:
            raise ValueError(f"no message before this is called {key}.")
        case Edit(key=key) | Delete(key=key) if author_of.get(key) != act.who:
            raise ValueError(f"{act.who} has no message called {key}.")
