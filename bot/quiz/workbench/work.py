"""The durable work of the workbench: a version is kept, and a second trainer agrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Update, Work
from bot.quiz.workbench import messages
from bot.quiz.workbench.domain import AgreeQuestion, ChangeQuestion, QuestionVersion
from bot.quiz.workbench.service import Workbench
from bot.slack import Message

REFERENCE = "quiz.version"


@dataclass(frozen=True, slots=True)
class WorkbenchWork:
    """Keeps what trainers write; each handler may run again after a crash."""

    workbench: Workbench
    record: RecordChange

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            (
                performs(ChangeQuestion, self.change),
                performs(AgreeQuestion, self.agree),
            )
        )

    async def change(self, task: ChangeQuestion, work: Work) -> Sequence[Outgoing]:
        """Keep a version, tell its writer, and ask another trainer where two are needed."""
        version = await self.workbench.change(task, work.key)
        who = task.employee_id
        if version is None:
            return [_posted(who, messages.overtaken(task.question_id))]
        deed = version.deed.value
        await self.record(_change(work.key, who, task.question_id, deed))
        others = [] if version.counts else await self.workbench.others(who)
        asked = [_asking(version, trainer) for trainer in others]
        return [_posted(who, messages.done(version)), *asked]

    async def agree(self, task: AgreeQuestion, work: Work) -> Sequence[Outgoing]:
        """Let it count, and say so where it was asked."""
        who, name = task.employee_id, task.question_id
        why_not = await self.workbench.agree(who, name, task.number)
        if not why_not:
            await self.record(_change(work.key, who, name, "agreed"))
        message = messages.agreed(name, who, why_not)
        return [Update(message.text, message.blocks, channel=task.channel, ts=task.ts)]

    async def again(self, reference: str) -> Post | None:
        """Return the request to agree as it looks now; None once it counts or was changed."""
        _, name, number, trainer = reference.split(":")
        history = await self.workbench.versions.history(name)
        newest = next(iter(history), None)
        if newest is None or newest.counts or newest.number != int(number):
            return None
        return _asking(newest, trainer)


def _asking(version: QuestionVersion, trainer: str) -> Post:
    message = messages.to_agree(version)
    reference = f"{REFERENCE}:{version.question_id}:{version.number}:{trainer}"
    return Post(trainer, message.text, message.blocks, reference=reference)


def _change(key: str, who: str, name: str, deed: str) -> Change:
    return Change(key=key, employee_id=who, subject=Subject.QUESTION, name=name, deed=deed)


def _posted(who: str, message: Message) -> Post:
    return Post(who, message.text, message.blocks)
