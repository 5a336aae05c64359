"""Everything a practice class leaves, in one zip file."""

import io
import zipfile

from bot.practice.browser.uploads import tidy_name
from bot.practice.folder import DATABASE
from bot.practice.live.rooms import RoomKind
from bot.practice.live.session import OpenClass
from bot.practice.record import PracticeRecord
from bot.practice.transcript_page import render_page

_PAGE = "transcript.html"


async def pack_files(opened: OpenClass) -> bytes:
    """A zip with the conversation as a page, every file that the bot sent, and the database. Raises StoreError."""
    files = {tidy_name(name): data for name, data in opened.live.world.recorder.read_files().items()}
    files[_PAGE] = render_page(_make_record(opened)).encode()
    files[DATABASE] = await opened.copy_database()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _make_record(opened: OpenClass) -> PracticeRecord:
    """What everybody has seen so far."""
    live, stage, recorder = opened.live, opened.live.stage, opened.live.world.recorder
    rooms = [room for room in live.rooms.list_for(live.teacher) if room.kind is not RoomKind.THREAD]
    return PracticeRecord(
        class_name=live.class_name,
        essay_title=opened.tour.essay.file[0] if opened.tour.essay else "",
        zone=live.clock.zone,
        starts_at=live.starts_at,
        ends_at=stage.env.now(),
        n_students=len(stage.students),
        channels=recorder.show_channels(
            [room.channel_id for room in rooms], private_ids=[room.channel_id for room in rooms if room.is_private]
        ),
        names=recorder.names(),
    )
