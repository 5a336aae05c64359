"""Everything that is stored about one person, as plain data: the rows of every table, for people to read."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredValue:
    """What one column of a row holds, readable; None where it holds nothing.

    `ids` are those in it that lead to the person: theirs, or that of a post they wrote.
    """

    column: str
    value: str | None
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRow:
    """A row the person appears in. `is_own`: it was made for them, such as a post they wrote.

    Other rows only point to them; of lists in those, what points to others is left out.
    """

    values: tuple[StoredValue, ...]
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table and the rows of it in which the person appears, in the order of their ids.

    `about` says in plain words what the table is for and how its rows go away. `can_name_people` is False where no
    column is meant to hold the id of anybody.
    """

    name: str
    about: str
    can_name_people: bool
    rows: tuple[StoredRow, ...]


FindRows: TypeAlias = Callable[[int], Awaitable[tuple[StoredTable, ...]]]
"""All tables, each with the rows in which the person with this Discord id appears."""
