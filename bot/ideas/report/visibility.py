"""Who sees a report as a manager, and who decides about it.

Reporters see their own, and everybody sees popular and finished ideas, on App Home.
"""

from bot.ideas.report.domain import Report
from bot.ideas.report.ports import ReportContext
from bot.people.domain import Employee
from bot.people.permissions import Action, may


def is_with(employee: Employee, report: Report) -> bool:
    """Tell whether the report waits for this employee; administrators have what nobody has."""
    if report.holders:
        return employee.employee_id in report.holders
    return may(employee, Action.SEE_OPERATION)


def is_below(manager: Employee, report: Report) -> bool:
    """Tell whether the report is about a department that this employee manages."""
    return may(manager, Action.SEE_REPORTS_OF_DEPARTMENT, report.words.department_id)


def concerns(manager: Employee, report: Report) -> bool:
    """Tell whether the report counts in this manager's Monday."""
    return manager.employee_id in report.holders or is_below(manager, report)


async def may_decide(manager_id: str, report: Report, *, context: ReportContext) -> bool:
    """Tell whether this employee answers for the report."""
    if manager_id in report.holders:
        return True  # without asking Slack for everybody's rights: a modal has three seconds
    manager = await context.people.employee(manager_id)
    return may(manager, Action.DECIDE_REPORT, report.words.department_id)
