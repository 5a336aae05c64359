"""The command line: what init writes and says, what check and run say where something is wrong."""

import stat
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot
from bot.cli import app
from bot.config import load_config, load_token

_REPOSITORY = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.not-a-real-token-only-for-tests-0000"

#: The permissions of discord.md's list for this bot, added up by hand from Discord's bit numbers.
INVITE = (
    "https://discord.com/oauth2/authorize?client_id=123456789012345678"
    "&scope=bot+applications.commands&permissions=326417632256"
)


@pytest.fixture(autouse=True)
def _no_token_of_the_host(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("DISCORD_TOKEN_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def test_init_writes_the_answers_and_shows_the_invite_link(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["init"], input=f"{TOKEN}\nkept\n\n\n")

    assert result.exit_code == 0
    assert INVITE in result.stdout
    assert "Message Content Intent" in result.stdout
    assert load_config(tmp_path / "config.yaml").data_folder == tmp_path / "kept"
    assert load_token({}, folder=tmp_path) == TOKEN


def test_the_token_is_in_dotenv_only_and_only_its_owner_can_read_that(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["init"], input=f"{TOKEN}\n\n\n\n")

    assert TOKEN not in result.output
    assert TOKEN not in (tmp_path / "config.yaml").read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_init_asks_again_where_the_token_cannot_be_one() -> None:
    result = CliRunner().invoke(app, ["init"], input=f"my-client-secret\n{TOKEN}\n\n\n\n")

    assert result.exit_code == 0
    assert "That is not a bot token" in result.stdout


def test_init_replaces_nothing_without_a_yes(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("data_folder: mine\n", encoding="utf-8")
    (tmp_path / ".env").write_text("DISCORD_TOKEN=old\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["init"], input=f"{TOKEN}\nn\nn\n")

    assert result.exit_code == 0
    assert (tmp_path / "config.yaml").read_text(encoding="utf-8") == "data_folder: mine\n"
    assert (tmp_path / ".env").read_text(encoding="utf-8") == "DISCORD_TOKEN=old\n"


def test_init_with_force_replaces_both_and_mends_who_can_read_the_token(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("data_folder: mine\n", encoding="utf-8")
    (tmp_path / ".env").write_text("DISCORD_TOKEN=old\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)

    CliRunner().invoke(app, ["init", "--force"], input=f"{TOKEN}\n\n\n\n")

    assert load_config(tmp_path / "config.yaml").data_folder == tmp_path / "data"
    assert load_token({}, folder=tmp_path) == TOKEN
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_check_offline_finds_a_fresh_set_up_in_order_and_says_what_it_left_out(tmp_path: Path) -> None:
    _set_up(tmp_path)

    result = CliRunner().invoke(app, ["check", "--offline"])

    assert result.exit_code == 0, result.output
    assert [line[:1] for line in result.stdout.splitlines()] == ["✓", "✓", "✓", "✓", "✓", "–"]
    assert "– Discord: not asked (--offline)" in result.stdout
    assert not (tmp_path / "data").exists()


def test_check_says_what_is_wrong_and_what_to_do_for_each_fault(tmp_path: Path) -> None:
    _set_up(tmp_path)
    (tmp_path / ".env").unlink()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "harkness.db").write_text("This is a shopping list, not a database." * 100, encoding="utf-8")
    (tmp_path / "packs").mkdir()
    (tmp_path / "config.yaml").write_text("packs_folder: packs\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["check", "--offline"])

    assert result.exit_code == 1
    assert "✗ packs: cannot be used.\n  → There is no question pack in" in result.stdout
    assert "✗ database: cannot be used.\n  →" in result.stdout
    assert "is not a database" in result.stdout
    assert "✗ token: There is no bot token, so I cannot log in to Discord.\n  → Run `harkness init`" in result.stdout


def test_check_stops_at_a_config_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("log_levle: info\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["check", "--offline"])

    assert result.exit_code == 1
    assert "did you mean *log_level*?" in result.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_check_notices_that_others_can_read_the_token(tmp_path: Path) -> None:
    _set_up(tmp_path)
    (tmp_path / ".env").chmod(0o644)

    result = CliRunner().invoke(app, ["check", "--offline"])

    assert result.exit_code == 1
    assert "chmod 600" in result.stdout


def test_run_without_a_token_says_so_in_two_lines_and_exits_with_78(tmp_path: Path) -> None:
    _set_up(tmp_path)
    (tmp_path / ".env").unlink()

    result = CliRunner().invoke(app, ["run"])

    assert result.exit_code == 78
    assert len(result.stderr.splitlines()) == 2
    assert "There is no bot token" in result.stderr


def test_run_with_a_broken_config_names_file_and_line_and_exits_with_78(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("log_level: loud\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["run"])

    assert result.exit_code == 78
    assert "`config.yaml`, line 1, field *log_level*" in result.stderr


def test_run_with_a_broken_pack_names_file_and_field_and_exits_with_78(tmp_path: Path) -> None:
    _set_up(tmp_path)
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "mine.yaml").write_text("id: mine\ntitel: Mine\n", encoding="utf-8")
    (tmp_path / "config.yaml").write_text("packs_folder: packs\ndefault_pack: mine\n", encoding="utf-8")

    result = CliRunner().invoke(app, ["run"])

    assert result.exit_code == 78
    assert "`packs/mine.yaml`, line 2" in result.stderr


def test_the_version_is_the_packages() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"harkness {bot.__version__}\n"


def test_every_command_is_listed_with_what_it_does() -> None:
    listed = CliRunner().invoke(app, ["--help"]).stdout

    for command in ("init", "check", "run", "try"):
        assert f" {command} " in listed


def test_try_takes_a_pack_or_an_essay_but_not_both() -> None:
    pack = _REPOSITORY / "prompts" / "one-mark-for-the-whole-boat.yaml"

    result = CliRunner().invoke(app, ["try", "--pack", str(pack), "--essay", str(pack.with_suffix(".md"))])

    assert result.exit_code == 1
    assert "not both" in result.stderr


def _set_up(folder: Path) -> None:
    """What a host has after `harkness init`, with the shipped packs."""
    (folder / "config.yaml").write_text(f"packs_folder: {_REPOSITORY / 'prompts'}\n", encoding="utf-8")
    (folder / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    (folder / ".env").chmod(0o600)
