"""One person asks so much and no more; nobody else waits for them."""

from collections.abc import Sequence

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer.domain import AnswerCommand, AnswerMessage
from bot.ask.answer.names import SlackNames
from bot.ask.answer.quota import AskingQuota
from bot.delivery.tasks import work_of
from bot.delivery.work import Ephemeral, Outgoing, Post, Respond, Work
from bot.rate_limit import RateLimit


class Desk:
    """Answers twice an hour, by a clock that stands."""

    def __init__(self, an_hour: int = 2) -> None:
        self.now = 0.0
        quota = AskingQuota(an_hour, lambda: self.now)
        self.answer = quota.through(self._answer)

    async def _answer(self, _work: Work) -> Sequence[Outgoing]:
        return [Post("D1", "An answer.")]

    async def asked(self, who: str = "U0DAN", channel: str = "D1") -> Outgoing:
        task = AnswerMessage("k", "Why?", who, channel, "1.1", "1.1")
        (said,) = await self.answer(work_of(task, "k", "T1"))
        return said


async def test_who_asks_more_is_told_when_to_come_again() -> None:
    desk = Desk()
    first = [await desk.asked(), await desk.asked()]

    said = await desk.asked()

    assert first == [Post("D1", "An answer.")] * 2
    assert isinstance(said, Post)
    assert "Please ask again in 30 minutes." in said.text
    assert said.thread_ts == "1.1"


async def test_somebody_else_is_answered_meanwhile_and_they_are_again_later() -> None:
    desk = Desk()
    for _ in range(3):
        await desk.asked()

    assert await desk.asked("U0LENA") == Post("D1", "An answer.")
    desk.now += 1800
    assert await desk.asked() == Post("D1", "An answer.")


async def test_in_a_channel_nobody_else_reads_it() -> None:
    desk = Desk(an_hour=1)
    await desk.asked(channel="C1")

    said = await desk.asked(channel="C1")

    assert isinstance(said, Ephemeral)
    assert said.employee_id == "U0DAN"


async def test_a_command_is_answered_where_it_was_typed() -> None:
    desk = Desk(an_hour=1)
    task = AnswerCommand("k", "Why?", "U0DAN", "https://slack/1")
    await desk.answer(work_of(task, "k", "T1"))

    (said,) = await desk.answer(work_of(task, "k", "T1"))

    assert isinstance(said, Respond)


async def test_an_operator_may_let_everybody_ask_without_end() -> None:
    desk = Desk(an_hour=0)

    said = [await desk.asked() for _ in range(50)]

    assert said == [Post("D1", "An answer.")] * 50


@pytest.mark.parametrize(("allowed", "found"), [(2, "@Lena"), (1, "")])
async def test_mentions_are_looked_up_within_a_quota_of_their_own(
    allowed: int, found: str
) -> None:
    async def name_of(_employee_id: str) -> str:
        return "Lena"

    async def client_of(_team_id: str) -> AsyncWebClient:
        return AsyncWebClient()

    names = SlackNames(client_of, name_of, RateLimit(60, allowed, lambda: 0.0))
    await names.filled_in("T1", "May <@U0LENA> do it?", "U0DAN")

    text = await names.filled_in("T1", "May <@U0LENA> do it?", "U0DAN")

    assert ("Lena" in text) is bool(found)
