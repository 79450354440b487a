"""Registers people who left: listeners, work, and a section of App Home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.company.leavers import listeners, messages
from bot.company.leavers.work import Leavers
from bot.delivery.work import Delivery, Handler
from bot.people.domain import Employee
from bot.people.permissions import Action, may
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class LeaversFeature:
    """People who left, in Slack."""

    leavers: Leavers
    delivery: Delivery

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handlers of its kinds of work."""
        listeners.register(bolt, self.delivery)
        return self.leavers.handlers()

    async def home(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return what an administrator is asked on App Home; empty for others."""
        if not may(employee, Action.CONFIRM_LEAVING):
            return ()
        return messages.on_home(await self.leavers.doubts())
