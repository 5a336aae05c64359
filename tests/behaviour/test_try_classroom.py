"""`harkness try`: where the practice class's files go, where its page is, and what keeps it from being opened."""

import asyncio
import io
import socket
from pathlib import Path

import pytest
from rich.console import Console

from bot.errors import BadInputError
from bot.try_classroom import Visit, find_tour_essay, run_classroom
from tests.behaviour.practice_class import holding, make_config, shipped_packs


def _left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_folder_with_a_real_classs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "harkness.db").write_bytes(b"a real class")

    with pytest.raises(BadInputError, match="was not left by a practice week"):
        await _run(Visit(folder=tmp_path, is_opening_browser=False))

    assert (tmp_path / "harkness.db").read_bytes() == b"a real class"
    assert _left_in(tmp_path) == ["harkness.db"]


async def test_a_port_that_is_taken_is_said_to_be_and_the_class_is_closed_again(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(BadInputError, match=f"Port {port} is taken"):
            await _run(Visit(folder=tmp_path, port=port, is_opening_browser=False))

    assert "harkness.db-wal" not in _left_in(tmp_path)
    async with holding(tmp_path) as session:  # nobody holds the database any more
        await session.current()


async def test_without_a_browser_the_address_is_printed_and_ctrl_c_closes_the_class(tmp_path: Path) -> None:
    said = _Said()
    running = asyncio.create_task(
        run_classroom(
            make_config(tmp_path),
            Visit(folder=tmp_path, is_opening_browser=False),
            console=Console(file=said, width=100),
        )
    )
    await said.until("Ctrl+C")

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert "http://127.0.0.1:" in said.getvalue()
    assert "?token=" in said.getvalue()
    assert _left_in(tmp_path) == ["ABOUT.txt", "harkness.db", "harkness.db.lock"]


def test_an_essay_that_cannot_be_read_is_said_to_be(tmp_path: Path) -> None:
    visit = Visit(folder=tmp_path, essay_file=tmp_path / "gone.txt")

    with pytest.raises(BadInputError, match=r"I cannot read `.*gone\.txt`"):
        find_tour_essay(visit, None, make_config(tmp_path))


def test_the_tours_essay_is_the_visitors_or_the_one_beside_the_pack(tmp_path: Path) -> None:
    config, (pack,) = make_config(tmp_path), [p for p in shipped_packs().values() if p.essay_file]
    own = tmp_path / "mine.txt"
    own.write_text("Boats.", encoding="utf-8")

    beside = find_tour_essay(Visit(folder=tmp_path), pack, config)
    mine = find_tour_essay(Visit(folder=tmp_path, essay_file=own), pack, config)

    assert beside is not None
    assert (beside.file[0], beside.pack_id) == (pack.essay_file, pack.id)
    assert mine is not None
    assert (mine.file, mine.pack_id) == (("mine.txt", b"Boats."), None)
    assert find_tour_essay(Visit(folder=tmp_path), shipped_packs()["diplomacy-takes-time"], config) is None


async def _run(visit: Visit) -> None:
    await run_classroom(make_config(visit.folder), visit, console=Console(file=io.StringIO()))


class _Said(io.StringIO):
    """What was printed, for somebody who waits for a part of it."""

    def __init__(self) -> None:
        super().__init__()
        self._printed = asyncio.Event()

    def write(self, text: str) -> int:
        self._printed.set()
        return super().write(text)

    async def until(self, words: str) -> None:
        while words not in self.getvalue():
            self._printed.clear()
            await self._printed.wait()
