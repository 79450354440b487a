"""Decides about due answers: remind, escalate to the next level, or hand on."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.ideas.manage.stepping import take_step
from bot.ideas.report.domain import EscalationLevel, Report, Step
from bot.ideas.report.foreseeing import LAST
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.report.ports import ReportContext, Reports
from bot.ideas.report.routing import (
    Route,
    may_tell_resort,
    places_of,
    route,
    route_above,
)
from bot.ideas.report.visibility import still_answers
from bot.people.domain import Rank

SOLVED_AFTER = timedelta(days=7)  # long enough to see whether it comes again


async def escalate(
    number: int, to: EscalationLevel, key: str, now: datetime, *, context: ReportContext
) -> ReportEvent | None:
    """Keep at ``now`` (UTC) that the bot reminds or escalates; None if it was answered.

    The same key, again, changes nothing and returns the same step.
    """

    async def raised(report: Report) -> tuple[Report, HistoryEntry] | None:
        if not report.is_awaited or report.escalation_level >= to:
            return None
        entry = HistoryEntry(number, key, Step.REMIND, now)
        return await _raised(report, to, entry, context)

    return await take_step(number, key, raised, reports=context.reports)


async def hand_on(
    number: int, key: str, now: datetime, *, context: ReportContext
) -> ReportEvent | None:
    """Take a report from holders who have left or manage no more; give it on if none is left.

    None if all may have it, or if it is closed; what was promised of it stays promised.
    """

    async def handed_on(report: Report) -> tuple[Report, HistoryEntry] | None:
        if not report.state.is_open or not await has_strangers(report, context=context):
            return None
        entry = HistoryEntry(number, key, Step.HAND_OVER, now)
        if left := await _who_still_answer(report, context):
            return replace(report, holders=left), entry
        return await _handed_on(report, entry, context)

    return await take_step(number, key, handed_on, reports=context.reports)


async def lately_done(now: datetime, *, reports: Reports) -> list[Report]:
    """Return what was done a week before ``now`` (UTC), and is owed the question whether."""
    before = now - SOLVED_AFTER
    done = await reports.done_between(before - SOLVED_AFTER, before)
    owed = [one for one in done if one.words.report_kind.has_deadline]
    return [one for one in owed if not await _was_asked_about(one, reports)]


async def _was_asked_about(report: Report, reports: Reports) -> bool:
    history = await reports.history(report.number)
    ends = (one.step for one in reversed(history) if one.step in {Step.CHECK, Step.FINISH})
    return next(ends, None) is Step.CHECK


async def strangers(report: Report, *, context: ReportContext) -> tuple[str, ...]:
    """Return who had a report to the end, is still here, and may read it no more."""
    holders = [await context.people.employee(who) for who in report.holders]
    return tuple(
        one.employee_id for one in holders if one.is_active and not still_answers(one, report)
    )


async def has_strangers(report: Report, *, context: ReportContext) -> bool:
    """Tell whether a holder has left, or manages the department no more."""
    return len(await _who_still_answer(report, context)) < len(report.holders)


async def _who_still_answer(report: Report, context: ReportContext) -> tuple[str, ...]:
    holders = [await context.people.employee(who) for who in report.holders]
    return tuple(one.employee_id for one in holders if still_answers(one, report))


async def _raised(
    report: Report, to: EscalationLevel, entry: HistoryEntry, context: ReportContext
) -> tuple[Report, HistoryEntry]:
    changed = replace(report, escalation_level=to)
    if to is EscalationLevel.ESCALATED:
        return await _escalated(changed, entry, context)
    if await _is_anybody_there(report, context):
        return changed, replace(entry, to=",".join(report.holders))
    return await _handed_on(changed, entry, context)


async def _handed_on(
    report: Report, entry: HistoryEntry, context: ReportContext
) -> tuple[Report, HistoryEntry]:
    found = await route(report.words, people=context.people)
    changed = replace(report, holders=found.holders, is_entrusted=False)
    places = places_of(found, changed, context.people.company)
    return changed, replace(entry, step=Step.HAND_OVER, to=",".join(places))


async def _escalated(
    report: Report, entry: HistoryEntry, context: ReportContext
) -> tuple[Report, HistoryEntry]:
    company = context.people.company
    above = await route_above(report, people=context.people)
    joining = [who for who in above.holders if who not in report.holders] if above else []
    is_last = above is None or above.rank in LAST
    changed = replace(report, holders=(*report.holders, *joining))
    is_resort = above is None or above.rank is Rank.ADMINISTRATORS
    may_tell = is_resort and may_tell_resort(report.words, changed.holders)
    last_resort = [company.administrators_channel or ""] if may_tell else []
    places = [place for place in (*joining, *last_resort) if place]
    if above and not is_last:
        changed = await _going_on(changed, above, entry.at, context)
    return changed, replace(entry, step=Step.ESCALATE, to=",".join(places))


async def _going_on(
    report: Report, above: Route, now: datetime, context: ReportContext
) -> Report:
    """Return the report with the date on which it goes up once more, to the last resort."""
    standards = await context.standards_in(above.time_zone, above.site)
    severity = report.words.severity
    again_at = standards.allowances.after_due(now, severity, standards.working)
    due = replace(report.due, escalate_at=again_at)
    return replace(report, due=due, escalation_level=EscalationLevel.AT_DUE)


async def _is_anybody_there(report: Report, context: ReportContext) -> bool:
    there = await _who_still_answer(report, context)
    return any([not (await context.people.employee(who)).is_away for who in there])
