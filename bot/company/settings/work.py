"""The durable work of changing a setting; it may run again after a crash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.settings.domain import ChangeSetting
from bot.company.settings.service import CompanySettings
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.people.domain import People
from bot.people.permissions import Action, check


@dataclass(frozen=True, slots=True)
class SettingWork:
    """Changes settings; sends nothing, since App Home is shown anew after it."""

    company: CompanySettings
    people: People

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ChangeSetting, self.change)])

    async def change(self, task: ChangeSetting, work: Work) -> Sequence[Outgoing]:
        """Set the value; None: the file's counts again.

        Raises:
            NotAllowedError: only administrators may.
            InvalidSettingError: there is no such setting, or it cannot have this value.
        """
        who = task.employee_id
        check(await self.people.employee(who), Action.CHANGE_SETTINGS)
        if task.value is None:
            await self.company.give_back(task.setting, who, work.key)
        else:
            await self.company.set(task.setting, task.value, who, work.key)
        return ()
