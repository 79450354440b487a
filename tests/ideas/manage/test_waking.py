"""An alarm leaves Slack once, with no word of the report, to nobody whom it is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.ideas.report.domain import Severity, Step
from bot.ideas.submit.following import then
from bot.ideas.submit.form_state import Carried, FormOffers, FormState
from bot.moments.domain import MomentsMap
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY

SEVERE: dict[str, Any] = {"kind": "complaint", "severity": Severity.SEVERE}
SATURDAY = datetime(2026, 11, 28, 23, 10, tzinfo=UTC)


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany(time=SATURDAY)


async def test_alarm_leaves_with_its_number_and_no_word(company: SmallCompany) -> None:
    await company.reports_by_name(**SEVERE, today="Ophelia waited.", customer="Bakery Sol")

    ((_, said),) = company.woken
    assert "'report': 'I-1001', 'alarm': 1, 'department': 'logistics'" in said
    assert "Ophelia" not in said
    assert "Bakery" not in said


async def test_each_alarm_wakes_once_until_somebody_is_on_it(company: SmallCompany) -> None:
    await company.reports_by_name(**SEVERE)
    await company.looks_round(timedelta(minutes=31))
    await company.looks_round(timedelta(minutes=1))
    await company.decides(Step.TAKE, seen=1)
    await company.looks_round(timedelta(minutes=31))

    assert len({identity for identity, _ in company.woken}) == len(company.woken) == 2


async def test_what_is_not_severe_wakes_nobody(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint")

    assert company.woken == []


@pytest.mark.parametrize(
    ("woken", "is_called"), [(("U0BEN",), True), (("U0BEN", "U0NADIA"), False), ((), False)]
)
async def test_what_is_about_a_manager_wakes_only_others(
    woken: tuple[str, ...], is_called: bool
) -> None:
    company = SmallCompany(company=replace(COMPANY, woken=woken), time=SATURDAY)

    await company.reports_by_name(**SEVERE, is_about_manager=True)

    assert bool(company.woken) is is_called
    assert "logistics" not in str(company.woken)


async def test_silent_webhook_is_called_again_and_taken_once(company: SmallCompany) -> None:
    company.silent_goes = 2

    await company.reports_by_name(**SEVERE)
    for _ in range(2):
        company.time += timedelta(minutes=3)
        await company.delivery.run()

    assert len(company.woken) == 1
    assert posts_to("C0ADMINS", company.delivery.sent) == []


@pytest.mark.parametrize("wakes", [True, False])
def test_form_says_whether_anybody_is_woken(wakes: bool) -> None:
    state = FormState(kind="complaint", department_id="logistics", is_dangerous=True)
    offers = FormOffers(COMPANY, MomentsMap(()), wakes=wakes)

    said = str(then(state, Carried("secret"), offers))

    assert ("wakes nobody at night" in said) is not wakes
    assert "If somebody is in danger now" in said
