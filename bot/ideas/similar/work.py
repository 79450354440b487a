"""The durable work of making reports comparable, aside from what anybody waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.delivery.tasks import performs, work_of
from bot.delivery.work import Handler, Outgoing, Work
from bot.ideas.report.domain import Report
from bot.ideas.report.ports import Reports
from bot.ideas.similar.service import Similar


@dataclass(frozen=True, slots=True)
class RememberReport:
    """Make the vector of a report, so that comparing is quick later."""

    KIND: ClassVar[str] = "ideas.remember"
    number: int


def remembering(report: Report) -> Work:
    """Return the work of making a report comparable with others."""
    key = f"{RememberReport.KIND}:{report.number}"
    return work_of(RememberReport(report.number), key, report.team_id)


@dataclass(frozen=True, slots=True)
class SimilarWork:
    """Makes vectors of reports; may run again after a crash."""

    reports: Reports
    similar: Similar

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handler of each kind of work."""
        return dict([performs(RememberReport, self.remember)])

    async def remember(self, task: RememberReport, _: Work) -> Sequence[Outgoing]:
        """Make and keep the report's vector."""
        report = await self.reports.find(task.number)
        if report:
            await self.similar.remember(report)
        return []
