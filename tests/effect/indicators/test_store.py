"""Figures are kept month by month; the last word counts."""

from datetime import date

import pytest

from bot.effect.indicators.domain import MonthlyFigure, MonthlyFigures
from bot.effect.indicators.store import SqlFigures
from tests.effect.fakes import FakeFigures

OCTOBER = date(2026, 10, 1)


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def figures(request: pytest.FixtureRequest) -> MonthlyFigures:
    if request.param == "fake":
        return FakeFigures()
    return SqlFigures(request.getfixturevalue(f"{request.param}_database"))


async def test_the_last_figure_of_a_month_counts(figures: MonthlyFigures) -> None:
    await figures.keep([MonthlyFigure("recommend", OCTOBER, 41)])
    await figures.keep([MonthlyFigure("recommend", OCTOBER, 42.5)])

    assert await figures.all() == [MonthlyFigure("recommend", OCTOBER, 42.5)]


async def test_months_come_in_order_and_moments_have_their_own(figures: MonthlyFigures) -> None:
    of_moments = [MonthlyFigure("contacts", OCTOBER, 10, one) for one in ("claims", "delivery")]
    before = MonthlyFigure("recommend", date(2026, 9, 1), 40)

    await figures.keep([*of_moments, before])

    assert await figures.all() == [before, *of_moments]
