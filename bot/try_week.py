"""`harkness try`: a class's first week with the same bot, in a simulated Discord, on a real database file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from bot.app import make_bot
from bot.config import Config
from bot.errors import BadInputError
from bot.essay.argument.outlining import find_outline
from bot.essay.essay import Essay, TextKind
from bot.essay.pack import Pack
from bot.essay.pack_file import render_pack
from bot.essay.questions.draft_pack import draft_pack
from bot.essay.text_kind import explain_kind
from bot.packs import load_pack, load_packs
from bot.practice.cast import load_cast, load_script
from bot.practice.folder import DATABASE, prepare_folder
from bot.practice.transcript_page import render_page
from bot.practice.transcript_terminal import show_transcript
from bot.practice.week import PracticeWeek, run_practice_week
from bot.reader.essay_file import load_essay_file
from bot.reader.limits import make_limits
from bot.store.sqlite_store import open_store

_CSV, _PAGE, _DRAFTED = "participation.csv", "transcript.html", "drafted-pack.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Discussed:
    """What the class discusses; the essay is there where the pack was drafted from it."""

    pack: Pack
    essay: Essay | None = None


async def run_try(
    config: Config, *, pack_file: Path | None = None, essay_file: Path | None = None, folder: Path, console: Console
) -> None:
    """Play the week, show it, and leave its database, gradebook file and transcript page in `folder`.

    With `essay_file`, the week is about questions drafted from that essay, and their pack is left there too.
    Raises FileFormatError for a broken pack, UnreadableEssayError, BadInputError for a text without a question to
    ask, StoreError, PracticeError.
    """
    shipped = {pack.id: pack for pack in load_packs(config.packs_folder)}
    if essay_file is not None:
        discussed = await _draft(essay_file, config)
    else:
        discussed = _Discussed(pack=load_pack(pack_file) if pack_file else shipped[config.default_pack_id])
    week = await _play(config, discussed=discussed, shipped=shipped, folder=folder, console=console)
    for name, data in week.files.items():
        (folder / name).write_bytes(data)
    (folder / _PAGE).write_text(render_page(week.record), encoding="utf-8")
    drafted = ""
    if discussed.essay is not None:
        (folder / _DRAFTED).write_text(render_pack(discussed.pack), encoding="utf-8")
        drafted = f"{_DRAFTED} (all {len(discussed.pack.questions)} questions drafted from the essay), "
    show_transcript(week.record, console)
    console.print(
        f"\nLeft in [bold]{escape(str(folder))}/[/]: {_PAGE} (open it in a browser), {_CSV} (the file for the "
        f"gradebook), the map and the files of one question's summary, {drafted}{DATABASE} (everything the bot kept).",
        highlight=False,
    )


async def _draft(path: Path, config: Config) -> _Discussed:
    """The essay in the file and every question drafted from it."""
    essay = await load_essay_file(path, limits=make_limits(config))
    pack = None
    if essay.kind in (TextKind.ESSAY, TextKind.TOO_SHORT):
        pack = draft_pack(essay, find_outline(essay), name=path.stem)
    if pack is None:
        why = explain_kind(essay.kind) or "There is no question that could be asked about it."
        raise BadInputError(f"No week can be played on `{path.name}`. {why}")
    return _Discussed(pack=pack, essay=essay)


async def _play(
    config: Config, *, discussed: _Discussed, shipped: Mapping[str, Pack], folder: Path, console: Console
) -> PracticeWeek:
    pack, cast = discussed.pack, load_cast()
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
                script=load_script(pack, cast, essay=discussed.essay),
                progress=show,
            )
