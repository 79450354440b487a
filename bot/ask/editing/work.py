"""The durable work on guidance: a change is kept, found from then on, and told."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.ask.agreeing import AskSecond, Proposal, nobody_asked
from bot.ask.editing import messages
from bot.ask.editing.domain import ChangeGuidance
from bot.ask.editing.pages import GuidancePages
from bot.ask.editing.reading import title_in
from bot.company.audit.domain import Change, RecordChange, Subject
from bot.delivery.tasks import performs
from bot.delivery.work import Handler, Outgoing, Post, Work
from bot.guidance.written.domain import PublishVersion, VersionDeed, WrittenVersion

FollowDocument: TypeAlias = Callable[[WrittenVersion, str], Awaitable[None]]
"""Hears of a version that retires a document or lets it count again, and of its workspace."""

_WISHES = {
    VersionDeed.WRITTEN: "publish",
    VersionDeed.CHANGED: "change",
    VersionDeed.UNDONE: "undo the last change of",
    VersionDeed.RETIRED: "retire",
    VersionDeed.GIVEN_BACK: "give back to its file",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditingWork:
    """Does what editors decided; may run again after a crash."""

    pages: GuidancePages
    publish: PublishVersion
    record: RecordChange
    follow: FollowDocument
    now: Callable[[], datetime]
    ask_second: AskSecond = nobody_asked

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(ChangeGuidance, self.change)])

    async def change(self, task: ChangeGuidance, work: Work) -> Sequence[Outgoing]:
        """Publish the change, or give its text back if somebody else was quicker.

        Raises:
            NotTheirGuidanceError: they may not change the document.
        """
        page = await self.pages.changeable(task.document, task.employee_id)
        version = WrittenVersion(
            document=task.document,
            number=task.number + 1,
            text=task.text,
            deed=VersionDeed(task.outcome),
            editor_id=task.employee_id,
            at=self.now(),
            key=work.key,
        )
        earlier = (one.text for one in page.history if one.number == task.number)
        before = next(earlier, page.text)
        if not task.agreed_by and (
            waits := await self.ask_second(_proposal(task, before), work)
        ):
            return waits
        if not await self.publish(version):
            returned = messages.not_published(task)
            return [Post(task.employee_id, told.text, told.blocks) for told in returned]
        await self.record(
            Change(
                key=work.key,
                employee_id=task.employee_id,
                subject=Subject.DOCUMENT,
                name=task.document,
                deed=task.outcome,
            )
        )
        if bool(before) is not bool(task.text):
            await self.follow(version, work.team_id)
        told = messages.published(task, before)
        return [Post(task.employee_id, told.text, told.blocks)]


def _proposal(task: ChangeGuidance, before: str) -> Proposal:
    return Proposal(
        employee_id=task.employee_id,
        document=task.document,
        wish=_WISHES[VersionDeed(task.outcome)],
        title=title_in(task.document, task.text or before),
        before=before,
        after=task.text,
        typed=messages.typed_in(task),
    )
