"""The durable work on the use of the language model: an administrator asks what it costs."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ask.usage import messages
from bot.ask.usage.domain import ShowUsage
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.language_model.usage import UsageLimits, Uses, start_of_month
from bot.people.domain import Employee
from bot.people.permissions import Action, NotAllowedError, check
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageWork:
    """Does what administrators type; may run again after a crash."""

    name: str | None  # "provider:name"; None without a language model
    uses: Uses
    limits: UsageLimits
    employee: Callable[[str], Awaitable[Employee]]
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ShowUsage, self.show_usage)])

    async def show_usage(self, task: ShowUsage, _work: Work) -> Sequence[Outgoing]:
        """Say what was used since the first of the month, UTC; only administrators are told."""
        message = await self._usage_for(task.employee_id)
        return [Respond(task.response_url, message.text, message.blocks)]

    async def _usage_for(self, employee_id: str) -> Message:
        try:
            check(await self.employee(employee_id), Action.SEE_OPERATION)
        except NotAllowedError as error:
            return Message(str(error))
        if self.name is None:
            return messages.no_language_model()
        lines = await self.uses.lines(start_of_month(self.now()))
        return messages.usage_shown(self.name, lines, self.limits)
