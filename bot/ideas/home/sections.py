"""What Ideas shows on App Home: to a reporter, to a manager, to everybody."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.ideas.home import inbox_messages
from bot.ideas.home import messages as home_messages
from bot.ideas.home.inbox_messages import Inbox, Listed
from bot.ideas.home.messages import Popular, Thanked
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Named, Report, Severity, State
from bot.ideas.report.followers import active_behind, persons, reports_of
from bot.ideas.report.ports import Reports
from bot.ideas.report.visibility import (
    FIRST_LINE,
    Viewer,
    Where,
    shown,
    shown_to,
    viewer_of,
)
from bot.people.domain import Employee
from bot.slack import Block

IN_INBOX = 3  # with buttons; the rest is a list that opens
OF_ONES_OWN = 5
POPULAR, DONE = 3, 5
LATELY = timedelta(days=30)
LONG_AGO = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class ReportSections:
    """Makes the sections that an employee may see; empty where they may not."""

    cards: ReportCards

    async def inbox(self, employee: Employee, team_id: str) -> Sequence[Block]:
        """Return what waits for this employee's decision, and what is late below them."""
        inbox = await self._inbox(employee, team_id)
        if inbox is None:
            return ()
        waiting = inbox.lists[Listed.WAITING][:IN_INBOX]
        first = tuple([await self.cards.card(one) for one in waiting])
        return inbox_messages.inbox(inbox, first, self.cards.now())

    async def listed(
        self, which: Listed, employee_id: str, team_id: str, first: int = 0
    ) -> Block:
        """Return one of the inbox's lists, of a long one the part that begins at ``first``."""
        employee = await self.cards.context.people.employee(employee_id)
        inbox = await self._inbox(employee, team_id)
        reports = inbox.lists[which] if inbox else ()
        wordless = inbox.wordless if inbox else frozenset()
        return inbox_messages.listed(which, reports, self.cards.now(), wordless, first)

    async def at_moment(
        self, employee: Employee, team_id: str, moment_id: str
    ) -> Sequence[Block]:
        """Return the reports at a moment that are the employee's to answer or manage."""
        here = [
            one
            for one in reversed(await self._reports.all_of(team_id))
            if one.words.moment_id == moment_id
            and viewer_of(employee, one) is not Viewer.EVERYBODY
            and shown_to(employee, one, Where.HOME)
        ]
        wordless = frozenset(
            one.number for one in here if shown_to(employee, one, Where.HOME) < FIRST_LINE
        )
        return inbox_messages.at_moment(here, self.cards.now(), wordless)

    async def _inbox(self, employee: Employee, team_id: str) -> Inbox | None:
        reports = await self._reports.all_of(team_id)
        seen = [one for one in reports if shown_to(employee, one, Where.HOME)]
        held = [one for one in seen if viewer_of(employee, one) is Viewer.ACTING]
        below = [one for one in seen if one.words.department_id in employee.manages]
        if not held and not employee.manages:
            return None
        waiting = _first_due([one for one in held if one.state is State.NEW])
        promised = [one for one in held if one.state in {State.ACCEPTED, State.STARTED}]
        late = [one for one in below if one.is_late(self.cards.now()) and one not in held]
        lists = {
            Listed.WAITING: tuple(waiting),
            Listed.PROMISED: tuple(_first_promised(promised)),
            Listed.LATE_BELOW: tuple(_first_due(late)),
        }
        wordless = frozenset(
            one.number for one in seen if shown_to(employee, one, Where.HOME) < FIRST_LINE
        )
        return Inbox(lists, self._states(below), wordless)

    def _states(self, below: Sequence[Report]) -> Counter[State]:
        since = self.cards.now() - LONG_AGO
        return Counter(one.state for one in below if one.reported_at >= since)

    async def own(self, employee: Employee, team_id: str) -> Sequence[Block]:
        """Return what became of what the employee reported or supports, under their name."""
        latest = await reports_of(employee.employee_id, team_id, reports=self._reports)
        return home_messages.own(latest[:OF_ONES_OWN], further=len(latest[OF_ONES_OWN:]))

    async def whole_own(self, employee_id: str, team_id: str, first: int = 0) -> Block:
        """Return all of it to be read; of very many the part that begins at ``first``."""
        latest = await reports_of(employee_id, team_id, reports=self._reports)
        return home_messages.whole_own(latest, first)

    async def everybodys(self, employee: Employee, team_id: str) -> Sequence[Block]:
        """Return which ideas are popular, and what was done lately thanks to whom."""
        everything = await self._reports.all_of(team_id)
        reports = [one for one in everything if _is_everybodys(one)]
        since = self.cards.now() - LATELY
        done = [
            one
            for one in reports
            if one.state is State.DONE
            and one.words.report_kind.is_shown_when_done
            and one.finished_at
            and one.finished_at >= since
        ]
        done.sort(key=lambda one: -one.number)
        thanked = [await self._thanked(one) for one in done[:DONE]]
        popular = [
            await self.cards.card(one) for one in await self._popular(reports, everything)
        ]
        supported = await self._reports.supported_by(employee.employee_id)
        seen = Popular(
            tuple(popular), employee.employee_id, frozenset(one.number for one in supported)
        )
        return home_messages.everybodys(seen, thanked, further=len(done[DONE:]))

    async def _thanked(self, report: Report) -> Thanked:
        behind = await persons(report.number, reports=self._reports)
        each = {who for who, _ in behind}
        open_ones = [who for who, own in behind if await self._is_told_of(own)]
        named = dict.fromkeys(one for one in open_ones if isinstance(one, Named))
        names = tuple(one.employee_id for one in named)  # the first first
        return Thanked(report, names, len(each) - len(names))

    async def _is_told_of(self, number: int) -> bool:
        """Tell whether all may know of a report that became part of another."""
        report = await self._reports.find(number)
        return report is not None and _is_everybodys(report)

    async def _popular(
        self, reports: Sequence[Report], everything: Sequence[Report]
    ) -> list[Report]:
        wanted = [
            one for one in reports if one.words.report_kind.is_wanted and one.state.is_open
        ]
        behind = await active_behind(wanted, everything, context=self.cards.context)
        open_ideas = [one for one in wanted if behind[one.number] > 1]
        return sorted(open_ideas, key=lambda one: -behind[one.number])[:POPULAR]

    @property
    def _reports(self) -> Reports:
        return self.cards.context.reports


def _is_everybodys(report: Report) -> bool:
    return shown(report, Where.HOME, Viewer.EVERYBODY) >= FIRST_LINE


def _first_due(reports: Sequence[Report]) -> list[Report]:
    """Return what is severe first, then what is due first."""
    return sorted(
        reports,
        key=lambda one: (
            one.words.severity is not Severity.SEVERE,
            not one.is_awaited,
            one.due.due_at,
            one.number,
        ),
    )


def _first_promised(reports: Sequence[Report]) -> list[Report]:
    """Return what is severe first, then what was promised for the earliest day."""
    return sorted(
        reports,
        key=lambda one: (
            one.words.severity is not Severity.SEVERE,
            one.promised_for or date.max,
            one.number,
        ),
    )
