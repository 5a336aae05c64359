"""What `harkness check` looks at: everything a host can get wrong, each with what to do about it."""

import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import aiohttp
import discord

from bot.classroom.class_settings import SchoolClass
from bot.config import Config, load_config, load_token
from bot.discord_app.endpoint import use_test_endpoint
from bot.discord_app.invite import NEEDED, NEEDED_FOR_TEACHERS, render_invite_link, render_permission
from bot.errors import HarknessError
from bot.essay.pack import Pack
from bot.essay.question_lint import lint_questions
from bot.packs import load_essay_of, load_packs
from bot.store.database_file import OLDEST_SQLITE
from bot.store.inspection import inspect_database


class Outcome(Enum):
    """A check's sign in the list."""

    FINE = "✓"
    FAILED = "✗"
    SKIPPED = "–"
    REMARK = "!"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: what was looked at, how it is, and what to do where it failed."""

    name: str
    outcome: Outcome
    words: str
    advice: str = ""


async def check_host(config_path: Path, environ: Mapping[str, str], *, offline: bool) -> AsyncIterator[Finding]:
    """Every finding, in the order a host would mend them. Nothing is changed, here or at Discord."""
    yield _check_sqlite()
    config_finding, config = _check_config(config_path)
    yield config_finding
    if config is None:
        return
    for finding in _check_packs(config):
        yield finding
    database_finding, classes = await _check_database(config.database_path)
    yield database_finding
    token_finding, token = _check_token(environ, config_path)
    yield token_finding
    if offline or token is None:
        reason = "--offline" if offline else "that needs the token"
        yield Finding(name="Discord", outcome=Outcome.SKIPPED, words=f"not asked ({reason}): intent, permissions.")
        return
    use_test_endpoint(environ)
    async for finding in _check_discord(token, classes):
        yield finding


def _check_sqlite() -> Finding:
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return _failed("SQLite", f"{version} is too old.", "Use a newer Python; it brings SQLite 3.38 or newer.")
    return _fine("SQLite", f"{version}, with Python {sys.version.split()[0]}.")


def _check_config(path: Path) -> tuple[Finding, Config | None]:
    try:
        config = load_config(path)
    except HarknessError as error:
        return _failed("config", "cannot be used.", str(error)), None
    words = f"{path} is fine." if path.exists() else f"{path} is not here; the settings Harkness is shipped with hold."
    return _fine("config", words), config


def _check_packs(config: Config) -> Iterator[Finding]:
    try:
        packs = {pack.id: pack for pack in load_packs(config.packs_folder)}
    except HarknessError as error:
        yield _failed("packs", "cannot be used.", str(error))
        return
    if config.default_pack_id not in packs:
        words = f"`{config.default_pack_id}` is not in {config.packs_folder}."
        yield _failed("packs", words, f"Set default_pack in config.yaml to one of: {', '.join(packs)}.")
        return
    counts = (f"{pack.id} ({len(pack.questions)} questions)" for pack in packs.values())
    yield _fine("packs", f"{', '.join(counts)}.")
    for pack in packs.values():
        yield from _remark_on(pack, config.packs_folder)


def _remark_on(pack: Pack, folder: Path) -> Iterator[Finding]:
    """What a teacher may want to look at in a pack's questions; the pack can be used all the same."""
    complaints = lint_questions(pack.questions, load_essay_of(pack, folder))
    if complaints:
        lines = (
            f"question `{each.question_id}`: {each.words}" if each.question_id else f"as a set: {each.words}"
            for each in complaints
        )
        words = "can be used; worth a look:"
        yield Finding(name=f"pack {pack.id}", outcome=Outcome.REMARK, words=words, advice="\n  → ".join(lines))


def _check_place(path: Path) -> Finding | None:
    """How it stands with the place of a database that is not there yet; None where it is there."""
    if path.exists():
        return None
    parent = next(folder for folder in path.parents if folder.exists())
    if parent.is_dir() and os.access(parent, os.W_OK | os.X_OK):
        return _fine("database", f"none yet; {path} is made at the first start.")
    advice = "Give Harkness a folder it may write to: data_folder in config.yaml."
    return _failed("database", f"{path} cannot be made: {parent} is no folder it may write to.", advice)


