"""The durable work on Ask's preferences: an administrator's for a channel, everybody's own."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.ask.channels import Manner, Manners
from bot.ask.languages import Language, Languages
from bot.ask.preferences import messages
from bot.ask.preferences.domain import ChooseLanguage, SetManner
from bot.company.audit.domain import Change, RecordChange, Subject, unrecorded
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Respond, Work
from bot.people.domain import Employee
from bot.people.permissions import Action, NotAllowedError, check
from bot.slack import Message


@dataclass(frozen=True, slots=True)
class PreferencesWork:
    """Keeps what was set; may run again after a crash."""

    manners: Manners
    languages: Languages
    employee: Callable[[str], Awaitable[Employee]]
    record: RecordChange = unrecorded

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(SetManner, self.set_manner),
                performs(ChooseLanguage, self.choose_language),
            ]
        )

    async def set_manner(self, task: SetManner, work: Work) -> Sequence[Outgoing]:
        """Set the channel's manner, or say what it is; who may not set it is told so."""
        message = await self._manner_after(task, work)
        return [Respond(task.response_url, message.text, message.blocks)]

    async def _manner_after(self, task: SetManner, work: Work) -> Message:
        if task.channel.startswith("D"):
            return messages.only_channels()
        if task.manner not in {*Manner}:
            manner = await self.manners.of(work.team_id, task.channel)
            return messages.manner_shown(manner, typed=task.manner)
        try:
            check(await self.employee(task.employee_id), Action.CHANGE_CHANNELS)
        except NotAllowedError as error:
            return Message(str(error))
        await self._record(task, work)
        await self.manners.set(work.team_id, task.channel, Manner(task.manner))
        return messages.manner_set(Manner(task.manner))

    async def _record(self, task: SetManner, work: Work) -> None:
        old = await self.manners.of(work.team_id, task.channel)
        await self.record(
            Change(
                key=work.key,
                employee_id=task.employee_id,
                subject=Subject.CHANNEL,
                name=task.channel,
                deed="set",
                old=old.value,
                new=task.manner,
            )
        )

    async def choose_language(self, task: ChooseLanguage, _work: Work) -> Sequence[Outgoing]:
        """Keep in which language the employee wants answers; App Home shows it."""
        await self.languages.choose(task.employee_id, Language(task.language))
        return ()
