"""Where a report may go when it is handed over, and into which other one it may be merged."""

import asyncio
from dataclasses import replace

from bot.ideas.report.domain import Report, Step
from bot.ideas.report.history import Refused, Verdict
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.routing import Route, route
from bot.ideas.report.visibility import (
    is_concerned,
    may_become_part,
    may_decide,
    still_answers,
)
from bot.people.domain import Employee, People, Rank, Role

NO_TARGET = "A report can go to a department, or to somebody who manages one and is here now."
ABOUT_MANAGER = (
    "This is about a manager of the department. It can only go to one person who manages "
    "something else, and to no department."
)


async def misdirected(
    verdict: Verdict, report: Report, *, context: ReportContext
) -> Refused | None:
    """Say why a report cannot be merged into or handed over to that; None if it can."""
    match verdict.step:
        case Step.MERGE:
            return await _unmergeable(verdict, report, context)
        case Step.HAND_OVER:
            return await _unreceivable(verdict, report, context)
        case _:
            return None


async def _unmergeable(
    verdict: Verdict, report: Report, context: ReportContext
) -> Refused | None:
    other = await context.reports.find(int(verdict.to)) if verdict.to.isdecimal() else None
    if other is None or other.number == report.number or other.team_id != report.team_id:
        return Refused("Please choose another report to merge it into.")
    if not await may_decide(verdict.manager_id, other, context=context):
        return Refused(f"{other.label} is not with you; please choose one that is.")
    if report.words.is_about_manager or other.words.is_about_manager:
        return Refused("What is about a manager stays by itself.")
    if not may_become_part(report, other):
        why = f"{other.label} is read by fewer people than {report.label}, and stays so."
        return Refused(f"{why} Merge {other.label} into {report.label} instead.")
    if not other.state.is_open:
        return Refused(f"{other.label} is closed; please choose one that is open.")
    return None


async def _unreceivable(
    verdict: Verdict, report: Report, context: ReportContext
) -> Refused | None:
    if not verdict.to:
        return Refused("Please choose a department or a manager.")
    to = await route_to(verdict.to, report, context=context)
    if to is None:
        return Refused(NO_TARGET)
    if report.words.is_about_manager:
        is_person = context.people.company.named(verdict.to) is None
        is_free = is_person and not verdict.department_id
        is_received = is_free and await _may_have(to, report, context)
        return None if is_received else Refused(ABOUT_MANAGER)
    return await _stranger(verdict, context) if verdict.department_id else None


async def _may_have(to: Route, report: Report, context: ReportContext) -> bool:
    after = replace(report, holders=to.holders, is_entrusted=True)
    holders = [await context.people.employee(who) for who in to.holders]
    return all(still_answers(one, after) for one in holders)


async def _stranger(verdict: Verdict, context: ReportContext) -> Refused | None:
    """Say so when the person does not manage the department that was chosen beside them."""
    employee = await context.people.employee(verdict.to)
    department = context.people.company.named(verdict.department_id)
    if department and department.department_id in employee.manages:
        return None
    name = department.name if department else verdict.department_id
    advice = "Choose somebody who does, or only one of both."
    return Refused(f"{employee.name} does not manage {name}. {advice}")


async def route_to(target: str, report: Report, *, context: ReportContext) -> Route | None:
    """Return who has the report once it went to a department or a person; None if nobody."""
    if context.people.company.named(target):
        words = replace(report.words, department_id=target)
        return await route(words, people=context.people)
    employee = await context.people.employee(target)
    if not _can_receive(employee):
        return None
    return Route((employee.employee_id,), Rank.MANAGERS, employee.time_zone, employee.site)


def _can_receive(employee: Employee) -> bool:
    is_contact = Role.CONFIDENTIAL_CONTACT in employee.roles
    return (
        employee.is_active and not employee.is_away and (bool(employee.manages) or is_contact)
    )


async def receivers(report: Report, *, people: People) -> tuple[Employee, ...]:
    """Return the managers who can receive the report now and do not have it, by name."""
    company = people.company
    named = [who for one in company.departments for who in (*one.managers, *one.deputies)]
    if report.words.is_about_manager:
        named += company.confidential_contacts
    found = await asyncio.gather(*(people.resolve(who) for who in dict.fromkeys(named)))
    ids = {who for several in found for who in several} - set(report.holders)
    employees = await asyncio.gather(*(people.employee(who) for who in sorted(ids)))
    can = [one for one in employees if _can_receive(one) and not is_concerned(one, report)]
    return tuple(sorted(can, key=lambda one: one.name))
