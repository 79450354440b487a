"""What time calls for is done: reminders, what is late goes up, what got stuck goes on."""

from datetime import timedelta

import pytest

from bot.ideas.domain import Kind, Nudge, Step
from tests.ideas.builders import a_report, an_entry
from tests.ideas.desk import SmallCompany, posts_to


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def test_manager_is_reminded_and_late_report_goes_up(company: SmallCompany) -> None:
    await company.reports_by_name(kind=Kind.COMPLAINT)

    soon = await company.looks_round(timedelta(hours=36))
    due = await company.looks_round(timedelta(hours=12))
    late = await company.looks_round(timedelta(hours=20))

    assert "is due soon" in posts_to("U0LENA", soon)[0]
    assert "is due now" in posts_to("U0LENA", due)[0]
    assert "late" in posts_to("U0LENA", late)[0]
    assert posts_to("U0XENIA", late) == ["Complaint I-1001 from <@U0DAN>"]
    assert "is late, sorry" in posts_to("U0DAN", late)[0]


async def test_round_made_twice_reminds_once(company: SmallCompany) -> None:
    await company.reports_by_name(kind=Kind.COMPLAINT)
    await company.looks_round(timedelta(hours=36))

    assert await company.looks_round(timedelta(minutes=5)) == []


async def test_answered_report_is_not_reminded_of(company: SmallCompany) -> None:
    await company.reports_by_name(kind=Kind.COMPLAINT)
    await company.decides(Step.ACCEPT)

    assert await company.looks_round(timedelta(hours=90)) == []


async def test_answer_between_round_and_reminder_silences_it(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT)

    assert await company.does("ideas.nudge", nudge=Nudge.AT_DUE) == []


async def test_manager_on_vacation_at_the_reminder_loses_it_to_the_deputy(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(kind=Kind.COMPLAINT)
    company.directory.go_on_vacation("U0LENA")

    sent = await company.looks_round(timedelta(hours=36))

    assert posts_to("U0NADIA", sent) == ["Complaint I-1001 from <@U0DAN>"]
    assert "<@U0NADIA> has it now" in posts_to("U0DAN", sent)[0]


async def test_round_brings_what_got_stuck_before_it_reached_anybody(
    company: SmallCompany,
) -> None:
    await company.reports.add(a_report(), an_entry())

    await company.looks_round()

    assert "ideas.deliver:1" in [work.key for work in company.delivery.taken_in]
