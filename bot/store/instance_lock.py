"""One instance per database: a lock on `<database>.lock`, released by the system when the process ends in any way."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors import StoreInUseError
from bot.store.database_file import explain_failures

if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Windows forbids reading what is locked: lock a byte behind the owner's number.
_LOCKED_BYTE = 1_000


@contextmanager
def hold_instance_lock(database: Path) -> Iterator[None]:
    """Hold the database for this process. Raises StoreInUseError where another has it.

    The lock file stays when the lock is released: removing it would let two instances lock two files of one name.
    """
    path = database.with_name(database.name + ".lock")
    with explain_failures(path):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        try:
            _lock(file)
        except OSError as exc:
            owner = file.read(_LOCKED_BYTE).decode("ascii", "replace").strip()
            raise StoreInUseError(
                f"Another Harkness{f' (process {owner})' if owner else ''} is using `{database}`. "
                "Stop that one first, or give this one a database of its own in config.yaml."
            ) from exc
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()).encode("ascii"))
        file.flush()
        yield
