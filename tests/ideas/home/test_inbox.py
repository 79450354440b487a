"""A manager with many open reports sees what comes first, and opens the rest."""

from datetime import timedelta
from typing import Any

import pytest

from bot.ideas.home.inbox_messages import Listed
from bot.ideas.home.sections import ReportSections
from bot.ideas.report.domain import Severity, Step
from bot.people.domain import Employee, Role
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from tests.ideas.company import SmallCompany

LENA = Employee(
    "U0LENA", "Lena", roles=frozenset({Role.MANAGER}), manages=frozenset({"logistics"})
)


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def inbox(company: SmallCompany) -> list[Any]:
    return list(await ReportSections(company.cards).inbox(LENA, "T0NORTH"))


async def a_list(
    company: SmallCompany, which: Listed, who: str = "U0LENA", first: int = 0
) -> str:
    view = await ReportSections(company.cards).listed(which, who, "T0NORTH", first)
    return visible_text(checked_view(view))


async def test_thirty_open_reports_take_ten_blocks(company: SmallCompany) -> None:
    for number in range(30):
        await company.reports_by_name(today=f"Box {number} came late.")

    blocks = checked_blocks(await inbox(company))

    assert len(blocks) <= 10
    assert "Waiting for you (30)" in visible_text(blocks)
    shown = await a_list(company, Listed.WAITING)
    assert all(f"Box {number} came late." in shown for number in range(30))


async def test_severe_comes_first_and_then_what_is_due_first(company: SmallCompany) -> None:
    await company.reports_by_name(today="An idea.")
    company.time += timedelta(minutes=1)
    await company.reports_by_name(kind="complaint", today="A complaint.")
    severe = {"kind": "complaint", "severity": Severity.SEVERE}
    await company.reports_by_name(**severe, today="A wet stair.")

    shown = await a_list(company, Listed.WAITING)

    assert shown.index("A wet stair.") < shown.index("A complaint.") < shown.index("An idea.")


async def test_of_a_list_longer_than_a_modal_each_part_opens(company: SmallCompany) -> None:
    for number in range(130):
        await company.reports_by_name(today=f"Box {number} came late.")

    shown = await a_list(company, Listed.WAITING)
    shown += await a_list(company, Listed.WAITING, first=80)

    assert all(f"Box {number} came late." in shown for number in range(130))


async def test_list_is_for_whoever_has_the_reports(company: SmallCompany) -> None:
    await company.reports_by_name(today="Box 1 came late.")

    assert "Nothing is left" in await a_list(company, Listed.WAITING, "U0DAN")


async def test_promised_reports_stand_in_a_list_of_their_own(company: SmallCompany) -> None:
    await company.reports_by_name(today="Box 1 came late.")
    await company.decides(Step.ACCEPT, promised_for="2026-12-04")

    assert "You promised (1)" in visible_text(await inbox(company))
    assert "promised for Fri 04 Dec 2026" in await a_list(company, Listed.PROMISED)


async def test_all_lists_together_are_a_page_that_slack_takes(company: SmallCompany) -> None:
    await company.reports_by_name(today="Promised.")
    await company.decides(Step.ACCEPT, promised_for="2026-12-04")
    for number in range(4):
        await company.reports_by_name(today=f"Box {number} came late.")

    view = {"type": "home", "blocks": await inbox(company)}

    shown = visible_text(checked_view(view))
    assert "Waiting for you (4)" in shown
    assert "You promised (1)" in shown
