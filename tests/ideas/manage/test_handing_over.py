"""A report goes to somebody else, or becomes one with another."""

from typing import Any

import pytest

from bot.ideas.manage.service import decide
from bot.ideas.report.deadlines import Allowances
from bot.ideas.report.domain import EscalationLevel, Severity, State, Step
from bot.ideas.report.history import Refused, ReportEvent
from bot.ideas.report.ports import ReportContext
from tests.ideas.builders import MONDAY, a_report, a_verdict, some_words
from tests.ideas.deciding import LATER, after, context_with
from tests.ideas.fakes import some_people


async def test_report_can_be_handed_over_to_another_department() -> None:
    context = await context_with(a_report(escalation_level=EscalationLevel.AT_DUE))

    report = await after(a_verdict(Step.HAND_OVER, to="accounting"), context)

    assert report.words.department_id == "accounting"
    assert (report.holders, report.escalation_level) == (("U0TARA",), EscalationLevel.NONE)
    assert report.due == a_report().due


@pytest.mark.parametrize(
    ("report", "into", "is_merged"),
    [
        ({}, {"kind": "criticism"}, False),
        ({}, {"kind": "complaint"}, False),
        ({"kind": "complaint"}, {"severity": Severity.SEVERE}, False),
        ({"kind": "criticism"}, {}, True),
        ({"kind": "complaint"}, {}, True),
    ],
)
async def test_who_follows_a_report_learns_nothing_of_a_more_guarded_one(
    report: dict[str, Any], into: dict[str, Any], is_merged: bool
) -> None:
    context = await context_with(
        a_report(words=some_words(**report)), a_report(words=some_words(**into))
    )

    done = await decide(a_verdict(Step.MERGE, to="2"), MONDAY, context=context)

    assert isinstance(done, ReportEvent) is is_merged
    assert is_merged or "is read by fewer people than" in str(done)


async def test_report_answered_once_gets_a_new_date_when_handed_over() -> None:
    context = await context_with(a_report(state=State.ACCEPTED))

    report = await after(a_verdict(Step.HAND_OVER, to="accounting"), context)

    assert report.state is State.NEW
    assert report.due.due_at - LATER >= Allowances().other_days * (LATER - LATER)
    assert report.due.due_at > a_report().due.due_at


async def test_report_can_be_handed_over_to_another_manager() -> None:
    context = await context_with(a_report())

    report = await after(a_verdict(Step.HAND_OVER, to="U0TARA"), context)

    assert (report.holders, report.words.department_id) == (("U0TARA",), "logistics")


async def test_report_can_be_handed_over_to_a_manager_of_the_department_chosen() -> None:
    context = await context_with(a_report())
    verdict = a_verdict(Step.HAND_OVER, to="U0XENIA", department_id="accounting")

    report = await after(verdict, context)

    assert (report.holders, report.words.department_id) == (("U0XENIA",), "accounting")


@pytest.mark.parametrize("department", ["logistics", "nowhere"])
async def test_report_cannot_be_handed_over_to_who_does_not_manage_the_department_chosen(
    department: str,
) -> None:
    context = await context_with(a_report())
    verdict = a_verdict(Step.HAND_OVER, to="U0TARA", department_id=department)

    refused = await decide(verdict, MONDAY, context=context)

    assert isinstance(refused, Refused)
    assert "Tara does not manage" in refused.why
    assert (await context.reports.find(1)) == a_report(number=1)


async def test_new_holder_of_another_department_may_decide() -> None:
    context = await context_with(a_report(holders=("U0TARA",), is_entrusted=True))

    report = await after(a_verdict(Step.ACCEPT, manager_id="U0TARA"), context)

    assert report.state is State.ACCEPTED


@pytest.mark.parametrize("target", ["U0DAN", "U0NOBODY", "nowhere"])
async def test_report_cannot_be_handed_over_to_somebody_without_a_department(
    target: str,
) -> None:
    context = await context_with(a_report())

    refused = await decide(a_verdict(Step.HAND_OVER, to=target), MONDAY, context=context)

    assert isinstance(refused, Refused)


async def test_report_cannot_be_handed_over_to_whoever_is_on_vacation() -> None:
    context = await context_with(a_report())
    people, directory = some_people()
    directory.go_on_vacation("U0TARA")

    refused = await decide(
        a_verdict(Step.HAND_OVER, to="U0TARA"),
        MONDAY,
        context=ReportContext(context.reports, people),
    )

    assert isinstance(refused, Refused)


@pytest.mark.parametrize("target", ["logistics", "U0LENA"])
async def test_report_cannot_be_handed_over_to_where_it_is(target: str) -> None:
    context = await context_with(a_report())

    refused = await decide(a_verdict(Step.HAND_OVER, to=target), MONDAY, context=context)

    assert refused == Refused("I-1001 is there already.", is_with=a_report(number=1))


async def test_report_for_a_department_nobody_answers_for_reaches_the_last_resort() -> None:
    context = await context_with(a_report())
    people, directory = some_people()
    directory.leave("U0TARA")
    directory.leave("U0XENIA")

    event = await decide(
        a_verdict(Step.HAND_OVER, to="accounting"),
        MONDAY,
        context=ReportContext(context.reports, people),
    )

    assert isinstance(event, ReportEvent)
    assert event.entry.places == ("U0ZOE", "C0ADMINS")


async def test_report_can_be_merged_into_another() -> None:
    context = await context_with(a_report(), a_report())

    report = await after(a_verdict(Step.MERGE, to="2"), context)

    assert (report.state, report.merged_into) == (State.MERGED, 2)


@pytest.mark.parametrize("target", ["1", "3", "", "x", "4"])
async def test_report_cannot_be_merged_into_itself_or_one_closed_unknown_or_elsewhere(
    target: str,
) -> None:
    closed, elsewhere = a_report(state=State.DONE), a_report(team_id="T0OTHER")
    context = await context_with(a_report(), a_report(), closed, elsewhere)

    refused = await decide(a_verdict(Step.MERGE, to=target), MONDAY, context=context)

    assert isinstance(refused, Refused)
