"""Joins news of guidance with all whom a change concerns."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from bot.ask.news.assembly import NewsFeature
from bot.guidance.changes.concern import ChangedDocument
from bot.guidance.readable import ReadableGuidance
from bot.guidance.written.domain import VersionDeed, WrittenVersions
from bot.guidance.written.store import SqlWrittenVersions
from bot.people.domain import People
from bot.quiz.assembly import stores_in
from bot.quiz.domain import QuestionBank
from bot.quiz.ports import Attempts
from bot.workspaces.services import WorkspaceServices


def news_with(services: WorkspaceServices, bank: Callable[[], QuestionBank]) -> NewsFeature:
    """Return what tells of changed guidance, wired."""
    others = OtherReaders(services.people, stores_in(services.database).attempts, bank)
    versions = SqlWrittenVersions(services.database)
    return NewsFeature(
        database=services.database,
        versions=partial(_current_versions, services.index.whole),
        document_at=services.index.whole.document_at,
        documents=services.index.whole.documents,
        may_read=services.rights.may_read,
        others=(others.of_departments, others.learners),
        editor_of=lambda document: _editor_of(versions, document),
        delivery=services.delivery,
        now=services.now,
    )


@dataclass(frozen=True, slots=True)
class OtherReaders:
    """Whom a change concerns though they never asked."""

    people: People
    attempts: Attempts
    bank: Callable[[], QuestionBank]  # it may block

    async def of_departments(self, changed: ChangedDocument) -> Collection[str]:
        """Return who belongs to a department that the document is for."""
        documents = [one for one in (changed.before, changed.after) if one]
        named = {each for one in documents for each in one.guidance.departments}
        return {who for one in named for who in await self.people.members_of(one)}

    async def learners(self, changed: ChangedDocument) -> Collection[str]:
        """Return who answered a question on a passage that says otherwise now."""
        document = changed.before.guidance.document
        questions = (await asyncio.to_thread(self.bank)).questions
        touched = {
            one.question_id
            for one in questions
            if one.passage.document == document and changed.concerns(one.passage.quote)
        }
        if not touched:
            return ()
        attempts = await self.attempts.everybodys()
        return {one.employee_id for one in attempts if one.question_id in touched}


def _current_versions(guidance: ReadableGuidance) -> Mapping[str, str]:
    outdated = {one.document for one in guidance.guidance() if one.is_outdated}
    found = guidance.versions().items()
    return {document: digest for document, digest in found if document not in outdated}


async def _editor_of(versions: WrittenVersions, document: str) -> str:
    """Return who wrote in Slack what counts of the document; empty where its file does."""
    history = await versions.history(document)
    is_written = bool(history) and history[0].deed is not VersionDeed.GIVEN_BACK
    return history[0].editor_id if is_written else ""
