"""Who sees how much of a report, and where: one table, asked wherever a report is shown.

The form tells its consequence from this table before anything is sent; what brings a report to
people asks the same. What a cell does not say is nothing.
"""

from collections.abc import Mapping
from enum import Enum, IntEnum, StrEnum, auto
from types import MappingProxyType
from typing import TypeAlias

from bot.ideas.report.domain import Anonymous, Report, Severity, State, Words
from bot.ideas.report.ports import ReportContext
from bot.people.domain import Employee, Role
from bot.people.permissions import Action, may


class Extent(IntEnum):
    """How much of a report is shown; more includes less."""

    NOTHING = 0
    THAT_IT_CAME = 1  # its number, where it belongs and where it stands
    FIRST_LINE = 2
    ALL = 3


class Where(StrEnum):
    """Where something of a report may stand."""

    CARD = "the card in a direct message, and what its buttons open"
    CHANNEL = "a channel"
    BOARD = "the idea board"
    SIMILAR = "similar reports in the form"
    HOME = "App Home"
    DIGEST = "a manager's Monday"
    LEDGER = "the ledger of promises"
    LESSON = "what trainers make a question of"
    PROMPT = "a prompt to a language model"
    EXPORT = "an exported table"
    WEBHOOK = "the webhook of an alarm"
    LOG = "the log"
    AUDIT = "the audit trail"


class Viewer(StrEnum):
    """Who looks."""

    ACTING = "who has it now"
    LINE = "who manages the department or a level above, and does not have it"
    FORMER = "who had it"
    TRAINERS = "trainers"
    PROVIDER = "the provider of a language model"
    WOKEN = "whoever an alarm wakes outside Slack"
    ADMINISTRATORS = "administrators"
    EVERYBODY = "everybody else"


class Handling(Enum):
    """How carefully a report is handled; each is at least as careful as the one before."""

    OPEN = auto()  # what anybody may read
    CUSTOMERS = auto()  # a complaint: what a customer said is theirs
    GUARDED = auto()  # criticism, and whatever came without a name
    SEVERE = auto()
    CONFIDENTIAL = auto()  # about the manager of the department


TableCell: TypeAlias = tuple[Where, Viewer]
NOTHING, THAT_IT_CAME, FIRST_LINE, ALL = Extent
_ALWAYS = {
    (Where.CARD, Viewer.ACTING): ALL,
    (Where.CARD, Viewer.FORMER): THAT_IT_CAME,
    (
        Where.CHANNEL,
        Viewer.ADMINISTRATORS,
    ): THAT_IT_CAME,  # where nobody else can be reached
    (Where.HOME, Viewer.ACTING): FIRST_LINE,
    (Where.LOG, Viewer.ADMINISTRATORS): THAT_IT_CAME,
}
_GUARDED = _ALWAYS | {
    (Where.HOME, Viewer.LINE): THAT_IT_CAME,
    (Where.DIGEST, Viewer.ACTING): FIRST_LINE,
    (Where.DIGEST, Viewer.LINE): THAT_IT_CAME,
    (Where.LEDGER, Viewer.EVERYBODY): THAT_IT_CAME,
    (Where.EXPORT, Viewer.ADMINISTRATORS): THAT_IT_CAME,
}
_CUSTOMERS = _GUARDED | {
    (Where.CARD, Viewer.LINE): ALL,
    (Where.CHANNEL, Viewer.EVERYBODY): THAT_IT_CAME,
    (Where.HOME, Viewer.LINE): FIRST_LINE,
    (Where.DIGEST, Viewer.LINE): FIRST_LINE,
    (Where.LESSON, Viewer.TRAINERS): ALL,  # but for the customer, see `lessons`
    (Where.PROMPT, Viewer.PROVIDER): ALL,  # the same
}
_OPEN = _CUSTOMERS | {
    (Where.CARD, Viewer.ADMINISTRATORS): ALL,
    (Where.CHANNEL, Viewer.ADMINISTRATORS): ALL,
    (Where.CHANNEL, Viewer.EVERYBODY): ALL,
    (Where.BOARD, Viewer.EVERYBODY): FIRST_LINE,
    (Where.SIMILAR, Viewer.EVERYBODY): FIRST_LINE,
    (Where.HOME, Viewer.EVERYBODY): FIRST_LINE,
    (Where.EXPORT, Viewer.ADMINISTRATORS): ALL,
}
_WAKES = {(Where.WEBHOOK, Viewer.WOKEN): THAT_IT_CAME}
ENTITLED = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.CONFIDENTIAL_CONTACT,
        Role.DUTY_CONTACT,
        Role.CUSTOMER_LEAD,
    }
)
TABLE: Mapping[Handling, Mapping[TableCell, Extent]] = MappingProxyType(
    {
        Handling.OPEN: _OPEN,
        Handling.CUSTOMERS: _CUSTOMERS,
        Handling.GUARDED: _GUARDED,
        Handling.SEVERE: _GUARDED | _WAKES,
        Handling.CONFIDENTIAL: _ALWAYS | _WAKES,  # but for whom it is about, see `waking`
    }
)


