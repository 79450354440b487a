"""What is kept of the language model's use: the fake and the SQL keep the same promises."""

from datetime import timedelta

import pytest

from bot.language_model.port import TokenCount
from bot.language_model.store import SqlUses
from bot.language_model.usage import UsageLine, Uses
from tests.language_model.builders import NOON, a_use
from tests.language_model.fakes import FakeUses


@pytest.fixture(params=["fake", "sqlite", "postgres"])
def uses(request: pytest.FixtureRequest) -> Uses:
    if request.param == "fake":
        return FakeUses()
    return SqlUses(request.getfixturevalue(f"{request.param}_database"))


async def test_tokens_are_summed_for_the_company_and_for_an_employee(uses: Uses) -> None:
    await uses.keep(a_use())
    await uses.keep(a_use(employee_id="U0ANA", tokens=TokenCount(10, 5)))

    assert await uses.total(NOON) == 1015
    assert await uses.total(NOON, "U0ANA") == 15


async def test_what_was_used_before_does_not_count(uses: Uses) -> None:
    await uses.keep(a_use(used_at=NOON - timedelta(seconds=1)))

    assert await uses.total(NOON) == 0
    assert list(await uses.lines(NOON)) == []


async def test_calls_are_told_by_feature_and_outcome(uses: Uses) -> None:
    await uses.keep(a_use())
    await uses.keep(a_use(employee_id="U0ANA"))
    await uses.keep(a_use(outcome="silent", tokens=TokenCount()))

    assert list(await uses.lines(NOON)) == [
        UsageLine("ask.answer", "answered", 2, 2, TokenCount(1800, 200)),
        UsageLine("ask.answer", "silent", 1, 1, TokenCount()),
    ]
