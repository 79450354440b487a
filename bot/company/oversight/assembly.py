"""Registers what a works council sees: a section of App Home, and a modal to read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.company.overrides.domain import Overrides
from bot.company.oversight import listeners, messages
from bot.company.oversight.domain import Overseen, roles_in
from bot.company.settings.service import CompanySettings
from bot.delivery.work import Handler
from bot.people.domain import Employee, People, Role
from bot.people.permissions import Action, check
from bot.slack import Block


@dataclass(frozen=True, slots=True)
class OversightFeature:
    """What a works council sees of a company, in Slack."""

    people: People
    overrides: Overrides  # who does what
    company: CompanySettings

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; nothing of it is durable work."""
        listeners.register(bolt, self.modal)
        return {}

    async def home(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return the section of the works council's App Home; empty for others."""
        return messages.on_home() if Role.WORKS_COUNCIL in employee.roles else ()

    async def modal(self, employee_id: str, first: int = 0) -> Block:
        """Return all that is shown.

        Raises:
            NotAllowedError: it is for the works council and administrators.
        """
        check(await self.people.employee(employee_id), Action.OVERSEE)
        said = await self.overrides.all()
        roles = list(roles_in(self.people.company, said))
        changes = await self.company.trail.entries()
        seen = Overseen(roles, await self.company.in_force(), changes)
        return messages.modal(seen, first)
