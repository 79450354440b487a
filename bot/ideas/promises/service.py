"""The promise ledger: what each department was told, and how it keeps its promises. Pure."""

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from bot.ideas.promises.domain import Promises
from bot.ideas.report.domain import Report, State
from bot.ideas.report.visibility import Extent, Viewer, Where, shown

SECONDS_A_DAY = 86_400
FEWEST = 5  # decisions, of which a share is told


def ledger(reports: Sequence[Report], now: datetime) -> tuple[Promises, ...]:
    """Return the promises of each department that owes or owed an answer, most open first."""
    by_department: dict[str, list[Report]] = {}
    for report in (one for one in reports if _is_counted(one)):
        by_department.setdefault(report.words.department_id, []).append(report)
    kept = [_promises(name, theirs, now) for name, theirs in by_department.items()]
    return tuple(sorted(kept, key=lambda one: (-one.open, one.department_id)))


def _is_counted(report: Report) -> bool:
    is_shown = shown(report, Where.LEDGER, Viewer.EVERYBODY) > Extent.NOTHING
    return is_shown and report.words.report_kind.has_deadline


def _promises(department_id: str, reports: Sequence[Report], now: datetime) -> Promises:
    days = [
        (report.answered_at - report.reported_at).total_seconds() / SECONDS_A_DAY
        for report in reports
        if report.answered_at
    ]
    done = sum(report.state is State.DONE for report in reports)
    declined = sum(report.state is State.DECLINED for report in reports)
    return Promises(
        department_id=department_id,
        open=sum(report.state.is_open for report in reports),
        late=sum(report.is_late(now) for report in reports),
        median_days=median(days) if days else None,
        implemented=done / (done + declined) if done + declined >= FEWEST else None,
    )
