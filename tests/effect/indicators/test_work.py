"""Indicators: the same for everybody, entered by their owners, the bot's own counted."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.company.audit.domain import Change
from bot.delivery.work import Work
from bot.effect.domain import Reported
from bot.effect.indicators.domain import (
    Indicators,
    KeepFigures,
    MonthlyFigure,
    NotTheirFigureError,
)
from bot.effect.indicators.reading import read_indicators
from bot.effect.indicators.service import own_figures
from bot.effect.indicators.work import IndicatorsWork
from bot.moments.reading import read_moments
from tests.builders_people import northwind
from tests.effect.fakes import FakeFigures

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
STARTER = read_indicators(KNOWLEDGE / "indicators.yaml")
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
OCTOBER = date(2026, 10, 1)


class Company:
    """Northwind with the starter's indicators, of which Lena enters deliveries on time."""

    def __init__(self, indicators: Indicators = STARTER) -> None:
        self.figures = FakeFigures()
        self.trail: list[Change] = []
        self.work = IndicatorsWork(
            people=northwind(),
            moments=read_moments(KNOWLEDGE / "moments.yaml"),
            indicators=indicators,
            figures=self.figures,
            read_reports=self._reported,
            owners_of=self._owners,
            record=self._record,
            now=lambda: MONDAY,
        )

    async def keeps(self, employee_id: str, *figures: MonthlyFigure) -> str:
        task = KeepFigures(employee_id, figures)
        return str(await self.work.keep(task, Work(task.KIND, "press:1", {}, "T0NORTH")))

    async def shows(self, employee_id: str) -> str:
        return str((await self.work.message(employee_id, "T0NORTH")).blocks)

    async def _reported(self, _team_id: str) -> Sequence[Reported]:
        return [
            Reported("delivery", "logistics", datetime(2026, 10, 9, tzinfo=UTC), "U0DAN", True)
        ]

    async def _owners(self, owner: str) -> Sequence[str]:
        return ("U0LENA",) if owner == "logistics" else ()

    async def _record(self, change: Change) -> None:
        self.trail.append(change)


async def test_an_owner_enters_a_figure_and_everybody_reads_it() -> None:
    company = Company()

    told = await company.keeps("U0LENA", MonthlyFigure("on-time", OCTOBER, 96.5))

    assert "Deliveries on the promised day, October 2026: *96.5* (new)" in told
    assert "October *96.5*" in await company.shows("U0PETE")
    assert [(one.name, one.old, one.new) for one in company.trail] == [
        ("on-time:2026-10", None, 96.5)
    ]


async def test_run_again_after_a_crash_it_tells_the_same_and_notes_nothing_more() -> None:
    company = Company()
    await company.keeps("U0LENA", MonthlyFigure("on-time", OCTOBER, 96.5))

    again = await company.keeps("U0LENA", MonthlyFigure("on-time", OCTOBER, 96.5))

    assert "Kept." in again
    assert len(company.trail) == 1


@pytest.mark.parametrize("employee_id", ["U0LENA", "U0MARCO"])
async def test_nobody_enters_somebody_elses_figure(employee_id: str) -> None:
    company = Company()

    with pytest.raises(NotTheirFigureError):
        await company.keeps(employee_id, MonthlyFigure("recommend", OCTOBER, 99))

    assert await company.figures.all() == []


async def test_an_administrator_may_enter_each() -> None:
    company = Company()

    await company.keeps("U0ZOE", MonthlyFigure("recommend", OCTOBER, 42))

    assert len(await company.figures.all()) == 1


async def test_only_who_may_enter_is_offered_the_form() -> None:
    company = Company()

    assert "Enter a figure" in await company.shows("U0LENA")
    assert "Enter a figure" not in await company.shows("U0MARCO")


async def test_ones_own_department_reads_what_it_does_for_a_figure() -> None:
    company = Company()

    assert "department does for it: Tells a customer" in await company.shows("U0MARCO")


async def test_the_form_for_several_names_what_is_theirs() -> None:
    assert "on-time,2026-10,," in str(await Company().work.pasting("U0LENA"))
    assert "recommend" not in str(await Company().work.pasting("U0LENA"))


def a_complaint(day: int, hours: int | None = None, *kept: bool) -> Reported:
    after = timedelta(hours=hours) if hours is not None else None
    at = datetime(2026, 10, day, tzinfo=UTC)
    return Reported("delivery", "logistics", at, "U0DAN", True, kept=kept, answered_after=after)


def own(*came: Reported) -> dict[str, float]:
    return {one.indicator_id: one.value for one in own_figures(STARTER, came, MONDAY)}


def test_the_bot_counts_its_own_figures() -> None:
    came = a_complaint(1, 2, True), a_complaint(2, 10, True, False), a_complaint(3, 30, False)

    assert own(*came) == {"first-answer": 10, "promises-kept": 50, "complaints": 3}


def test_who_is_not_answered_waits_longer_than_all_others() -> None:
    assert own(a_complaint(1, 2), a_complaint(2), a_complaint(3, 4))["first-answer"] == 4
    assert "first-answer" not in own(a_complaint(1, 2), a_complaint(2), a_complaint(3))


def test_a_month_that_goes_on_is_not_told() -> None:
    november = Reported("delivery", "logistics", MONDAY - timedelta(days=3), "U0DAN", True)

    assert own(november) == {}