def handling(words: Words, *, is_anonymous: bool) -> Handling:
    """Return how carefully a report of these words is handled."""
    if words.is_about_manager:
        return Handling.CONFIDENTIAL
    if words.severity is Severity.SEVERE:
        return Handling.SEVERE
    if is_anonymous or words.report_kind.is_delicate:
        return Handling.GUARDED
    return Handling.CUSTOMERS if words.report_kind.is_of_customer else Handling.OPEN


def shown(report: Report, place: Where, viewer: Viewer) -> Extent:
    """Return how much of the report this viewer sees in this place."""
    extent = TABLE[_handling_of(report)].get((place, viewer), NOTHING)
    return extent if report.has_words else min(extent, THAT_IT_CAME)


def _handling_of(report: Report) -> Handling:
    by = report.reporter  # a name that was given and deleted since kept nothing from anybody
    is_anonymous = isinstance(by, Anonymous) and not by.is_forgotten
    return handling(report.words, is_anonymous=is_anonymous)


def viewer_of(employee: Employee, report: Report) -> Viewer:
    """Return as whom this employee looks at the report."""
    if not employee.is_active:
        return Viewer.EVERYBODY
    if _acts(employee, report):
        return Viewer.ACTING
    if may(employee, Action.SEE_REPORTS_OF_DEPARTMENT, report.words.department_id):
        return Viewer.LINE
    is_administrator = Role.ADMINISTRATOR in employee.roles
    return Viewer.ADMINISTRATORS if is_administrator else Viewer.EVERYBODY


def _acts(employee: Employee, report: Report) -> bool:
    if is_concerned(employee, report):
        return False
    if report.holders:
        return still_answers(employee, report)
    return may(employee, Action.SEE_OPERATION)  # administrators have what nobody has


def is_concerned(employee: Employee, report: Report) -> bool:
    """Tell whether the report is about a department's manager, and they are one of these."""
    return concerns(report.words, employee)


def concerns(words: Words, employee: Employee) -> bool:
    """Tell whether this is about a department's manager, and the employee is one of these."""
    return words.is_about_manager and words.department_id in employee.heads


def still_answers(employee: Employee, report: Report) -> bool:
    """Tell whether an employee has the report and still is somebody who may have it."""
    if employee.employee_id not in report.holders or not employee.is_active:
        return False
    if is_concerned(employee, report):
        return False
    is_entitled = employee.roles & ENTITLED
    is_manager = may(employee, Action.SEE_REPORTS_OF_DEPARTMENT, report.words.department_id)
    is_entrusted = report.is_entrusted and bool(employee.manages)
    return bool(is_entitled) or is_manager or is_entrusted


def is_talked_of(report: Report) -> bool:
    """Tell whether everybody finds it on the idea board, and may comment on it."""
    is_seen = shown(report, Where.BOARD, Viewer.EVERYBODY) >= FIRST_LINE
    return is_seen and report.words.report_kind.is_wanted


def shown_to(employee: Employee, report: Report, place: Where) -> Extent:
    """Return how much of the report this employee sees in this place."""
    return shown(report, place, viewer_of(employee, report))


async def may_decide(manager_id: str, report: Report, *, context: ReportContext) -> bool:
    """Tell whether this employee answers for the report, at this moment."""
    manager = await context.people.employee(manager_id)
    return shown_to(manager, report, Where.CARD) is ALL


def may_be_supported(report: Report) -> bool:
    """Tell whether colleagues may add their voice: to what is shown to all of them."""
    return shown(report, Where.SIMILAR, Viewer.EVERYBODY) >= FIRST_LINE


def may_become_part(report: Report, of: Report) -> bool:
    """Tell whether those behind the report may hear of the other: no fewer people read it."""
    return _handling_of(report).value >= _handling_of(of).value


def can_learn_from(report: Report) -> bool:
    """Tell whether a lesson may come of it: a complaint that is dealt with, and may be told."""
    is_done = report.words.report_kind.can_teach and report.state is State.DONE
    return is_done and shown(report, Where.LESSON, Viewer.TRAINERS) is ALL
