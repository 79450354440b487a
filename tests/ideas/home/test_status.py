"""Whoever asks after a report hears how it stands, if they may know it."""

import pytest

from bot.ideas.home.status import ReportStatus
from bot.ideas.report.domain import Step
from bot.playground.limits.checks import checked_blocks
from tests.ideas.company import SmallCompany


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def told(
    company: SmallCompany, text: str, who: str = "U0DAN", *, is_status: bool = True
) -> str:
    """What somebody hears; nothing if nothing is known."""
    message = await ReportStatus(company.cards).told(who, text, "T0NORTH", is_status)
    return message.text if message and checked_blocks(list(message.blocks)) else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("what is with I-1018?", True), ("i-1018", True), ("I-10", False), ("MI-1018", False)],
)
async def test_a_question_names_a_report_by_its_number(
    company: SmallCompany, text: str, expected: bool
) -> None:
    assert bool(await told(company, text, is_status=False)) is expected


async def test_reporter_hears_the_reason(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.DECLINE, reason="The shelf moves every week.")

    said = await told(company, "What happened to my idea?")

    assert "I-1001" in said
    assert "declined" in said
    assert "The shelf moves every week." in said


async def test_supporter_hears_it_too(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.does("ideas.support", employee_id="U0BEN")

    assert "waiting for an answer" in await told(company, "and I-1001?", "U0BEN")


async def test_who_reported_nothing_is_told_nothing_of_others(company: SmallCompany) -> None:
    await company.reports_by_name()

    assert await told(company, "What happened to my idea?", "U0UMA") == ""


async def test_a_report_of_others_sounds_like_one_that_is_not_there(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(kind="criticism", today="Lena shouts.")

    there = await told(company, "what is with I-1001?", "U0UMA")
    nowhere = await told(company, "what is with I-1002?", "U0UMA")

    assert there == nowhere.replace("I-1002", "I-1001")
    assert "Lena" not in there


async def test_manager_asks_after_what_is_about_them_in_vain(company: SmallCompany) -> None:
    await company.reports_by_name(kind="criticism", is_about_manager=True, today="She shouts.")

    assert "shouts" not in await told(company, "I-1001", "U0LENA")


async def test_what_was_merged_is_told_as_it_is_now(company: SmallCompany) -> None:
    await company.reports_by_name("U0DAN")
    await company.reports_by_name("U0BEN")
    await company.decides(Step.MERGE, number=2, to="1", reason="")
    await company.decides(Step.ACCEPT, promised_for="2026-12-04")

    assert "promised for Fri 04 Dec 2026" in await told(company, "I-1002", "U0BEN")


async def test_of_a_report_of_others_only_what_colleagues_see_is_told(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(today="Bakery Sol waits: 030 123456 78.", customer="Sol")
    await company.reports_by_name(kind="praise", today="Thanks to Lena.")

    idea = await told(company, "what is with I-1001?", "U0UMA")
    praise = await told(company, "what is with I-1002?", "U0UMA")

    assert "Bakery the customer waits: (a number)." in idea
    assert "Lena" not in praise
