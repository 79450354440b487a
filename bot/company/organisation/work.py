"""The durable work of saying who does what; it may run again after a crash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.organisation.domain import ChangeOrganisation
from bot.company.organisation.service import Organisation
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.people.permissions import Action, check


@dataclass(frozen=True, slots=True)
class OrganisationWork:
    """Changes who does what; sends nothing, since App Home is shown anew after it."""

    organisation: Organisation

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ChangeOrganisation, self.change)])

    async def change(self, task: ChangeOrganisation, work: Work) -> Sequence[Outgoing]:
        """Let the values count.

        Raises:
            NotAllowedError: only administrators may.
            ImpossibleOrganisationError: a value cannot be, or nobody could run the bot.
        """
        who = task.employee_id
        check(await self.organisation.people.employee(who), Action.CHANGE_SETTINGS)
        await self.organisation.change(task.values, who, work.key)
        return ()
