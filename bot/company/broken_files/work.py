"""The durable work on files that slip: looking for them, and telling who can mend them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.company.broken_files import messages
from bot.company.broken_files.domain import (
    FindSlips,
    KnownFile,
    KnownFiles,
    LookAtFiles,
    TellOfFile,
    WhereToTell,
    mark_of,
)
from bot.company.broken_files.service import decide
from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Work
from bot.slack import Message

LOOK = schedule_of(LookAtFiles(), "company.look_at_files", "*/5 * * * *", "UTC")
REFERENCE = "company.file"  # what a message's name begins with


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenFilesWork:
    """Looks and tells; each handler may run again after a crash."""

    find: FindSlips
    where: WhereToTell
    known: KnownFiles
    delivery: Delivery
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(LookAtFiles, self.look), performs(TellOfFile, self.tell)])

    async def look(self, _task: LookAtFiles, work: Work) -> Sequence[Outgoing]:
        """Keep which files slip; what is to be told of one is work of its own."""
        found = await asyncio.to_thread(self.find)
        known = await self.known.all()
        for file in sorted({*found, *known}):
            decided = decide(known.get(file), found.get(file, ()), file, self.now())
            if decided.known is None:
                await self.known.drop(file)
                continue
            if decided.is_news:  # first: whoever looks again after a crash finds it known
                await self.delivery.take_in(_telling(decided.known, work.team_id))
            if decided.known != known.get(file):
                await self.known.keep(decided.known)
        return ()

    async def tell(self, task: TellOfFile, _work: Work) -> Sequence[Outgoing]:
        """Tell the file's owner, and the administrators."""
        shown = _message(task.document, task.text)
        mark = mark_of(task.text)
        return [
            Post(
                one,
                shown.text,
                shown.blocks,
                reference=f"{REFERENCE}:{mark}:{one}:{task.document}",
            )
            for one in dict.fromkeys(await self.where(task.document))
        ]

    async def again(self, reference: str) -> Post | None:
        """Return the message as it looks now; None where something newer is to be said."""
        _, mark, place, file = reference.split(":", 3)
        known = (await self.known.all()).get(file)
        if known is None or mark_of(known.told) != mark:
            return None
        shown = _message(file, known.told)
        return Post(place, shown.text, shown.blocks, reference=reference)


def _message(file: str, says: str) -> Message:
    return messages.slips(file, says) if says else messages.mended(file)


def _telling(known: KnownFile, team_id: str) -> Work:
    task = TellOfFile(known.file, known.says)
    key = f"{task.KIND}:{mark_of(known.says)}:{known.since.isoformat()}:{known.file}"
    return work_of(task, key, team_id)
