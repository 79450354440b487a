"""Registers team cases: listeners and work."""

from collections.abc import Mapping
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp

from bot.delivery.tasks import schedule_of
from bot.delivery.work import Handler
from bot.quiz.cases import listeners
from bot.quiz.cases.domain import LookForCases
from bot.quiz.cases.work import CaseWork

SCHEDULE = schedule_of(LookForCases(), "quiz.team_cases", "20 * * * *", "UTC")


@dataclass(frozen=True, slots=True)
class CasesFeature:
    """Team cases of one workspace."""

    work: CaseWork

    def connect(self, bolt: AsyncApp) -> Mapping[str, Handler]:
        """Register the listeners; return the handler of each kind of work."""
        listeners.register(bolt, self.work.delivery, self.work.kept)
        return self.work.handlers()
