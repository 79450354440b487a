"""Whether a complaint recurs once a lesson was made of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ideas.report.domain import Report, Step
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.visibility import Extent, Viewer, Where, shown

WINDOW = timedelta(days=90)  # before and after a lesson; long enough to meet the moment again


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often customers complained at a moment before a lesson and after it."""

    moment_id: str
    before: int  # in the ninety days before
    after: int  # in the ninety days after, as far as they have gone
    taught_at: datetime  # UTC


def recurrences(
    reports: Sequence[Report], taught: Sequence[HistoryEntry]
) -> tuple[Recurrence, ...]:
    """Return what became of each lesson, latest first."""
    by_number = {report.number: report for report in reports}
    complaints = [
        report
        for report in reports
        if report.words.report_kind.can_teach
        and shown(report, Where.LEDGER, Viewer.EVERYBODY) > Extent.NOTHING
    ]
    found = [
        _recurrence(by_number[entry.number].words.moment_id, entry.at, complaints)
        for entry in taught
        if entry.step is Step.TEACH and entry.number in by_number
    ]
    return tuple(sorted(found, key=lambda one: one.taught_at, reverse=True))


def _recurrence(moment_id: str, at: datetime, complaints: Sequence[Report]) -> Recurrence:
    times = [one.reported_at for one in complaints if one.words.moment_id == moment_id]
    return Recurrence(
        moment_id=moment_id,
        before=sum(at - WINDOW <= time < at for time in times),
        after=sum(at <= time < at + WINDOW for time in times),
        taught_at=at,
    )
