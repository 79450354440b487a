"""Reminders, and what is late goes up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ideas.manage.escalation import escalate, hand_on
from bot.ideas.report.deadlines import level_due
from bot.ideas.report.domain import EscalationLevel, Report, State, Step
from bot.ideas.report.history import HistoryEntry, ReportEvent
from bot.ideas.report.ports import ReportContext
from tests.ideas.builders import MONDAY, a_context, a_report, an_entry
from tests.ideas.fakes import FakeReports, some_people

DUE = a_report().due


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (DUE.remind_at - timedelta(seconds=1), None),
        (DUE.remind_at, EscalationLevel.BEFORE_DUE),
        (DUE.due_at, EscalationLevel.AT_DUE),
        (DUE.escalate_at, EscalationLevel.ESCALATED),
    ],
)
def test_time_calls_for_a_level(now: object, expected: EscalationLevel | None) -> None:
    assert level_due(a_report(), now) is expected  # type: ignore[arg-type]


def test_nudge_that_was_given_is_not_due_again() -> None:
    assert level_due(a_report(escalation_level=EscalationLevel.AT_DUE), DUE.due_at) is None


async def one_report(**changes: object) -> FakeReports:
    reports = FakeReports()
    await reports.add(a_report(**changes), an_entry())
    return reports


async def test_holder_is_reminded() -> None:
    reports = await one_report()

    event = await escalate(
        1, EscalationLevel.BEFORE_DUE, "nudge:1", MONDAY, context=a_context(reports)
    )

    assert isinstance(event, ReportEvent)
    assert (event.entry.step, event.entry.to) == (Step.REMIND, "U0LENA")
    assert event.report.escalation_level is EscalationLevel.BEFORE_DUE


async def test_late_report_is_with_the_deputy_too() -> None:
    reports = await one_report()

    event = await escalate(
        1, EscalationLevel.ESCALATED, "nudge:3", MONDAY, context=a_context(reports)
    )

    assert isinstance(event, ReportEvent)
    assert event.report.holders == ("U0LENA", "U0NADIA")
    assert (event.entry.step, event.entry.to) == (Step.ESCALATE, "U0NADIA")


async def test_same_nudge_is_told_again_and_kept_once() -> None:
    reports = await one_report()
    context = a_context(reports)
    first = await escalate(1, EscalationLevel.ESCALATED, "nudge:3", MONDAY, context=context)

    again = await escalate(1, EscalationLevel.ESCALATED, "nudge:3", MONDAY, context=context)

    assert again == first
    assert len(await reports.history(1)) == 2


async def test_answered_report_is_left_in_peace() -> None:
    reports = await one_report(state=State.ACCEPTED)

    assert (
        await escalate(1, EscalationLevel.AT_DUE, "n", MONDAY, context=a_context(reports))
        is None
    )


async def test_unknown_report_is_left_in_peace() -> None:
    assert await escalate(1, EscalationLevel.AT_DUE, "n", MONDAY, context=a_context()) is None


async def test_administrators_channel_hears_when_all_levels_have_it() -> None:
    reports = await one_report(holders=("U0XENIA", "U0ZOE"))

    event = await escalate(
        1, EscalationLevel.ESCALATED, "nudge:3", MONDAY, context=a_context(reports)
    )

    assert isinstance(event, ReportEvent)
    assert event.entry.places == ("C0ADMINS",)
    assert event.report.holders == ("U0XENIA", "U0ZOE")


async def test_manager_who_answers_at_the_same_instant_wins() -> None:
    reports = QuickManager()
    await reports.add(a_report(), an_entry())

    event = await escalate(
        1, EscalationLevel.AT_DUE, "nudge:2", MONDAY, context=a_context(reports)
    )

    assert event is None


class QuickManager(FakeReports):
    """Reports in which a manager accepts whatever the bot is about to change."""

    async def change(self, report: Report, entry: HistoryEntry) -> bool:
        self.kept[1] = replace(self.kept[1], state=State.ACCEPTED, version=1)
        return await super().change(report, entry)


async def test_report_of_a_manager_who_went_on_vacation_goes_to_the_deputy() -> None:
    reports = await one_report()
    people, directory = some_people()
    directory.go_on_vacation("U0LENA")

    event = await escalate(
        1, EscalationLevel.BEFORE_DUE, "nudge:1", MONDAY, context=ReportContext(reports, people)
    )

    assert isinstance(event, ReportEvent)
    assert (event.entry.step, event.entry.employees) == (Step.HAND_OVER, ("U0NADIA",))
    assert event.report.holders == ("U0NADIA",)


async def test_report_of_a_manager_who_left_is_handed_on_though_others_change_it() -> None:
    reports = SlowOnce()
    await reports.add(a_report(), an_entry())
    people, directory = some_people()
    directory.leave("U0LENA")
    context = ReportContext(reports, people)

    event = await hand_on(1, "hand_on:1", MONDAY, context=context)

    assert isinstance(event, ReportEvent)
    assert await hand_on(1, "hand_on:1", MONDAY, context=context) == event


class SlowOnce(FakeReports):
    """Reports that somebody else changed when the bot first comes with a change."""

    async def change(self, report: Report, entry: HistoryEntry) -> bool:
        if report.version == 0:
            self.kept[1] = replace(self.kept[1], version=1)
        return await super().change(report, entry)
