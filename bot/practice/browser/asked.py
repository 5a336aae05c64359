"""What the browser asks for, checked at the door: nothing in it is trusted to have the right form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.practice.live.directory import read_id
from bot.practice.stage import PracticeError

_MOST_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that a person does on the page: `do` names it; `data` and what was filled in say with what."""

    do: str
    data: Mapping[str, str]
    fields: Mapping[str, Sequence[str]]

    @property
    def value(self) -> str:
        """The one thing chosen in a select, or an empty text."""
        return next(iter(self.values("value")), "")

    @property
    def first_values(self) -> Mapping[str, str]:
        """Each field with the first thing filled in."""
        return {name: given[0] for name, given in self.fields.items() if given}

    def values(self, name: str) -> Sequence[str]:
        """Everything filled in for a field."""
        return self.fields.get(name, ())

    def text(self, name: str) -> str:
        """A text that came along, or an empty one."""
        return self.data.get(name, "")

    def number(self, name: str) -> int:
        """An id that came along. Raises PracticeError where it is none."""
        number = read_id(self.text(name))
        if number is None:
            raise PracticeError("The page asked for something that is not there. Reload it.")
        return number


def parse_asked(raw: object) -> Asked:
    """What the browser sent. Raises PracticeError where it has not the form that the page's own script gives it."""
    if not isinstance(raw, dict) or not isinstance(raw.get("do"), str):
        raise PracticeError("The page asked for nothing that I know. Reload it.")
    given = raw.get("values")
    fields = given if isinstance(given, dict) else {}
    return Asked(
        do=raw["do"],
        data={str(name): _tidy(value) for name, value in raw.items() if isinstance(value, str)},
        fields={
            str(name): [_tidy(value) for value in values if isinstance(value, str)]
            for name, values in fields.items()
            if isinstance(values, list)
        },
    )


def _tidy(text: str) -> str:
    """At most so long, and all of it Unicode: a browser may send half an emoji where a field was full."""
    return text[:_MOST_CHARACTERS].encode(errors="replace").decode()
