"""Whom a window can act as: the teacher, each student, and somebody who is not in the class."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from simcord import MemberActor

from bot.practice.stage import Stage


class Standing(StrEnum):
    """What a person is to the class."""

    TEACHER = "teacher"
    STUDENT = "student"
    STRANGER = "not in the class"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in the server; `key` is their name in an address."""

    key: str
    name: str
    standing: Standing
    actor: MemberActor

    @property
    def id(self) -> int:
        return self.actor.id


def find_people(stage: Stage) -> Mapping[str, Person]:
    """Everybody by key, the teacher first."""
    standings = {
        Standing.TEACHER: [stage.teacher],
        Standing.STUDENT: list(stage.students.values()),
        Standing.STRANGER: [stage.stranger],
    }
    people = [
        Person(key=make_key(_name(actor)), name=_name(actor), standing=standing, actor=actor)
        for standing, actors in standings.items()
        for actor in actors
    ]
    return {person.key: person for person in people}


def make_key(name: str) -> str:
    """A name as it stands in an address: ``ms-okafor``."""
    return "-".join(re.findall(r"\w+", name.lower()))


def _name(actor: MemberActor) -> str:
    return actor.user.global_name or actor.name
