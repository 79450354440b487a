"""Registers assigned rounds: listeners and work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.command_words import CommandWord
from bot.company.audit.domain import RecordChange
from bot.delivery.work import Delivery, Handler
from bot.quiz.assign import listeners
from bot.quiz.assign.service import Assigning
from bot.quiz.assign.work import AssigningWork


@dataclass(frozen=True, slots=True)
class AssigningFeature:
    """Assigned rounds of one workspace."""

    assigning: Assigning
    delivery: Delivery
    record: RecordChange

    def words(self) -> Sequence[CommandWord]:
        """Return the words of the command that open it."""
        return listeners.words(self.assigning)

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery, self.assigning)
        return AssigningWork(self.assigning, self.record).handlers()
