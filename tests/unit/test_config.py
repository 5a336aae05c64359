"""config.yaml and the token: what is read, from where, and how a fault is explained."""

import os
from pathlib import Path

import pytest

from bot.config import ConfigFile, find_application_id, load_config, load_token, parse_config, render_config
from bot.errors import FileFormatError, StartError

_REPOSITORY = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.AAAAAA.not-a-real-token-only-for-tests-0000"
OTHER_TOKEN = TOKEN.replace("0000", "1111")


def test_the_shipped_config_is_the_defaults_with_their_explanations() -> None:
    assert (_REPOSITORY / "config.yaml").read_text(encoding="utf-8") == render_config(ConfigFile())


def test_what_is_rendered_is_read_back_as_it_was() -> None:
    written = ConfigFile(data_folder="C:\\Users\\Zoë's class: 'A'", late_limit_hours=3, log_level="debug")

    assert parse_config(render_config(written).encode(), file="config.yaml") == written


def test_paths_start_at_the_folder_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("data_folder: kept\npacks_folder: /srv/packs\n", encoding="utf-8")

    config = load_config(tmp_path / "config.yaml")

    assert config.database_path == tmp_path / "kept" / "harkness.db"
    assert config.packs_folder == Path("/srv/packs")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    config = load_config(tmp_path / "config.yaml")

    assert (config.data_folder, config.late_limit_hours) == (tmp_path / "data", 24)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("data_folder: data\nlog_levle: info\n", r"line 2.*did you mean \*log_level\*"),
        ("log_level: loud\n", r"line 1.*debug, info, warning.*loud"),
        ("late_limit_hours: 18:30\n", r"a whole number was expected, this says “18:30”"),
        ("late_limit_hours: 0\n", r"1 or more was expected"),
        ("data_folder:\n", r"a text was expected, nothing is written here"),
    ],
)
def test_a_faulty_line_is_named_with_what_was_expected(text: str, words: str) -> None:
    with pytest.raises(FileFormatError, match=words):
        parse_config(text.encode(), file="config.yaml")


@pytest.mark.parametrize("line", [f"token: {TOKEN}", f"discord_token: '{TOKEN}'", f"data_folder: {TOKEN}"])
def test_a_token_in_the_config_is_refused_and_not_repeated(line: str) -> None:
    with pytest.raises(FileFormatError, match="a bot token must not stand in this file") as refused:
        parse_config(f"log_level: info\n{line}\n".encode(), file="config.yaml")

    assert "line 2" in str(refused.value)
    assert TOKEN not in str(refused.value)


def test_a_folder_in_place_of_the_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="cannot be read as a file"):
        load_config(tmp_path)


def test_the_environment_comes_before_the_token_file_and_that_before_dotenv(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\n", encoding="utf-8")
    (tmp_path / "secret").write_text(f"{OTHER_TOKEN}\n", encoding="utf-8")
    in_file = {"DISCORD_TOKEN_FILE": str(tmp_path / "secret")}

    assert load_token({}, folder=tmp_path) == TOKEN
    assert load_token(in_file, folder=tmp_path) == OTHER_TOKEN
    assert load_token({**in_file, "DISCORD_TOKEN": TOKEN}, folder=tmp_path) == TOKEN


def test_reading_dotenv_leaves_the_environment_alone(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nANYTHING_ELSE=1\n", encoding="utf-8")

    load_token({}, folder=tmp_path)

    assert "ANYTHING_ELSE" not in os.environ


def test_no_token_anywhere_says_in_two_lines_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="harkness init") as missing:
        load_token({}, folder=tmp_path)

    assert len(str(missing.value).splitlines()) == 2


def test_what_is_no_token_is_refused_by_its_place_and_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="What stands in DISCORD_TOKEN is not") as wrong:
        load_token({"DISCORD_TOKEN": "my-client-secret-1234"}, folder=tmp_path)

    assert "my-client-secret" not in str(wrong.value)


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="no-such-file"):
        load_token({"DISCORD_TOKEN_FILE": str(tmp_path / "no-such-file")}, folder=tmp_path)


def test_the_application_id_is_in_the_first_part_of_the_token() -> None:
    assert find_application_id(TOKEN) == 123_456_789_012_345_678
    assert find_application_id("bm90LWEtbnVtYmVyLWF0LWFsbA.AAAAAA.not-a-real-token-only-for-tests") is None


def test_every_setting_stands_in_the_docs_with_the_value_it_is_shipped_with() -> None:
    explained = (_REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")

    for name, field in ConfigFile.model_fields.items():
        assert f"| `{name}` | `{field.default}` |" in explained


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_hashes_and_no_place_to_get_them_from(name: str) -> None:
    lines = (_REPOSITORY / name).read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith(("#", " "))]

    assert all("==" in entry and entry.endswith("\\") for entry in entries)
    assert not [line for line in lines if "://" in line or "index" in line or "@" in line]
