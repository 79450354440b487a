"""A step that the bot takes with a report by itself: once for a key, whoever else is at it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

from bot.ideas.report.domain import Report
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.report.ports import Reports

ReportChange: TypeAlias = Callable[[Report], Awaitable[tuple[Report, HistoryEntry] | None]]


async def take_step(
    number: int, key: str, change: ReportChange, *, reports: Reports
) -> ReportEvent | None:
    """Keep what ``change`` makes of the report; None if it says that nothing is due.

    The same key, again, changes nothing and returns the same step. If somebody changed the
    report meanwhile, ``change`` is asked again about the report of now.
    """
    while report := await reports.find(number):
        if known := await reports.entry(key):
            return ReportEvent(report, known)
        step = await change(report)
        if step is None:
            return None
        changed, entry = step
        if await reports.change(changed, entry):
            return ReportEvent(replace(changed, version=changed.version + 1), entry)
    return None
