"""Budgets, deadlines and rest for the provider."""

import asyncio
from datetime import timedelta

import pytest

from bot.language_model.breaker import FAILURES, OPEN_SECONDS, Breaker
from bot.language_model.port import (
    CircuitOpenError,
    DeclinedError,
    FilledForm,
    ModelRequest,
    OutOfReachError,
    OverBudgetError,
    TimedOutError,
    TokenCount,
)
from bot.language_model.usage import UsageLimits
from tests.language_model.builders import NOON, a_guarded_model, a_use, an_assignment
from tests.language_model.fakes import FakeLanguageModel, FakeUses


class SlowLanguageModel:
    """Never comes to an end."""

    name = "fake:slow"

    async def write(self, request: ModelRequest) -> FilledForm:
        await asyncio.sleep(60)
        return FilledForm({})

    async def close(self) -> None:
        """It holds nothing."""


def greets() -> FakeLanguageModel:
    return FakeLanguageModel(lambda _: {"words": ["hello"]})


async def test_a_call_is_counted_for_who_asked() -> None:
    uses = FakeUses()

    await a_guarded_model(greets(), uses=uses).write(an_assignment(), "U0DAN")

    assert [(use.employee_id, use.outcome) for use in uses.kept] == [("U0DAN", "answered")]
    assert uses.kept[0].tokens == TokenCount(900, 100)


async def test_a_failed_call_is_counted_with_its_reason() -> None:
    uses = FakeUses()
    model = FakeLanguageModel(lambda _: OutOfReachError())

    with pytest.raises(OutOfReachError):
        await a_guarded_model(model, uses=uses).write(an_assignment(), "U0DAN")

    assert [use.outcome for use in uses.kept] == ["network"]


async def test_what_a_reply_cost_that_never_came_is_estimated() -> None:
    uses = FakeUses()
    careful = a_guarded_model(SlowLanguageModel(), uses=uses, seconds=0.05)

    with pytest.raises(TimedOutError):
        await careful.write(an_assignment(material="word " * 400), "U0DAN")

    assert uses.kept[0].tokens.read > 500


async def test_a_reply_that_takes_too_long_is_not_waited_for() -> None:
    careful = a_guarded_model(SlowLanguageModel(), seconds=0.05)

    with pytest.raises(TimedOutError):
        await careful.write(an_assignment(), "U0DAN")


@pytest.mark.parametrize(
    "limits",
    [UsageLimits(tokens_per_employee_and_day=1000), UsageLimits(tokens_per_month=1000)],
)
async def test_who_has_used_up_the_budget_asks_in_vain(limits: UsageLimits) -> None:
    uses, model = FakeUses(), greets()
    await uses.keep(a_use())

    with pytest.raises(OverBudgetError):
        await a_guarded_model(model, uses=uses, limits=limits).write(an_assignment(), "U0DAN")

    assert model.requests == []


async def test_yesterdays_use_is_forgiven_and_anothers_does_not_count() -> None:
    uses = FakeUses()
    await uses.keep(a_use(used_at=NOON - timedelta(days=1)))
    await uses.keep(a_use(employee_id="U0ANA"))
    careful = a_guarded_model(
        greets(), uses=uses, limits=UsageLimits(tokens_per_employee_and_day=1000)
    )

    filled = await careful.write(an_assignment(), "U0DAN")

    assert filled.values == {"words": ["hello"]}


async def test_a_provider_that_fails_again_and_again_is_left_in_peace() -> None:
    model = FakeLanguageModel(lambda _: OutOfReachError())
    careful = a_guarded_model(model)
    for _ in range(FAILURES):
        with pytest.raises(OutOfReachError):
            await careful.write(an_assignment(), "U0DAN")

    with pytest.raises(CircuitOpenError):
        await careful.write(an_assignment(), "U0DAN")

    assert len(model.requests) == FAILURES


async def test_what_is_not_the_providers_fault_does_not_count_against_it() -> None:
    careful = a_guarded_model(FakeLanguageModel(lambda _: DeclinedError()))

    for _ in range(FAILURES + 1):
        with pytest.raises(DeclinedError):
            await careful.write(an_assignment(), "U0DAN")


def test_after_a_rest_one_call_tries_and_the_others_wait() -> None:
    seconds = [0.0]
    breaker = Breaker(now=lambda: seconds[0])
    for _ in range(FAILURES):
        breaker.failed()
    seconds[0] = OPEN_SECONDS

    breaker.check()

    with pytest.raises(CircuitOpenError):
        breaker.check()


def test_a_success_ends_the_rest() -> None:
    breaker = Breaker(now=lambda: 0.0)
    for _ in range(FAILURES):
        breaker.failed()

    breaker.succeeded()

    breaker.check()
    assert breaker.failures == 0


def test_tokens_cost_what_the_prices_say() -> None:
    limits = UsageLimits(price_read=2.0, price_written=8.0)

    assert limits.cost(TokenCount(1_000_000, 500_000)) == 6.0


async def test_its_connections_end_with_it() -> None:
    model = greets()

    await a_guarded_model(model).close()

    assert model.is_closed
