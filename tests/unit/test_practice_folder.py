"""What a practice week may delete."""

from pathlib import Path

import pytest

from bot.errors import BadInputError
from bot.practice.folder import prepare_folder


def test_an_earlier_practice_week_makes_way(tmp_path: Path) -> None:
    database = prepare_folder(tmp_path / "practice")
    database.write_bytes(b"last week")

    assert prepare_folder(tmp_path / "practice") == database
    assert not database.exists()


def test_a_database_that_no_practice_week_left_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "harkness.db").write_bytes(b"a real class")

    with pytest.raises(BadInputError, match="Choose another folder"):
        prepare_folder(tmp_path)
    assert (tmp_path / "harkness.db").read_bytes() == b"a real class"


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "practice").write_text("a file")

    with pytest.raises(BadInputError, match="cannot write to the folder"):
        prepare_folder(tmp_path / "practice")
