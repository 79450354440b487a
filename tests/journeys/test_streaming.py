"""An answer that grows claim after claim, and what becomes of it when something goes wrong."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.streaming import SlackStreams, Spot
from bot.ask.compose.composing import WORD_FOR_WORD
from bot.ask.domain import Claim
from bot.clock import Clock
from bot.playground.calls import Call
from bot.playground.employee import SimulatedEmployee, visible_text
from bot.playground.members import JsonObject
from bot.playground.methods import METHODS
from bot.playground.slack import Slack
from tests.ask.compose.builders import a_claim, a_form
from tests.attacks.obedient import PASSAGE
from tests.journeys.conftest import Enter
from tests.journeys.running import BOT_TOKEN
from tests.journeys.writing import Provider, bot_with_language_model, provider_at_work
from tests.language_model.server import PIECE, Reply

Method: TypeAlias = Callable[[Call], Awaitable[JsonObject]]
QUESTION = "What do I compare the invoice with before I send it?"
QUOTE = "Compare the invoice with the order confirmation line by line, and send it"
CLAIMS = (
    "Compare the invoice with the order confirmation line by line.",
    "Send the invoice within two working days after the delivery.",
)
BELOW = [{"type": "section", "text": {"type": "mrkdwn", "text": "below"}}]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with provider_at_work() as provider:
        yield provider


@pytest.fixture
async def bot(
    slack: Slack, clock: Clock, tmp_path: Path, provider: Provider
) -> AsyncIterator[None]:
    async with bot_with_language_model(slack, tmp_path, provider, clock):
        yield


def calls_of(monkeypatch: pytest.MonkeyPatch, *methods: str) -> list[tuple[str, str]]:
    """Return which of the methods the bot calls from now on, each with its text."""
    calls: list[tuple[str, str]] = []

    def noting(method: str) -> Method:
        async def noted(call: Call) -> JsonObject:
            calls.append((method, call.text("markdown_text")))
            return await METHODS[method](call)

        return noted

    listening = {method: noting(method) for method in methods}
    monkeypatch.setattr("bot.playground.web_api.METHODS", {**METHODS, **listening})
    return calls


def the_bots(employee: SimulatedEmployee, thread: str) -> list[str]:
    said = employee.messages(thread=thread)
    return [visible_text(one) for one in said if one["user"] == "U0BOT"]


def written(asked: JsonObject) -> str:
    """Return a form of two claims, each with the passage that the quote stands in."""
    passages = PASSAGE.findall(asked["messages"][1]["content"])
    number = next(int(one[0]) for one in passages if QUOTE in one[2])
    claims = [a_claim(passage=number, quote=QUOTE, claim=claim) for claim in CLAIMS]
    return json.dumps(a_form(*claims))


@pytest.mark.usefixtures("bot")
async def test_an_answer_grows_and_ends_as_one_message(
    employee: Enter, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.server.behaviour = lambda asked: Reply(written(asked))
    calls = calls_of(monkeypatch, "chat.startStream", "chat.appendStream")
    uma = employee("U0UMA")

    said = uma.says(QUESTION)

    answer = await uma.sees("Read the passage", thread=said["ts"])
    assert calls == [
        ("chat.startStream", f"{CLAIMS[0]} [1]\n"),
        ("chat.appendStream", f"{CLAIMS[1]} [1]\n"),
    ]
    assert len(the_bots(uma, said["ts"])) == 1
    await uma.clicks("Read the passage", on=answer)
    await uma.sees_modal("owner:")


@pytest.mark.usefixtures("bot")
async def test_a_follow_up_is_understood_from_the_answer_before(
    employee: Enter, provider: Provider
) -> None:
    provider.server.behaviour = lambda asked: Reply(written(asked))
    uma = employee("U0UMA")
    said = uma.says(QUESTION)
    await uma.sees("Read the passage", thread=said["ts"])
    provider.server.behaviour = provider.reply
    provider.writes["RestatedForm"] = {"question": "When is an invoice sent after delivery?"}

    uma.says("And how long after it?", thread=said["ts"])

    await uma.sees("in my own words right now", thread=said["ts"])
    (given,) = provider.was_given("RestatedForm")
    assert f"- {QUESTION}\n- you answered: {CLAIMS[0]} [1]\n{CLAIMS[1]} [1]" in given


@pytest.mark.usefixtures("bot")
async def test_where_the_workspace_cannot_stream_one_message_comes(
    employee: Enter, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.server.behaviour = lambda asked: Reply(written(asked))
    known = {name: call for name, call in METHODS.items() if "Stream" not in name}
    monkeypatch.setattr("bot.playground.web_api.METHODS", known)
    uma = employee("U0UMA")

    said = uma.says(QUESTION)

    await uma.sees("Read the passage", thread=said["ts"])
    (only,) = the_bots(uma, said["ts"])
    assert f"{CLAIMS[0]} [1]" in only


@pytest.mark.usefixtures("bot")
async def test_a_reply_that_breaks_off_leaves_the_quotes_and_nothing_else(
    employee: Enter, provider: Provider
) -> None:
    def broken(asked: JsonObject) -> Reply:
        text = written(asked)
        return Reply(text, breaks_after=len(text) // PIECE - 1)

    provider.server.behaviour = broken
    uma = employee("U0UMA")

    said = uma.says(QUESTION)

    await uma.sees(WORD_FOR_WORD, thread=said["ts"])
    assert len(the_bots(uma, said["ts"])) == 1


async def test_what_an_earlier_life_left_half_written_is_taken_away(
    slack: Slack, employee: Enter
) -> None:
    uma = employee("U0UMA")
    said = uma.says(QUESTION)
    spot = Spot(
        slack.workspace.team_id,
        uma.channel("").channel_id,
        said["ts"],
        said["ts"],
        "U0UMA",
        "ask.answer:1#0",
    )
    first_life = await streams_of(slack).begin(spot)
    assert first_life
    await first_life.tell(Claim("Half an answer.", 1))

    second_life = await streams_of(slack).begin(spot)

    assert second_life
    assert the_bots(uma, said["ts"]) == []
    await second_life.tell(Claim("A whole answer.", 1))
    assert await second_life.finish([Claim("A whole answer.", 1)], BELOW)
    assert await streams_of(slack).begin(spot) is None


def streams_of(slack: Slack) -> SlackStreams:
    client = AsyncWebClient(token=BOT_TOKEN, base_url=slack.api_url)

    async def client_of(_team_id: str) -> AsyncWebClient:
        return client

    return SlackStreams(client_of)
