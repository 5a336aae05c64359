"""Invented members, channels and roles for tests of what is chosen in commands and forms."""

from dataclasses import dataclass, field

from bot.practice.live.directory import Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """A member, channel or role."""

    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One member, channel and role; whatever has another id is not there."""

    person: Somebody = field(default_factory=lambda: Somebody(id=7))
    channel: Somebody = field(default_factory=lambda: Somebody(id=50))
    role: Somebody = field(default_factory=lambda: Somebody(id=90))

    def find_person(self, person_id: int) -> Somebody | None:
        return self.person if person_id == self.person.id else None

    def find_channel(self, channel_id: int) -> Somebody | None:
        return self.channel if channel_id == self.channel.id else None

    def find_role(self, role_id: int) -> Somebody | None:
        return self.role if role_id == self.role.id else None


ESSAY: Upload = ("essay.txt", b"Boats.")


def find_upload(upload_id: str) -> Upload | None:
    return ESSAY if upload_id == "u1" else None
