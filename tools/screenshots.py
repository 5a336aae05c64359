"""Retake docs/pictures from a practice week: `python -m tools.screenshots`. Needs Chromium on the PATH."""

import asyncio
import shutil
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console

from bot.config import load_config
from bot.try_week import run_try

PICTURES = Path("docs/pictures")

#: File name, width and height in CSS pixels.
SHOTS = (("practice-week.png", 1180, 1500),)


def main() -> None:
    """Play the week in a temporary folder and photograph its page."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        raise SystemExit("Chromium is not on the PATH; install it and run this again.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "practice"
        asyncio.run(
            run_try(load_config(Path("config.yaml")), pack_file=None, folder=folder, console=Console(quiet=True))
        )
        for file, width, height in SHOTS:
            _photograph(browser, folder / "transcript.html", PICTURES / file, width, height, Path(name))


def _photograph(browser: str, page: Path, picture: Path, width: int, height: int, profile: Path) -> None:
    subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--hide-scrollbars",
            f"--user-data-dir={profile / 'browser'}",
            f"--window-size={width},{height}",
            f"--screenshot={picture.absolute()}",
            page.absolute().as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )


if __name__ == "__main__":
    main()
