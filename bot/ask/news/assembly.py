"""Builds news of one workspace: the work of it; there is nothing to click."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.news.domain import Concerned
from bot.ask.news.service import Askers
from bot.ask.news.store import SqlToldDocuments
from bot.ask.news.work import NewsWork
from bot.ask.store import SqlAskedQuestions
from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.guidance.domain import Guidance
from bot.guidance.parse.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsFeature:
    """News of guidance of one workspace."""

    database: Database
    versions: Callable[[], Mapping[str, str]]
    document_at: Callable[[str], Document | None]
    documents: Callable[[], Sequence[Document]]
    others: Sequence[Concerned]  # beside those who asked
    may_read: Callable[[Guidance, str], Awaitable[bool]]
    editor_of: Callable[[str], Awaitable[str]]
    delivery: Delivery
    now: Callable[[], datetime]

    def connect(self, _bolt: AsyncApp) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        askers = Askers(SqlAskedQuestions(self.database), self.now)
        work = NewsWork(
            versions=self.versions,
            document_at=self.document_at,
            documents=self.documents,
            told=SqlToldDocuments(self.database),
            concerned=(askers.of, *self.others),
            may_read=self.may_read,
            editor_of=self.editor_of,
            delivery=self.delivery,
            now=self.now,
        )
        return work.handlers()
