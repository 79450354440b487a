"""Reminds of answers that are due, takes late ones to the next level, leaves none deserted."""

from dataclasses import replace
from datetime import datetime

from bot.ideas.report.domain import Nudge, Report, State, Step
from bot.ideas.report.history import Entry, Told
from bot.ideas.report.ports import Office
from bot.ideas.report.routing import Route, places_of, route, route_above
from bot.people.domain import Rank


async def nudge(
    number: int, to: Nudge, key: str, now: datetime, *, office: Office
) -> Told | None:
    """Keep that the bot reminds or escalates; None if the answer has come meanwhile."""
    report = await office.reports.find(number)
    if report is None:
        return None
    known = await office.reports.entry(key)
    if known:
        return Told(report, known)
    if report.state is not State.NEW or report.nudge >= to:
        return None
    changed, entry = await _nudged(report, to, Entry(number, key, Step.REMIND, now), office)
    if not await office.reports.change(changed, entry):
        return await nudge(number, to, key, now, office=office)
    return Told(replace(changed, version=changed.version + 1), entry)


async def hand_on(number: int, key: str, now: datetime, *, office: Office) -> Told | None:
    """Give a report to whoever answers for it now that nobody of its holders works here.

    None if somebody does, or if it is closed; what was promised of it stays promised.
    """
    report = await office.reports.find(number)
    if report is None:
        return None
    known = await office.reports.entry(key)
    if known:
        return Told(report, known)
    if not report.state.is_open or not await is_deserted(report, office=office):
        return None
    entry = Entry(number, key, Step.HAND_OVER, now)
    changed, entry = await _handed_on(report, entry, office)
    if not await office.reports.change(changed, entry):
        return await hand_on(number, key, now, office=office)
    return Told(replace(changed, version=changed.version + 1), entry)


async def is_deserted(report: Report, *, office: Office) -> bool:
    """Tell whether the report has holders, none of whom works here any more."""
    holders = [await office.people.employee(who) for who in report.holders]
    return bool(holders) and not any(holder.is_active for holder in holders)


async def _nudged(
    report: Report, to: Nudge, entry: Entry, office: Office
) -> tuple[Report, Entry]:
    changed = replace(report, nudge=to)
    if to is Nudge.ESCALATED:
        return await _escalated(changed, entry, office)
    if await _is_anybody_there(report, office):
        return changed, replace(entry, to=",".join(report.holders))
    return await _handed_on(changed, entry, office)


async def _handed_on(report: Report, entry: Entry, office: Office) -> tuple[Report, Entry]:
    found = await route(report.words.department_id, people=office.people)
    places = places_of(found, report.words.department_id, office.people.company)
    changed = replace(report, holders=found.holders)
    return changed, replace(entry, step=Step.HAND_OVER, to=",".join(places))


async def _escalated(report: Report, entry: Entry, office: Office) -> tuple[Report, Entry]:
    company, department_id = office.people.company, report.words.department_id
    above = await route_above(department_id, report.holders, people=office.people)
    joining = [who for who in above.holders if who not in report.holders] if above else []
    is_last = above is None or above.rank is Rank.ADMINISTRATORS
    last_resort = [company.administrators_channel or ""] if is_last else []
    places = [place for place in (*joining, *last_resort) if place]
    changed = replace(report, holders=(*report.holders, *joining))
    if above and not is_last:
        changed = _going_on(changed, above, entry.at, office)
    return changed, replace(entry, step=Step.ESCALATE, to=",".join(places))


def _going_on(report: Report, above: Route, now: datetime, office: Office) -> Report:
    """Return the report with the date on which it goes up once more, to the last resort."""
    grace = office.allowances.grace_of(report.words.kind, report.words.severity)
    again_at = office.working_in(above.time_zone).after(now, grace)
    due = replace(report.due, escalate_at=again_at)
    return replace(report, due=due, nudge=Nudge.AT_DUE)


async def _is_anybody_there(report: Report, office: Office) -> bool:
    holders = [await office.people.employee(who) for who in report.holders]
    return any(holder.is_active and not holder.is_away for holder in holders)
