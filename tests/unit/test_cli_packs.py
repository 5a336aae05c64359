"""Packs on the command line: drafted from an essay, remarked on by check."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.packs import load_pack
from tests.unit.question_essays import ESSAYS, SAMPLE


@pytest.fixture(autouse=True)
def _work_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_an_essay_is_shown_with_questions_about_it() -> None:
    result = CliRunner().invoke(app, ["essay", str(ESSAYS / "night-buses.txt")])

    assert result.exit_code == 0, result.output
    assert "Questions, drafted by rules: a teacher chooses" in result.stdout
    assert "You may ask Dr. Rao one thing before you rely on ¶3." in result.stdout


def test_a_draft_pack_beside_its_essay_can_be_used_as_it_is(tmp_path: Path) -> None:
    shutil.copy(ESSAYS / "night-buses.txt", tmp_path)

    result = CliRunner().invoke(app, ["essay", "night-buses.txt", "--pack", "buses.yaml"])

    pack = load_pack(tmp_path / "buses.yaml")
    assert result.exit_code == 0, result.output
    assert (pack.id, pack.essay_file, len(pack.questions)) == ("buses", "night-buses.txt", 12)


def test_a_draft_pack_elsewhere_does_not_name_the_essay(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["essay", str(ESSAYS / "night-buses.txt"), "--pack", "buses.yaml"])

    assert load_pack(tmp_path / "buses.yaml").essay_file is None


def test_no_pack_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("my own work", encoding="utf-8")

    result = CliRunner().invoke(app, ["essay", str(ESSAYS / "night-buses.txt"), "--pack", "mine.yaml"])

    assert result.exit_code == 1
    assert "`mine.yaml` is there already" in result.output
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "my own work"


def test_check_remarks_on_a_packs_questions_and_lets_it_pass(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE.parent, tmp_path / "prompts")
    mine = (tmp_path / "prompts" / "one-mark-for-the-whole-boat.yaml").read_text(encoding="utf-8")
    mine = mine.replace("What would the writer say that this 9 is a mark of?", "Don't you think that it is unfair?")
    (tmp_path / "prompts" / "one-mark-for-the-whole-boat.yaml").write_text(mine, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("packs_folder: prompts\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["check", "--offline"])

    assert "! pack one-mark-for-the-whole-boat: can be used; worth a look:\n  → question `a-mark-of-what`: " in (
        result.stdout
    )
    assert "it leads to an answer (“Don't you”)" in result.stdout
    assert "✗ packs" not in result.stdout
