"""The durable work of assigned rounds: kept, and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Work
from bot.quiz.assign import messages
from bot.quiz.assign.domain import AssignRound, TakeBackRound
from bot.quiz.assign.service import Assigning
from bot.quiz.replies import posted


@dataclass(frozen=True, slots=True)
class AssigningWork:
    """Keeps what trainers assign; each handler may run again after a crash."""

    assigning: Assigning
    record: RecordChange

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(AssignRound, self.assign),
                performs(TakeBackRound, self.take_back),
            )
        )

    async def assign(self, task: AssignRound, work: Work) -> Sequence[Outgoing]:
        """Keep that a department gets a round, and say so to the trainer."""
        seen = await self.assigning.assign(task, work.key)
        await self._recorded(work.key, task.employee_id, task.department_id, "assigned")
        return [posted(task.employee_id, messages.assigned(seen))]

    async def take_back(self, task: TakeBackRound, work: Work) -> Sequence[Outgoing]:
        """Bring it to nobody any more."""
        await self.assigning.take_back(task.employee_id, task.round_id)
        await self._recorded(work.key, task.employee_id, task.round_id, "taken back")
        return []

    async def _recorded(self, key: str, who: str, name: str, deed: str) -> None:
        await self.record(
            Change(
                key=key,
                employee_id=who,
                subject=Subject.ROUND,
                name=name,
                deed=deed,
            )
        )
