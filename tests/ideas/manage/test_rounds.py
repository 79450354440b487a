"""What time calls for is done: reminders, what is late goes up, what got stuck goes on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ideas.manage.escalation import lately_done
from bot.ideas.report.domain import EscalationLevel, State, Step
from tests.ideas.builders import a_report, an_entry
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def test_manager_is_reminded_and_late_report_goes_up(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint")

    soon = await company.looks_round(timedelta(hours=36))
    due = await company.looks_round(timedelta(hours=12))
    late = await company.looks_round(timedelta(hours=20))

    assert "is due soon" in posts_to("U0LENA", soon)[0]
    assert "is due now" in posts_to("U0LENA", due)[0]
    assert "late" in posts_to("U0LENA", late)[0]
    assert posts_to("U0NADIA", late) == ["Complaint I-1001 from <@U0DAN>"]
    assert "is late, sorry" in posts_to("U0DAN", late)[0]


async def test_who_was_asked_whether_it_is_solved_is_owed_no_question(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()
    await company.decides(Step.FINISH)
    company.time += timedelta(days=8)
    owed = await lately_done(company.time, reports=company.reports)

    await company.looks_round()

    assert [one.number for one in owed] == [1]
    assert await lately_done(company.time, reports=company.reports) == []


async def test_report_that_stays_late_goes_up_to_the_administrators(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(kind="complaint")
    await company.looks_round(timedelta(days=4))
    next_level = await company.looks_round(timedelta(days=1))

    later = await company.looks_round(timedelta(days=3))
    at_last = await company.looks_round(timedelta(days=9))

    assert posts_to("U0XENIA", next_level) == ["Complaint I-1001 from <@U0DAN>"]
    assert posts_to("U0ZOE", later) == ["Complaint I-1001 from <@U0DAN>"]
    assert posts_to("C0ADMINS", later) == ["Complaint I-1001 came"]
    assert (
        "<@U0LENA>, <@U0NADIA>, <@U0XENIA> and <@U0ZOE> have it now"
        in posts_to("U0DAN", later)[0]
    )
    assert at_last == []


async def test_customer_lead_gets_it_after_the_next_level_and_administrators_hear_nothing() -> (
    None
):
    company = SmallCompany(company=replace(COMPANY, customer_leads=("U0UMA",)))
    await company.reports_by_name(kind="complaint")
    for _ in range(2):
        await company.looks_round(timedelta(days=4))

    third = await company.looks_round(timedelta(days=3))
    at_last = await company.looks_round(timedelta(days=9))

    assert company.reports.kept[1].holders == ("U0LENA", "U0NADIA", "U0XENIA", "U0UMA")
    assert posts_to("U0UMA", third) == ["Complaint I-1001 from <@U0DAN>"]
    assert at_last == []
    assert posts_to("U0ZOE", company.delivery.sent) == []
    assert posts_to("C0ADMINS", company.delivery.sent) == []


async def test_round_made_twice_reminds_once(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint")
    await company.looks_round(timedelta(hours=36))

    assert await company.looks_round(timedelta(minutes=5)) == []


async def test_answered_report_is_not_reminded_of(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint")
    await company.decides(Step.ACCEPT)

    assert await company.looks_round(timedelta(hours=90)) == []


async def test_answer_between_round_and_reminder_silences_it(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT)

    assert await company.does("ideas.nudge", nudge=EscalationLevel.AT_DUE) == []


async def test_manager_on_vacation_at_the_reminder_loses_it_to_the_deputy(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(kind="complaint")
    company.directory.go_on_vacation("U0LENA")

    sent = await company.looks_round(timedelta(hours=36))

    assert posts_to("U0NADIA", sent) == ["Complaint I-1001 from <@U0DAN>"]
    assert "<@U0NADIA> has it now" in posts_to("U0DAN", sent)[0]


async def test_round_brings_what_got_stuck_before_it_reached_anybody(
    company: SmallCompany,
) -> None:
    await company.reports.add(a_report(), replace(an_entry(), to="U0LENA"))

    sent = await company.looks_round(timedelta(days=3))

    assert posts_to("U0LENA", sent)[0] == "Idea I-1001 from <@U0DAN>"


async def test_round_leaves_alone_what_has_arrived(company: SmallCompany) -> None:
    await company.reports_by_name()
    company.delivery.taken_in.clear()

    await company.looks_round()

    assert [work.kind for work in company.delivery.taken_in] == ["ideas.round"]


async def test_report_of_a_manager_who_left_goes_to_the_deputy_at_once(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT)
    company.directory.leave("U0LENA")

    sent = await company.looks_round()

    assert posts_to("U0NADIA", sent) == ["Idea I-1001 from <@U0DAN>"]
    assert "<@U0NADIA> has it now" in posts_to("U0DAN", sent)[0]
    assert company.reports.kept[1].state is State.ACCEPTED


async def test_report_is_handed_on_once(company: SmallCompany) -> None:
    await company.reports_by_name()
    company.directory.leave("U0LENA")
    await company.looks_round()

    assert await company.looks_round(timedelta(minutes=5)) == []


async def test_report_closed_before_it_was_handed_on_stays(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.FINISH)
    company.directory.leave("U0LENA")

    assert await company.does("ideas.hand_on") == []


async def test_report_that_nobody_knows_is_not_handed_on(company: SmallCompany) -> None:
    assert await company.does("ideas.hand_on") == []
