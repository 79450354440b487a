"""Registers reviews of one workspace: their buttons, and the work."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.handbook import Handbook
from bot.ask.reviews import listeners
from bot.ask.reviews.work import ReviewWork
from bot.company.audit.domain import RecordChange
from bot.delivery.work import Delivery, Handler
from bot.guidance.domain import Guidance
from bot.guidance.written.domain import SaidOfDocuments


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsFeature:
    """Reviews of one workspace."""

    guidance: Callable[[], Sequence[Guidance]]
    said: SaidOfDocuments
    refresh: Callable[[], Awaitable[None]]
    handbook: Handbook
    may_change: Callable[[str, str], Awaitable[bool]]
    delivery: Delivery
    record: RecordChange
    now: Callable[[], datetime]

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery)
        return self.work().handlers()

    def work(self) -> ReviewWork:
        """Return the work; owners are asked by reference."""
        return ReviewWork(
            guidance=self.guidance,
            said=self.said,
            refresh=self.refresh,
            owners_of=self.handbook.owners_of,
            may_change=self.may_change,
            is_colleague=self.handbook.is_colleague,
            name_of=self.handbook.name_of_person,
            delivery=self.delivery,
            record=self.record,
            now=self.now,
        )
