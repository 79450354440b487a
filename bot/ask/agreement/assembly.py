"""Registers agreement of one workspace: its buttons, and the work."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt.async_app import AsyncApp

from bot.ask.agreement import listeners
from bot.ask.agreement.store import SqlWaitingChanges
from bot.ask.agreement.work import AgreementWork
from bot.ask.handbook import Handbook
from bot.company.audit.domain import RecordChange
from bot.database.engine import Database
from bot.delivery.work import Delivery, Handler


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFeature:
    """Agreement of one workspace."""

    database: Database
    is_wanted: Callable[[], Awaitable[bool]]
    handbook: Handbook
    may_change: Callable[[str, str], Awaitable[bool]]
    may_read: Callable[[str, str], Awaitable[bool]]
    delivery: Delivery
    record: RecordChange
    now: Callable[[], datetime]

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Connect it to Slack; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery)
        return self.work().handlers()

    def work(self) -> AgreementWork:
        """Return the work; those who may agree are asked by reference."""
        return AgreementWork(
            waiting=SqlWaitingChanges(self.database),
            is_wanted=self.is_wanted,
            owners_of=self.handbook.owners_of,
            administrators=self.handbook.administrators,
            may_change=self.may_change,
            may_read=self.may_read,
            name_of=self.handbook.name_of_person,
            delivery=self.delivery,
            record=self.record,
            now=self.now,
        )
