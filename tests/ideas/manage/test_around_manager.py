"""What is about a manager goes round them, and who manages no more loses what they had."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.work import Update
from bot.ideas.manage.service import decide
from bot.ideas.report.domain import Step
from bot.ideas.report.history import Refused
from bot.ideas.report.visibility import may_decide
from bot.people.domain import Company
from tests.ideas.builders import MONDAY, a_report, a_verdict, some_words
from tests.ideas.company import SmallCompany, posts_to, refusals, updates
from tests.ideas.deciding import context_with
from tests.ideas.fakes import COMPANY

ABOUT: dict[str, Any] = {"kind": "criticism", "is_about_manager": True}
CONTACT = replace(COMPANY, confidential_contacts=("U0UMA",))
DEMOTED = replace(
    COMPANY,
    departments=tuple(
        replace(one, managers=("U0NADIA",) if "U0LENA" in one.managers else one.managers)
        for one in COMPANY.departments
    ),
)


@pytest.mark.parametrize(("company", "who"), [(COMPANY, "U0XENIA"), (CONTACT, "U0UMA")])
async def test_what_is_about_a_manager_goes_to_the_contact_or_the_next_level(
    company: Company, who: str
) -> None:
    small = SmallCompany(company=company)

    report = await small.reports_by_name(**ABOUT)

    assert report.holders == (who,)
    assert posts_to(who, small.delivery.sent) == ["Criticism I-1001 from <@U0DAN>"]
    for other in ("U0LENA", "U0NADIA", "C0LOGISTICS", "C0ADMINS"):
        assert posts_to(other, small.delivery.sent) == []


async def test_a_contact_who_manages_the_department_is_passed_over() -> None:
    small = SmallCompany(company=replace(COMPANY, confidential_contacts=("U0NADIA",)))

    assert (await small.reports_by_name(**ABOUT)).holders == ("U0XENIA",)


async def test_what_is_late_about_a_manager_never_reaches_them() -> None:
    small = SmallCompany(company=CONTACT)
    await small.reports_by_name(**ABOUT)

    for days in (8, 8, 8, 8):
        await small.looks_round(timedelta(days=days))

    assert small.reports.kept[1].holders == ("U0UMA", "U0XENIA", "U0ZOE")
    assert posts_to("U0LENA", small.delivery.sent) == []
    assert posts_to("C0ADMINS", small.delivery.sent) == []  # they may read there


@pytest.mark.parametrize("forger", ["U0LENA", "U0NADIA", "U0ZOE"])
async def test_a_forged_click_of_who_is_concerned_is_refused(forger: str) -> None:
    small = SmallCompany()
    await small.reports_by_name(**ABOUT)

    sent = await small.decides(Step.ACCEPT, employee_id=forger)

    assert refusals(sent) == ["I do not know this report."]


@pytest.mark.parametrize("target", ["U0LENA", "U0NADIA", "accounting", "logistics"])
async def test_it_is_handed_to_no_department_and_nobody_concerned(target: str) -> None:
    about = a_report(words=some_words(**ABOUT), holders=("U0XENIA",))
    context = await context_with(about)
    verdict = a_verdict(Step.HAND_OVER, to=target, manager_id="U0XENIA")

    refused = await decide(verdict, MONDAY, context=context)

    assert isinstance(refused, Refused)
    assert "This is about a manager" in refused.why


async def test_it_can_be_handed_to_a_person_who_manages_something_else() -> None:
    small = SmallCompany()
    await small.reports_by_name(**ABOUT)

    await small.decides(Step.HAND_OVER, employee_id="U0XENIA", to="U0TARA")

    report = small.reports.kept[1]
    assert report.holders == ("U0TARA",)
    assert await may_decide("U0TARA", report, context=small.cards.context)


async def test_a_report_is_merged_only_into_one_that_is_with_the_same_manager() -> None:
    elsewhere = a_report(words=some_words(department_id="accounting"), holders=("U0TARA",))
    context = await context_with(a_report(), elsewhere)

    refused = await decide(a_verdict(Step.MERGE, to="2"), MONDAY, context=context)

    assert refused == Refused("I-1002 is not with you; please choose one that is.")


async def test_nothing_is_merged_with_what_is_about_a_manager() -> None:
    about = a_report(words=some_words(**ABOUT), holders=("U0XENIA",))
    context = await context_with(a_report(), about)
    verdict = a_verdict(Step.MERGE, to="2", manager_id="U0XENIA")

    refused = await decide(verdict, MONDAY, context=context)

    assert refused == Refused("What is about a manager stays by itself.")


async def test_who_manages_no_more_loses_what_is_closed_and_what_stood_beside_it() -> None:
    small = SmallCompany()
    await small.reports_by_name()
    await small.does("ideas.support", employee_id="U0UMA", text="It rains in here, too.")
    await small.decides(Step.FINISH)
    small.cards.context.people.replace_company(DEMOTED)  # type: ignore[attr-defined]

    sent = await small.looks_round()
    again = await small.looks_round(timedelta(minutes=5))

    taken_back = [one for one in sent if isinstance(one, Update)]
    lenas = [one for one in taken_back if (one.reference or "").endswith(":U0LENA")]
    assert len(lenas) == 2
    assert {one.text for one in lenas} == {"*I-1001* is not with you any more."}
    assert again == []


async def test_who_handed_it_over_keeps_nothing_that_stood_beside_it() -> None:
    small = SmallCompany()
    await small.reports_by_name()
    await small.does("ideas.support", employee_id="U0UMA", text="It rains in here, too.")

    sent = await small.decides(Step.HAND_OVER, to="accounting")

    lenas = [one for one in updates(sent) if one.endswith(":U0LENA")]
    assert [one.split(":")[0] for one in lenas] == ["ideas.card", "ideas.note"]


async def test_who_manages_no_more_loses_their_reports() -> None:
    small = SmallCompany()
    report = await small.reports_by_name()
    people = small.cards.context.people
    people.replace_company(DEMOTED)  # type: ignore[attr-defined]

    assert not await may_decide("U0LENA", report, context=small.cards.context)
    sent = await small.looks_round()

    assert small.reports.kept[1].holders == ("U0NADIA",)
    assert "ideas.card:1:U0LENA" in updates(sent)
    assert "is not with you any more" in str(sent)
