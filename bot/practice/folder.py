"""The folder a practice week is left in: made afresh each time, and never one that holds a real class."""

from pathlib import Path
from typing import Final

from bot.errors import BadInputError

DATABASE: Final = "harkness.db"

_MARK: Final = "ABOUT.txt"
_ABOUT: Final = (
    "A practice week of Harkness: invented people in a simulated Discord.\n"
    "Open transcript.html in a browser. The next practice week replaces what is here.\n"
)


def prepare_folder(folder: Path) -> Path:
    """Where the week's database goes: in `folder`, made where missing, cleared of an earlier practice week's.

    Raises BadInputError where it holds a database that no practice week left, or cannot be written.
    """
    database, mark = folder / DATABASE, folder / _MARK
    if database.exists() and not mark.exists():
        raise BadInputError(
            f"`{database}` was not left by a practice week, so I do not touch it. "
            "Choose another folder with `--folder`."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        mark.write_text(_ABOUT, encoding="utf-8")
        for leftover in folder.glob(f"{DATABASE}*"):
            leftover.unlink()
    except OSError as exc:
        raise BadInputError(f"I cannot write to the folder `{folder}` ({exc.strerror}). Choose another.") from exc
    return database