async def _check_database(path: Path) -> tuple[Finding, Sequence[SchoolClass]]:
    if (finding := _check_place(path)) is not None:
        return finding, ()
    try:
        found = await inspect_database(path)
    except HarknessError as error:
        return _failed("database", "cannot be used.", str(error)), ()
    if not found.is_current:
        return _fine("database", f"{path} is sound; the next start upgrades it, after a backup."), ()
    n_ready = sum(school_class.is_ready for school_class in found.classes)
    return _fine("database", f"{path} is sound; classes set up: {n_ready} of {len(found.classes)}."), found.classes


def _check_token(environ: Mapping[str, str], config_path: Path) -> tuple[Finding, str | None]:
    folder = config_path.absolute().parent
    try:
        token = load_token(environ, folder=folder)
    except HarknessError as error:
        problem, _, advice = str(error).partition("\n")
        return _failed("token", problem, advice), None
    kept = folder / ".env"
    if os.name == "posix" and kept.exists() and kept.stat().st_mode & 0o077:
        return _failed("token", "other users of this machine can read .env.", f"chmod 600 {kept}"), token
    return _fine("token", "found, and shaped like one."), token


async def _check_discord(token: str, classes: Sequence[SchoolClass]) -> AsyncIterator[Finding]:
    """What only Discord knows, asked by REST alone: the bot's own connection is not disturbed."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        try:
            await client.login(token)
            yield _fine("Discord", f"accepts the token of {client.user}.")
            yield _check_intent(client)
            guilds = [guild async for guild in client.fetch_guilds()]
            yield _check_servers(client, guilds)
            for school_class in classes:
                yield await _check_class(client, school_class)
        except discord.LoginFailure:
            advice = "Copy a new one from the developer portal (Bot → Reset Token) and run `harkness init` again."
            yield _failed("Discord", "does not accept the token.", advice)
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
            advice = "See that this machine is online and discordstatus.com is green, then check again."
            yield _failed("Discord", f"does not answer ({type(error).__name__}).", advice)


def _check_intent(client: discord.Client) -> Finding:
    assert client.application is not None
    flags = client.application.flags
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return _fine("intent", "Message Content Intent is on.")
    advice = "Tick it in the developer portal: Bot → Privileged Gateway Intents."
    return _failed("intent", "Message Content Intent is off, so I could not read what students write.", advice)


def _check_servers(client: discord.Client, guilds: Sequence[discord.Guild]) -> Finding:
    assert client.application_id is not None
    if not guilds:
        link = render_invite_link(client.application_id)
        return _failed("servers", "the bot is in none.", f"Someone who manages your server opens this link: {link}")
    return _fine("servers", f"{', '.join(guild.name for guild in guilds)}.")


async def _check_class(client: discord.Client, school_class: SchoolClass) -> Finding:
    name = f"class {school_class.name}"
    if not school_class.is_ready:
        words = f"not set up yet: {', '.join(school_class.missing_settings)} to choose with /setup."
        return Finding(name=name, outcome=Outcome.SKIPPED, words=words)
    assert client.user is not None
    try:
        guild = await client.fetch_guild(school_class.guild_id)
        me = await guild.fetch_member(client.user.id)
        channels = {channel.id: channel for channel in await guild.fetch_channels()}
    except (discord.NotFound, discord.Forbidden):
        return _failed(
            name, "the bot is no longer in its server.", "Invite it again, or ignore this if the class is over."
        )
    wanted = {school_class.prompts_channel_id: tuple(NEEDED), school_class.teacher_channel_id: NEEDED_FOR_TEACHERS}
    missing: list[str] = []
    for channel_id, names in wanted.items():
        channel = channels.get(channel_id or 0)
        if channel is None:
            return _failed(name, "one of its channels is gone, or hidden from the bot.", "Choose another with /setup.")
        held = channel.permissions_for(me)
        lacking = [render_permission(permission) for permission in names if not getattr(held, permission)]
        if lacking:
            missing.append(f"#{channel.name}: {', '.join(lacking)}")
    if missing:
        advice = "Give the bot's role these there: channel settings → Permissions."
        return _failed(name, f"permissions are missing in {'; '.join(missing)}.", advice)
    return _fine(name, "its channels are there, with the permissions needed.")


def _fine(name: str, words: str) -> Finding:
    return Finding(name=name, outcome=Outcome.FINE, words=words)


def _failed(name: str, words: str, advice: str) -> Finding:
    return Finding(name=name, outcome=Outcome.FAILED, words=words, advice=advice)
