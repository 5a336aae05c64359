"""`harkness try`: the practice classroom in the browser, on the same bot and a real database file."""

import io
import webbrowser
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from bot.app import make_bot
from bot.classroom.keep_packs import packs_of
from bot.config import Config
from bot.errors import BadInputError
from bot.essay.essay import Essay
from bot.essay.pack import Pack
from bot.packs import load_pack, load_packs
from bot.practice.browser.page import make_page
from bot.practice.browser.server import serve
from bot.practice.browser.uploads import Uploads
from bot.practice.cast import ThreadScript, load_cast, load_thread
from bot.practice.folder import prepare_folder
from bot.practice.live.live_class import open_live_class
from bot.practice.live.log_lines import collect_log
from bot.practice.live.session import OpenClass, Session
from bot.practice.live.tour import Tour, TourEssay
from bot.reader.limits import make_limits
from bot.store.sqlite_store import SqliteStore, open_store
from bot.store.student_rows import find_student_rows

#: The pack of the tour; the essay it is about, ours as well, lies beside it under the same name.
_TOUR_PACK = "one-mark-for-the-whole-boat"


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
    packs = {pack.id: pack for pack in load_packs(config.packs_folder)}
    if visit.pack_file is not None:
        pack = load_pack(visit.pack_file)
        packs[pack.id] = pack
    essay = find_tour_essay(config, visit)
    uploads = Uploads()
    with collect_log() as log:
        session = Session(open_class=partial(_open_class, config, visit.folder, packs, essay), log=log)
