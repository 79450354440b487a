"""Registers the workbench: listeners and work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.command_words import CommandWord
from bot.company.audit.domain import RecordChange
from bot.delivery.work import Delivery, Handler
from bot.quiz.workbench import listeners
from bot.quiz.workbench.service import Workbench
from bot.quiz.workbench.work import WorkbenchWork


@dataclass(frozen=True, slots=True)
class WorkbenchFeature:
    """The workbench of one workspace."""

    workbench: Workbench
    delivery: Delivery
    record: RecordChange

    def words(self) -> Sequence[CommandWord]:
        """Return the words of the command that open it."""
        return listeners.words(self.workbench)

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        listeners.register(bolt, self.delivery, self.workbench)
        return self.role_messages().handlers()

    def role_messages(self) -> WorkbenchWork:
        """Return what trainers are asked, by reference."""
        return WorkbenchWork(self.workbench, self.record)
