"""`harkness try` and the browser: one with windows is opened, one for the terminal or on another machine is not."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a browser with windows")

_REPOSITORY = Path(__file__).parents[2]
_ASK = "import os; from bot.practice.browser.opener import has_browser; print(has_browser(os.environ))"

MakeProgram = Callable[[str, str], Path]


@pytest.fixture
def make_program(tmp_path: Path) -> MakeProgram:
    """What puts a shell script of this name on the only path there is."""

    def make(name: str, script: str) -> Path:
        (tmp_path / "bin").mkdir(exist_ok=True)
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return make


@pytest.mark.parametrize(
    ("programs", "environment", "expected"),
    [
        (["w3m", "lynx", "www-browser"], {"TERM": "xterm"}, False),
        (["w3m"], {"TERM": "xterm", "DISPLAY": ":0"}, False),
        ([], {"TERM": "xterm", "DISPLAY": ":0"}, False),
        (["w3m", "xdg-open"], {"TERM": "xterm", "DISPLAY": ":0"}, True),
        (["w3m", "xdg-open"], {"TERM": "xterm", "WAYLAND_DISPLAY": "wayland-0"}, True),
        (["xdg-open", "lynx"], {"TERM": "xterm", "DISPLAY": ":0", "BROWSER": "lynx"}, False),
        (["xdg-open"], {"DISPLAY": ":10.0", "SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"}, False),
        (["editor-helper"], {"BROWSER": "editor-helper", "SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"}, True),
    ],
)
def test_a_browser_counts_where_it_opens_windows_in_front_of_who_asks(
    programs: Sequence[str], environment: dict[str, str], expected: bool, make_program: MakeProgram
) -> None:
    places = {str(make_program(name, "").parent) for name in (*programs, "something-else")}

    said = subprocess.run(
        [sys.executable, "-c", _ASK],
        cwd=_REPOSITORY,
        env={**environment, "PATH": places.pop()},
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()

    assert said == str(expected)


async def test_the_address_that_is_printed_is_opened(tmp_path: Path, make_program: MakeProgram) -> None:
    told = tmp_path / "told"
    os.mkfifo(told)
    browser = make_program("chrome-of-mine", f'echo "$1" > {told}')
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "try", "--folder", str(tmp_path / "practice")),
        cwd=_REPOSITORY,
        env={"PATH": f"{browser.parent}:/bin:/usr/bin", "BROWSER": str(browser), "PYTHONUTF8": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(60):
            opened = (await asyncio.to_thread(told.read_text, encoding="utf-8")).strip()
            assert process.stdout is not None
            said = (await process.stdout.readuntil(b"Ctrl+C")).decode()
    finally:
        process.kill()
        await process.wait()

    assert opened.startswith("http://127.0.0.1:")
    assert f"\n  {opened}\n" in said
    assert "A browser opens it now." in said


async def test_over_ssh_the_way_to_the_page_is_told(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "try", "--folder", str(tmp_path / "practice")),
        cwd=_REPOSITORY,
        env={"PATH": "/nowhere", "TERM": "xterm", "PYTHONUTF8": "1", "SSH_CONNECTION": "192.0.2.7 50022 192.0.2.1 22"},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(60):
            said = (await process.stdout.readuntil(b"Ctrl+C")).decode()
    finally:
        process.kill()
        await process.wait()

    port = said.partition("http://127.0.0.1:")[2].partition("/")[0]
    assert f"ssh -L {port}:127.0.0.1:{port} " in said
