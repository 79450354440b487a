"""Says what became of a report to whoever asks and may know it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ideas.home.messages import every_own, line_of, promise_of
from bot.ideas.report import wording
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import FIRST_NUMBER, Named, Report, Step, label_of
from bot.ideas.report.followers import current, reports_of, stands_behind
from bot.ideas.report.visibility import FIRST_LINE, Viewer, Where, shown, viewer_of
from bot.long_lists import in_sections
from bot.people.domain import Employee
from bot.slack import Block, Message, actions, context

_LABEL = re.compile(r"(?<![\w-])I-(\d{4,9})(?!\d)", re.IGNORECASE)
ASKED = 3  # reports by number in one message
OWN = 5  # of one's own; the rest is a number
SAYS_WHY = frozenset({Step.FINISH, Step.DECLINE, Step.PROMISE, Step.ASK})
NOT_TOLD = "{label}: you did not make or support it, or there is none with this number."
ANONYMOUS = "Of an anonymous one, ask with *Any news?* below its receipt."


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """Answers from what is kept, and tells nobody that a report of others exists."""

    cards: ReportCards

    async def told(
        self,
        employee_id: str,
        text: str,
        team_id: str,
        is_status: bool,  # as Ask's port has it
    ) -> Message | None:
        """Return how what is asked after stands.

        None where the text names no report and does not ask for one (``is_status``), or where
        nothing is theirs.
        """
        numbers = [int(found) - FIRST_NUMBER for found in _LABEL.findall(text)]
        if numbers:
            named = list(dict.fromkeys(numbers))
            lines = [await self._one(one, employee_id, team_id) for one in named[:ASKED]]
            return _message([*lines, *_left_out(named[ASKED:])])
        if not is_status:
            return None
        reports = self.cards.context.reports
        latest = await reports_of(employee_id, team_id, reports=reports)
        if not latest:
            return None
        lines = [await self._line(one) for one in latest[:OWN]]
        further = len(latest[OWN:])
        rest = [actions("ideas.status", [every_own(further)])] if further else []
        return _message(lines, *rest)

    async def _one(self, number: int, employee_id: str, team_id: str) -> str:
        reports, people = self.cards.context.reports, self.cards.context.people
        report = await reports.find(number)
        if report and report.team_id == team_id:
            now = await current(number, reports=reports) or report
            is_theirs = await stands_behind(Named(employee_id), now.number, reports=reports)
            employee = await people.employee(employee_id)
            if is_theirs or _is_told(employee, report):
                return await self._line(now, says_why=is_theirs)
        return NOT_TOLD.format(label=label_of(number))

    async def _line(self, report: Report, *, says_why: bool = True) -> str:
        line = line_of(report, promise_of(report))
        history = await self.cards.context.reports.history(report.number)
        last = next((one for one in reversed(history) if one.step in SAYS_WHY), None)
        if not says_why or last is None or not last.text:
            return line
        return f"{line}\n{wording.quoted(last.text)}"


def _is_told(employee: Employee, report: Report) -> bool:
    """Tell whether somebody else's App Home may ever show it to this employee."""
    viewer, kind = viewer_of(employee, report), report.words.report_kind
    is_ever = viewer is not Viewer.EVERYBODY or kind.is_wanted or kind.is_shown_when_done
    return is_ever and shown(report, Where.HOME, viewer) >= FIRST_LINE


def _left_out(numbers: Sequence[int]) -> list[str]:
    labels = ", ".join(map(label_of, numbers))
    return [f"I look at {ASKED} at a time. Ask me again for {labels}."] if numbers else []


def _message(lines: Sequence[str], *rest: Block) -> Message:
    text = "\n".join(lines)
    return Message(text, (*in_sections(lines), *rest, context(ANONYMOUS)))
