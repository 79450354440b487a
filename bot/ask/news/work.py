"""The durable work of news: looking what was changed, and telling whom it concerns."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ask.news import messages
from bot.ask.news.domain import (
    Concerned,
    LookForNews,
    TellNews,
    TellOfChange,
    ToldDocument,
    ToldDocuments,
)
from bot.delivery.tasks import performs, schedule_of, work_of
from bot.delivery.work import Delivery, Handler, Outgoing, Post, Work
from bot.guidance.changes.concern import ChangedDocument
from bot.guidance.changes.words import words_of
from bot.guidance.domain import Guidance
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source

LOOK = schedule_of(LookForNews(), "ask.look_for_news", "*/5 * * * *", "UTC")
SETTLED = timedelta(minutes=10)  # unchanged for so long: whoever edits is done with it


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsWork:
    """Looks and tells; each handler may run again after a crash."""

    versions: Callable[[], Mapping[str, str]]  # digests of what can be found; it may block
    document_at: Callable[[str], Document | None]  # the same
    documents: Callable[[], Sequence[Document]]  # all of them, read
    told: ToldDocuments
    concerned: Sequence[Concerned]  # each for one reason
    may_read: Callable[[Guidance, str], Awaitable[bool]]  # whether somebody may
    editor_of: Callable[[str], Awaitable[str]]  # who last changed it in Slack; empty: nobody
    delivery: Delivery
    now: Callable[[], datetime]

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict(
            [
                performs(LookForNews, self.look),
                performs(TellOfChange, self.find),
                performs(TellNews, self.tell),
            ]
        )

    async def look(self, _task: LookForNews, work: Work) -> Sequence[Outgoing]:
        """Have those told of whom a change concerns, once it has lasted."""
        present = await asyncio.to_thread(self.versions)
        known = await self.told.all() if present else {}
        for document in sorted({*present, *known} if present else ()):
            before = known.get(document)
            if before is not None:
                await self._follow(before, present.get(document, ""), work.team_id)
            elif new := await asyncio.to_thread(self.document_at, document):
                source = new.source  # nobody was quoted what is new
                await self.told.keep(document, source.digest, source.text, self.now())
        return ()

    async def _follow(self, known: ToldDocument, digest: str, team_id: str) -> None:
        if digest != known.seen:
            await self.told.see(known.document, digest, self.now())
        elif digest != known.digest and self.now() - known.since >= SETTLED:
            task = TellOfChange(known.document, digest)
            key = f"{task.KIND}:{known.since.isoformat()}:{known.document}"
            await self.delivery.take_in(work_of(task, key, team_id))

    async def find(self, task: TellOfChange, work: Work) -> Sequence[Outgoing]:
        """Have each told whom the change concerns, and nobody else; then it is known."""
        version = (await asyncio.to_thread(self.versions)).get(task.document, "")
        text = await self.told.text_of(task.document)
        if text is None or version != task.version:
            return ()
        after = await asyncio.to_thread(self.document_at, task.document) if version else None
        before = await asyncio.to_thread(read, Source(task.document, text))
        if isinstance(before, Document) and not (after is None and await self._moved(before)):
            changed = await asyncio.to_thread(ChangedDocument.of, before, after)
            await self._have_told(changed, work)
        if after is None:
            await self.told.drop(task.document)
        else:
            source = after.source
            await self.told.keep(task.document, source.digest, source.text, self.now())
        return ()

    async def _have_told(self, changed: ChangedDocument, work: Work) -> None:
        if not changed.changes:
            return
        told = messages.news(changed)
        found = [await concerned(changed) for concerned in self.concerned]
        knows = await self.editor_of(changed.before.guidance.document)
        versions = [one.guidance for one in (changed.before, changed.after) if one]
        for who in sorted({one for some in found for one in some} - {knows}):
            if not all([await self.may_read(one, who) for one in versions]):
                continue
            task = TellNews(who, told.text, list(told.blocks))
            key = f"{task.KIND}:{who}:{work.key}"
            await self.delivery.take_in(work_of(task, key, work.team_id))

    async def tell(self, task: TellNews, _work: Work) -> Sequence[Outgoing]:
        """Tell one person."""
        return [Post(task.employee_id, task.text, tuple(task.blocks))]

    async def _moved(self, gone: Document) -> bool:
        """Tell whether a document that is gone says the same elsewhere."""
        said, found = _words_in(gone), await asyncio.to_thread(self.documents)
        current = (one for one in found if not one.guidance.is_outdated)
        return any(_words_in(one) == said for one in current)


def _words_in(document: Document) -> list[tuple[str, ...]]:
    return [words_of(one.text) for one in document.statements]
