"""The practice classroom as somebody starts it: `python -m bot try` in its own process."""

import os
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_REPOSITORY = Path(__file__).parents[2]
_PATIENCE_SECONDS = 30


@dataclass(slots=True, kw_only=True)
class RunningClassroom:
    """One process. `url` is the address it printed; `users`: whose class it is now, as `take_seat` explains."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    url: str
    users: str | None = None
    is_fresh: bool = True

    @property
    def site(self) -> str:
        """The address without the token."""
        return self.url.partition("?")[0]

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What the class's database answers, read as anybody can read it."""
        with closing(sqlite3.connect(f"file:{self.folder / 'harkness.db'}?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()

    def change(self, statement: str) -> None:
        """Change the class's database behind the bot's back."""
        with closing(sqlite3.connect(self.folder / "harkness.db", timeout=10)) as database, database:
            database.execute(statement)


@contextmanager
def running_classroom(folder: Path) -> Iterator[RunningClassroom]:
    """`harkness try --no-browser`, leaving its files in this folder; ended when the block is left."""
    said = folder.with_name(f"{folder.name}-said.txt")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    with said.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "try", "--no-browser", "--folder", str(folder)],
            cwd=_REPOSITORY,
            env={**kept, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        )
    try:
        yield RunningClassroom(process=process, folder=folder, url=_find_address(process, said))
    finally:
        process.kill()
        process.wait()


def _find_address(process: "subprocess.Popen[bytes]", said: Path) -> str:
    """The address that the process prints once it can be opened. Raises AssertionError where it prints none."""
    give_up_at = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        if found := re.search(r"http://\S+\s", said.read_text(encoding="utf-8")):
            return found[0].strip()
        time.sleep(0.05)
    raise AssertionError(f"`try` printed no address, but: {said.read_text(encoding='utf-8')}")
