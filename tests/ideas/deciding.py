"""Verdicts on reports that are kept, and what becomes of these."""

from bot.ideas.manage.service import decide
from bot.ideas.report.domain import Report
from bot.ideas.report.history import ReportEvent, Verdict
from bot.ideas.report.ports import ReportContext
from tests.ideas.builders import MONDAY, a_context, an_entry
from tests.ideas.fakes import FakeReports

LATER = MONDAY.replace(hour=15)


async def context_with(*reports: Report) -> ReportContext:
    kept = FakeReports()
    for position, report in enumerate(reports):
        await kept.add(report, an_entry(f"press:{position}"))
    return a_context(kept)


async def after(verdict: Verdict, context: ReportContext) -> Report:
    event = await decide(verdict, LATER, context=context)
    assert isinstance(event, ReportEvent)
    assert await context.reports.find(event.report.number) == event.report
    return event.report
