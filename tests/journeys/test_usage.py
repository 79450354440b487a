"""What the language model costs, and what happens once that is too much."""

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from tests.ask.compose.builders import ALL_CARRIED, a_form, a_sentence
from tests.attacks.obedient import EXCERPT
from tests.journeys.conftest import Enter
from tests.journeys.writing import Provider, bot_with_language_model, provider_at_work
from tests.language_model.server import Json, Reply

QUESTION = "How soon does the invoice leave after the delivery?"
QUOTE = "Compare the invoice with the order confirmation line by line, and send it"
CLAIM = "Compare the invoice with the order confirmation line by line."


def written(asked: Json) -> Reply:
    if asked["response_format"]["json_schema"]["name"] == "JudgedForm":
        return Reply(json.dumps(ALL_CARRIED))
    excerpts = EXCERPT.findall(asked["messages"][1]["content"])
    number = next(int(one[0]) for one in excerpts if QUOTE in one[2])
    return Reply(json.dumps(a_form(a_sentence(CLAIM, number))))


@pytest.fixture
def provider() -> Iterator[Provider]:
    with provider_at_work() as provider:
        provider.server.behaviour = written
        yield provider


@pytest.fixture(autouse=True)
async def bot(
    slack: Slack, clock: Clock, tmp_path: Path, provider: Provider
) -> AsyncIterator[None]:
    """A bot with a budget of one question for each employee and day, and with prices."""
    limits = {
        "language_model_tokens_per_employee_and_day": 2000,
        "language_model_tokens_per_month": 50_000,
        "language_model_price_read": 20.0,
        "language_model_price_written": 100.0,
    }
    async with bot_with_language_model(slack, tmp_path, provider, clock, **limits):
        yield


async def test_administrator_sees_calls_tokens_cost_and_budget(employee: Enter) -> None:
    uma, zoe = employee("U0UMA"), employee("U0ZOE")
    asked = uma.says(QUESTION)
    await uma.sees(CLAIM, thread=asked["ts"])

    await zoe.runs("/customer", "usage", channel="C0GENERAL")

    shown = await zoe.sees("Language model this month", channel="C0GENERAL")
    told = visible_text(shown)
    # Twice 900 tokens read at 20 and 120 written at 100 for a million
    assert "2 calls, 2,040 of 50,000 tokens, 0.06 by the prices set." in told
    assert "answers written: 1, 1,020 tokens" in told
    assert "answers judged: 1, 1,020 tokens" in told
    assert "openai:fake · 2,000 tokens for each employee and day" in told
    assert uma.messages(channel="C0GENERAL") == []


async def test_nobody_else_sees_it_and_is_told_so(employee: Enter) -> None:
    dan = employee("U0DAN")

    await dan.runs("/customer", "usage", channel="C0GENERAL")

    told = await dan.sees("you may not see how the bot is doing", channel="C0GENERAL")
    assert "tokens" not in visible_text(told)


async def test_who_has_used_up_the_day_is_answered_word_for_word(
    employee: Enter, provider: Provider
) -> None:
    uma, dan = employee("U0UMA"), employee("U0DAN")
    first = uma.says(QUESTION)
    await uma.sees(CLAIM, thread=first["ts"])

    second = uma.says("When does an invoice have to be sent to the customer?")
    others = dan.says("When do we have to send an invoice to the customer?")

    quoted = await uma.sees("You have used up what I may write for you", thread=second["ts"])
    assert "within 2 working days" in visible_text(quoted)
    await dan.sees(CLAIM, thread=others["ts"])
    assert len(provider.server.requests) == 4
