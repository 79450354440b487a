"""Verdicts on reports that are kept, and what becomes of these."""

from bot.ideas.manage.service import decide
from bot.ideas.report.domain import Report
from bot.ideas.report.history import Told, Verdict
from bot.ideas.report.ports import Office
from tests.ideas.builders import MONDAY, an_entry, an_office
from tests.ideas.fakes import FakeReports

LATER = MONDAY.replace(hour=15)


async def office_with(*reports: Report) -> Office:
    kept = FakeReports()
    for position, report in enumerate(reports):
        await kept.add(report, an_entry(f"press:{position}"))
    return an_office(kept)


async def after(verdict: Verdict, office: Office) -> Report:
    told = await decide(verdict, LATER, office=office)
    assert isinstance(told, Told)
    assert await office.reports.find(told.report.number) == told.report
    return told.report
