"""Every line of who sees what: a report of each, in a company, with whoever looks at it."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import product
from typing import Any

from bot.delivery.work import Post
from bot.ideas.home.inbox_messages import Listed
from bot.ideas.home.sections import ReportSections
from bot.ideas.report.domain import Report, Severity
from bot.ideas.report.kinds import KINDS, ReportKind
from bot.ideas.report.visibility import Handling, Viewer, Where
from tests.ideas.company import SmallCompany

LINE, REST, CUSTOMER = "Ophelia waited for her box.", "Two hours in the rain.", "Bakery Sol"


@dataclass
class Case:
    """A report of one handling, in a company, with whoever looks at it."""

    handling: Handling
    words: dict[str, Any]
    is_anonymous: bool = False
    acting: str = "U0LENA"
    line: str = "U0XENIA"
    company: SmallCompany = field(default_factory=SmallCompany)

    def comes_to(self, place: Where, viewer: Viewer) -> bool:
        """Whether a report of this kind ever comes to that place."""
        kind = KINDS[self.words["kind"]]
        ever = {
            (Where.LESSON, Viewer.TRAINERS): kind.can_teach,
            (Where.WEBHOOK, Viewer.WOKEN): self.words["severity"] is Severity.SEVERE,
            (Where.BOARD, Viewer.EVERYBODY): kind.is_wanted,
            (Where.HOME, Viewer.LINE): kind.has_deadline,  # only what is late
            (Where.HOME, Viewer.EVERYBODY): kind.is_wanted or kind.is_shown_when_done,
            (Where.LEDGER, Viewer.EVERYBODY): kind.has_deadline,  # only what is promised
        }
        return ever.get((place, viewer), True)

    async def report(self) -> Report:
        """Let it be reported."""
        words = {"today": f"{LINE}\n{REST}", **self.words}
        if self.is_anonymous:
            return await self.company.reports_anonymously(**words)
        return await self.company.reports_by_name(**words)

    def posted(self, place: str) -> str:
        """All that was posted there."""
        sent = self.company.delivery.sent
        return str([one for one in sent if isinstance(one, Post) and one.channel == place])

    async def home(self, employee_id: str) -> str:
        """What an employee's App Home shows, but for their own reports."""
        employee = await self.company.cards.context.people.employee(employee_id)
        sections = ReportSections(self.company.cards)
        inbox = await sections.inbox(employee, "T0NORTH")
        lists = [await sections.listed(one, employee_id, "T0NORTH") for one in Listed]
        return str([*inbox, *lists, *await sections.everybodys(employee, "T0NORTH")])

    async def monday(self, employee_id: str) -> str:
        """What is new in a manager's Monday message."""
        self.company.time += timedelta(days=7)
        sent = await self.company.does("ideas.digest", key="monday", employee_id=employee_id)
        return str(sent)


def cases() -> list[Case]:
    """A case for each line: kind, severity, with a name or without, about a manager or not."""
    lines = product(
        KINDS.values(), (Severity.MILD, Severity.SEVERE), (False, True), (False, True)
    )
    return [
        _case(kind, severity, is_anonymous=is_anonymous, is_about=is_about)
        for kind, severity, is_anonymous, is_about in lines
        if (kind.has_deadline or severity is Severity.MILD)
        and (kind.may_be_about_manager or not is_about)
    ]


def _case(kind: ReportKind, severity: Severity, *, is_anonymous: bool, is_about: bool) -> Case:
    words: dict[str, Any] = {"kind": kind.word, "severity": severity}
    words |= {"customer": CUSTOMER} if kind.is_of_customer else {}
    acting, line = ("U0XENIA", "U0LENA") if is_about else ("U0LENA", "U0XENIA")
    return Case(
        _handling(kind, severity, is_anonymous=is_anonymous, is_about=is_about),
        words | {"is_about_manager": is_about},
        is_anonymous,
        acting,
        line,
    )


def _handling(
    kind: ReportKind, severity: Severity, *, is_anonymous: bool, is_about: bool
) -> Handling:
    if is_about:
        return Handling.CONFIDENTIAL
    if severity is Severity.SEVERE:
        return Handling.SEVERE
    if is_anonymous or kind.word == "criticism":
        return Handling.GUARDED
    return Handling.CUSTOMERS if kind.word == "complaint" else Handling.OPEN
