"""Each kind of text that must not leave stays in the house, whatever people do with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.clock import Clock
from bot.playground.employee import visible_text
from bot.playground.slack import Slack
from bot.settings import Settings
from tests.attacks.obedient import EXCERPT
from tests.journeys.conftest import Enter
from tests.journeys.reporting import COMPLAINT, decides, reports
from tests.journeys.running import journey_settings, running_bot
from tests.journeys.taking import to_weekday
from tests.journeys.test_what_a_message_is import LETTER
from tests.journeys.writing import (
    bot_with_language_model,
    has_reports,
    provider_at_work,
)
from tests.language_model.server import Json, Reply, running

pytestmark = pytest.mark.usefixtures("sqlite_database_url")  # else each migrates its own

MONDAY = 0
QUESTION = "How soon does a customer get a first answer to an e-mail?"


def settings_with(slack: Slack, folder: Path, url: str, **more: Any) -> Settings:
    """What the bot with the whole handbook is told of a provider."""
    model = {"openai_api_key": SecretStr("sk-test"), "openai_base_url": url}
    return journey_settings(slack, folder).model_copy(update=model | more)


async def test_questions_reports_and_lessons_stay_each_for_itself(
    employee: Enter, slack: Slack, clock: Clock, tmp_path: Path
) -> None:
    dan, tara, sam = map(employee, ("U0DAN", "U0TARA", "U0SAM"))
    stay = {f"language_model_reads_{one}": False for one in ("questions", "reports", "lessons")}
    with provider_at_work() as provider:
        async with bot_with_language_model(slack, tmp_path, provider, clock, **stay) as bot:
            asked = dan.says("How soon does an invoice leave after the delivery?")
            await dan.sees("invoice", thread=asked["ts"])

            await reports(dan, "complaint")
            await decides(tara, "Done", await tara.sees("I-1001"), reason="One address now.")
            await tara.clicks("Worth learning from", on=await tara.sees("finished it"))
            await sam.sees("is worth learning from")

            await has_reports(bot, COMPLAINT["today"], COMPLAINT["today"])
            to_weekday(clock, MONDAY, 10)
            await tara.sees("Your customers' Monday")
        assert provider.server.requests == []


async def test_where_guidance_stays_nothing_is_asked_at_all(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan, sam = employee("U0DAN"), employee("U0SAM")
    with running(lambda _: Reply(status=500)) as server:
        settings = settings_with(
            slack, tmp_path, server.url, language_model_reads_guidance=False
        )
        async with running_bot(slack, settings):
            asked = dan.says(QUESTION)
            await dan.sees("first answer", thread=asked["ts"])
            said = dan.says(LETTER)
            await dan.sees("This is a customer's message", thread=said["ts"])
            await sam.runs("/customer", "questions invoicing", channel="C0GENERAL")
            await sam.sees("language model", channel="C0GENERAL")
        assert server.requests == []


async def test_a_customers_words_stay_and_a_reply_to_copy_is_written(
    employee: Enter, slack: Slack, tmp_path: Path
) -> None:
    dan = employee("U0DAN")
    with running(replies) as server:
        async with running_bot(slack, settings_with(slack, tmp_path, server.url)):
            said = dan.says(LETTER)
            shown = visible_text(
                await dan.sees("This is a customer's message", thread=said["ts"])
            )
        asked = json.dumps(server.requests)
    assert "A reply to copy" in shown
    assert "Dear [ … ]," in shown
    assert len(server.requests) == 2
    assert not [one for one in ("Zebulon", "a week late", "cancel the order") if one in asked]


def replies(asked: Json) -> Reply:
    """Say to the customer what the first excerpt says, and find it carried."""
    (_, _, excerpt), *_ = EXCERPT.findall(asked["messages"][-1]["content"])
    sentence = {"text": excerpt.splitlines()[-1].lstrip("• "), "excerpts": [1]}
    verdict = {"sentence": 1, "difference": "", "is_carried": True}
    is_judge = asked["response_format"]["json_schema"]["name"] == "JudgedForm"
    filled = {"verdicts": [verdict]} if is_judge else {"sentences": [sentence]}
    return Reply(json.dumps(filled))
