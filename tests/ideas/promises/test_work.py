"""Leadership reads each Monday how promises are kept, and nobody's words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY

LEADERS = "C0LEADERS"


@pytest.fixture
async def company() -> SmallCompany:
    company = SmallCompany(company=replace(COMPANY, leadership_channel=LEADERS))
    await company.reports_by_name(today="The gate sticks.")
    return company


async def looks(company: SmallCompany, days: float) -> list[str]:
    company.time += timedelta(days=days)
    sent = await company.does("ideas.leaderships_monday", key=f"look:{company.time}")
    return posts_to(LEADERS, sent)


async def test_leadership_is_told_once_a_week_while_work_is_done(company: SmallCompany) -> None:
    told = [await looks(company, days) for days in (7, 1 / 24, 1, 4, 1, 1)]

    assert [len(texts) for texts in told] == [1, 0, 0, 0, 0, 1]  # Mon, Mon, Tue, Sat, Sun, Mon


async def test_leadership_reads_what_everybody_may_read(company: SmallCompany) -> None:
    company.time += timedelta(days=7)

    sent = await company.does("ideas.leaderships_monday")

    assert "1 open" in str(sent)
    assert "gate" not in str(sent)


async def test_without_its_channel_leadership_is_told_nothing() -> None:
    company = SmallCompany()
    await company.reports_by_name()

    assert await looks(company, 7) == []
