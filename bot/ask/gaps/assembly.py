"""Builds what concerns gaps: their listeners, and the work on them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.agreeing import Publishing
from bot.ask.domain import AnswerQuestion, AskedQuestions
from bot.ask.gaps import ending_listeners, listeners
from bot.ask.gaps.domain import QuestionLikeness
from bot.ask.gaps.ending_modals import EndingModals
from bot.ask.gaps.ending_work import GapEndingWork
from bot.ask.gaps.modals import ClosingModal
from bot.ask.gaps.office import GapOffice
from bot.ask.gaps.store import SqlGaps
from bot.ask.gaps.turns import GapTurns
from bot.ask.gaps.work import GapWork
from bot.ask.handbook import Handbook
from bot.company.audit.domain import RecordChange
from bot.company.working_time import WorkingTime
from bot.database.engine import Database
from bot.delivery.work import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsFeature:
    """Gaps of one workspace."""

    database: Database
    delivery: Delivery
    handbook: Handbook
    answer: AnswerQuestion
    likeness: QuestionLikeness
    asked: AskedQuestions
    publishing: Publishing
    record: RecordChange
    working_of: Callable[[str], Awaitable[WorkingTime]]
    now: Callable[[], datetime]

    def listen(self, bolt: AsyncApp) -> None:
        """Connect their buttons and modals to Slack."""
        closing = ClosingModal(self._office(), self.answer)
        listeners.register(bolt, self.delivery)
        ending = EndingModals(
            office=self._office(),
            signposts=lambda: self.handbook.index.signposts.signposts,
            near=self.handbook.signpost,
        )
        ending_listeners.register(bolt, self.delivery, ending, closing)

    def works(self) -> tuple[GapWork, GapEndingWork]:
        """Return all work on gaps."""
        return self.work(), self._ending_work()

    def work(self) -> GapWork:
        """Return the work on gaps; owners of guidance are told by reference."""
        return GapWork(
            office=self._office(),
            turns=self._turns(),
            answer=self.answer,
            likeness=self.likeness,
            asked=self.asked,
            signpost=self.handbook.signpost_named,
        )

    def _ending_work(self) -> GapEndingWork:
        """Return the work of whoever has a gap."""
        return GapEndingWork(
            office=self._office(),
            turns=self._turns(),
            owner_of=self.handbook.owner_of,
            is_colleague=self.handbook.is_colleague,
            signpost=self.handbook.signpost_named,
            publish=self.publishing.publish,
            ask_second=self.publishing.ask_second,
        )

    def _turns(self) -> GapTurns:
        return GapTurns(
            office=self._office(), working_of=self.working_of, take_in=self.delivery.take_in
        )

    def _office(self) -> GapOffice:
        return GapOffice(
            gaps=SqlGaps(self.database),
            chain_of=self.handbook.chain_of,
            administrators=self.handbook.administrators,
            title_for=self.handbook.title_for,
            audience_of=self.handbook.audience_of,
            readers_of=self.handbook.rights.of_person,
            name_of=self.handbook.name_of_person,
            posted=self.delivery.posted,
            now=self.now,
            record=self.record,
        )
