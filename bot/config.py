"""The host's settings: config.yaml for what may be seen, the environment or .env for the token."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field

from bot.errors import FileFormatError, StartError
from bot.strict_yaml import decode_file, parse_document

TOKEN_SHAPE: Final = re.compile(r"[\w-]{18,}\.[\w-]{5,}\.[\w-]{20,}")


class ConfigFile(BaseModel):
    """config.yaml as it is written: its fields with their defaults, limits and the words that explain them there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data_folder: str = Field(
        default="data",
        min_length=1,
        description="Folder for what the bot keeps: the database harkness.db lies in it.",
    )
    packs_folder: str = Field(
        default="prompts",
        min_length=1,
        description="Folder with the question packs, one YAML file per essay.",
    )
    default_pack: str = Field(
        default="diplomacy-takes-time",
        min_length=1,
        description="Pack a new class starts with, by its id. Teachers can choose another in /setup.",
    )
    late_limit_hours: int = Field(
        default=24,
        ge=1,
        le=168,
        description="How late, in hours (1 to 168), a scheduled question or weekly summary is still sent after\n"
        "the bot was away. What is later than that is left out, and the teacher is told.",
    )
    essay_max_megabytes: int = Field(
        default=10, ge=1, le=100, description="Largest file with an essay that is read, in megabytes (1 to 100)."
    )
    essay_max_pages: int = Field(
        default=200, ge=1, le=2000, description="Most pages of a PDF that is read (1 to 2000)."
    )
    essay_max_words: int = Field(
        default=40_000, ge=100, le=200_000, description="Longest text that is read, in words (100 to 200000)."
    )
    essay_max_seconds: int = Field(
        default=9,
        ge=2,
        le=60,
        description="How long, in seconds (2 to 60), a PDF or Word file may take to be read before it is given up.",
    )
    log_level: Literal["debug", "info", "warning"] = Field(
        default="info",
        description="How much the log says: debug, info or warning. What students write is never in it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings the bot runs with, paths made absolute."""

    data_folder: Path
    packs_folder: Path
    default_pack_id: str
    late_limit_hours: int
    log_level: str
    essay_max_megabytes: int = 10
    essay_max_pages: int = 200
    essay_max_words: int = 40_000
    essay_max_seconds: int = 9

    @property
    def database_path(self) -> Path:
        """Where the database lies."""
        return self.data_folder / "harkness.db"


def load_config(path: Path) -> Config:
    """The settings in the file, or the defaults where there is no such file. Raises FileFormatError.

    Relative paths start at the file's folder, wherever the bot is started from.
    """
    written = parse_config(_read(path), file=path.name) if path.exists() else ConfigFile()
    folder = path.absolute().parent
    return Config(
        data_folder=folder / Path(written.data_folder).expanduser(),
        packs_folder=folder / Path(written.packs_folder).expanduser(),
        default_pack_id=written.default_pack,
        late_limit_hours=written.late_limit_hours,
        log_level=written.log_level,
        essay_max_megabytes=written.essay_max_megabytes,
        essay_max_pages=written.essay_max_pages,
        essay_max_words=written.essay_max_words,
        essay_max_seconds=written.essay_max_seconds,
    )


def parse_config(raw: bytes, *, file: str) -> ConfigFile:
    """The settings in a file's bytes. Raises FileFormatError; a token in the file is refused."""
    document = parse_document(decode_file(raw, file=file), file=file)
    assert isinstance(document.tree, dict)
    for name, value in document.tree.items():
        if "token" in name.lower() or (isinstance(value, str) and TOKEN_SHAPE.fullmatch(value)):
            raise document.error_at(
                (name,),
                "a bot token must not stand in this file, which people share. Delete the line; if anyone else can "
                "have seen it, reset the token in the developer portal. Then run `harkness init`, which keeps the "
                "token in .env.",
            )
    return document.fit(ConfigFile)


def render_config(written: ConfigFile) -> str:
    """config.yaml with these values, each under the words that explain it."""
    parts = [
        "# Settings of Harkness. A line left out means the value it has when shipped.\n"
        "# Paths start at the folder of this file. The bot token does not belong here: it is kept in .env.\n"
    ]
    for name, field in ConfigFile.model_fields.items():
        comment = "\n".join(f"# {line}" for line in (field.description or "").splitlines())
        parts.append(f"{comment}\n{name}: {_render_scalar(str(getattr(written, name)))}\n")
    return "\n".join(parts)


def load_token(environ: Mapping[str, str], *, folder: Path) -> str:
    """The bot token from DISCORD_TOKEN, else the file DISCORD_TOKEN_FILE names, else .env in `folder`.

    Raises StartError (two lines for a person) where there is none, or where it cannot be a token.
    """
    token, place = _find_token(environ, folder)
    if not token:
        raise StartError(
            "There is no bot token, so I cannot log in to Discord.\n"
            "Run `harkness init` in this folder, or set DISCORD_TOKEN (or DISCORD_TOKEN_FILE: a file that holds it)."
        )
    if find_application_id(token) is None:
        raise StartError(
            f"What stands in {place} is not a Discord bot token.\n"
            "Copy the token from the developer portal (Bot → Reset Token) and run `harkness init` again."
        )
    return token


def find_application_id(token: str) -> int | None:
    """The application's id, which a token's first part carries, or None where this cannot be a token."""
    if not TOKEN_SHAPE.fullmatch(token):
        return None
    first = token.partition(".")[0]
    try:
        decoded = base64.b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        return None
    return int(decoded) if re.fullmatch(rb"[0-9]{15,20}", decoded) else None


def _find_token(environ: Mapping[str, str], folder: Path) -> tuple[str, str]:
    """The token, empty where there is none, and the place it was found in."""
    if token := environ.get("DISCORD_TOKEN", "").strip():
        return token, "DISCORD_TOKEN"
    if file := environ.get("DISCORD_TOKEN_FILE", "").strip():
        try:
            return Path(file).read_text(encoding="utf-8").strip(), f"the file DISCORD_TOKEN_FILE names ({file})"
        except (OSError, UnicodeDecodeError) as exc:
            raise StartError(
                f"I cannot read the file DISCORD_TOKEN_FILE names: {file}.\n"
                "Mend the path or the file's permissions, or set DISCORD_TOKEN instead."
            ) from exc
    # Parsed only: os.environ stays as it is, so that no child process inherits the token.
    kept = dotenv_values(folder / ".env", interpolate=False)
    return (kept.get("DISCORD_TOKEN") or "").strip(), ".env"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        problem = f"this cannot be read as a file ({exc.strerror})."
        raise FileFormatError(file=str(path), line=None, field="", problem=problem) from exc


def _render_scalar(value: str) -> str:
    return value if re.fullmatch(r"[\w./-]+", value) else "'" + value.replace("'", "''") + "'"
