"""Reports and verdicts with everything filled in that a test is not about."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.ideas.report.deadlines import Standards, due_dates
from bot.ideas.report.domain import Named, Person, Report, Step, Words
from bot.ideas.report.history import HistoryEntry, Verdict
from bot.ideas.report.ports import ReportContext
from bot.ideas.submit.service import Sending
from tests.ideas.fakes import FakeReports, some_people

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


def some_words(**changes: Any) -> Words:
    words = Words(
        kind="idea",
        today="Customers wait while we look for the right box.",
        moment_id="delivery",
        department_id="logistics",
        better="Print the shelf on the delivery note.",
    )
    return replace(words, **changes)


def a_sending(
    person: Person = Named("U0DAN"),  # noqa: B008  # frozen
    key: str = "press:1",
    at: datetime = MONDAY,
) -> Sending:
    return Sending(key, "T0NORTH", person, at)


def a_report(**changes: Any) -> Report:
    words = changes.pop("words", some_words())
    report = Report(
        number=0,
        team_id="T0NORTH",
        words=words,
        reporter=Named("U0DAN"),
        reported_at=MONDAY,
        due=due_dates(
            words.report_kind,
            words.severity,
            MONDAY,
            standards=Standards(),
        ),
        holders=("U0LENA",),
    )
    return replace(report, **changes)


def an_entry(key: str = "press:1", number: int = 0, step: Step = Step.RECEIVE) -> HistoryEntry:
    return HistoryEntry(number, key, step, MONDAY, "U0DAN")


def a_verdict(step: Step, **changes: Any) -> Verdict:
    verdict = Verdict(
        number=1,
        step=step,
        manager_id="U0LENA",
        key=f"click:{step}",
        reason="We have no room for it this year.",
    )
    return replace(verdict, **changes)


def a_context(reports: FakeReports | None = None) -> ReportContext:
    people, _ = some_people()
    return ReportContext(reports=reports or FakeReports(), people=people)
