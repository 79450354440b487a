"""A manager's Monday: what is new, late, to decide and to thank for. Pure but for its ports."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.ideas.digest.domain import Digest
from bot.ideas.report.domain import Named, Report, State
from bot.ideas.report.followers import persons
from bot.ideas.report.ports import ReportContext
from bot.ideas.similar.service import Similar
from bot.people.domain import Employee
from bot.people.permissions import Action, may

HOUR, LAST_HOUR = 9, 17  # after a downtime later that day or week, but not at night
WORKING_DAYS = 5  # from Monday
A_WEEK = timedelta(days=7)
LATELY = timedelta(days=90)
THEMES = 3  # readable in a minute
SMALLEST_GROUP = 5  # below that many, participation would tell who


def is_time(manager: Employee, now: datetime) -> bool:
    """Tell whether it is the manager's own Monday morning, or working time after it.

    Who was told already is not told again; later in the week is for what a downtime missed.
    """
    local = now.astimezone(ZoneInfo(manager.time_zone))
    return local.weekday() < WORKING_DAYS and HOUR <= local.hour < LAST_HOUR


def monday_before(manager: Employee, now: datetime) -> datetime:
    """Return the Monday morning of the manager's own week."""
    local = now.astimezone(ZoneInfo(manager.time_zone))
    monday = local.date() - timedelta(days=local.weekday())
    return datetime.combine(monday, time(HOUR), local.tzinfo)


async def digest_of(
    manager: Employee, team_id: str, now: datetime, *, context: ReportContext, similar: Similar
) -> Digest | None:
    """Return what concerns the manager; None if there is nothing to tell.

    What began only after Monday morning waits for the next one.
    """
    everything = await context.reports.all_of(team_id)
    reports = [report for report in everything if _concerns(manager, report)]
    monday = monday_before(manager, now)
    if all(report.reported_at >= monday for report in reports):
        return None
    new = [report for report in reports if now - report.reported_at <= A_WEEK]
    waiting = [report for report in reports if report.state is State.NEW]
    still_open = [report for report in reports if report.state.is_open]
    to_thank = _to_thank(reports, now)
    if not new and not still_open and to_thank is None:
        return None
    waiting.sort(key=lambda report: (report.due.due_at, report.number))
    took_part, colleagues = await _participation(manager, everything, now, context)
    return Digest(
        new=tuple(new),
        late=tuple(report for report in waiting if report.is_late(now)),
        to_decide=next(iter(waiting), None),
        to_thank=to_thank,
        themes=(await similar.themes(still_open))[:THEMES],
        took_part=took_part,
        colleagues=colleagues,
    )


def _concerns(manager: Employee, report: Report) -> bool:
    is_theirs = may(manager, Action.SEE_REPORTS_OF_DEPARTMENT, report.words.department_id)
    return manager.employee_id in report.holders or is_theirs


def _to_thank(reports: Sequence[Report], now: datetime) -> Report | None:
    done = [
        report
        for report in reports
        if report.state is State.DONE
        and report.finished_at
        and now - report.finished_at <= A_WEEK
        and isinstance(report.reporter, Named)
    ]
    return max(done, key=lambda report: report.number, default=None)


async def _participation(
    manager: Employee, reports: Sequence[Report], now: datetime, context: ReportContext
) -> tuple[int, int]:
    members = {
        member
        for department_id in manager.manages
        for member in await context.people.members_of(department_id)
    }
    if len(members) < SMALLEST_GROUP:
        return 0, 0
    lately = [report for report in reports if now - report.reported_at <= LATELY]
    behind = {
        person.employee_id
        for report in lately
        for person, _ in await persons(report.number, reports=context.reports)
        if isinstance(person, Named)
    }
    return len(behind & members), len(members)
