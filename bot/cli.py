"""The command line: init, check, run, try, essay."""

import asyncio
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.markup import escape

import bot
from bot.check import Finding, Outcome, check_host
from bot.config import ConfigFile, find_application_id, load_config, load_token, render_config
from bot.discord_app.invite import NEEDED, render_invite_link, render_permission
from bot.errors import BadInputError, HarknessError, StartError
from bot.essay_show import show_essay
from bot.log import set_up_logging

#: EX_CONFIG of sysexits.h: tells a supervisor that restarting will not help.
EXIT_MISCONFIGURED: Final = 78

_PORTAL: Final = """\
Harkness needs a bot account at Discord. Make one at https://discord.com/developers/applications :
  1. New Application, and give it a name your class will see.
  2. Bot → Privileged Gateway Intents → tick Message Content Intent. Nothing else has to be ticked.
  3. Bot → Reset Token → Copy.
"""

app = typer.Typer(
    name="harkness",
    help="A Discord bot that runs the class discussion of an essay.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

ConfigPath = Annotated[
    Path | None,
    typer.Option("--config", exists=True, dir_okay=False, help="The settings file; without it, config.yaml here."),
]


def main() -> None:
    """Entry point of `harkness`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without ✓ and ¶ shows ? instead of failing
    app()


def _show_version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"harkness {bot.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def init(
    folder: Annotated[
        Path, typer.Option(exists=True, file_okay=False, writable=True, help="Where to write config.yaml and .env.")
    ] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there without asking.")] = False,
) -> None:
    """Ask a few questions, write config.yaml and .env, and show the invite link."""
    typer.echo(_PORTAL)
    token = _ask_token()
    config_path, token_path = folder / "config.yaml", folder / ".env"
    if _may_write(config_path, force=force):
        config_path.write_text(render_config(_ask_settings()), encoding="utf-8")
    if _may_write(token_path, force=force):
        _write_secret(token_path, f"DISCORD_TOKEN={token}\n")
    application_id = find_application_id(token)
    assert application_id is not None
    typer.echo(
        f"\nThe settings are in {config_path}, the token is in {token_path}: never share or commit that file.\n\n"
        "Now invite the bot. Someone who manages the server opens\n\n"
        f"  {render_invite_link(application_id)}\n\n"
        f"It asks for these permissions and no others: {', '.join(map(render_permission, NEEDED))}.\n\n"
        "Then: `harkness check`, `harkness run`, and in the server `/setup`."
    )


@app.command()
def check(
    config: ConfigPath = None,
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Discord.")] = False,
) -> None:
    """Look at everything the bot needs; one line each, and what to do where it fails."""
    with _explained(misconfigured=(StartError,)):
        raise typer.Exit(asyncio.run(_check(config or Path("config.yaml"), offline=offline)))


@app.command()
def run(config: ConfigPath = None) -> None:
    """Run the bot until it is stopped (Ctrl+C, SIGTERM)."""
    # Here and not above: it brings the libraries for pictures, for which no other command should wait.
    from bot.app import run_bot

    with _explained(misconfigured=(StartError, BadInputError)):
        path = config or Path("config.yaml")
        if not path.exists():
            typer.echo("There is no config.yaml here: running with the settings Harkness is shipped with.", err=True)
        settings = load_config(path)
        set_up_logging(settings.log_level)
        asyncio.run(run_bot(settings, load_token(os.environ, folder=path.absolute().parent)))


@app.command("try")
def try_(
    pack: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="Discuss this question pack instead.")
    ] = None,
    essay: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Draft the questions from this .txt, .md, .pdf or .docx file."),
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where to leave the class's files.")] = Path("practice"),
    headless: Annotated[
        bool, typer.Option("--headless", help="Play a whole week in the terminal and leave its transcript.")
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Only print the address of the practice classroom.")
    ] = False,
    port: Annotated[int | None, typer.Option(help="The port on 127.0.0.1; without it, a free one.")] = None,
) -> None:
    """Open the practice classroom in the browser: a class in a simulated Discord, without a token or network."""
    with _explained(misconfigured=(StartError,)):
        if pack and essay:
            raise BadInputError("The class discusses a pack or an essay: give `--pack` or `--essay`, not both.")
        settings, console = load_config(Path("config.yaml")), Console()
        # Here and not above: a running bot needs neither a simulated Discord nor a page.
        if headless:
            from bot.try_week import run_try

            asyncio.run(run_try(settings, pack_file=pack, essay_file=essay, folder=folder, console=console))
            return
        from bot.try_classroom import Visit, run_classroom

        visit = Visit(folder=folder, pack_file=pack, essay_file=essay, port=port, is_opening_browser=not no_browser)
        with suppress(KeyboardInterrupt):
            asyncio.run(run_classroom(settings, visit, console=console))


@app.command()
def essay(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A .txt, .md, .pdf or .docx file.")],
    pack: Annotated[Path | None, typer.Option(dir_okay=False, help="Write a draft pack to this new file.")] = None,
    config: ConfigPath = None,
) -> None:
    """Show an essay as it is read: its numbered paragraphs and sentences, its argument, questions about it."""
    with _explained(misconfigured=(StartError,)):
        settings = load_config(config or Path("config.yaml"))
        console = Console(highlight=False)
        asyncio.run(show_essay(file, config=settings, console=console, pack_file=pack))


async def _check(path: Path, *, offline: bool) -> int:
    console = Console(highlight=False, soft_wrap=True)
    has_failed = False
    async for finding in check_host(path, os.environ, offline=offline):
        console.print(_render_finding(finding))
        has_failed |= finding.outcome is Outcome.FAILED
    return int(has_failed)


_COLOURS: Final = {
    Outcome.FINE: "green",
    Outcome.FAILED: "bold red",
    Outcome.SKIPPED: "dim",
    Outcome.REMARK: "yellow",
}


def _render_finding(finding: Finding) -> str:
    """A line with rich's markup; the advice indented below."""
    colour = _COLOURS[finding.outcome]
    line = f"[{colour}]{finding.outcome.value}[/] {escape(finding.name)}: {escape(finding.words)}"
    return line + (f"\n  → {escape(finding.advice)}" if finding.advice else "")


@contextmanager
def _explained(*, misconfigured: tuple[type[HarknessError], ...]) -> Iterator[None]:
    """Show our errors as the sentences they are and leave with their exit code; a bug keeps its trace."""
    try:
        yield
    except HarknessError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(EXIT_MISCONFIGURED if isinstance(error, misconfigured) else 1) from error


def _ask_token() -> str:
    while True:
        token: str = typer.prompt("Bot token (not shown while you paste it)", hide_input=True).strip()
        if find_application_id(token) is not None:
            return token
        typer.echo("That is not a bot token: it has three parts with dots between them. Copy it once more.")


def _ask_settings() -> ConfigFile:
    shipped = ConfigFile()
    return ConfigFile(
        data_folder=typer.prompt("Folder for the database", default=shipped.data_folder),
        packs_folder=typer.prompt("Folder with the question packs", default=shipped.packs_folder),
        default_pack=typer.prompt("Pack new classes start with", default=shipped.default_pack),
    )


def _may_write(path: Path, *, force: bool) -> bool:
    return force or not path.exists() or typer.confirm(f"{path} is there already. Replace it?", default=False)


def _write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
