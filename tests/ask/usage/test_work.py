"""What administrators hear about the use of the language model."""

import json

import pytest

from bot.ask.usage.work import UsageWork
from bot.delivery.work import Respond, Work
from bot.language_model.usage import UsageLimits
from tests.builders_people import northwind
from tests.language_model.builders import NOON, a_use
from tests.language_model.fakes import FakeUses

LIMITS = UsageLimits(200_000, 20_000_000, price_read=2.0, price_written=8.0)


async def shown(
    uses: FakeUses, *, employee_id: str = "U0ZOE", name: str | None = "openai:gpt-4.1-mini"
) -> str:
    work = UsageWork(
        name=name, uses=uses, limits=LIMITS, employee=northwind().employee, now=lambda: NOON
    )
    payload = {"employee_id": employee_id, "response_url": "https://example.com/answer"}
    (answer,) = await work.handlers()["ask.usage"](Work("ask.usage", "ask.usage:1", payload))
    assert isinstance(answer, Respond)
    assert answer.ephemeral
    return f"{answer.text} {json.dumps(answer.blocks, ensure_ascii=False)}"


async def test_an_administrator_sees_calls_tokens_and_cost_of_this_month() -> None:
    uses = FakeUses()
    await uses.keep(a_use())
    await uses.keep(a_use(outcome="silent"))
    await uses.keep(a_use(used_at=NOON.replace(month=10)))

    said = await shown(uses)

    assert "2 calls, 2,000 of 20,000,000 tokens, 0.01 by the prices set." in said
    assert "answers: 1, 1,000 tokens" in said
    assert "answers (too slow): 1, 1,000 tokens" in said
    assert "200,000 tokens for each employee and day" in said


async def test_nobody_is_named_whoever_used_it() -> None:
    uses = FakeUses()
    await uses.keep(a_use(employee_id="U0DAN"))

    assert "U0DAN" not in await shown(uses)


async def test_a_month_without_use_is_told() -> None:
    assert "Nobody has used it yet this month." in await shown(FakeUses())


async def test_without_a_language_model_that_is_told() -> None:
    assert "No language model is set" in await shown(FakeUses(), name=None)


@pytest.mark.parametrize("employee_id", ["U0DAN", "U0MARCO"])
async def test_who_is_no_administrator_is_refused(employee_id: str) -> None:
    assert "Sorry, you may not see how the bot is doing." in await shown(
        FakeUses(), employee_id=employee_id
    )
