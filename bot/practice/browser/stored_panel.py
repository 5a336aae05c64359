"""The panel that shows everything stored about one person, as a piece of HTML for the page."""

import re
from collections.abc import Sequence
from typing import Final

from markupsafe import Markup, escape

from bot.classroom.student_record import StoredTable, StoredValue
from bot.practice.browser.fragments import make_environment

_NUMBER: Final = re.compile("([0-9]+)")


def render_stored(name: str, tables: Sequence[StoredTable]) -> str:
    """A section about the person of this name; its style is stored.css. What people wrote is escaped."""
    shown = [table for table in tables if table.rows or table.can_name_people]
    return (
        make_environment()
        .get_template("stored.html")
        .render(
            mark=_mark,
            name=name,
            shown=shown,
            nameless=[table for table in tables if table not in shown],
            n_rows=sum(len(table.rows) for table in tables),
            n_tables=sum(bool(table.rows) for table in tables),
        )
    )


def _mark(stored: StoredValue) -> Markup:
    """The value, escaped, with the ids that lead to the person marked."""
    parts = _NUMBER.split(stored.value or "")
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part) if part in stored.ids else escape(part) for part in parts
    )
