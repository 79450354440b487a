"""Registers who does what: listeners, work, and a section of App Home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.company.organisation import listeners, messages
from bot.company.organisation.service import Organisation
from bot.company.organisation.work import OrganisationWork
from bot.delivery.work import Delivery, Handler
from bot.people.domain import Employee
from bot.people.permissions import Action, may
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class OrganisationFeature:
    """Who does what in a company, in Slack."""

    organisation: Organisation
    delivery: Delivery

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handlers of its kinds of work."""
        listeners.register(bolt, self.delivery, self.organisation)
        return OrganisationWork(self.organisation).handlers()

    async def home(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return the section of an administrator's App Home; empty for others."""
        if not may(employee, Action.CHANGE_SETTINGS):
            return ()
        return messages.first_steps(await self.organisation.posts())
