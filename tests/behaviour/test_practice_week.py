"""`harkness try`: the whole week with the real bot, on a real database file, with no network."""

import csv
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
import pytest_asyncio
from rich.console import Console

from bot.classroom.class_settings import SchoolClass
from bot.discussion.class_counts import changed_ids
from bot.discussion.position import DeclaredPosition
from bot.discussion.post import Post, Student
from bot.discussion.prompt import Prompt
from bot.errors import BadInputError
from bot.packs import load_pack
from bot.store.sqlite_store import open_store
from bot.try_week import run_try
from tests.behaviour.practice_class import PACKS, make_config

_guarded: list[bool] = []


class NetworkUsedError(BaseException):
    """Something other than loopback was contacted. No `except Exception` may swallow it."""


def _watch(event: str, args: tuple[object, ...]) -> None:
    if not _guarded:
        return
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # a path: a socket of this machine
    else:
        return
    if host not in (None, "127.0.0.1", "::1", "localhost"):
        raise NetworkUsedError(f"{event}: {args[0 if event == 'socket.getaddrinfo' else 1]}")


# Python's own audit events: they see every connection, whichever library makes it, and nothing is replaced.
sys.addaudithook(_watch)


@contextmanager
def only_loopback() -> Iterator[None]:
    """Nothing but loopback can be contacted within."""
    _guarded.append(True)
    try:
        yield
    finally:
        _guarded.pop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a practice week left behind."""

    folder: Path
    terminal: str
    school_class: SchoolClass
    students: list[Student]
    prompts: list[Prompt]
    posts: list[list[Post]]
    positions: list[list[DeclaredPosition]]

    @property
    def page(self) -> str:
        return (self.folder / "transcript.html").read_text(encoding="utf-8")


async def _try_week(folder: Path, *, pack_file: Path | None = None, essay_file: Path | None = None) -> Left:
    out = StringIO()
    console = Console(file=out, width=100)
    with only_loopback():
        await run_try(make_config(folder), pack_file=pack_file, essay_file=essay_file, folder=folder, console=console)
    async with open_store(folder / "harkness.db") as store:
        [school_class] = await store.list_classes()
        prompts = await store.list_prompts(school_class.class_id)
        return Left(
            folder=folder,
            terminal=out.getvalue(),
            school_class=school_class,
            students=await store.list_students(school_class.class_id),
            prompts=prompts,
            posts=[await store.list_posts(prompt.prompt_id) for prompt in prompts],
            positions=[await store.list_positions(prompt.prompt_id) for prompt in prompts],
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """The week of the pack that comes with voices, played once for all tests here."""
    return await _try_week(tmp_path_factory.mktemp("practice"))


async def test_the_guard_of_these_tests_stops_a_connection_to_elsewhere() -> None:
    with only_loopback(), pytest.raises(NetworkUsedError), socket.socket() as probe:
        probe.connect(("192.0.2.1", 9))


async def test_the_teacher_sets_the_class_up_and_all_students_join(left: Left) -> None:
    assert left.school_class.is_ready
    assert left.school_class.zone == "America/Chicago"
    assert len(left.students) == 12


async def test_two_questions_are_posted_on_schedule_and_their_threads_are_followed(left: Left) -> None:
    assert [prompt.posted_at and f"{prompt.posted_at:%a %H:%M}" for prompt in left.prompts] == [
        "Mon 14:00",
        "Wed 14:00",
    ]
    assert len(left.posts[0]) >= 25
    assert len(left.posts[1]) >= 20


async def test_the_database_follows_an_edit_and_forgets_the_text_of_a_deleted_post(left: Left) -> None:
    posts = [post for thread in left.posts for post in thread]

    assert any(post.edited_at for post in posts)
    assert [post.text for post in posts if post.is_deleted] == [""]
    assert "¶7 " not in left.page
    for path in left.folder.glob("harkness.db*"):
        assert b"my brother says" not in path.read_bytes()


async def test_students_take_positions_and_one_changes_her_mind_in_private(left: Left) -> None:
    first = left.positions[0]
    names = {student.student_id: student.name for student in left.students}

    assert len({taken.student_id for taken in first}) >= 5
    assert [names[student_id] for student_id in changed_ids(first)] == ["Ruby"]
    assert [names[taken.student_id] for taken in first if taken.shared_message_id] == ["Imani"]
    assert "Ruby, changed" in left.page


async def test_teachers_messages_are_not_posts(left: Left) -> None:
    authors = {post.author_id for thread in left.posts for post in thread}

    assert authors < {student.student_id for student in left.students}
    assert len(authors) == 10


async def test_the_weekly_summary_arrives_with_a_file_that_has_a_row_for_every_student_and_question(left: Left) -> None:
    rows = list(csv.DictReader((left.folder / "participation.csv").read_text(encoding="utf-8-sig").splitlines()))

    assert len(rows) == 2 * 12
    assert "participation.csv" in left.terminal
    assert "Marcus and Wren wrote nothing this week." in left.terminal


async def test_the_teacher_reads_a_whole_summary_and_a_student_the_classs(left: Left) -> None:
    assert "used Summarise this thread" in left.page
    assert "Only Imani sees this" in left.page
    assert left.page.count('<img class="picture" src="data:image/png;base64,iVBOR') == 2
    assert 'alt="Map of a debate. Claim: “All the examples in ¶5' in left.page
    assert "[debate-map.png: Map of a debate." in left.terminal


async def test_every_link_on_the_page_leads_somewhere_on_it(left: Left) -> None:
    page = left.page
    ids, links = set(re.findall(r'id="([cm]\d+)"', page)), set(re.findall(r'href="([^"]+)"', page))

    assert len(links) > 20
    files = links - {f"#{anchor}" for anchor in ids}
    assert files >= {"participation.csv", "debate-map.png", "positions.png", "question-1-summary.md"}
    assert not [name for name in files if not (left.folder / name).is_file()]


async def test_every_voice_is_in_the_terminal_and_on_the_page(left: Left) -> None:
    for student in left.students:
        assert student.name in left.terminal
        assert student.name in left.page


async def test_another_pack_gets_a_plausible_week_and_the_transcript_says_the_words_are_stock(tmp_path: Path) -> None:
    pack_file = tmp_path / "nobody-wrote-for-this.yaml"
    shipped = (PACKS / "diplomacy-takes-time.yaml").read_text(encoding="utf-8")
    pack_file.write_text(shipped.replace("id: diplomacy-takes-time", f"id: {pack_file.stem}"), encoding="utf-8")

    left = await _try_week(tmp_path / "practice", pack_file=pack_file)

    assert left.school_class.pack_id == pack_file.stem
    assert [len(thread) >= 12 for thread in left.posts] == [True, True]
    assert [len(taken) for taken in left.positions] == [5, 1]
    assert "stock phrases" in left.page
    assert "stock phrases" in left.terminal


async def test_an_essay_gets_questions_and_a_class_that_quotes_it(tmp_path: Path) -> None:
    essay_file = PACKS / "one-mark-for-the-whole-boat.md"
    essay = essay_file.read_text(encoding="utf-8")

    left = await _try_week(tmp_path, essay_file=essay_file)

    pack = load_pack(tmp_path / "drafted-pack.yaml")
    quoted = [words for thread in left.posts for post in thread for words in re.findall('"([^"]+)"', post.text)]
    assert len(pack.questions) >= 8
    assert [prompt.question.text for prompt in left.prompts] == [question.text for question in pack.questions[:2]]
    assert len(set(quoted)) >= 5
    assert not [words for words in quoted if words not in " ".join(essay.split()) and words != "depends"]
    for shown in (left.page, " ".join(left.terminal.replace("│", "").split())):
        assert "Essay: One mark for the whole boat" in shown
        assert "words are stock phrases" in shown
        assert "drafted from the essay" in shown


async def test_a_text_without_an_argument_gets_no_week_and_a_reason(tmp_path: Path) -> None:
    table = tmp_path / "marks.txt"
    table.write_text("\n".join(f"| {n} | {n * n} |" for n in range(20)), encoding="utf-8")

    with pytest.raises(BadInputError, match=r"No week can be played on `marks\.txt`\. This is a table"):
        await _try_week(tmp_path / "practice", essay_file=table)

    assert not (tmp_path / "practice").exists()
