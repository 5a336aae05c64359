"""Comparing text with a file in tests/snapshots. To take a new snapshot delete the file, run, read what was written."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "snapshots"


def assert_snapshot(name: str, text: str) -> None:
    """Fails where the text is not what the snapshot holds; a missing snapshot is written, and fails once."""
    file = _FOLDER / f"{name}.txt"
    if not file.exists():
        file.write_text(text, encoding="utf-8")
        raise AssertionError(f"{file.name} was not there and is now written: read it, then run again")
    assert text == file.read_text(encoding="utf-8")
