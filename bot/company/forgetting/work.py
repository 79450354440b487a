"""The durable work of forgetting somebody who left, and of finishing what was begun."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import RecordChange
from bot.company.forgetting import messages
from bot.company.forgetting.domain import (
    FinishForgetting,
    ForgetLeaver,
    NobodyNamedError,
    ShowLeaver,
    StillHereError,
    forgotten_by,
)
from bot.company.forgetting.service import KeptPersonalData
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.people.domain import People
from bot.people.permissions import Action, check


@dataclass(frozen=True, slots=True)
class ForgettingWork:
    """Does it for administrators; each handler may run again after a crash."""

    forgetting: KeptPersonalData
    people: People
    record: RecordChange

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(ShowLeaver, self.show),
                performs(ForgetLeaver, self.forget),
                performs(FinishForgetting, self.finish),
            ]
        )

    async def show(self, task: ShowLeaver, _work: Work) -> Sequence[Outgoing]:
        """Show an administrator how much is kept about somebody who left, and of what.

        Raises:
            NotAllowedError: only administrators may.
            StillHereError: they are still here.
        """
        await self._check(task)
        shown = messages.of_leaver(task.user, await self.forgetting.look(task.user))
        return [Respond(task.response_url, shown.text, shown.blocks)]

    async def forget(self, task: ForgetLeaver, work: Work) -> Sequence[Outgoing]:
        """Forget somebody who left; the audit trail says that it was done, not to whom.

        Raises:
            NotAllowedError: only administrators may.
            StillHereError: they are still here.
        """
        await self._check(task)
        await self.record(forgotten_by(task.employee_id, work.key))
        left = await self.forgetting.forget(task.user, work.team_id)
        told = messages.leaver_forgotten(left)
        return [Respond(task.response_url, told.text, told.blocks)]

    async def finish(self, task: FinishForgetting, work: Work) -> Sequence[Outgoing]:
        """Forget the work that had to stay at first; tells nobody."""
        await self.forgetting.finish(task, work.team_id)
        return ()

    async def _check(self, task: ShowLeaver | ForgetLeaver) -> None:
        check(await self.people.employee(task.employee_id), Action.FORGET_LEAVER)
        if not task.user:
            message = "Say whom: `/customer forget @who`, or their Slack id."
            raise NobodyNamedError(message)
        if (await self.people.employee(task.user)).is_active:
            message = (
                "They are still here, and only they themselves may do this:"
                " `/customer my data`."
            )
            raise StillHereError(message)
