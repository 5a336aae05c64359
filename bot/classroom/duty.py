"""What the clock's work needs, and telling a teacher once what keeps it from being done."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.classroom.class_settings import SchoolClass
from bot.classroom.ports import ClassServer, Clock, Store
from bot.discussion.maker import Maker
from bot.errors import ServerError
from bot.essay.pack import Pack

_log = logging.getLogger(__name__)

#: A delivery begun less than this ago may still be under way; only then is it looked into.
LEASE = timedelta(minutes=2)

#: How soon a delivery that failed is tried again.
RETRY_AFTER = timedelta(minutes=1)

#: An unfinished delivery older than this is given up, and the teacher told.
GIVE_UP_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What the clock's work needs: the shipped packs, the ports, who summarises, how late is too late."""

    packs: Mapping[str, Pack]
    store: Store
    server: ClassServer
    clock: Clock
    maker: Maker
    late_limit: timedelta


async def tell_once(key: str, school_class: SchoolClass, text: str, duty: Duty) -> None:
    """Tell the teacher, remembering that it was told; where Discord refuses even that, try again next time."""
    if await duty.store.find_note(f"told:{key}") is not None:
        return
    try:
        await duty.server.tell_teacher(school_class, text)
    except ServerError as error:
        _log.warning("class %d: could not tell the teacher: %s", school_class.class_id, error)
        return
    await duty.store.save_note(f"told:{key}", duty.clock.now().isoformat())
