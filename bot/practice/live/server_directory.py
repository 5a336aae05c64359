"""The practice server's members, channels and roles: to be chosen from, and to be found again."""

from dataclasses import dataclass

from simcord import ChannelHandle, MemberActor, RoleHandle

from bot.practice.live.directory import Choice, Choosable
from bot.practice.live.live_class import LiveClass
from bot.practice.live.people import Person
from bot.practice.live.rooms import RoomKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerDirectory:
    """What one person can name in the server."""

    live: LiveClass
    viewer: Person

    @property
    def choosable(self) -> Choosable:
        """Everybody, every role, and the channels that the person sees."""
        rooms = [room for room in self.live.rooms.list_for(self.viewer) if room.kind is not RoomKind.THREAD]
        return Choosable(
            people=tuple(Choice(name=each.name, value=str(each.id)) for each in self.live.people.values()),
            channels=tuple(Choice(name=f"#{room.name}", value=str(room.channel_id)) for room in rooms),
            roles=tuple(Choice(name=f"@{role.name}", value=str(role.id)) for role in self._roles),
        )

    def find_person(self, person_id: int) -> MemberActor | None:
        return next((each.actor for each in self.live.people.values() if each.id == person_id), None)

    def find_channel(self, channel_id: int) -> ChannelHandle | None:
        room = self.live.rooms.find(self.viewer, channel_id)
        return self.live.rooms.handle(self.viewer, channel_id) if room else None

    def find_role(self, role_id: int) -> RoleHandle | None:
        return next((role for role in self._roles if role.id == role_id), None)

    @property
    def _roles(self) -> tuple[RoleHandle, ...]:
        return self.live.stage.teacher_role, self.live.stage.student_role
