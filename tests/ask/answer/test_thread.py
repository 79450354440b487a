"""Reading the thread a question stands in, from a workspace in a box."""

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.ask.answer import thread
from bot.ask.answer.thread import SlackThreads
from bot.ask.domain import ThreadMessage
from bot.delivery.sending.finding import METADATA
from bot.playground.app import running_playground
from bot.playground.bot_app import BotApp
from bot.playground.employee import SimulatedEmployee


async def test_reads_what_people_wrote_before_the_question() -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-1")
    async with running_playground(app) as slack:
        client = AsyncWebClient(token="xoxb-1", base_url=slack.api_url)
        dan, ana = SimulatedEmployee(slack, "U0DAN"), SimulatedEmployee(slack, "U0ANA")
        first = dan.says("An invoice was wrong.", channel="C0CUSTOMERS")
        place = {"channel": "C0CUSTOMERS", "thread": first["ts"]}
        ana.says("Which one?", **place)
        await client.chat_postMessage(
            channel="C0CUSTOMERS", thread_ts=first["ts"], text="I am the bot."
        )
        asked = dan.says("What now?", **place)
        ana.says("Later words.", **place)

        async def client_of(team_id: str) -> AsyncWebClient:
            return client

        threads = SlackThreads(client_of)
        before = await threads.before("T0NORTH", "C0CUSTOMERS", first["ts"], asked["ts"])

    assert before == (ThreadMessage("An invoice was wrong."), ThreadMessage("Which one?"))


async def test_our_answers_are_read_and_nothing_else_that_we_posted() -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-1")
    async with running_playground(app) as slack:
        client = AsyncWebClient(token="xoxb-1", base_url=slack.api_url)
        dan = SimulatedEmployee(slack, "U0DAN")
        first = dan.says("How do we send invoices?", channel="C0CUSTOMERS")
        place = {"channel": "C0CUSTOMERS", "thread_ts": first["ts"]}
        for kind, text in (
            ("ask.answer", "By &lt;e-mail&gt; &amp; post."),
            ("ideas.report", "Ms Weber of Bakery Sun complains."),
        ):
            metadata = {"event_type": METADATA, "event_payload": {"key": f"{kind}:T1:C1:1.0#0"}}
            await client.chat_postMessage(**place, text=text, metadata=metadata)
        asked = dan.says("And how long?", channel="C0CUSTOMERS", thread=first["ts"])

        async def client_of(team_id: str) -> AsyncWebClient:
            return client

        threads = SlackThreads(client_of)
        before = await threads.before("T0NORTH", "C0CUSTOMERS", first["ts"], asked["ts"])

    answer = ThreadMessage("By <e-mail> & post.", is_ours=True)
    assert before == (ThreadMessage("How do we send invoices?"), answer)


async def test_of_a_long_thread_the_last_words_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(thread, "PAGE", 2)
    app = BotApp(signing_secret="s", bot_token="xoxb-1")
    async with running_playground(app) as slack:
        client = AsyncWebClient(token="xoxb-1", base_url=slack.api_url)
        dan = SimulatedEmployee(slack, "U0DAN")
        first = dan.says("The first words.", channel="C0CUSTOMERS")
        place = {"channel": "C0CUSTOMERS", "thread": first["ts"]}
        for number in range(5):
            dan.says(f"Words {number}.", **place)
        asked = dan.says("What now?", **place)

        async def client_of(team_id: str) -> AsyncWebClient:
            return client

        threads = SlackThreads(client_of)
        before = await threads.before("T0NORTH", "C0CUSTOMERS", first["ts"], asked["ts"])

    assert before
    assert before[-1] == ThreadMessage("Words 4.")


async def test_a_thread_that_cannot_be_read_is_not_taken_for_an_empty_one() -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-1")
    async with running_playground(app) as slack:
        client = AsyncWebClient(token="xoxb-1", base_url=slack.api_url)

        async def client_of(team_id: str) -> AsyncWebClient:
            return client

        before = await SlackThreads(client_of).before("T0NORTH", "C0NOWHERE", "1.0", "2.0")

    assert before is None


async def test_what_another_app_posted_is_read_where_a_thread_is_about_it() -> None:
    app = BotApp(signing_secret="s", bot_token="xoxb-1")
    async with running_playground(app) as slack:
        client = AsyncWebClient(token="xoxb-1", base_url=slack.api_url)
        ticket = {"text": None, "attachments": [{"fallback": "Ticket 7: a late delivery"}]}
        channel = slack.workspace.channel("C0CUSTOMERS")
        theirs = slack.workspace.post(channel, ticket | {"bot_id": "B0TICKETS"})
        ours = await client.chat_postMessage(channel="C0CUSTOMERS", text="A report")

        async def client_of(team_id: str) -> AsyncWebClient:
            return client

        dan, threads = SimulatedEmployee(slack, "U0DAN"), SlackThreads(client_of)
        before = []
        for root in (theirs["ts"], ours["ts"]):
            asked = dan.says("What now?", channel="C0CUSTOMERS", thread=root)
            before.append(await threads.before("T1", "C0CUSTOMERS", root, asked["ts"]))

    assert before == [(ThreadMessage("Ticket 7: a late delivery"),), ()]
