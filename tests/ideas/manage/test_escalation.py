"""Reminders, and what is late goes up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ideas.manage.escalation import hand_on, nudge
from bot.ideas.report.deadlines import nudge_due
from bot.ideas.report.domain import Nudge, Report, State, Step
from bot.ideas.report.history import Entry, Told
from bot.ideas.report.ports import Office
from tests.ideas.builders import MONDAY, a_report, an_entry, an_office
from tests.ideas.fakes import FakeReports, some_people

DUE = a_report().due


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (DUE.remind_at - timedelta(seconds=1), None),
        (DUE.remind_at, Nudge.BEFORE_DUE),
        (DUE.due_at, Nudge.AT_DUE),
        (DUE.escalate_at, Nudge.ESCALATED),
    ],
)
def test_time_calls_for_a_nudge(now: object, expected: Nudge | None) -> None:
    assert nudge_due(a_report(), now) is expected  # type: ignore[arg-type]


def test_nudge_that_was_given_is_not_due_again() -> None:
    assert nudge_due(a_report(nudge=Nudge.AT_DUE), DUE.due_at) is None


async def one_report(**changes: object) -> FakeReports:
    reports = FakeReports()
    await reports.add(a_report(**changes), an_entry())
    return reports


async def test_holder_is_reminded() -> None:
    reports = await one_report()

    told = await nudge(1, Nudge.BEFORE_DUE, "nudge:1", MONDAY, office=an_office(reports))

    assert isinstance(told, Told)
    assert (told.entry.step, told.entry.to) == (Step.REMIND, "U0LENA")
    assert told.report.nudge is Nudge.BEFORE_DUE


async def test_late_report_is_with_the_next_level_too() -> None:
    reports = await one_report()

    told = await nudge(1, Nudge.ESCALATED, "nudge:3", MONDAY, office=an_office(reports))

    assert isinstance(told, Told)
    assert told.report.holders == ("U0LENA", "U0XENIA")
    assert (told.entry.step, told.entry.to) == (Step.ESCALATE, "U0XENIA")


async def test_same_nudge_is_told_again_and_kept_once() -> None:
    reports = await one_report()
    office = an_office(reports)
    first = await nudge(1, Nudge.ESCALATED, "nudge:3", MONDAY, office=office)

    again = await nudge(1, Nudge.ESCALATED, "nudge:3", MONDAY, office=office)

    assert again == first
    assert len(await reports.history(1)) == 2


async def test_answered_report_is_left_in_peace() -> None:
    reports = await one_report(state=State.ACCEPTED)

    assert await nudge(1, Nudge.AT_DUE, "n", MONDAY, office=an_office(reports)) is None


async def test_unknown_report_is_left_in_peace() -> None:
    assert await nudge(1, Nudge.AT_DUE, "n", MONDAY, office=an_office()) is None


async def test_administrators_channel_hears_when_all_levels_have_it() -> None:
    reports = await one_report(holders=("U0XENIA", "U0ZOE"))

    told = await nudge(1, Nudge.ESCALATED, "nudge:3", MONDAY, office=an_office(reports))

    assert isinstance(told, Told)
    assert told.entry.places == ("C0ADMINS",)
    assert told.report.holders == ("U0XENIA", "U0ZOE")


async def test_manager_who_answers_at_the_same_instant_wins() -> None:
    reports = QuickManager()
    await reports.add(a_report(), an_entry())

    told = await nudge(1, Nudge.AT_DUE, "nudge:2", MONDAY, office=an_office(reports))

    assert told is None


class QuickManager(FakeReports):
    """Reports in which a manager accepts whatever the bot is about to change."""

    async def change(self, report: Report, entry: Entry) -> bool:
        self.kept[1] = replace(self.kept[1], state=State.ACCEPTED, version=1)
        return await super().change(report, entry)


async def test_report_of_a_manager_who_went_on_vacation_goes_to_the_deputy() -> None:
    reports = await one_report()
    people, directory = some_people()
    directory.go_on_vacation("U0LENA")

    told = await nudge(1, Nudge.BEFORE_DUE, "nudge:1", MONDAY, office=Office(reports, people))

    assert isinstance(told, Told)
    assert (told.entry.step, told.entry.employees) == (Step.HAND_OVER, ("U0NADIA",))
    assert told.report.holders == ("U0NADIA",)


async def test_report_of_a_manager_who_left_is_handed_on_though_others_change_it() -> None:
    reports = SlowOnce()
    await reports.add(a_report(), an_entry())
    people, directory = some_people()
    directory.leave("U0LENA")
    office = Office(reports, people)

    told = await hand_on(1, "hand_on:1", MONDAY, office=office)

    assert isinstance(told, Told)
    assert await hand_on(1, "hand_on:1", MONDAY, office=office) == told


class SlowOnce(FakeReports):
    """Reports that somebody else changed when the bot first comes with a change."""

    async def change(self, report: Report, entry: Entry) -> bool:
        if report.version == 0:
            self.kept[1] = replace(self.kept[1], version=1)
        return await super().change(report, entry)
