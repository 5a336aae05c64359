"""The panel that shows everything stored about one person, as a piece of HTML for the page."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.classroom.student_record import StoredTable


def render_stored(name: str, tables: Sequence[StoredTable]) -> str:
    """A section about the person of this name; its style is stored.css. What people wrote is escaped."""
    environment = Environment(
        loader=PackageLoader("bot.practice.browser", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    shown = [table for table in tables if table.rows or table.can_name_people]
    return environment.get_template("stored.html").render(
        name=name,
        shown=shown,
        nameless=[table for table in tables if table not in shown],
        n_rows=sum(len(table.rows) for table in tables),
        n_tables=sum(bool(table.rows) for table in tables),
    )
