"""The durable work on the use of the language model: an administrator asks what it costs."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ask.usage import messages
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.language_model.usage import Limits, Uses, start_of_month
from bot.people.domain import Employee
from bot.people.permissions import Action, NotAllowedError, check
from bot.slack import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageWork:
    """Does what administrators type; may run again after a crash."""

    name: str | None  # "provider:name"; None without a language model
    uses: Uses
    limits: Limits
    employee: Callable[[str], Awaitable[Employee]]
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {"ask.usage": self.show_usage}

    async def show_usage(self, work: Work) -> Sequence[Outgoing]:
        """Say what was used this month, to an administrator only."""
        message = await self._said(work.payload["employee_id"])
        return [Respond(work.payload["response_url"], message.text, message.blocks)]

    async def _said(self, employee_id: str) -> Message:
        try:
            check(await self.employee(employee_id), Action.SEE_OPERATION)
        except NotAllowedError as error:
            return Message(str(error))
        if self.name is None:
            return messages.no_language_model()
        lines = await self.uses.lines(start_of_month(self.now()))
        return messages.usage_shown(self.name, lines, self.limits)
