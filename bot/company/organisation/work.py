"""The durable work of saying who does what; it may run again after a crash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.organisation import messages
from bot.company.organisation.domain import (
    ChangeOrganisation,
    ImpossibleOrganisationError,
    SendTestReport,
)
from bot.company.organisation.service import Organisation
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.people.permissions import Action, check


@dataclass(frozen=True, slots=True)
class OrganisationWork:
    """Changes who does what, which App Home shows anew, and tries whom a report would reach."""

    organisation: Organisation

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [performs(ChangeOrganisation, self.change), performs(SendTestReport, self.test)]
        )

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

    async def test(self, task: SendTestReport, _work: Work) -> Sequence[Outgoing]:
        """Send a test to whom a report would go first, and tell the administrator who that is.

        Raises:
            NotAllowedError: only administrators may.
            ImpossibleOrganisationError: the department is gone, or nobody is there.
        """
        people, by = self.organisation.people, task.employee_id
        check(await people.employee(by), Action.CHANGE_SETTINGS)
        department = people.company.named(task.department_id)
        levels = await people.managers_of(task.department_id) if department else ()
        if department is None or not levels:
            message = "Nobody is there whom a report could reach."
            raise ImpossibleOrganisationError(message)
        first, channel = levels[0], department.channel or ""
        shown = messages.test_report(department.name, by)
        names = [one.name or one.employee_id for one in first.employees]
        told = messages.test_sent(department.name, names, first.rank.value, channel)
        places = [
            *[one.employee_id for one in first.employees],
            *([channel] if channel else []),
        ]
        return [
            *[Post(place, shown.text, shown.blocks, for_whom=by) for place in places],
            Post(by, told.text, told.blocks),
        ]
