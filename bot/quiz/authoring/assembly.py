"""Registers drafting: listeners, work, a section of App Home, the look at guidance."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from slack_bolt.async_app import AsyncApp

from bot.company.audit.domain import RecordChange
from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler
from bot.guidance.index import PassageIndex
from bot.language_model.generation import ReplyGenerator
from bot.moments.domain import MomentsMap
from bot.people.domain import Employee, People
from bot.people.permissions import Action, may
from bot.prompts import Prompt
from bot.quiz.authoring import listeners, messages
from bot.quiz.authoring.author import Author
from bot.quiz.authoring.deciding_work import DecidingWork
from bot.quiz.authoring.domain import KeepApproved
from bot.quiz.authoring.drafting_work import DraftingWork
from bot.quiz.authoring.service import Authoring
from bot.quiz.authoring.store import SqlQuestionDrafts, SqlSeenDocuments
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.written import WrittenQuestions
from bot.quiz.domain import QuestionBank
from bot.slack import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoringFeature:
    """Drafting of one workspace."""

    database: Database
    delivery: Delivery
    people: People
    index: PassageIndex
    moments: MomentsMap
    bank: Callable[[], QuestionBank]
    knowledge: Path
    approved: Path | None  # questions beside those of `knowledge`
    generator: ReplyGenerator | None  # None: drafts that wait can be decided, no more
    prompt: Prompt
    now: Callable[[], datetime]
    record: RecordChange
    keep: KeepApproved
    written: Callable[[], WrittenQuestions] = dict  # in Slack, in place of the files

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work.

        Before whatever takes every command that is left.
        """
        authoring = self.authoring()
        listeners.register(bolt, self.delivery, authoring)
        deciding = DecidingWork(authoring, self.delivery, self.record)
        return {**self._drafting(authoring).handlers(), **deciding.handlers()}

    async def home(self, employee: Employee, _team_id: str) -> Sequence[Block]:
        """Return for a trainer's App Home which drafts wait; nothing for anybody else."""
        if not may(employee, Action.REVIEW_QUESTIONS):
            return ()
        return messages.on_home(await SqlQuestionDrafts(self.database).waiting())

    async def look_at_guidance(self) -> None:
        """Have questions drafted from what is new in the guidance since the last look."""
        await self._drafting(self.authoring()).look()

    def role_messages(self) -> DraftingWork:
        """Return what trainers are told of drafts, by reference."""
        return self._drafting(self.authoring())

    def _drafting(self, authoring: Authoring) -> DraftingWork:
        return DraftingWork(authoring, self.delivery)

    def authoring(self) -> Authoring:
        """Return what decides about drafts, whatever they are drafted from."""
        validator = QuestionValidator(
            self.knowledge / "questions",
            self.knowledge,
            self.moments,
            self.approved,
            self.written,
        )
        return Authoring(
            index=self.index,
            drafts=SqlQuestionDrafts(self.database),
            seen_documents=SqlSeenDocuments(self.database),
            author=self._author(self.generator, validator) if self.generator else None,
            validator=validator,
            moments=self.moments,
            people=self.people,
            keep=self.keep,
            now=self.now,
        )

    def _author(self, generator: ReplyGenerator, validator: QuestionValidator) -> Author:
        return Author(
            generator=generator, prompt=self.prompt, validator=validator, bank=self.bank
        )
