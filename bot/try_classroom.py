"""`harkness try`: the practice classroom in the browser, on the same bot and a real database file."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.markup import escape

from bot.app import make_bot
from bot.classroom.keep_packs import packs_of
from bot.classroom.read_thread import find_essay_of
from bot.config import Config
from bot.errors import BadInputError
from bot.essay.pack import Pack
from bot.packs import load_pack, load_packs
from bot.practice.browser.opener import has_browser, open_browser, render_advice
from bot.practice.browser.page import make_file_source, make_page
from bot.practice.browser.server import serve
from bot.practice.browser.uploads import Uploads
from bot.practice.cast import Cast, ThreadScript, load_cast, load_thread
from bot.practice.folder import prepare_folder
from bot.practice.live.directory import Upload
from bot.practice.live.live_class import open_live_class
from bot.practice.live.log_lines import collect_log
from bot.practice.live.session import OpenClass, Session
from bot.practice.live.tour import Tour, TourEssay
from bot.reader.limits import make_limits
from bot.store.snapshot import copy_database
from bot.store.sqlite_store import SqliteStore, open_store
from bot.store.student_rows import find_student_rows

#: The pack of the tour; the essay it is about, ours as well, lies beside it under the same name.
TOUR_PACK = "one-mark-for-the-whole-boat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What somebody wants to try: what the class discusses, where its database goes, and whether to open a browser."""

    folder: Path
    pack_file: Path | None = None
    essay_file: Path | None = None
    port: int | None = None
    is_opening_browser: bool = True


async def run_classroom(config: Config, visit: Visit, *, console: Console) -> None:
    """Serve the practice classroom until it is stopped (Ctrl+C).

    Raises FileFormatError for a broken pack, BadInputError, StoreError, PracticeError.
    """
    shipped = {pack.id: pack for pack in load_packs(config.packs_folder)}
    chosen = load_pack(visit.pack_file) if visit.pack_file else shipped.get(TOUR_PACK)
    if chosen is not None:
        shipped[chosen.id] = chosen
    tour_essay = find_tour_essay(visit, chosen, config)
    open_class = partial(open_practice_class, config, visit.folder, shipped, tour_essay)
    with collect_log() as log:
        session, uploads = Session(open_class=open_class, log=log), Uploads()
        holding = asyncio.create_task(session.run())
        try:
            await _until_open(session, holding)
            page = make_page(session, uploads)
            async with serve(page, files=make_file_source(session), uploads=uploads, port=visit.port) as served:
                _show_where(served.url, console, is_opening_browser=visit.is_opening_browser)
                await holding
        finally:
            holding.cancel()
            await asyncio.gather(holding, return_exceptions=True)


async def _until_open(session: Session, holding: "asyncio.Task[None]") -> None:
    """Raises what kept the first class from being opened."""
    opening = asyncio.ensure_future(session.current())
    await asyncio.wait((opening, holding), return_when=asyncio.FIRST_COMPLETED)
    if holding.done():
        opening.cancel()
        await holding


def _show_where(url: str, console: Console, *, is_opening_browser: bool) -> None:
    """Say where the page is and open it, or say how to get there."""
    is_opened = is_opening_browser and has_browser(os.environ)
    advice = "A browser opens it now." if is_opened else render_advice(urlsplit(url).port or 0, os.environ)
    console.print(f"The practice classroom is open at\n\n  [bold]{escape(url)}[/]\n", highlight=False, soft_wrap=True)
    console.print(
        f"{escape(advice)}\nOnly this machine can reach it. It ends with Ctrl+C.", highlight=False, soft_wrap=True
    )
    if is_opened:
        open_browser(url)


def find_tour_essay(visit: Visit, pack: Pack | None, config: Config) -> TourEssay | None:
    """What the tour gives to the bot: the essay asked for, or the one that a pack is about and that lies beside it.

    Raises BadInputError where its file cannot be read.
    """
    if visit.essay_file is not None:
        return TourEssay(file=_read_file(visit.essay_file), pack_id=None)
    if pack is None or pack.essay_file is None:
        return None
    folder = visit.pack_file.parent if visit.pack_file else config.packs_folder
    return TourEssay(file=_read_file(folder / pack.essay_file), pack_id=pack.id)


def _read_file(path: Path) -> Upload:
    try:
        return path.name, path.read_bytes()
    except OSError as exc:
        raise BadInputError(f"I cannot read `{path}` ({exc.strerror}).") from exc


@asynccontextmanager
async def open_practice_class(
    config: Config, folder: Path, packs: Mapping[str, Pack], tour_essay: TourEssay | None
) -> AsyncIterator[OpenClass]:
    """A class afresh, on an empty database in `folder`. Raises BadInputError, StoreError, PracticeError."""
    database, cast = prepare_folder(folder), load_cast()
    async with open_store(database) as store:
        make = partial(
            make_bot,
            store,
            packs=packs,
            default_pack_id=config.default_pack_id,
            late_limit=timedelta(hours=config.late_limit_hours),
            reading_limits=make_limits(config),
        )
        find_script = partial(_find_script, store, packs, cast)
        async with open_live_class(make_bot=make, cast=cast, find_script=find_script) as live:
            yield OpenClass(
                live=live,
                tour=Tour(live=live, essay=tour_essay),
                find_rows=partial(find_student_rows, database),
                copy_database=partial(copy_database, database),
            )


async def _find_script(
    store: SqliteStore, packs: Mapping[str, Pack], cast: Cast, thread_id: int
) -> ThreadScript | None:
    """What the class has to say in this thread, or None where no question of a pack at hand owns it."""
    prompt = await store.find_prompt_of_thread(thread_id)
    school_class = await store.find_class(prompt.class_id) if prompt else None
    if prompt is None or school_class is None:
        return None
    pack = (await packs_of(school_class, shipped=packs, store=store)).get(prompt.pack_id)
    if pack is None:
        return None
    essay = await find_essay_of(pack, class_id=prompt.class_id, store=store)
    return load_thread(pack, prompt.question, cast, essay=essay)
