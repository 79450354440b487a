"""Where the wish to answer freely, and the answer, reach the quiz."""

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.work import Delivery, Place, Work
from bot.errors import BotError
from bot.quiz.modal_listeners import open_view
from bot.quiz.own_words import messages
from bot.quiz.own_words.domain import Written
from bot.quiz.own_words.work import ADVISE, OwnWordsWork
from bot.slack import Block, team_of

Event = dict[str, Any]
WITHOUT = "Advice on your own words needs a language model, and none is set here."


def register(app: AsyncApp, delivery: Delivery, work: OwnWordsWork) -> None:
    """Connect answering in one's own words to Slack."""

    @app.action(messages.OPEN)
    async def ask(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        await ack()
        await open_view(
            client, body, respond, _window(work, body["user"]["id"], action["value"])
        )

    @app.view(messages.SENT)
    async def take_words(ack: AsyncAck, body: Event, view: Block) -> None:
        who, words_id = body["user"]["id"], view["id"]
        field = view["state"]["values"][messages.WORDS][messages.WORDS]
        # The words go apart: what is taken in is kept for weeks, they only until they are read.
        await work.own_words.keep(
            Written(words_id, who, (field["value"] or "").strip(), work.now())
        )
        await delivery.take_in(_advising(body, words_id, json.loads(view["private_metadata"])))
        await ack()


def _advising(body: Event, words_id: str, at: dict[str, Any]) -> Work:
    who = body["user"]["id"]
    return Work(
        kind=ADVISE,
        key=f"{ADVISE}:{words_id}",
        payload={
            "employee_id": who,
            "round_id": at["r"],
            "number": at["n"],
            "words_id": words_id,
        },
        team_id=team_of(body),
        reports_failure_to=Place(who, None, who),
    )


async def _window(work: OwnWordsWork, employee_id: str, carried: str) -> Block:
    at = json.loads(carried)
    if work.grading is None:
        return messages.notice(WITHOUT)
    try:
        question = await work.question(employee_id, at["r"], at["n"])
    except BotError as error:
        return messages.notice(str(error))
    return messages.asking(question, carried)
