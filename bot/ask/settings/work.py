"""The durable work on channels: an administrator sets how Ask behaves in one."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.ask.channels import Manner, Manners
from bot.ask.settings import messages
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.people.domain import Employee
from bot.people.permissions import Action, NotAllowedError, check
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class ChannelWork:
    """Does what administrators type; may run again after a crash."""

    manners: Manners
    employee: Callable[[str], Awaitable[Employee]]

    def handlers(self) -> Mapping[str, Handler]:
        """Return what does each kind of work."""
        return {"ask.channel": self.set_manner}

    async def set_manner(self, work: Work) -> Sequence[Outgoing]:
        """Set the channel's manner, or say what it is."""
        message = await self._said(work)
        return [Respond(work.payload["response_url"], message.text, message.blocks)]

    async def _said(self, work: Work) -> Message:
        channel, wished = work.payload["channel"], work.payload["manner"]
        if channel.startswith("D"):
            return messages.only_channels()
        if wished not in {*Manner}:
            manner = await self.manners.of(work.team_id, channel)
            return messages.manner_shown(manner, wished=wished)
        try:
            check(await self.employee(work.payload["employee_id"]), Action.CHANGE_CHANNELS)
        except NotAllowedError as error:
            return Message(str(error))
        await self.manners.set(work.team_id, channel, Manner(wished))
        return messages.manner_set(Manner(wished))
