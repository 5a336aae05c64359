"""Packs of a class's own, as rows; the pack itself as JSON."""

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime

from pydantic import TypeAdapter

from bot.essay.pack import Pack
from bot.store.values import keepable, to_ms

_PACK = TypeAdapter(Pack)


def save_pack(db: sqlite3.Connection, class_id: int, pack: Pack, *, at: datetime) -> None:
    db.execute(
        "INSERT INTO pack (class_id, pack_id, pack, saved_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (class_id, pack_id) DO UPDATE SET pack = excluded.pack, saved_at = excluded.saved_at",
        (class_id, pack.id, keepable(json.dumps(asdict(pack), ensure_ascii=False)), to_ms(at)),
    )


def list_packs(db: sqlite3.Connection, class_id: int) -> list[Pack]:
    rows = db.execute("SELECT pack FROM pack WHERE class_id = ? ORDER BY pack_id", (class_id,))
    return [_PACK.validate_json(row["pack"]) for row in rows]
