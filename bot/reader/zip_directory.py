"""What a zip file says it holds, looked at before anything in it is unpacked."""

import io
import zipfile

from bot.reader.unreadable import Unreadable, UnreadableFileError

# A long essay with pictures has some 50 entries and unpacks to a few times its size.
_MAX_ENTRIES = 2_000
_MAX_TOTAL_BYTES = 50_000_000
_MAX_RATIO = 100
# Small entries may be packed well: a ratio says something only from here on.
_MIN_BYTES_FOR_RATIO = 1_000_000
_ENCRYPTED = 0x1


def check_zip_directory(data: bytes) -> None:
    """Raises UnreadableFileError for a zip file that is a bomb, is locked, or names an entry twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
        raise UnreadableFileError(Unreadable.DAMAGED) from exc
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFileError(Unreadable.ENCRYPTED)
    if len({entry.filename for entry in entries}) < len(entries):
        raise UnreadableFileError(Unreadable.DAMAGED)
    total = sum(entry.file_size for entry in entries)
    is_bomb = total > _MAX_TOTAL_BYTES or (total > _MIN_BYTES_FOR_RATIO and total > _MAX_RATIO * len(data))
    if is_bomb or len(entries) > _MAX_ENTRIES or any(_is_bomb(entry) for entry in entries):
        raise UnreadableFileError(Unreadable.TOO_COSTLY)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _MIN_BYTES_FOR_RATIO and entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
