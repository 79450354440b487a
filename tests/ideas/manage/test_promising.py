"""Who accepts promises a day, everybody may know it, and a change of it is explained."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.ideas.manage.asking import ManagerQuestion
from bot.ideas.manage.modals import CAUSES, NONE_OF_THESE, Pressed, finish
from bot.ideas.manage.service import decide
from bot.ideas.report.domain import Report, Step
from bot.ideas.report.history import Refused
from bot.ideas.similar.service import Similar
from bot.people.domain import Department
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from tests.ideas.builders import MONDAY, a_report, a_verdict
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.deciding import context_with
from tests.ideas.fakes import COMPANY, SHARED_WORDS, FakeVectors

DAY = "2026-12-04"


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def modal(company: SmallCompany, report: Report, step: Step) -> str:
    similar = Similar(company.reports, FakeVectors(), SHARED_WORDS)
    pressed = Pressed(report.number, step, report.version)
    asking = ManagerQuestion(company.cards, similar, report, pressed, "U0LENA")
    return str(checked_view(await asking.modal()))


async def test_rule_for_answers_proposes_the_day(company: SmallCompany) -> None:
    report = await company.reports_by_name(kind="complaint")

    asked = await modal(company, report, Step.ACCEPT)

    assert f"'initial_date': '{(MONDAY + timedelta(hours=48)).date()}'" in asked


async def test_promise_is_told_to_the_reporter_and_stands_on_the_card(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.ACCEPT, promised_for=DAY)

    assert company.reports.kept[1].promised_for == date(2026, 12, 4)
    assert "takes it on by Fri 04 Dec 2026" in posts_to("U0DAN", sent)[0]
    assert "promised for Fri 04 Dec 2026" in str(sent)


async def test_change_of_the_day_tells_the_reporter_why(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT, promised_for=DAY)

    sent = await company.decides(
        Step.PROMISE,
        promised_for="2026-12-18",
        seen=1,
        reason="The printer is late by two weeks.",
    )

    told = posts_to("U0DAN", sent)[0]
    assert "promises it by Fri 18 Dec 2026" in told
    assert "The printer is late by two weeks." in told


async def test_change_without_a_reason_is_refused() -> None:
    context = await context_with(a_report())
    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    verdict = a_verdict(Step.PROMISE, seen=1, reason="Later.")

    assert isinstance(await decide(verdict, MONDAY, context=context), Refused)


async def test_day_that_went_by_makes_it_late(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT, promised_for=DAY)
    report = company.reports.kept[1]

    assert not report.is_late(MONDAY.replace(month=12, day=4))
    assert report.is_late(MONDAY.replace(month=12, day=5))


async def test_done_says_what_was_done_why_it_happened_and_who_knows(
    company: SmallCompany,
) -> None:
    report = await company.reports_by_name(kind="complaint")
    asked = await modal(company, report, Step.FINISH)

    sent = await company.decides(
        Step.FINISH, reason="It is on the note now.", cause=CAUSES[0], customer_knows=False
    )

    assert "Does the customer know?" in asked
    told = posts_to("U0DAN", sent)[0]
    assert "The cause: It was unclear who does it. The customer does not know yet." in told


async def test_hand_over_offers_only_who_can_receive_it(company: SmallCompany) -> None:
    company.directory.go_on_vacation("U0TARA")
    report = await company.reports_by_name()

    asked = await modal(company, report, Step.HAND_OVER)

    assert "'Xenia'" in asked
    assert "'Tara'" not in asked
    assert "'Lena'" not in asked


async def test_no_list_of_126_departments_is_cut() -> None:
    many = tuple(Department(f"d{n}", f"Department {n}") for n in range(126))
    large = replace(COMPANY, departments=(*COMPANY.departments, *many))
    company = SmallCompany(company=large)
    report = await company.reports_by_name()
    similar = Similar(company.reports, FakeVectors(), SHARED_WORDS)
    pressed = Pressed(1, Step.HAND_OVER, 0)

    view = checked_view(
        await ManagerQuestion(company.cards, similar, report, pressed, "U0LENA").modal()
    )

    assert all(f"'value': 'd{n}'" in str(view) for n in range(126))


async def test_a_field_of_the_done_form_is_optional_only_where_it_may_stay_empty(
    company: SmallCompany,
) -> None:
    report = await company.reports_by_name()

    form = finish(Pressed(1, Step.FINISH, 0), report)

    optional = {block["block_id"]: block["optional"] for block in form["blocks"]}
    assert optional == {"reason": False, "cause": False, "own_cause": True}
    assert NONE_OF_THESE in visible_text(form)
