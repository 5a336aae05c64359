"""`harkness try`: a class's first week with the same bot, in a simulated Discord, on a real database file."""

from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bot.app import make_bot
from bot.config import Config
from bot.packs import load_pack, load_packs
from bot.practice.cast import load_cast, load_script
from bot.practice.folder import DATABASE, prepare_folder
from bot.practice.transcript_page import render_page
from bot.practice.transcript_terminal import show_transcript
from bot.practice.week import PracticeWeek, run_practice_week
from bot.store.sqlite_store import open_store

_CSV, _PAGE = "participation.csv", "transcript.html"


async def run_try(config: Config, *, pack_file: Path | None, folder: Path, console: Console) -> None:
    """Play the week, show it, and leave its database, gradebook file and transcript page in `folder`.

    Raises FileFormatError for a broken pack, StoreError, PracticeError.
    """
    week = await _play(config, pack_file=pack_file, folder=folder, console=console)
    (folder / _CSV).write_bytes(week.participation_csv)
    (folder / _PAGE).write_text(render_page(week.record), encoding="utf-8")
    show_transcript(week.record, console)
    console.print(
        f"\nLeft in [bold]{folder}/[/]: {_PAGE} (open it in a browser), {_CSV} (the file for the gradebook), "
        f"{DATABASE} (everything the bot kept).",
        highlight=False,
    )


async def _play(config: Config, *, pack_file: Path | None, folder: Path, console: Console) -> PracticeWeek:
    shipped = {pack.id: pack for pack in load_packs(config.packs_folder)}
    pack = load_pack(pack_file) if pack_file else shipped[config.default_pack_id]
    cast = load_cast()
    database = prepare_folder(folder)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), console=console, transient=True)
    async with open_store(database) as store:
        with bar:
            task = bar.add_task("The week begins", total=None)

            def show(label: str, done: int, total: int) -> None:
                bar.update(task, description=label[:50].ljust(50), completed=done, total=total)

            return await run_practice_week(
                make_bot=lambda: make_bot(
                    store,
                    packs={**shipped, pack.id: pack},
                    default_pack_id=pack.id,
                    late_limit=timedelta(hours=config.late_limit_hours),
                ),
                pack=pack,
                cast=cast,
                script=load_script(pack, cast),
                progress=show,
            )
