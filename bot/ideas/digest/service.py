"""A manager's Monday: what is new, late, to decide and to thank for. Pure but for its ports."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ideas.digest.domain import Digest
from bot.ideas.report.domain import Named, Report, State
from bot.ideas.report.followers import persons
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.visibility import ALL, FIRST_LINE, Viewer, Where, shown, shown_to
from bot.ideas.similar.service import Similar
from bot.people.domain import Employee
from bot.people.groups import SMALLEST_GROUP

A_WEEK = timedelta(days=7)
LATELY = timedelta(days=90)
THEMES = 3  # told in words; of more, the numbers


async def digest_of(  # noqa: PLR0913  # all that a digest is made of
    manager: Employee,
    team_id: str,
    now: datetime,
    *,
    since: datetime,
    context: ReportContext,
    similar: Similar,
) -> Digest | None:
    """Return what concerns the manager; None if there is nothing to tell.

    Args:
        manager: whose departments' reports, and whose own, are told.
        team_id: Slack workspace.
        now: UTC.
        since: the manager's own Monday morning; what began only after it waits for the next.
        context: what decides about reports.
        similar: finds themes.
    """
    everything = await context.reports.all_of(team_id)
    reports = told_to(manager, everything)
    legible = [one for one in reports if shown_to(manager, one, Where.DIGEST) >= FIRST_LINE]
    if not has_news(reports, now, since=since):
        return None
    waiting = [report for report in reports if report.is_awaited]
    theirs = [one for one in waiting if shown_to(manager, one, Where.CARD) is ALL]
    waiting.sort(key=_by_due_date)
    themes = await similar.themes([one for one in legible if one.state.is_open])
    took_part, colleagues = await _participation(manager, everything, now, context)
    return Digest(
        new=tuple(report for report in reports if _is_new(report, now)),
        late=tuple(report for report in waiting if report.is_late(now)),
        to_decide=min(theirs, key=_by_due_date, default=None),
        to_thank=_to_thank(legible, now),
        themes=themes[:THEMES],
        further_themes=themes[THEMES:],
        took_part=took_part,
        colleagues=colleagues,
        wordless=frozenset({one.number for one in reports} - {one.number for one in legible}),
    )


def told_to(manager: Employee, reports: Sequence[Report]) -> list[Report]:
    """Return the reports of which this manager's Monday tells anything."""
    return [one for one in reports if shown_to(manager, one, Where.DIGEST)]


def may_be_named(theme: Sequence[Report]) -> bool:
    """Tell whether a language model may read the reports of a theme."""
    return all(shown(one, Where.PROMPT, Viewer.PROVIDER) is ALL for one in theme)


def _by_due_date(report: Report) -> tuple[datetime, int]:
    return report.due.due_at, report.number


def has_news(reports: Sequence[Report], now: datetime, *, since: datetime) -> bool:
    """Tell whether the reports that concern a manager are worth a message; see `digest_of`."""
    if all(report.reported_at >= since for report in reports):
        return False
    is_busy = any(_is_new(one, now) or one.is_awaited or one.is_late(now) for one in reports)
    return is_busy or _to_thank(reports, now) is not None


def _is_new(report: Report, now: datetime) -> bool:
    return now - report.reported_at <= A_WEEK


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
    people = context.people
    chose = {
        who
        for department_id in manager.manages
        for who in await people.members_of(department_id)
    }
    members = {who for who in chose if await people.is_here(who)}
    if len(members) < SMALLEST_GROUP:
        return 0, 0
    counted = [one for one in reports if shown(one, Where.LEDGER, Viewer.EVERYBODY)]
    lately = [report for report in counted if now - report.reported_at <= LATELY]
    behind = {
        person.employee_id
        for report in lately
        for person, _ in await persons(report.number, reports=context.reports)
        if isinstance(person, Named)
    }
    return len(behind & members), len(members)
