"""Registers the map: its row on App Home, its buttons, its command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.work import Handler
from bot.effect.map import listeners, messages
from bot.effect.map.work import MapWork
from bot.people.domain import Employee
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class MapFeature:
    """The moments map of one workspace."""

    work: MapWork

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        listeners.register(bolt, self.work)
        return self.work.handlers()

    async def home(self, _employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return the row of App Home, which everybody has."""
        return messages.on_home()
